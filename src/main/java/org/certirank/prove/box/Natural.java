package org.certirank.prove.box;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
import org.certirank.eval.Verdict;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/** Natural interval evaluation on the whole initial box of a sequent, with exact openness: what a box step with the tree {@code ["n"]} asks the checker to do. */
public final class Natural {

    private Natural() {}

    /** The initial box: the hulls, cut by the bound hypotheses (certificate format, section 5). */
    public static Map<Term, Hull> initialBox(Sequent goal) {
        Map<Term, Hull> box = new HashMap<>();
        for (Leaf l : goal.leaves()) {
            box.put(l.term(), l.hull());
        }
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel r) {
                cut(box, r);
                cut(box, r.flip());
            }
        }
        return box;
    }

    private static void cut(Map<Term, Hull> box, Prop.Rel r) {
        if (r.l().isLeaf() && r.r().isConst() && box.containsKey(r.l()) && r.relation() != Relation.NE) {
            box.computeIfPresent(r.l(), (t, h) -> h.cut(r.relation(), r.r().value()));
        }
    }

    /** Opens closed ends that a hypothesis {@code leaf != c} excludes. */
    public static Map<Term, Hull> opened(Map<Term, Hull> box, Sequent goal) {
        Map<Term, Hull> out = new HashMap<>(box);
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel r && r.relation() == Relation.NE) {
                for (Prop.Rel s : List.of(r, r.flip())) {
                    if (s.l().isLeaf() && s.r().isConst() && out.containsKey(s.l())) {
                        out.computeIfPresent(s.l(), (t, side) -> side.cut(Relation.NE, s.r().value()));
                    }
                }
            }
        }
        return out;
    }

    /** Whether the conclusion is certainly true on the whole (non-empty) box. */
    public static boolean certainly(Sequent goal, int bits) {
        return certainly(goal, goal.conclusion(), bits);
    }

    public static boolean certainly(Sequent goal, Prop p, int bits) {
        Map<Term, Hull> box = opened(initialBox(goal), goal);
        if (box.values().stream().anyMatch(Hull::isEmpty)) {
            return false;
        }
        RealArithmetic on = new RealArithmetic(bits);
        Map<Term, RealInterval[]> sides = new HashMap<>();
        box.forEach((t, h) -> sides.put(t, on.enclosing(List.of(EndHull.side(h, bits)))));
        Verdict[][] v = new Truths<>(on, goal.terms(), List.of(p)).judge(1, sides::get);
        return v[0][0].isTrue();
    }
}
