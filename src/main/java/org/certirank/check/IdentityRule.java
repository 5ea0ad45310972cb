package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code identity} {"roots": [...], "equations": [...]}: the conclusion is one equality l = r, and the normal form of l - r - sum of cofactor (l_k - r_k) is 0, each
 * equation l_k = r_k being a hypothesis or a premise. Premises: l, r and the cofactors are defined; the roots; the equations given as formulas. Where all is defined, the
 * difference is a rational function whose denominator is not 0 and whose numerator is the zero polynomial, and l_k - r_k = 0.
 */
final class IdentityRule implements Rule {
    @Override public String fields() { return "roots equations"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Formula.Rel phi = Reading.equality(goal.conclusion());
        Equations equations = new Equations(goal, data, reading);
        NormalForm form = new NormalForm();
        List<Goal> roots = Roots.read(goal, data, reading, form);
        Roots.vanishes(form, reading.nodes.sub(reading.nodes.sub(phi.left(), phi.right()), equations.sum), "");
        List<Goal> premises = new ArrayList<>();
        List<Node> nodes = new ArrayList<>(List.of(phi.left(), phi.right()));
        nodes.addAll(equations.cofactors);
        Roots.defined(goal, nodes, premises);
        premises.addAll(roots);
        premises.addAll(equations.premises);
        return new Plan(premises);
    }

    /** The {@code equations} of a step: each times its cofactor is 0. */
    static final class Equations {
        Node sum;
        final List<Node> cofactors = new ArrayList<>();
        final List<Goal> premises = new ArrayList<>();

        Equations(Goal goal, Fields data, Reading reading) {
            Nodes n = reading.nodes;
            sum = n.zero;
            for (Fields e : data.objects("equations", "hypothesis", "formula", "cofactor")) {
                Formula f = fact(goal, e, reading, premises);
                Formula.Rel equation = Reading.equality(f);
                Node cofactor = reading.node(e.text("cofactor"));
                cofactors.add(cofactor);
                sum = n.add(sum, n.mul(cofactor, n.sub(equation.left(), equation.right())));
            }
        }

        /** A hypothesis, or a formula that becomes a premise. */
        static Formula fact(Goal goal, Fields f, Reading reading, List<Goal> premises) {
            if (f.has("hypothesis") == f.has("formula")) throw Fields.wrong(f.at(""), "either hypothesis or formula");
            if (f.has("hypothesis")) return goal.hypothesis(f.integer("hypothesis"));
            Formula formula = reading.formula(f.text("formula"));
            premises.add(goal.with(formula));
            return formula;
        }
    }
}
