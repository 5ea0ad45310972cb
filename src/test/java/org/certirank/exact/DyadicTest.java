package org.certirank.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

@Domain(Dyadics.class)
@Domain(DomainContext.Global.class)
class DyadicTest {
    private static final long FAR = 1L << 62;

    /** Checks that lo and hi are the best bounds of at most {@code bits} bits: on their sides, and one unit further in is past the truth. */
    private static void assertBest(Dyadic lo, Dyadic hi, ToIntFunction<Rational> compareToTruth, int bits) {
        assertTrue(lo.bitLength() <= bits && hi.bitLength() <= bits);
        assertTrue(compareToTruth.applyAsInt(lo.toRational()) <= 0);
        assertTrue(compareToTruth.applyAsInt(hi.toRational()) >= 0);
        assertTrue(compareToTruth.applyAsInt(next(lo, bits, true).toRational()) > 0 || compareToTruth.applyAsInt(lo.toRational()) == 0);
        assertTrue(compareToTruth.applyAsInt(next(hi, bits, false).toRational()) < 0 || compareToTruth.applyAsInt(hi.toRational()) == 0);
    }

    /** The neighbour of x among the numbers of {@code bits} bits. */
    private static Dyadic next(Dyadic x, int bits, boolean up) {
        if (x.isZero()) {
            return Dyadic.powerOfTwo(-5000);
        }
        boolean inward = x.signum() > 0 != up;
        boolean power = x.bitLength() == 1 && inward;
        Dyadic unit = Dyadic.powerOfTwo(x.magnitude() - bits - (power ? 1 : 0));
        return up ? x.add(unit) : x.sub(unit);
    }

    @Property(tries = 3000, seed = "11")
    void ringOperationsAgreeWithRationals(@ForAll Dyadic a, @ForAll Dyadic b) {
        Rational p = a.toRational();
        Rational q = b.toRational();
        assertEquals(p.add(q), a.add(b).toRational());
        assertEquals(p.sub(q), a.sub(b).toRational());
        assertEquals(p.mul(q), a.mul(b).toRational());
        assertEquals(p.compareTo(q), a.compareTo(b));
        assertEquals(p.floor(), a.floor());
        assertEquals(p.ceil(), a.ceil());
        assertTrue(a.isZero() || a.mantissa().testBit(0));
    }

    @Property(tries = 3000, seed = "12")
    void directedOperationsAreBest(@ForAll Dyadic a, @ForAll Dyadic b, @ForAll @IntRange(min = 1, max = 120) int bits) {
        Rational p = a.toRational();
        Rational q = b.toRational();
        assertBest(a.roundDown(bits), a.roundUp(bits), r -> r.compareTo(p), bits);
        Rational sum = p.add(q);
        assertBest(Dyadic.addDown(a, b, bits), Dyadic.addUp(a, b, bits), r -> r.compareTo(sum), bits);
        Rational product = p.mul(q);
        assertBest(Dyadic.mulDown(a, b, bits), Dyadic.mulUp(a, b, bits), r -> r.compareTo(product), bits);
        if (!b.isZero()) {
            Rational quotient = p.div(q);
            assertBest(Dyadic.divDown(a, b, bits), Dyadic.divUp(a, b, bits), r -> r.compareTo(quotient), bits);
        }
        Dyadic c = a.abs();
        Rational square = c.toRational();
        assertBest(Dyadic.sqrtDown(c, bits), Dyadic.sqrtUp(c, bits), r -> r.signum() < 0 ? -1 : r.mul(r).compareTo(square), bits);
    }

    @Property(tries = 3000, seed = "13")
    void stickySumsRoundLikeExactOnes(@ForAll Dyadic a, @ForAll Dyadic b, @ForAll @IntRange(min = 1, max = 70) int bits,
            @ForAll @IntRange(min = 0, max = 3000) int gap) {
        Dyadic c = b.shift(-gap);
        assertEquals(a.add(c).roundDown(bits), Dyadic.addDown(a, c, bits));
        assertEquals(a.add(c).roundUp(bits), Dyadic.addUp(a, c, bits));
    }

    @Property(tries = 5000, seed = "14")
    void doublesAreRoundedToNeighbours(@ForAll Dyadic a, @ForAll @IntRange(min = -1200, max = 1200) int shift) {
        Dyadic x = a.shift(shift);
        double lo = x.toDoubleDown();
        double hi = x.toDoubleUp();
        assertTrue(lo <= hi && (lo == hi || Math.nextUp(lo) == hi));
        assertTrue(lo == Double.NEGATIVE_INFINITY || Dyadic.of(lo).compareTo(x) <= 0);
        assertTrue(hi == Double.POSITIVE_INFINITY || Dyadic.of(hi).compareTo(x) >= 0);
        assertEquals(lo == hi, Double.isFinite(lo) && Dyadic.of(lo).equals(x));
    }

