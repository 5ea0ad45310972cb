package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** A bound of the spectral norm from below by |M v| &lt;= spectralNorm(M) |v|. */
public record Stretch(List<Term> vector) implements Move {

    public Stretch {
        vector = List.copyOf(vector);
    }

    @Override
    public String rule() {
        return "stretch";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("vector", OpaqueMatrix.text(vector));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Upward phi = Upward.of(goal);
        Move.require(phi.r().op() == Term.Op.SPECTRAL_NORM, "no lower bound of a spectral norm");
        OpaqueMatrix m = OpaqueMatrix.of(phi.r());
        Move.require(vector.size() == m.columns(), "the vector has another length");
        Term length = OpaqueMatrix.dot(terms, vector, vector);
        List<Term> image = m.times(terms, new OpaqueMatrix(vector.size(), 1, vector)).entries();
        List<Sequent> out = new ArrayList<>();
        out.add(goal.concluding(new Prop.Rel(Relation.GT, length, terms.zero())));
        out.add(goal.concluding(phi.with(terms.mul(terms.powInt(phi.l(), 2), length), OpaqueMatrix.dot(terms, image, image))));
        goal.defined(m.entries()).ifPresent(out::add);
        return out;
    }
}
