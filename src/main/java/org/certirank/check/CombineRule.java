package org.certirank.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code combine}: the conclusion is e >= 0 or e > 0 (one inequality), and the normal form of p e - sum of c f_i f_j ... q^2 - sum of cofactor (l - r) is 0, with
 * rational c > 0, facts f >= 0 or f > 0, and equations l = r. Premises: e, the squares q and the cofactors are defined; p > 0 if p is given; the facts given as formulas; the
 * roots; the equations given as formulas. Products and sums of non-negative numbers are non-negative, p e >= 0 and p > 0 give e >= 0. For e > 0 at least one term must be
 * strict: only strict facts (perhaps none), no square.
 */
final class CombineRule implements Rule {
    @Override public String fields() { return "factor facts terms equations roots"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Nodes n = reading.nodes;
        Reading.Sign phi = reading.sign(goal.conclusion());
        List<Goal> given = new ArrayList<>();
        List<Reading.Sign> facts = new ArrayList<>();
        for (Fields f : data.objects("facts", "hypothesis", "formula")) facts.add(reading.sign(IdentityRule.Equations.fact(goal, f, reading, given)));
        List<Node> nodes = new ArrayList<>(List.of(phi.e()));
        Node sum = n.zero;
        boolean strict = false;
        for (Fields t : data.objects("terms", "coefficient", "facts", "square")) {
            Rat c = reading.rational(t.text("coefficient"));
            if (c.signum() <= 0) throw new RejectException("the coefficient " + c + " is not positive");
            Node term = n.constant(c);
            boolean allStrict = !t.has("square");
            for (int i : t.has("facts") ? t.integers("facts") : new int[0]) {
                if (i >= facts.size()) throw new RejectException("fact " + i + " does not exist, there are " + facts.size());
                term = n.mul(term, facts.get(i).e());
                allStrict &= facts.get(i).strict();
            }
            if (t.has("square")) {
                Node q = reading.node(t.text("square"));
                nodes.add(q);
                term = n.mul(term, n.powint(q, BigInteger.TWO));
            }
            strict |= allStrict;
            sum = n.add(sum, term);
        }
        if (phi.strict() && !strict) throw new RejectException("no term is certainly positive, but the conclusion is strict");
        IdentityRule.Equations equations = new IdentityRule.Equations(goal, data, reading);
        nodes.addAll(equations.cofactors);
        NormalForm form = new NormalForm();
        List<Goal> roots = Roots.read(goal, data, reading, form);
        Node p = data.has("factor") ? reading.node(data.text("factor")) : n.one;
        Roots.vanishes(form, n.sub(n.sub(n.mul(p, phi.e()), sum), equations.sum), "");
        List<Goal> premises = new ArrayList<>();
        Roots.defined(goal, nodes, premises);
        if (data.has("factor")) premises.add(goal.with(new Reading.Sign(p, true).formula(n)));
        premises.addAll(given);
        premises.addAll(roots);
        premises.addAll(equations.premises);
        return new Plan(premises);
    }
}
