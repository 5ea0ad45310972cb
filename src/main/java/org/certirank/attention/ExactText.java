package org.certirank.attention;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certirank.interval.Flag;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;

/** Balls as text, exactly: {@code MANTISSA*2^EXPONENT +/- MANTISSA*2^EXPONENT FLAG}, all integers decimal, the radius {@code oo} where it is infinite. */
final class ExactText {
    private static final Pattern BALL = Pattern.compile("(-?\\d+)\\*2\\^(-?\\d+) \\+/- (?:(\\d+)\\*2\\^(-?\\d+)|oo) (\\w+)");

    private ExactText() {
    }

    static String of(Ball x) {
        return number(x.mid()) + " +/- " + (x.rad().isFinite() ? number(x.rad().toBigFloat()) : "oo") + " " + x.flag();
    }

    private static String number(BigFloat x) {
        return x.mantissa() + "*2^" + x.exponent().toBigInteger();
    }

    /** The ball again, or {@link IllegalArgumentException}. */
    static Ball parse(String text) {
        Matcher m = BALL.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException("no ball: " + text.substring(0, Math.min(40, text.length())));
        }
        BigFloat mid = number(m.group(1), m.group(2));
        Radius rad = m.group(3) == null ? Radius.INFINITE : Radius.up(number(m.group(3), m.group(4)));
        return Ball.of(mid, rad).withFlag(Flag.valueOf(m.group(5)));
    }

    private static BigFloat number(String mantissa, String exponent) {
        return BigFloat.of(new BigInteger(mantissa), Exponent.of(new BigInteger(exponent)));
    }
}
