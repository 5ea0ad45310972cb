package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.HexFormat;
import org.apfloat.Apint;

/**
 * Exact integer products. BigInteger's Toom-Cook is the faster one up to about three million bits a factor (docs/performance.md); beyond,
 * Apfloat's number-theoretic transforms win although the digits have to be carried over in base 16 both ways. Products of Apint are exact.
 */
final class Multiplication {
    /** Measured: below this many bits in the shorter factor carrying over costs more than it gains. */
    static final int TRANSFORM_BITS = 3_000_000;

    private static final int RADIX = 16;

    private Multiplication() {
    }

    static BigInteger multiply(BigInteger a, BigInteger b) {
        return Math.min(a.bitLength(), b.bitLength()) < TRANSFORM_BITS ? a.multiply(b) : byTransform(a, b);
    }

    static BigInteger byTransform(BigInteger a, BigInteger b) {
        BigInteger p = fromApint(toApint(a.abs()).multiply(toApint(b.abs())));
        return a.signum() * b.signum() < 0 ? p.negate() : p;
    }

    private static Apint toApint(BigInteger a) {
        return new Apint(HexFormat.of().formatHex(a.toByteArray()), RADIX);
    }

    private static BigInteger fromApint(Apint p) {
        String digits = p.toString(true);
        return new BigInteger(1, HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits));
    }
}
