package org.certirank.prove.box;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.certirank.certificate.Data;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/** First simple version (lead): depth-first, natural evaluation only. */
public final class BoxTactic {
    private BoxTactic() {}

    public static Optional<Box> prove(Sequent goal, BoxOptions options, BooleanSupplier stop) {
        List<Term> leaves = goal.leaves().stream().map(Leaf::term).toList();
        int bits = 64;
        RealArithmetic on = new RealArithmetic(bits);
        List<Prop> props = new ArrayList<>(goal.hypotheses());
        props.add(goal.conclusion());
        Truths<RealInterval[]> truths = new Truths<>(on, goal.terms(), props);
        Deque<Map<Term, Hull>> open = new ArrayDeque<>();
        Deque<Integer> depth = new ArrayDeque<>();
        open.push(Natural.initialBox(goal));
        depth.push(0);
        List<Data> tree = new ArrayList<>();
        for (long done = 0; !open.isEmpty(); done++) {
            if (done >= options.maxBoxes() || (done & 63) == 63 && stop.getAsBoolean()) {
                return Optional.empty();
            }
            Map<Term, Hull> box = open.pop();
            int d = depth.pop();
            Map<Term, Hull> cut = Natural.opened(box, goal);
            if (cut.values().stream().anyMatch(Hull::isEmpty)) {
                tree.add(Data.text("x"));
                continue;
            }
            Map<Term, RealInterval[]> sides = new HashMap<>();
            cut.forEach((t, h) -> sides.put(t, on.enclosing(List.of(EndHull.side(h, bits)))));
            Verdict[][] v = truths.judge(1, sides::get);
            boolean excluded = false;
            for (int i = 0; i < goal.hypotheses().size(); i++) {
                excluded |= v[i][0].isFalse();
            }
            if (excluded || v[goal.hypotheses().size()][0].isTrue()) {
                tree.add(Data.text(excluded ? "x" : "n"));
                continue;
            }
            int k = -1;
            Rational at = null;
            for (int j = 0; j < leaves.size(); j++) {
                Hull h = box.get(leaves.get((j + d) % leaves.size()));
                if (!h.isPoint()) {
                    k = (j + d) % leaves.size();
                    at = h.isFinite() ? h.middle() : h.lo().map(a -> a.add(Rational.of(1L << Math.min(d, 40)))).or(() -> h.hi().map(b -> b.sub(Rational.of(1L << Math.min(d, 40))))).orElse(Rational.ZERO);
                    break;
                }
            }
            if (k < 0 || d > 60 * leaves.size()) {
                return Optional.empty();
            }
            Term x = leaves.get(k);
            tree.add(Data.list(Data.integer(k), Data.text(at.toString())));
            Map<Term, Hull> low = new HashMap<>(box);
            low.put(x, box.get(x).below(at, false));
            Map<Term, Hull> high = new HashMap<>(box);
            high.put(x, box.get(x).above(at, true));
            open.push(high);
            open.push(low);
            depth.push(d + 1);
            depth.push(d + 1);
        }
        return Optional.of(new Box(bits + 32, tree));
    }
}
