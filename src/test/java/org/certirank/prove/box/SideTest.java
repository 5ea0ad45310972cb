package org.certirank.prove.box;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.certirank.exact.Rational;
import org.certirank.prove.rule.Hull;
import org.junit.jupiter.api.Test;

class SideTest {

    private static Side closed(String lo, String hi) {
        return Side.of(Hull.closed(Rational.parse(lo), Rational.parse(hi)));
    }

    private static Side from(String lo) {
        return Side.of(new Hull(Optional.of(Rational.parse(lo)), true, Optional.empty(), false));
    }

    private static Rational q(String text) {
        return Rational.parse(text);
    }

    @Test
    void splitPoints() {
        assertEquals(q("0"), closed("-1", "3").splitPoint());
        assertEquals(q("0"), Side.of(Hull.REALS).splitPoint());
        assertEquals(q("3/2"), closed("1", "2").splitPoint());
        assertEquals(q("1"), from("0").splitPoint());
        assertEquals(q("4"), from("1").splitPoint());
        assertEquals(q("64"), from("4").splitPoint());
        assertEquals(q("1"), closed("1e-6", "1e6").splitPoint());
        assertEquals(q("16"), closed("0", "300").splitPoint());
        assertEquals(q("-16"), closed("-300", "0").splitPoint());
    }

    @Test
    void cuts() {
        Side s = closed("0", "1");
        assertTrue(s.isCutBy(new Cut(Rational.ZERO, true)));
        assertFalse(s.isCutBy(Cut.below(Rational.ZERO)));
        assertTrue(s.isCutBy(Cut.below(Rational.ONE)));
        assertFalse(s.isCutBy(new Cut(Rational.ONE, true)));
        assertEquals(Hull.point(Rational.ZERO), s.below(new Cut(Rational.ZERO, true)).hull());
        assertFalse(s.above(new Cut(Rational.ZERO, true)).hull().contains(Rational.ZERO));
    }

    @Test
    void doublesAreOutside() {
        Side third = closed("1/3", "2/3");
        assertTrue(Rational.ofDouble(third.lo()).compareTo(q("1/3")) < 0);
        assertTrue(Rational.ofDouble(third.hi()).compareTo(q("2/3")) > 0);
        assertTrue(third.hull().contains(Rational.ofDouble(third.sample(0.5))));
        assertTrue(Double.isNaN(third.sample(1e-17)), "no double strictly inside so near the end");
    }

    @Property(tries = 500, seed = "42")
    void splitPointsLieStrictlyInside(@ForAll int a, @ForAll int b, @ForAll @IntRange(min = 1, max = 1_000_000) int c,
            @ForAll @IntRange(min = 1, max = 1_000_000) int d) {
        Rational x = Rational.of(a, c);
        Rational y = Rational.of(b, d);
        if (!x.equals(y)) {
            Side s = Side.of(Hull.closed(x.min(y), x.max(y)));
            assertTrue(s.inside(s.splitPoint()), () -> s.hull() + " at " + s.splitPoint());
            assertTrue(s.hull().contains(s.sample()));
        }
    }
}
