package org.certirank.check;

import java.util.*;

/**
 * {@code identity} {"roots": [...], "equations": [...]}: the conclusion is one equality l = r, and the normal form of l - r - sum of cofactor
 * (l_k - r_k) is 0, each equation l_k = r_k being a hypothesis or a premise. Premises: l, r and the cofactors are defined; the roots; the
 * equations given as formulas. Where all is defined, the difference is a rational function whose denominator is not 0 and whose numerator is
 * the zero polynomial, and l_k - r_k = 0.
 */
final class IdentityRule {
    static void apply(Step s) {
        Formula.Rel phi = Step.equality(s.goal.conclusion());
        List<Node> defined = new ArrayList<>(List.of(phi.left(), phi.right()));
        List<Formula> lemmas = new ArrayList<>();
        Node equations = s.equations(defined, lemmas);
        List<Formula> roots = s.roots();
        s.vanishes(s.nodes.sub(s.nodes.sub(phi.left(), phi.right()), equations), "");
        s.needDefined(s.goal, defined);
        roots.forEach(s::need);
        lemmas.forEach(s::need);
    }
}
