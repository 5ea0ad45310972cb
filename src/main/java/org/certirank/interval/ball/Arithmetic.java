package org.certirank.interval.ball;

import org.certirank.interval.Flag;

/** + * / and fma of balls: the midpoints' exact result rounded to nearest; radius by the triangle inequality. */
final class Arithmetic {
    private Arithmetic() {
    }

    /** |(x + y) - (a + b)| <= ra + rb; to this the rounding of a + b, and the sticky bit where it stands for a far smaller term. */
    static Ball add(Ball a, Ball b, int bits) {
        BigFloat sum = BigFloat.shortSum(a.mid(), b.mid(), bits);
        Radius rounding = sum.roundingError(bits).addUp(BigFloat.shortSumError(a.mid(), b.mid(), bits));
        return new Ball(sum.round(bits), a.rad().addUp(b.rad()).addUp(rounding), Flag.worst(a.flag(), b.flag()));
    }

    /** |x y - a b| <= |a| rb + |b| ra + ra rb. */
    static Ball mul(Ball a, Ball b, int bits) {
        BigFloat product = a.mid().mul(b.mid());
        return new Ball(product.round(bits), productRadius(a, b).addUp(product.roundingError(bits)), Flag.worst(a.flag(), b.flag()));
    }

    private static Radius productRadius(Ball a, Ball b) {
        if (a.rad().isZero() && b.rad().isZero()) {
            return Radius.ZERO;
        }
        Radius x = Radius.up(a.mid());
        Radius y = Radius.up(b.mid());
        return x.addUp(a.rad()).mulUp(b.rad()).addUp(y.mulUp(a.rad()));
    }

    static Ball fma(Ball a, Ball b, Ball c, int bits) {
        BigFloat product = a.mid().mul(b.mid());
        Ball exact = new Ball(product, productRadius(a, b), Flag.worst(a.flag(), b.flag()));
        return add(exact, c, bits);
    }

    /** |x / y - a / b| = |(x - a) b - a (y - b)| / |b y| <= (ra + |a / b| rb) / (|b| - rb). */
    static Ball div(Ball a, Ball b, int bits) {
        Flag flag = Flag.worst(a.flag(), b.flag());
        if (b.mid().isZero() && b.rad().isZero()) {
            return Ball.NOWHERE;
        }
        if (Order.containsZero(b)) {
            Flag partly = Flag.worst(flag, Flag.PARTLY);
            // 0 / y is 0 wherever it is defined.
            return (a.mid().isZero() && a.rad().isZero() ? Ball.ZERO : Ball.REALS).withFlag(partly);
        }
        BigFloat down = BigFloat.divDown(a.mid(), b.mid(), bits + 8);
        boolean exact = isQuotient(down, a.mid(), b.mid());
        Radius rounding = down.roundingError(bits);
        if (!exact) {
            // A quotient cut to bits + 8 bits is short of the true one by less than a unit of theirs.
            rounding = rounding.addUp(Radius.powerOfTwo(quotientUnit(down, bits + 8)));
        }
        Radius range = Radius.ZERO;
        if (!a.rad().isZero() || !b.rad().isZero()) {
            Radius size = Radius.up(a.mid()).divUp(Radius.down(b.mid()));
            BigFloat nearest = BigFloat.addDown(b.mid().abs(), b.rad().toBigFloat().neg(), 2 * Radius.BITS);
            range = size.mulUp(b.rad()).addUp(a.rad()).divUp(Radius.down(nearest));
        }
        return new Ball(down.round(bits), range.addUp(rounding), flag);
    }

    /** The place of the last of {@code bits} bits of a number that was rounded down to them, at least (it grows at most when negative). */
    private static Exponent quotientUnit(BigFloat q, int bits) {
        return q.magnitude().plus(-bits);
    }

    private static boolean isQuotient(BigFloat q, BigFloat a, BigFloat b) {
        // An exact quotient's mantissa times b's cannot be longer than a's, so a long product cannot be one.
        return a.isZero() || q.bitLength() - q.mantissa().getLowestSetBit() + b.bitLength() - b.mantissa().getLowestSetBit()
                <= a.bitLength() - a.mantissa().getLowestSetBit() + 1 && q.mul(b).equals(a);
    }
}