    @Property(tries = 2000, seed = "15")
    void doublesAreReadExactly(@ForAll double x) {
        assertEquals(Rational.ofDouble(x), Dyadic.of(x).toRational());
        assertEquals(x + 0.0, Dyadic.of(x).toDoubleDown());
        assertEquals(x + 0.0, Dyadic.of(x).toDoubleUp());
    }

    @Test
    void extremeDoubles() {
        assertEquals(Double.MAX_VALUE, Dyadic.powerOfTwo(1024).toDoubleDown());
        assertEquals(Double.POSITIVE_INFINITY, Dyadic.powerOfTwo(1024).toDoubleUp());
        assertEquals(Double.POSITIVE_INFINITY, Dyadic.of(Double.MAX_VALUE).add(Dyadic.powerOfTwo(-3000)).toDoubleUp());
        assertEquals(0.0, Dyadic.powerOfTwo(-1075).toDoubleDown());
        assertEquals(Double.MIN_VALUE, Dyadic.powerOfTwo(-FAR).toDoubleUp());
        assertEquals(-Double.MIN_VALUE, Dyadic.powerOfTwo(-FAR).neg().toDoubleDown());
        assertEquals(Double.MIN_VALUE, Dyadic.powerOfTwo(-1074).toDoubleDown());
        assertThrows(ArithmeticException.class, () -> Dyadic.of(Double.NaN));
        assertThrows(ArithmeticException.class, () -> Dyadic.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void exponentsNeverWrap() {
        Dyadic far = Dyadic.powerOfTwo(FAR);
        assertTrue(assertThrows(ArithmeticException.class, () -> far.mul(far)).getMessage().contains("exponent out of range"));
        assertThrows(ArithmeticException.class, () -> far.shift(Long.MAX_VALUE));
        assertThrows(ArithmeticException.class, () -> Dyadic.of(BigInteger.TWO, Long.MAX_VALUE));
        assertThrows(ArithmeticException.class, () -> far.add(Dyadic.ONE));
        assertThrows(ArithmeticException.class, () -> far.floor());
        assertThrows(ArithmeticException.class, () -> far.toRational());
        assertThrows(ArithmeticException.class, () -> Dyadic.divDown(Dyadic.ONE, Dyadic.ZERO, 10));
        assertThrows(ArithmeticException.class, () -> Dyadic.sqrtDown(Dyadic.of(-1), 10));
    }

    @Test
    void wildlyDifferentExponentsCostNothing() {
        Dyadic far = Dyadic.powerOfTwo(FAR / 2);
        Dyadic near = Dyadic.powerOfTwo(-FAR / 2);
        assertSame(far, far.roundDown(1));
        assertEquals(far, Dyadic.addDown(far, near, 10));
        assertEquals(far.add(Dyadic.powerOfTwo(FAR / 2 - 9)), Dyadic.addUp(far, near, 10));
        assertEquals(far.sub(Dyadic.powerOfTwo(FAR / 2 - 10)), Dyadic.addDown(far, near.neg(), 10));
        assertEquals(1, far.compareTo(near));
        assertEquals(-1, far.neg().compareTo(near));
        assertEquals(BigInteger.valueOf(-1), near.neg().floor());
    }

    @Property(tries = 1000, seed = "16")
    void decimalsBracketAndAreBest(@ForAll Dyadic a, @ForAll @IntRange(min = 1, max = 40) int digits) {
        BigDecimal exact = new BigDecimal(a.toRational().num()).divide(new BigDecimal(a.toRational().den()));
        BigDecimal lo = new BigDecimal(Decimals.lower(a, digits));
        BigDecimal hi = new BigDecimal(Decimals.upper(a, digits));
        assertTrue(lo.compareTo(exact) <= 0 && exact.compareTo(hi) <= 0);
        assertTrue(lo.precision() <= digits && hi.precision() <= digits);
        assertTrue(hi.subtract(lo).compareTo(exact.abs().scaleByPowerOfTen(1 - digits)) <= 0);
        BigDecimal rationalLo = new BigDecimal(Decimals.lower(a.toRational(), digits));
        assertEquals(0, rationalLo.compareTo(lo));
    }

    @Test
    void decimalsOfExtremes() {
        assertEquals("0", Decimals.lower(Dyadic.ZERO, 5));
        Dyadic far = Dyadic.of(BigInteger.valueOf(3), FAR);
        assertEquals("2^" + (FAR + 1), Decimals.lower(far, 5));
        assertEquals("2^" + (FAR + 2), Decimals.upper(far, 5));
        assertEquals("-2^" + (FAR + 2), Decimals.lower(far.neg(), 5));
        assertEquals("-2^" + (1 - FAR), Decimals.upper(Dyadic.of(BigInteger.valueOf(3), -FAR).neg(), 5));
        assertThrows(IllegalArgumentException.class, () -> Decimals.lower(far, 0));
        assertEquals("0.333", Decimals.lower(Rational.of(1, 3), 3));
        assertEquals("-0.334", Decimals.lower(Rational.of(-1, 3), 3));
        assertEquals("0x1.8p1", Decimals.hex(3));
        assertEquals("-oo", Decimals.hex(Double.NEGATIVE_INFINITY));
    }
}
