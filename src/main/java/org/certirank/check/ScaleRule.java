package org.certirank.check;

import java.util.List;

/**
 * {@code scale} {"factor": p, "result": e2, "roots": [...]}: the conclusion is e >= 0, e > 0, e = 0 or e != 0, and the normal form of p e - e2 is
 * 0. Premises: p > 0 (p != 0 for = and !=; none if p is left out, then p = 1); e2 in the same relation to 0; e is defined; the roots. A positive
 * factor keeps the sign, one that is not 0 keeps whether it is 0. An equality may be seen from either side.
 */
final class ScaleRule {
    static void apply(Step s) {
        Formula.Rel phi = Step.comparison(s.goal.conclusion());
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
