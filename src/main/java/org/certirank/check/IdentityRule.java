package org.certirank.check;

import java.util.*;

/**
 * {@code identity}: l = r, where l - r - sum of cofactor (l_k - r_k) has the normal form 0 and each l_k = r_k is a hypothesis or a premise; l, r and the
 * cofactors are defined.
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
