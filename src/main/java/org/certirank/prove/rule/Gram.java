package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * Bounds of the least and of the greatest singular value by Sylvester's criterion: with all leading minors of G - c^2 1 positive, the least eigenvalue of the
 * Gram matrix G, which is sigmaMin(M)^2, is above c^2; with those of r^2 1 - G positive the greatest is below r^2.
 */
public record Gram() implements Move {

    @Override
    public String rule() {
        return "gram";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Upward phi = Upward.of(goal);
        boolean least = phi.r().op() == Term.Op.SIGMA_MIN;
        boolean greatest = phi.l().op() == Term.Op.SPECTRAL_NORM;
        Move.require(least != greatest, "no bound of sigmaMin from below or of spectralNorm from above");
        OpaqueMatrix m = OpaqueMatrix.of(least ? phi.r() : phi.l());
        Term bound = least ? phi.l() : phi.r();
        OpaqueMatrix h = shifted(terms, m, bound, least);
        List<Sequent> out = new ArrayList<>();
        if (greatest) {
            out.add(goal.concluding(new Prop.Rel(Relation.GT, bound, terms.zero())));
        }
        for (int k = 1; k <= h.rows(); k++) {
            out.add(goal.concluding(new Prop.Rel(Relation.GT, h.minor(terms, IntStream.range(0, k).toArray()), terms.zero())));
        }
        return out;
    }

    /** G - c^2 1 for the least, c^2 1 - G for the greatest; G over the shorter side. */
    private static OpaqueMatrix shifted(Terms terms, OpaqueMatrix m, Term c, boolean least) {
        int p = m.smallerSide();
        boolean wide = m.rows() <= m.columns();
        Term square = terms.powInt(c, 2);
        List<Term> out = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                Term g = OpaqueMatrix.dot(terms, wide ? m.row(i) : m.column(i), wide ? m.row(j) : m.column(j));
                out.add(least ? i == j ? terms.sub(g, square) : g : i == j ? terms.sub(square, g) : terms.neg(g));
            }
        }
        return new OpaqueMatrix(p, p, out);
    }
}
