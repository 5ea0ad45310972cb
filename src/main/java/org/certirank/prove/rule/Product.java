package org.certirank.prove.rule;

import java.util.List;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;

/**
 * One term of a combination: c f_i f_j ... q^2.
 *
 * @param coefficient positive
 * @param facts       indices into the combination's facts, with repetition
 * @param square      q, or empty for 1
 */
public record Product(Rational coefficient, List<Integer> facts, Optional<Term> square) {
    public Product {
        facts = List.copyOf(facts);
        if (coefficient.signum() <= 0) {
            throw new Move.NotApplicable("a coefficient that is not positive");
        }
    }

    Data data() {
        Data.Fields d = Data.NONE.with("coefficient", coefficient.toString()).with("facts", Data.integers(facts));
        return square.isPresent() ? d.with("square", TermPrinter.text(square.get())) : d;
    }
}
