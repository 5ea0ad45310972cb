package org.certirank.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.certirank.exact.Dyadic;

import org.junit.jupiter.api.Test;

/** Elementary functions against Apfloat with 30 guard digits (its last digits are unspecified), and against themselves at other precisions. */
@Domain(Intervals.class)
@Domain(DomainContext.Global.class)
class ElementaryTest {
    /** A function of a dyadic at a precision, and its oracle. */
    private record Case(Monotone.Kernel kernel, UnaryOperator<Apfloat> oracle) {
    }

    private static final Map<String, Case> CASES = Map.of(
            "exp", new Case(Exponential::exp, ApfloatMath::exp),
            "expm1", new Case(Exponential::expm1, x -> ApfloatMath.exp(x).subtract(Apfloat.ONE)),
            "log", new Case(Logarithm::log, ApfloatMath::log),
            "log1p", new Case(Logarithm::log1p, x -> ApfloatMath.log(x.add(Apfloat.ONE))),
            "sin", new Case(Trigonometry::sin, ApfloatMath::sin),
            "cos", new Case(Trigonometry::cos, ApfloatMath::cos),
            "tanh", new Case(Exponential::tanh, ApfloatMath::tanh),
            "erf", new Case(ErrorFunction::erf, ElementaryTest::erfByAlternatingSeries));

