package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Activations, their differences and slopes, against series in decimals. */
class NonlinearityTest {
    private static final int BITS = 128;

    @Test
    void differencesHoldThoseOfTheDefinition() {
        differences(31, 25);
    }

    @Test
    @Tag("slow")
    void differencesHoldThoseOfTheDefinitionManyTimes() {
        differences(32, 20_000);
    }

    private static void differences(long seed, int cases) {
        Random random = new Random(seed);
        Reference reference = new Reference(200);
        for (int k = 0; k < cases; k++) {
            Rational u = Rational.of(random.nextInt(-6_000_000, 6_000_001), 1 << 20);
            Rational v = Rational.of(random.nextInt(-1000, 1001), 999).div(Rational.of(BigInteger.ONE.shiftLeft(random.nextInt(120))));
            for (Activation f : Activation.values()) {
                Ball at = Ball.enclosing(u, BITS);
                Ball step = Ball.enclosing(v, BITS);
                Ball difference = Nonlinearity.difference(f, at, step, BITS);
                BigDecimal exact = reference.activation(f, reference.number(u.add(v))).subtract(reference.activation(f, reference.number(u)));
                String where = f + " at " + u + " and " + v;
                // 200 digits are 664 bits, and the numbers are below 2^6.
                assertTrue(Reference.holds(difference, exact, 600), where);
                assertTrue(Reference.holds(Nonlinearity.value(f, at, BITS), reference.activation(f, reference.number(u)), 600), where);
                if (!v.isZero()) {
                    Ball slope = Nonlinearity.slope(f, at.add(step.mul(Ball.between(Ball.ZERO.mid(), Ball.ONE.mid(), BITS), BITS), BITS), BITS);
                    assertTrue(Reference.holds(slope, Reference.rational(exact).div(v), 470), where);
                }
                if (f == Activation.TANH && !v.isZero()) {
                    assertTrue(difference.relativeAccuracy() > 100, where + " " + difference.relativeAccuracy());
                }
            }
        }
    }

    @Test
    void kinksAndUnboundedSetsAreCovered() {
        Ball wide = Ball.between(Ball.of(-1).mid(), Ball.ONE.mid(), BITS);
        Ball difference = Nonlinearity.difference(Activation.RELU, wide, Ball.of(0.5), BITS);
        assertTrue(difference.contains(Rational.ZERO) && difference.contains(Rational.HALF));
        Ball slope = Nonlinearity.slope(Activation.RELU, wide, BITS);
        assertTrue(slope.contains(Rational.ZERO) && slope.contains(Rational.ONE));
        for (Activation f : Activation.values()) {
            assertFalse(Nonlinearity.difference(f, Ball.REALS, Ball.ONE, BITS).isPoint());
            assertTrue(Nonlinearity.difference(f, wide, Ball.ZERO, BITS).certainlyEqual(Ball.ZERO));
        }
    }
}
