package org.certirank.prove.rule;

import java.util.List;
import java.util.OptionalInt;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * The spectral radius against c by the eigenvalues of M / c inside or outside the unit circle.
 *
 * @param count for c &lt; spectralRadius(M): how many eigenvalues of M / c are outside; empty for spectralRadius(M) &lt; c, where all are inside
 */
public record Radius(OptionalInt count) implements Move {

    @Override
    public String rule() {
        return "radius";
    }

    @Override
    public Data.Fields data() {
        return count.isPresent() ? Data.NONE.with("count", count.getAsInt()) : Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Upward phi = Upward.of(goal);
        Move.require(phi.strict(), "not a strict inequality");
        boolean below = phi.l().op() == Term.Op.SPECTRAL_RADIUS;
        Move.require(below != (phi.r().op() == Term.Op.SPECTRAL_RADIUS), "no bound of a spectral radius");
        Move.require(below == count.isEmpty() && count.orElse(1) >= 1, "a count of at least 1 belongs to a lower bound, none to an upper one");
        OpaqueMatrix m = OpaqueMatrix.of(below ? phi.l() : phi.r());
        Term c = below ? phi.r() : phi.l();
        OpaqueMatrix scaled = new OpaqueMatrix(m.rows(), m.columns(), m.entries().stream().map(x -> terms.div(x, c)).toList());
        return List.of(goal.concluding(new Prop.Rel(Relation.GT, c, terms.zero())), goal.concluding(new Prop.Rel(Relation.EQ,
                scaled.node(terms, below ? Term.Op.INSIDE : Term.Op.OUTSIDE), terms.constant(below ? m.rows() : count.getAsInt()))));
    }
}
