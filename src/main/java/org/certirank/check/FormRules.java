package org.certirank.check;

import java.util.*;

/** Rules that show one identity by normal form. */
final class FormRules {
    /** {@code identity}: l = r, where l - r - sum of cofactor (l_k - r_k) has the normal form 0 and each l_k = r_k is a hypothesis or a premise; l, r and the cofactors are defined. */
    static void identity(Step s) {
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

    /**
     * {@code combine}: e >= 0 or e > 0, where p e = sum of c f_i f_j ... q^2 + sum of cofactor (l - r) by normal form, with rational c > 0, facts f >= 0 or f > 0, equations l = r
     * and p > 0: sums and products of non-negative numbers are non-negative. For e > 0 one term must have strict facts only (perhaps none) and no square.
     */
    static void combine(Step s) {
        Nodes n = s.nodes;
        Node e = s.difference(s.goal.conclusion()), sum = s.zero;
        List<Formula> facts = new ArrayList<>(), given = new ArrayList<>(), lemmas = new ArrayList<>();
        for (Fields f : s.data.objects("facts", "hypothesis formula")) facts.add(Step.inequality(s.fact(f, given)));
        List<Node> defined = new ArrayList<>(List.of(e));
        boolean strict = false;
        for (Fields t : s.data.objects("terms", "coefficient facts square")) {
            Rat c = s.reading.rational(t.text("coefficient"));
            if (c.signum() <= 0) throw new RejectException("the coefficient " + c + " is not positive");
            Node term = n.constant(c);
            boolean allStrict = !t.has("square");
            for (int i : t.has("facts") ? t.integers("facts") : new int[0]) {
                if (i >= facts.size()) throw new RejectException("fact " + i + " does not exist, there are " + facts.size());
                term = n.mul(term, s.difference(facts.get(i)));
                allStrict &= Step.inequality(facts.get(i)).kind().strict();
            }
            if (t.has("square")) {
                Node q = s.reading.node(t.text("square"));
                defined.add(q);
                term = n.mul(term, n.square(q));
            }
            strict |= allStrict;
            sum = n.add(sum, term);
        }
        boolean ask = Step.inequality(s.goal.conclusion()).kind().strict();
        if (ask && !strict) throw new RejectException("no term is certainly positive, but the conclusion is strict");
        Node equations = s.equations(defined, lemmas);
        List<Formula> roots = s.roots();
        Node p = s.data.has("factor") ? s.node("factor") : n.one;
        s.vanishes(n.sub(n.sub(n.mul(p, e), sum), equations), "");
        s.needDefined(s.goal, defined);
        if (s.data.has("factor")) s.need(s.sign(p, true));
        given.forEach(s::need);
        roots.forEach(s::need);
        lemmas.forEach(s::need);
    }
}
