package org.certirank.eval;

import java.util.List;
import java.util.SplittableRandom;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** Random terms over some leaves, seeded; small constants, all operations that have a written form. */
final class RandomTerms {
    private final Terms terms;
    private final List<Term> leaves;
    private final SplittableRandom random;

    RandomTerms(Terms terms, List<Term> leaves, long seed) {
        this.terms = terms;
        this.leaves = leaves;
        this.random = new SplittableRandom(seed);
    }

    SplittableRandom random() {
        return random;
    }

    Rational small() {
        return Rational.of(random.nextInt(-8, 9), random.nextInt(1, 7));
    }

    /** Polynomials, quotients, absolute values, minima: exact on rationals. */
    Term rational(int size) {
        if (size <= 1) {
            return random.nextInt(3) == 0 ? terms.constant(small()) : leaves.get(random.nextInt(leaves.size()));
        }
        int left = random.nextInt(1, size);
        return switch (random.nextInt(9)) {
            case 0, 1 -> terms.add(rational(left), rational(size - left));
            case 2, 3 -> terms.mul(rational(left), rational(size - left));
            case 4 -> terms.neg(rational(size - 1));
            case 5 -> terms.div(rational(left), rational(size - left));
            case 6 -> terms.powInt(rational(size - 1), random.nextInt(-2, 4));
            case 7 -> terms.abs(rational(size - 1));
            default -> terms.min(List.of(rational(left), rational(size - left)));
        };
    }

    /** Everything else too. */
    Term any(int size) {
        if (size <= 1) {
            return random.nextInt(12) == 0 ? terms.pi() : rational(1);
        }
        int left = random.nextInt(1, size);
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> terms.add(any(left), any(size - left));
            case 3, 4 -> terms.mul(any(left), any(size - left));
            case 5 -> terms.sub(any(left), any(size - left));
            case 6 -> terms.div(any(left), any(size - left));
            case 7 -> terms.powInt(any(size - 1), random.nextInt(-3, 4));
            case 8 -> terms.sqrt(terms.add(terms.constant(1), terms.powInt(any(size - 1), 2)));
            case 9 -> terms.exp(terms.tanh(any(size - 1)));
            case 10 -> terms.log(any(size - 1));
            case 11 -> random.nextBoolean() ? terms.sin(any(size - 1)) : terms.cos(any(size - 1));
            case 12 -> random.nextBoolean() ? terms.tanh(any(size - 1)) : terms.erf(any(size - 1));
            case 13 -> terms.abs(any(size - 1));
            case 14 -> terms.max(List.of(any(left), any(size - left)));
            default -> terms.pow(terms.exp(any(left)), any(size - left));
        };
    }
}
