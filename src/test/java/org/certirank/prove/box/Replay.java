package org.certirank.prove.box;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.eval.MeanValue;
import org.certirank.eval.Program;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Sequent;

/** Reads a box step's tree as the certificate format tells the checker to, and judges every leaf at the step's bits, without the search's shortcuts. */
final class Replay {
    private final Sequent goal;
    private final RealArithmetic on;
    private int boxes;

    private Replay(Sequent goal, int bits) {
        this.goal = goal;
        this.on = new RealArithmetic(bits);
    }

    /** The number of boxes at the leaves, all of which are as their tokens say; an {@link AssertionError} otherwise. */
    static int boxes(Sequent goal, Box box) {
        Replay r = new Replay(goal, box.bits());
        Iterator<Data> tokens = expanded(box.tree()).iterator();
        Deque<Map<Term, Hull>> open = new ArrayDeque<>();
        open.push(Natural.initialBox(goal));
        while (!open.isEmpty()) {
            r.read(tokens.next(), open.pop(), open);
        }
        check(!tokens.hasNext(), "tokens left over");
        return r.boxes;
    }

    /** The tree with every run of one-letter tokens taken apart. */
    static List<Data> expanded(List<Data> tree) {
        List<Data> out = new ArrayList<>();
        for (Data token : tree) {
            if (token instanceof Data.Text(String run)) {
                check(!run.isEmpty(), "an empty run");
                run.chars().forEach(c -> out.add(Character.isDigit(c) ? Data.integer(c - '0') : Data.text(Character.toString(c))));
            } else {
                out.add(token);
            }
        }
        return out;
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }

    private void read(Data token, Map<Term, Hull> box, Deque<Map<Term, Hull>> open) {
        switch (token) {
            case Data.Text(String how) -> leaf(how, box);
            case Data.Int(long k) -> {
                Hull h = box.get(leafNumber(k));
                cut(box, leafNumber(k), h.middle(), false, open);
            }
            case Data.Items(List<Data> items) -> {
                check(items.size() == 2 || items.size() == 3 && items.get(2).equals(Data.text("le")), "token " + items);
                cut(box, leafNumber(((Data.Int) items.get(0)).value()), Rational.parse(((Data.Text) items.get(1)).value()), items.size() == 3, open);
            }
            case Data.Fields f -> throw new AssertionError("an object in the tree");
        }
    }

    private Term leafNumber(long k) {
        return goal.leaves().get((int) k).term();
    }

    private static void cut(Map<Term, Hull> box, Term x, Rational c, boolean closedBelow, Deque<Map<Term, Hull>> open) {
        Hull h = box.get(x);
        check(h.lo().map(a -> a.compareTo(c) <= 0).orElse(true) && h.hi().map(b -> c.compareTo(b) <= 0).orElse(true), c + " is not in " + h);
        Map<Term, Hull> low = new HashMap<>(box);
        low.put(x, h.below(c, closedBelow));
        Map<Term, Hull> high = new HashMap<>(box);
        high.put(x, h.above(c, !closedBelow));
        open.push(high);
        open.push(low);
    }

    private void leaf(String how, Map<Term, Hull> box) {
        boxes++;
        Map<Term, Hull> opened = Natural.opened(box, goal);
        if (opened.values().stream().anyMatch(Hull::isEmpty)) {
            check(how.equals("x"), "an empty box is marked " + how);
            return;
        }
        Map<Term, RealInterval[]> sides = new HashMap<>();
        opened.forEach((x, h) -> sides.put(x, new RealInterval[] {EndHull.side(h, on.bits())}));
        switch (how) {
            case "x" -> check(goal.hypotheses().stream().anyMatch(h -> judge(h, sides, Map.of()).isFalse()), "no hypothesis fails on " + box);
            case "n" -> check(judge(goal.conclusion(), sides, Map.of()).isTrue(), "not natural on " + box);
            case "m" -> check(judge(goal.conclusion(), sides, forms(sides)).isTrue(), "not by the mean value form on " + box);
            default -> throw new AssertionError("token " + how);
        }
    }

    private org.certirank.eval.Verdict judge(Prop p, Map<Term, RealInterval[]> sides, Map<Term, RealInterval[]> forms) {
        Truths<RealInterval[]> truths = new Truths<>(on, goal.terms(), List.of(p));
        return truths.certainty(p, truths.values(sides::get), 0, r -> decided(r, forms)).verdict();
    }

    private boolean decided(Prop.Rel r, Map<Term, RealInterval[]> forms) {
        RealInterval[] form = forms.get(Props.difference(goal.terms(), r));
        if (form == null || r.relation() == Relation.EQ || r.relation() == Relation.NE) {
            return false;
        }
        boolean strict = r.relation() == Relation.LT || r.relation() == Relation.GT;
        return strict ? form[0].certainlyPositive() : form[0].certainlyNonNegative();
    }

    private Map<Term, RealInterval[]> forms(Map<Term, RealInterval[]> sides) {
        List<Term> differences = new java.util.ArrayList<>();
        comparisons(goal.conclusion(), differences);
        return new MeanValue<>(on, Program.of(differences)).enclose(1, sides::get);
    }

    private void comparisons(Prop p, List<Term> out) {
        switch (p) {
            case Prop.Rel r -> out.add(Props.difference(goal.terms(), r));
            case Prop.And(List<Prop> parts) -> parts.forEach(q -> comparisons(q, out));
            case Prop.Or(List<Prop> parts) -> parts.forEach(q -> comparisons(q, out));
            case Prop.Imp(Prop premise, Prop then) -> {
                comparisons(premise, out);
                comparisons(then, out);
            }
            case Prop.Not(Prop of) -> comparisons(of, out);
            case Prop.Truth t -> { }
            case Prop.All a -> { }
            case Prop.Defined d -> { }
        }
    }
}
