package org.certirank.prove.box;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
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
        if (isBound(r, box) && r.relation() != Relation.NE) {
            box.computeIfPresent(r.l(), (t, h) -> h.cut(r.relation(), r.r().value()));
        }
    }

    /** Whether this is a comparison of a leaf of the box, on the left, with a rational constant. */
    static boolean isBound(Prop.Rel r, Map<Term, Hull> box) {
        return r.l().isLeaf() && r.r().isConst() && box.containsKey(r.l());
    }

    /** Opens closed ends that a hypothesis {@code leaf != c} excludes. */
    static Map<Term, Hull> opened(Map<Term, Hull> box, Sequent goal) {
        Map<Term, Hull> out = new HashMap<>(box);
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel r && r.relation() == Relation.NE) {
                for (Prop.Rel s : List.of(r, r.flip())) {
                    if (isBound(s, out)) {
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
        Truths<RealInterval[]> truths = new Truths<>(on, goal.terms(), List.of(p));
        Map<Term, RealInterval[]> sides = new HashMap<>();
        truths.program().leaves().forEach(t -> sides.put(t, on.enclosing(List.of(EndHull.side(box.get(t), bits)))));
        return truths.judge(1, sides::get)[0][0].isTrue();
    }
}
