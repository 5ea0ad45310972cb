package org.certirank.attention;

import java.util.Objects;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;

/**
 * A set of token matrices, split into what the tokens have in common and where they differ: all X with rows c + 2^scale D_i, c in {@code common}, D in {@code deviations}, independently. However close
 * the tokens are, their differences are known as well as D is, since no subtraction of tokens is ever needed; the exponent has no limit.
 *
 * @param common a row of d balls
 * @param deviations N by d balls, of a magnitude about 1 unless all are exactly 0
 */
public record Tokens(BallMatrix common, BallMatrix deviations, Exponent scale) {
    public Tokens {
        Objects.requireNonNull(scale);
        if (common.rows() != 1 || common.columns() != deviations.columns() || common.bits() != deviations.bits()) {
            throw new IllegalArgumentException(common + " and " + deviations);
        }
    }

    /** The tokens of an exact matrix. The common row is 0 as long as the tokens differ by more than their mean, so that a row of zeros is kept as that; else the mean, rounded, and the deviations from it are exact before they are rounded. */
    public static Tokens enclosing(Weights x, int bits) {
        int n = x.rows();
        int d = x.columns();
        Rational[] mean = new Rational[d];
        Rational greatest = Rational.ZERO;
        Rational spread = Rational.ZERO;
        for (int j = 0; j < d; j++) {
            Rational sum = Rational.ZERO;
            for (int i = 0; i < n; i++) {
                sum = sum.add(x.entry(i, j));
            }
            mean[j] = sum.div(Rational.of(n));
            greatest = greatest.max(mean[j].abs());
            for (int i = 0; i < n; i++) {
                spread = spread.max(x.entry(i, j).sub(mean[j]).abs());
            }
        }
        if (greatest.compareTo(spread) <= 0) {
            return new Tokens(BallMatrix.zero(1, d, bits), x.enclosing(bits), Exponent.ZERO).rescaled();
        }
        Ball[] common = new Ball[d];
        Ball[] deviations = new Ball[n * d];
        for (int j = 0; j < d; j++) {
            BigFloat c = BigFloat.fromRationalDown(mean[j], bits);
            Rational exact = Dyadic.of(c.mantissa(), c.exponent().saturated()).toRational();
            common[j] = Ball.of(c);
            for (int i = 0; i < n; i++) {
                deviations[i * d + j] = Ball.enclosing(x.entry(i, j).sub(exact), bits);
            }
        }
        return new Tokens(BallMatrix.enclosing(1, d, common, bits), BallMatrix.enclosing(n, d, deviations, bits), Exponent.ZERO).rescaled();
    }

    public int count() {
        return deviations.rows();
    }

    public int features() {
        return deviations.columns();
    }

    public int bits() {
        return deviations.bits();
    }

    /** Whether no entry may be any real number. */
    public boolean isBounded() {
        return common.isBounded() && deviations.isBounded();
    }

    /** The same tokens with midpoints of {@code bits} bits (whole limbs); what is lost goes to the radii. */
    public Tokens rounded(int bits) {
        return new Tokens(common.rounded(bits), deviations.rounded(bits), scale);
    }

    /**
     * The tokens with no more bits than are worth having: all that the most accurate entry of c or D has, and {@code guard} more, so that rounding adds to a radius at most about 2^-guard of itself. As they are where that saves no limb, as
     * where an entry is a single number, which may need all its bits.
     */
    Tokens trimmed(int guard) {
        long most = (long) Math.max(Blocks.accuracy(common), Blocks.accuracy(deviations)) + guard;
        return (most + 63) / 64 * 64 < bits() ? rounded((int) most) : this;
    }

    /** Enclosures of the tokens themselves, row by row. */
    public BallMatrix points() {
        return Blocks.repeatRow(common, count()).add(deviations.shift(scale), bits());
    }

    /** Deviations brought to a magnitude of about 1; exact. */
    Tokens rescaled() {
        Exponent m = Blocks.magnitude(deviations);
        if (m == null) {
            return scale.equals(Exponent.ZERO) ? this : new Tokens(common, deviations, Exponent.ZERO);
        }
        return deviations.isBounded() ? new Tokens(common, deviations.shift(m.negate()), scale.plus(m)) : this;
    }

    /**
     * The same tokens with the midpoint m of the mean of the deviations moved to the common row, when m is greater than what remains; then rescaled. As m is a single row of exact numbers,
     * c + 2^scale m and D_i - m give every X that c and D_i give.
     */
    Tokens centred() {
        if (!isBounded()) {
            return this;
        }
        BallMatrix mean = nearMean();
        Exponent size = Blocks.magnitude(mean);
        Exponent all = Blocks.magnitude(deviations);
        if (size == null || size.plus(3).compareTo(all) <= 0) {
            // The greatest deviation is far greater than the mean, so what remains is greater too.
            return rescaled();
        }
        Tokens rest = moved(mean);
        Exponent left = Blocks.magnitude(rest.deviations);
        return left != null && left.compareTo(size) >= 0 ? rescaled() : rest.rescaled();
    }

    /** The same with the mean moved whatever its size: where no token need be recognised as 0. */
    Tokens withoutMean() {
        return isBounded() ? moved(nearMean()).rescaled() : this;
    }

    /** Any exact row may be moved; this one is close to the mean. */
    private BallMatrix nearMean() {
        BallMatrix ones = Blocks.constant(1, count(), Dyadic.ONE, bits());
        return Products.over(ones.times(deviations, bits()), count()).midpoint();
    }

    private Tokens moved(BallMatrix row) {
        return new Tokens(common.add(row.shift(scale), bits()), deviations.sub(Blocks.repeatRow(row, count()), bits()), scale);
    }

    /** The sum with tokens that depend on the same or other things: all sums of members. */
    Tokens add(Tokens b) {
        Exponent most = Blocks.isZero(deviations) ? b.scale : Blocks.isZero(b.deviations) || scale.compareTo(b.scale) >= 0 ? scale : b.scale;
        BallMatrix sum = deviations.shift(scale.minus(most)).add(b.deviations.shift(b.scale.minus(most)), bits());
        return new Tokens(common.add(b.common, bits()), sum, most);
    }

    /** The product by a number. */
    Tokens scaledBy(Rational factor) {
        return factor.equals(Rational.ONE) ? this : new Tokens(Products.times(common, factor), Products.times(deviations, factor), scale);
    }
}
