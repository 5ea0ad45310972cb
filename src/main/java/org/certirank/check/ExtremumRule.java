package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code extremum} {"index": k}: the conclusion compares max(a_1, ..., a_n) with c (for min everything is turned round; either side order). Without index: max <= c or < c,
 * premises a_j <= c (< c) for each j. With index k (from 0): c <= max or c < max, premise c <= a_k (<), none if c is a_k itself, then all nodes of the conclusion are defined;
 * max = a_k, premises a_j <= a_k for each j. The maximum is one of the numbers and not less than any.
 */
final class ExtremumRule implements Rule {
    @Override public String fields() { return "index"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        if (goal.conclusion() instanceof Formula.Rel r) {
            int k = data.has("index") ? data.integer("index") : -1;
            List<Goal> premises = premises(goal, r.kind(), r.left(), r.right(), k);
            if (premises == null) premises = premises(goal, r.kind().turned(), r.right(), r.left(), k);
            if (premises != null) return new Plan(premises);
        }
        throw new RejectException("the conclusion is no comparison with min or max of the form asked for");
    }

    /** For {@code of kind c}; null if `of` is no min or max or the form is not one of the rule's. */
    private static List<Goal> premises(Goal goal, Formula.Kind kind, Node of, Node c, int k) {
        if (of.op != Op.MAX && of.op != Op.MIN || k >= of.args.length) return null;
        Formula.Kind asMax = of.op == Op.MAX ? kind : kind.turned();
        List<Goal> premises = new ArrayList<>();
        if (k < 0 && (asMax == Formula.Kind.LT || asMax == Formula.Kind.LE)) {
            each(goal, of, kind, c, premises);
        } else if (k >= 0 && (asMax == Formula.Kind.GT || asMax == Formula.Kind.GE)) {
            if (asMax == Formula.Kind.GT || of.args[k] != c) premises.add(goal.with(new Formula.Rel(kind, of.args[k], c)));
            Roots.defined(goal, goal.conclusion().roots(), premises);
        } else if (k >= 0 && kind == Formula.Kind.EQ && of.args[k] == c) {
            each(goal, of, of.op == Op.MAX ? Formula.Kind.LE : Formula.Kind.GE, c, premises);
        } else {
            return null;
        }
        return premises;
    }

    private static void each(Goal goal, Node of, Formula.Kind kind, Node c, List<Goal> premises) {
        for (Node a : of.args) premises.add(goal.with(new Formula.Rel(kind, a, c)));
    }
}
