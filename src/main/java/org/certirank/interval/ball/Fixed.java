package org.certirank.interval.ball;

import java.math.BigInteger;

/**
 * A fixed-point value and a bound on its error, both in units of a power of two that the context names.
 *
 * @param value the computed value
 * @param error the bound
 */
record Fixed(BigInteger value, long error) {
    /** (value +- error) 2^e, the midpoint rounded to {@code bits}. */
    static Ball ball(BigInteger value, long error, Exponent e, int bits) {
        return Ball.of(BigFloat.of(value, e), Radius.up(error, e)).round(bits);
    }

    /** The number of leading ones that m binary digits need, for guard bits. */
    static int bitLength(int m) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(m);
    }
}