    /** erf(x) = 2/sqrt(pi) sum (-1)^n x^(2n+1) / (n! (2n+1)), with digits to spare for the cancellation at |x| <= 16 (terms below 10^120). */
    private static Apfloat erfByAlternatingSeries(Apfloat x) {
        int digits = (int) x.precision() + 20;
        MathContext context = new MathContext(digits + 130);
        BigDecimal square = new BigDecimal(x.toString()).pow(2, context);
        BigDecimal power = new BigDecimal(x.toString());
        BigDecimal sum = power;
        BigDecimal end = power.abs().movePointLeft(digits + 10);
        for (int n = 1; power.abs().compareTo(end) > 0; n++) {
            power = power.multiply(square, context).divide(BigDecimal.valueOf(-n), context);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), context), context);
        }
        Apfloat pi = ApfloatMath.pi(digits);
        return new Apfloat(sum, digits).multiply(new Apfloat(2, digits)).divide(ApfloatMath.sqrt(pi));
    }

    private static BigDecimal decimal(Dyadic x) {
        return new BigDecimal(x.toRational().num()).divide(new BigDecimal(x.toRational().den()));
    }

    private static boolean inDomain(String name, Dyadic x) {
        return switch (name) {
            case "log" -> x.signum() > 0;
            case "log1p" -> x.compareTo(Dyadic.of(-1)) > 0;
            default -> true;
        };
    }

    /** BigDecimal's exponents end at 2^31, and the series for erf cancels too much for large arguments. */
    private static boolean beyondTheOracle(String name, Dyadic x) {
        return name.equals("erf") && !x.isZero() && x.magnitude() > 4 || (name.startsWith("exp") || name.equals("tanh")) && !x.isZero() && x.magnitude() > 14;
    }

    private static void assertEncloses(String name, Dyadic x, int bits) {
        if (!inDomain(name, x) || beyondTheOracle(name, x)) {
            return;
        }
        Case c = CASES.get(name);
        Enclosure e = c.kernel.at(x, bits);
        Dyadic lo = e.lo().roundDown(bits);
        Dyadic hi = e.hi().roundUp(bits);
        // Cancellation in the oracle (expm1, log near 1, sin near pi) is covered by working with as many more digits as x has leading zeros.
        int digits = (int) (bits * 0.302) + 40 + (x.isZero() ? 0 : (int) Math.abs(x.magnitude()) + x.bitLength() / 3);
        Apfloat argument = new Apfloat(decimal(x), digits);
        BigDecimal truth = new BigDecimal(c.oracle.apply(argument).toString());
        BigDecimal slack = truth.abs().movePointLeft((int) (bits * 0.302) + 20).max(BigDecimal.ONE.movePointLeft(digits - 5));
        assertTrue(decimal(lo).compareTo(truth.add(slack)) <= 0, () -> name + "(" + x + ") at " + bits + ": " + decimal(lo) + " above " + truth);
        assertTrue(decimal(hi).compareTo(truth.subtract(slack)) >= 0, () -> name + "(" + x + ") at " + bits + ": " + decimal(hi) + " below " + truth);
        assertTight(name, x, bits, lo, hi);
    }

    /** The ends are at most 2 units of the last place of {@code bits} bits apart: one unit for each direction of rounding. */
    private static void assertTight(String name, Dyadic x, int bits, Dyadic lo, Dyadic hi) {
        if (lo.equals(hi)) {
            return;
        }
        Dyadic size = lo.abs().max(hi.abs());
        Dyadic unit = Dyadic.powerOfTwo(size.magnitude() - bits);
        assertTrue(hi.sub(lo).compareTo(unit.shift(1)) <= 0, () -> name + "(" + x + ") at " + bits + " is wide: " + lo + " " + hi);
    }

    @Property(tries = 150, seed = "31")
    void enclosesApfloat(@ForAll Dyadic x, @ForAll @IntRange(min = 2, max = 140) int bits) {
        for (String name : CASES.keySet()) {
            assertEncloses(name, x, bits);
        }

    }

    @Property(tries = 1500, seed = "32")
    void tightAtAnyPrecision(@ForAll Dyadic x, @ForAll @IntRange(min = 2, max = 700) int bits, @ForAll @IntRange(min = -2000, max = 30) int shift) {
        Dyadic y = x.shift(shift);
        CASES.forEach((name, c) -> {
            // Beyond 2^61 exp saturates; beyond 2^200000 sin and cos do.
            if (inDomain(name, y) && (y.isZero() || y.magnitude() <= 61 || !name.startsWith("exp"))) {
                Enclosure e = c.kernel.at(y, bits);
                assertTight(name, y, bits, e.lo().roundDown(bits), e.hi().roundUp(bits));
            }
        });
    }

    @Property(tries = 3000, seed = "33")
    void twoPrecisionsOverlap(@ForAll Dyadic x, @ForAll @IntRange(min = 2, max = 130) int bits, @ForAll @IntRange(min = -300, max = 60) int shift) {
        Dyadic y = x.shift(shift);
        CASES.forEach((name, c) -> {
            if (inDomain(name, y)) {
                Enclosure rough = c.kernel.at(y, bits);
                Enclosure fine = c.kernel.at(y, 500);
                assertTrue(rough.lo().compareTo(fine.hi()) <= 0 && fine.lo().compareTo(rough.hi()) <= 0, () -> name + "(" + y + ") at " + bits);
            }
        });
    }

    @Property(tries = 1000, seed = "34")
    void functionalEquationsHold(@ForAll Dyadic x, @ForAll Dyadic y, @ForAll @IntRange(min = 8, max = 300) int bits) {
        RealInterval a = RealInterval.of(x);
        RealInterval b = RealInterval.of(y);
        assertMeet(a.add(b, 600).exp(bits), a.exp(bits).mul(b.exp(bits), bits));
        RealInterval one = a.sin(bits).sqr(bits).add(a.cos(bits).sqr(bits), bits);
        assertTrue(one.contains(Dyadic.ONE));
        assertMeet(a.add(b, 600).sin(bits), a.sin(bits).mul(b.cos(bits), bits).add(a.cos(bits).mul(b.sin(bits), bits), bits));
        if (x.signum() > 0 && y.signum() > 0) {
            assertMeet(a.mul(b, 2000).log(bits), a.log(bits).add(b.log(bits), bits));
            assertTrue(a.log(bits).exp(bits).contains(x));
            assertMeet(a.pow(RealInterval.of(0.5), bits), a.sqrt(bits));
        }
        assertMeet(a.tanh(bits), a.exp(bits).sub(a.neg().exp(bits), bits).div(a.exp(bits).add(a.neg().exp(bits), bits), bits));
    }

    private static void assertMeet(RealInterval a, RealInterval b) {
        assertTrue(!a.intersect(b).isEmpty(), () -> a + " apart from " + b);
    }

    @Property(tries = 1500, seed = "35")
    void intervalsContainTheValuesOfMembers(@ForAll RealInterval a, @ForAll @IntRange(min = 2, max = 80) int bits) {
        for (Dyadic m : Intervals.members(a)) {
            RealInterval p = RealInterval.of(m);
            assertMeet(a.sin(bits), p.sin(200));
            assertMeet(a.cos(bits), p.cos(200));
            assertMeet(a.exp(bits), p.exp(200));
            assertMeet(a.tanh(bits), p.tanh(200));
            assertMeet(a.erf(bits), p.erf(200));
            if (m.signum() > 0) {
                assertMeet(a.log(bits), p.log(200));
            }
        }
    }

    @Test
    void hugeArgumentsOfSine() {
        // sin(2^k) from Apfloat with k more bits.
        for (int k : new int[] {40, 100, 1000, 3000}) {
            Dyadic x = Dyadic.powerOfTwo(k);
            BigDecimal truth = new BigDecimal(ApfloatMath.sin(new Apfloat(decimal(x), k / 3 + 80)).toString());
            Enclosure e = Trigonometry.sin(x, 128);
            BigDecimal slack = BigDecimal.ONE.movePointLeft(60);
            assertTrue(decimal(e.lo()).compareTo(truth.add(slack)) <= 0 && decimal(e.hi()).compareTo(truth.subtract(slack)) >= 0);
        }
    }

    @Test
    void sineNextToMultiplesOfPi() {
        // x = pi rounded to n bits: sin(x) is the rounding error, about 2^-n.
        for (int n : new int[] {10, 53, 200, 1000}) {
            Dyadic x = Constants.pi(n + 40).lo().roundDown(n);
            Enclosure e = Trigonometry.sin(x, 60);
            assertTight("sin", x, 60, e.lo().roundDown(60), e.hi().roundUp(60));
            RealInterval around = RealInterval.closed(x, x.add(Dyadic.powerOfTwo(3L - n)));
            assertTrue(around.sin(60).containsZero());
            assertEquals(Dyadic.of(-1), around.cos(60).lower().value());
        }
    }

    @Test
    void constants() {
        String pi = "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651";
        BigDecimal truth = new BigDecimal(pi);
        RealInterval e = RealInterval.pi(300);
        assertTrue(decimal(e.lower().value()).compareTo(truth) < 0 && decimal(e.upper().value()).compareTo(truth) > 0);
        for (int bits : new int[] {2, 8, 500, 3000, 9000}) {
            BigDecimal p = new BigDecimal(ApfloatMath.pi(bits / 3 + 60).toString());
            BigDecimal slack = BigDecimal.ONE.movePointLeft(bits / 3 + 40);
            RealInterval r = RealInterval.pi(bits);
            assertTrue(decimal(r.lower().value()).compareTo(p.add(slack)) < 0 && decimal(r.upper().value()).compareTo(p.subtract(slack)) > 0);
        }
    }

    @Test
    void constantsDoNotDependOnWhatWasAskedBefore() {
        BigInteger before = Constants.fixedPi(333);
        BigInteger ln2 = Constants.fixedLn2(333);
        Constants.fixedPi(20000);
        Constants.fixedLn2(20000);
        assertEquals(before, Constants.fixedPi(333));
        assertEquals(ln2, Constants.fixedLn2(333));
        assertEquals(new BigDecimal(Constants.fixedPi(20000)).round(new MathContext(50, RoundingMode.DOWN)).unscaledValue(),
                new BigDecimal(Constants.fixedPi(400).shiftLeft(19600)).round(new MathContext(50, RoundingMode.DOWN)).unscaledValue());
    }

    @Test
    void fiveThousandBits() {
        Dyadic x = Dyadic.of(0.7390851332151607);
        CASES.keySet().forEach(name -> assertEncloses(name, x, 5000));
    }

    @Tag("slow")
    @Property(tries = 4000, seed = "36")
    void enclosesApfloatOften(@ForAll Dyadic x, @ForAll @IntRange(min = 2, max = 300) int bits) {
        for (String name : CASES.keySet()) {
            assertEncloses(name, x, bits);
        }
    }
}
