package org.certirank.interval;

import java.math.BigInteger;
import org.certirank.exact.Dyadic;

/**
 * sin and cos of intervals. Between neighbouring extrema (n pi for cos, n pi + pi/2 for sin) the functions are monotone; in which piece an
 * end lies is decided exactly, so an interval has no, one or several extrema inside, and the range follows.
 */
final class Periodic {
    private static final Bound MINUS_ONE = Bound.closed(Dyadic.of(-1));

    private Periodic() {
    }

    static RealInterval sin(RealInterval x, int bits) {
        return range(x, bits, Trigonometry::sin, 1);
    }

    static RealInterval cos(RealInterval x, int bits) {
        return range(x, bits, Trigonometry::cos, 0);
    }

    private static RealInterval range(RealInterval x, int bits, Monotone.Kernel f, int offset) {
        Rounding.checked(bits);
        if (x.isEmpty()) {
            return x;
        }
        if (!x.isBounded() || tooLarge(x.lower()) || tooLarge(x.upper())) {
            return new RealInterval(MINUS_ONE, Bound.ONE, x.flag());
        }
        if (x.isPoint()) {
            return Enclosure.interval(f.at(x.lower().value(), bits), bits, x.flag());
        }
        BigInteger first = piece(Trigonometry.quarter(x.lower().value()), offset);
        // The upper end 0 belongs to the piece that ends there: quarter -1.
        Dyadic top = x.upper().value();
        BigInteger last = piece(top.isZero() ? BigInteger.ONE.negate() : Trigonometry.quarter(top), offset);
        BigInteger inside = last.subtract(first);
        if (inside.compareTo(BigInteger.ONE) > 0) {
            return new RealInterval(MINUS_ONE, Bound.ONE, x.flag());
        }
        Enclosure a = f.at(x.lower().value(), bits);
        Enclosure b = f.at(top, bits);
        boolean even = !last.testBit(0);
        Bound lowest = Arithmetic.outer(a.lower(x.lower().open(), bits), b.lower(x.upper().open(), bits), -1);
        Bound highest = Arithmetic.outer(a.upper(x.lower().open(), bits), b.upper(x.upper().open(), bits), 1);
        if (inside.signum() == 0) {
            return new RealInterval(lowest, highest, x.flag());
        }
        return even ? new RealInterval(lowest, Bound.ONE, x.flag()) : new RealInterval(MINUS_ONE, highest, x.flag());
    }

    /** The index of the monotone piece from the quarter turn j = floor(2x/pi): floor((j - offset) / 2). */
    private static BigInteger piece(BigInteger quarter, int offset) {
        return quarter.subtract(BigInteger.valueOf(offset)).shiftRight(1);
    }

    private static boolean tooLarge(Bound b) {
        return b.signum() != 0 && b.value().magnitude() > Trigonometry.MAX_MAGNITUDE;
    }
}
