package org.certirank.check;

/**
 * {@code extremum}, in either side order: max(a_0, ..) < c, <= c from a_j < c (<=) for each j; c < max(a_0, ..), <= from c < a_k (<=), nothing if c is a_k
 * itself, and definedness; max = a_k from a_j <= a_k for each j; min alike.
 */
final class ExtremumRule {
    static void apply(Step s) {
        int k = s.data.has("index") ? s.data.integer("index") : -1;
        boolean applied = s.goal.conclusion() instanceof Formula.Rel r && (tried(s, r, k) || tried(s, r.turned(), k));
        if (!applied) throw new RejectException("the conclusion is no comparison with min or max of the form asked for");
    }

    /** For {@code max of kind c} or min; false if it is not one of the forms of the rule. */
    private static boolean tried(Step s, Formula.Rel rel, int k) {
        Node of = rel.left(), c = rel.right();
        boolean max = of.op == Op.MAX;
        if (!max && of.op != Op.MIN || k >= of.args.length) return false;
        Formula.Kind kind = rel.kind(), asMax = max ? kind : kind.turned();
        boolean each = k < 0 && asMax.rising(), equal = k >= 0 && kind == Formula.Kind.EQ && of.args[k] == c;
        if (each || equal) {
            for (Node a : of.args) s.need(each ? kind : max ? Formula.Kind.LE : Formula.Kind.GE, a, c);
        } else if (k >= 0 && (asMax == Formula.Kind.GT || asMax == Formula.Kind.GE)) {
            if (kind.strict() || of.args[k] != c) s.need(kind, of.args[k], c);
            s.needDefined();
        } else {
            return false;
        }
        return true;
    }
}
