package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/**
 * A number known between two dyadics: exactly when they are equal, strictly between them otherwise.
 *
 * @param lo the lower number
 * @param hi the upper number
 */
record Enclosure(Dyadic lo, Dyadic hi) {
    static Enclosure exact(Dyadic x) {
        return new Enclosure(x, x);
    }

    /** Strictly within {@code error + 1} units 2^-w of {@code center} units. */
    static Enclosure fixed(BigInteger center, BigInteger error, long w) {
        BigInteger e = error.add(BigInteger.ONE);
        return new Enclosure(Dyadic.of(center.subtract(e), -w), Dyadic.of(center.add(e), -w));
    }

    boolean isExact() {
        return lo == hi || lo.equals(hi);
    }

    Enclosure neg() {
        return isExact() ? exact(lo.neg()) : new Enclosure(hi.neg(), lo.neg());
    }

    /** The lower end for a function value at an end of the argument that is open or closed. */
    Bound lower(boolean open, int bits) {
        return Rounding.lower(lo, open || !isExact(), bits);
    }

    Bound upper(boolean open, int bits) {
        return Rounding.upper(hi, open || !isExact(), bits);
    }

    static RealInterval interval(Enclosure e, int bits, Flag flag) {
        return new RealInterval(e.lower(false, bits), e.upper(false, bits), flag);
    }
}
