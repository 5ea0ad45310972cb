package org.certirank.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.report.TrajectoryFigure.Value;

/** Enclosures of numbers that are not negative, of any exponent, as decimals rounded outward. */
final class MuText {
    private static final int DIGITS = 10;
    private static final int BITS = 512;

    private MuText() {
    }

    /** The ball as two decimals, the lower one at least 0. */
    static Value of(Ball ball) {
        if (!ball.isBounded()) {
            return new Value(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, "0", "oo");
        }
        BigFloat lo = ball.lower(BITS).max(BigFloat.ZERO);
        BigFloat hi = ball.upper(BITS);
        return new Value(log(lo).toDoubleDown(), log(hi).toDoubleUp(), text(lo, RoundingMode.FLOOR), text(hi, RoundingMode.CEILING));
    }

    /** An enclosure of log10; minus infinity, as far as doubles go, for 0. */
    private static Ball log(BigFloat x) {
        return x.signum() <= 0 ? Ball.REALS : Ball.of(x).log(BITS).div(Ball.of(10).log(BITS), BITS);
    }

    private static String text(BigFloat x, RoundingMode mode) {
        if (x.signum() <= 0) {
            return "0";
        }
        // x = 10^(k + f) with f in [0, 1) but for the rounding, and 10^f a moderate number.
        Ball log = log(x);
        Rational at = mode == RoundingMode.FLOOR ? log.lower(BITS).toRational() : log.upper(BITS).toRational();
        BigInteger k = at.floor();
        Ball rest = Ball.of(10).log(BITS).mul(Ball.enclosing(at.sub(Rational.of(k)), BITS), BITS).exp(BITS);
        BigFloat end = mode == RoundingMode.FLOOR ? rest.lower(64) : rest.upper(64);
        Rational exact = end.toRational();
        BigDecimal mantissa = new BigDecimal(exact.num()).divide(new BigDecimal(exact.den()), new MathContext(DIGITS, mode));
        if (mantissa.compareTo(BigDecimal.TEN) >= 0) {
            mantissa = mantissa.movePointLeft(1).round(new MathContext(DIGITS, mode));
            k = k.add(BigInteger.ONE);
        }
        boolean plain = k.bitLength() < 4 && k.intValue() >= -3 && k.intValue() <= 6;
        return plain ? mantissa.movePointRight(k.intValue()).toPlainString() : mantissa.stripTrailingZeros().toPlainString() + "e" + k;
    }
}
