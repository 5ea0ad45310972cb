package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code scale} {"factor": p, "result": e2, "roots": [...]}: the conclusion is e >= 0, e > 0, e = 0 or e != 0, and the normal form of p e - e2 is 0. Premises: p > 0 (p != 0
 * for = and !=; none if p is left out, then p = 1); e2 in the same relation to 0; e is defined; the roots. A positive factor keeps the sign, one that is not 0
 * keeps whether it is 0. An equality may be seen from either side.
 */
final class ScaleRule implements Rule {
    @Override public String fields() { return "factor result roots"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Nodes n = reading.nodes;
        if (!(goal.conclusion() instanceof Formula.Rel phi)) throw new RejectException("expected one comparison");
        Formula.Rel rel = (Formula.Rel) goal.conclusion();
        boolean inequality = rel.kind().inequality();
        Node e = inequality ? reading.sign(rel).e() : n.sub(rel.left(), rel.right());
        Formula.Kind kind = inequality ? rel.kind().strict() ? Formula.Kind.GT : Formula.Kind.GE : rel.kind();
        Node p = data.has("factor") ? reading.node(data.text("factor")) : n.one;
        Node result = reading.node(data.text("result"));
        NormalForm form = new NormalForm();
        List<Goal> roots = Roots.read(goal, data, reading, form);
        Node scaled = n.mul(p, e);
        if (inequality || !form.isZero(n.add(scaled, result))) Roots.vanishes(form, n.sub(scaled, result), "");
        List<Goal> premises = new ArrayList<>();
        if (data.has("factor")) premises.add(goal.with(new Formula.Rel(inequality ? Formula.Kind.GT : Formula.Kind.NE, p, n.zero)));
        premises.add(goal.with(new Formula.Rel(kind, result, n.zero)));
        Roots.defined(goal, List.of(e), premises);
        premises.addAll(roots);
        return new Plan(premises);
    }
}
