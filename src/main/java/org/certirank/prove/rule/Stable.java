package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** Bounds of the stable rank, the sum of squares over the square of the spectral norm, by a bound u of that norm. */
public record Stable(Term norm) implements Move {

    @Override
    public String rule() {
        return "stable";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("norm", TermPrinter.text(norm));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Upward phi = Upward.of(goal);
        boolean above = phi.l().op() == Term.Op.STABLE_RANK;
        Move.require(above != (phi.r().op() == Term.Op.STABLE_RANK), "not a bound of a stable rank");
        OpaqueMatrix m = OpaqueMatrix.of(above ? phi.l() : phi.r());
        Term spectral = m.node(terms, Term.Op.SPECTRAL_NORM);
        Term squares = m.squares(terms);
        Term scaled = terms.mul(above ? phi.r() : phi.l(), terms.powInt(norm, 2));
        Sequent positive = goal.concluding(new Prop.Rel(Relation.GT, norm, terms.zero()));
        return above
                ? List.of(positive, goal.concluding(new Prop.Rel(Relation.LE, norm, spectral)), goal.concluding(phi.with(squares, scaled)))
                : List.of(positive, goal.concluding(new Prop.Rel(Relation.LE, spectral, norm)), goal.concluding(phi.with(scaled, squares)),
                        goal.concluding(new Prop.Rel(Relation.GT, squares, terms.zero())));
    }
}
