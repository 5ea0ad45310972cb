package org.certirank.check;

import java.util.List;
import java.util.Map;

/** Rules for one comparison of two numbers. */
final class ComparisonRules {
    /** {@code squeeze}: l = r from l <= r and l >= r: two numbers of which neither is greater are equal. */
    static void squeeze(Step s) {
        Formula.Rel r = Step.equality(s.goal.conclusion());
        s.need(Formula.Kind.LE, r.left(), r.right());
        s.need(Formula.Kind.GE, r.left(), r.right());
    }

    /**
     * {@code scale}: e >= 0, e > 0, e = 0 or e != 0 from the same of e2, where p e = e2 by normal form and p > 0 (p != 0 for = and !=, of which either difference
     * may be e); e is defined.
     */
    static void scale(Step s) {
        Formula.Rel phi = Step.comparison(s.goal.conclusion(), "one comparison", kind -> true);
        boolean inequality = phi.kind().inequality();
        Node e = inequality ? s.difference(phi) : s.nodes.sub(phi.left(), phi.right());
        Node p = s.data.has("factor") ? s.node("factor") : s.nodes.one, result = s.node("result");
        List<Formula> roots = s.roots();
        Node scaled = s.nodes.mul(p, e);
        if (inequality || !s.form.isZero(s.nodes.add(scaled, result))) s.vanishes(s.nodes.sub(scaled, result), "");
        if (s.data.has("factor")) s.need(inequality ? Formula.Kind.GT : Formula.Kind.NE, p, s.zero);
        s.need(inequality && phi.kind().rising() ? phi.kind().turned() : phi.kind(), result, s.zero);
        s.needDefined(e);
        roots.forEach(s::need);
    }

    /** {@code conjugate}: e >= 0 (> 0) from e g >= 0 (> 0) and e + g > 0: e < 0 would give g > 0 and e g < 0; e = 0 gives e g = 0. */
    static void conjugate(Step s) {
        Node e = s.difference(s.goal.conclusion()), g = s.node("by");
        s.need(s.sign(s.nodes.mul(e, g), Step.inequality(s.goal.conclusion()).kind().strict()));
        s.need(s.sign(s.nodes.add(e, g), true));
    }

    /** {@code floor}: floor(u) <= u, u < floor(u) + 1 or u <= floor(u) + 1, by the definition of the greatest integer that is at most u; u is defined. */
    static void floor(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        Node below = s.nodes.unary(Op.FLOOR, r.right()), above = s.nodes.add(s.nodes.unary(Op.FLOOR, r.left()), s.nodes.one);
        boolean lower = r.left() == below && !r.kind().strict();
        if (!lower && r.right() != above) throw new RejectException("the conclusion does not bound a number by its floor");
        s.needDefined(lower ? r.right() : r.left());
    }

    /** {@code rewrite}: equal numbers may stand for one another: a = b; the conclusion with b for each node a outside of the bodies of binders; all its nodes are defined. */
    static void rewrite(Step s) {
        Node a = s.node("of"), b = s.node("is");
        s.need(Formula.Kind.EQ, a, b);
        s.need(s.goal.conclusion().map(s.nodes.replacing(Map.of(a, b), false), false));
        s.needDefined();
    }

    /**
     * {@code extremum}, in either side order: max(a_0, ..) < c, <= c from a_j < c (<=) for each j; c < max(a_0, ..), <= from c < a_k (<=), nothing if c is a_k
     * itself, and definedness; max = a_k from a_j <= a_k for each j; min alike.
     */
    static void extremum(Step s) {
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
