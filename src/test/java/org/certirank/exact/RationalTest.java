package org.certirank.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
    @ParameterizedTest
    @CsvSource({"12,12", "-3/7,-3/7", "6/-1,", "0.1,1/10", "1e-5,1/100000", "1.5E3,1500", "-0.250,-1/4", "4/6,2/3", "0/5,0", "-0,0", "1e+2,100", "2.5e0,5/2"})
    void parsesExactly(String text, String expected) {
        if (expected == null) {
            assertThrows(NumberFormatException.class, () -> Rational.parse(text));
        } else {
            assertEquals(expected, Rational.parse(text).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+1", " 1", "1 ", ".5", "1.", "1e", "1e+", "e5", "1/0", "1/", "/2", "1/2/3", "0x10", "1_000", "NaN", "oo", "1.2/3", "--1", "1.-5", "١", "1e99999999999",
        "1e10001", "1E-10001"})
    void refusesEverythingElse(String text) {
        assertThrows(NumberFormatException.class, () -> Rational.parse(text));
    }

    @Test
    void limitsAreNamedInTheMessage() {
        assertTrue(assertThrows(NumberFormatException.class, () -> Rational.parse("1e10001")).getMessage().contains("10000"));
        String longNumber = "1".repeat(20001);
        assertTrue(assertThrows(NumberFormatException.class, () -> Rational.parse(longNumber)).getMessage().contains("20000"));
        assertEquals(1, Rational.parse("1".repeat(20000)).signum());
        assertEquals(Rational.of(BigInteger.TEN.pow(10000)), Rational.parse("1e10000"));
    }

    @Property(tries = 2000, seed = "1")
    void fieldOperationsAgreeWithCrossMultiplication(@ForAll int a, @ForAll int b, @ForAll int c, @ForAll int d) {
        if (b == 0 || d == 0) {
            return;
        }
        Rational p = Rational.of(a, b);
        Rational q = Rational.of(c, d);
        BigInteger bd = BigInteger.valueOf(b).multiply(BigInteger.valueOf(d));
        BigInteger ad = BigInteger.valueOf(a).multiply(BigInteger.valueOf(d));
        BigInteger cb = BigInteger.valueOf(c).multiply(BigInteger.valueOf(b));
        assertEquals(Rational.of(ad.add(cb), bd), p.add(q));
        assertEquals(Rational.of(ad.subtract(cb), bd), p.sub(q));
        assertEquals(Rational.of(BigInteger.valueOf(a).multiply(BigInteger.valueOf(c)), bd), p.mul(q));
        assertEquals(ad.subtract(cb).signum() * bd.signum(), p.compareTo(q));
        if (c != 0) {
            assertEquals(Rational.of(ad, cb), p.div(q));
        }
        assertEquals(p.min(q).add(p.max(q)), p.add(q));
        assertTrue(p.den().signum() > 0 && p.num().gcd(p.den()).equals(BigInteger.ONE));
    }

    @Property(tries = 1000, seed = "2")
    void floorAndCeilBracket(@ForAll long a, @ForAll @LongRange(min = 1, max = 1000) long b) {
        Rational p = Rational.of(a, b);
        Rational f = Rational.of(p.floor());
        Rational c = Rational.of(p.ceil());
        assertTrue(f.compareTo(p) <= 0 && p.compareTo(f.add(Rational.ONE)) < 0);
        assertTrue(c.compareTo(p) >= 0 && p.compareTo(c.sub(Rational.ONE)) > 0);
    }

    @Property(tries = 1000, seed = "3")
    void doublesAreExact(@ForAll double x) {
        Rational q = Rational.ofDouble(x);
        assertEquals(0, new BigDecimal(x).compareTo(new BigDecimal(q.num()).divide(new BigDecimal(q.den()))));
    }

    @Test
    void powersRootsAndErrors() {
        assertEquals(Rational.of(8, 27), Rational.of(2, 3).pow(3));
        assertEquals(Rational.of(-27, 8), Rational.of(-2, 3).pow(-3));
        assertEquals(Rational.ONE, Rational.of(5).pow(0));
        assertEquals(Optional.of(Rational.of(2, 3)), Rational.of(4, 9).sqrtExact());
        assertEquals(Optional.of(Rational.ZERO), Rational.ZERO.sqrtExact());
        assertEquals(Optional.empty(), Rational.of(2).sqrtExact());
        assertEquals(Optional.empty(), Rational.of(-4).sqrtExact());
        assertThrows(ArithmeticException.class, () -> Rational.of(1, 0));
        assertThrows(ArithmeticException.class, () -> Rational.ONE.div(Rational.ZERO));
        assertThrows(ArithmeticException.class, () -> Rational.ZERO.inverse());
        assertThrows(ArithmeticException.class, () -> Rational.ZERO.pow(0));
        assertThrows(ArithmeticException.class, () -> Rational.ofDouble(Double.NaN));
    }
}
