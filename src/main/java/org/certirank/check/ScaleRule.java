package org.certirank.check;

import java.util.List;

/**
 * {@code scale}: e >= 0, e > 0, e = 0 or e != 0 from the same of e2, where p e = e2 by normal form and p > 0 (p != 0 for = and !=, of which either difference
 * may be e); e is defined.
 */
final class ScaleRule {
    static void apply(Step s) {
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
}
