package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.junit.jupiter.api.Test;

/** Singular values against what they satisfy exactly: the sum of their squares, and for two tokens the eigenvalues of the product of the matrix with its transpose. */
class SpectraTest {
    @Test
    void valuesOfTwoTokensSolveTheirEquation() {
        RandomModels random = new RandomModels(8);
        for (int m = 0; m < 300; m++) {
            int close = 1 + random.random.nextInt(20);
            Weights w = random.close(2, 3, close);
            Tokens x = Tokens.enclosing(w, 192);
            Rational[][] gram = new Rational[2][2];
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    gram[i][j] = Rational.ZERO;
                    for (int k = 0; k < 3; k++) {
                        gram[i][j] = gram[i][j].add(w.entry(i, k).mul(w.entry(j, k)));
                    }
                }
            }
            // s^2 = (t +- sqrt(t^2 - 4 d)) / 2 with the trace and the determinant.
            Ball t = Ball.enclosing(gram[0][0].add(gram[1][1]), 300);
            Ball d = Ball.enclosing(gram[0][0].mul(gram[1][1]).sub(gram[0][1].mul(gram[0][1])), 300);
            Ball root = t.sqr(300).sub(d.shift(2), 300).sqrt(300);
            Ball[] s = Spectra.singularValues(x);
            assertOverlap(s[0].sqr(300), t.add(root, 300).shift(-1), "greatest " + m);
            assertOverlap(s[1].sqr(300), t.sub(root, 300).shift(-1), "least " + m);
            assertTrue(s[0].relativeAccuracy() > 35);
            // Two tokens: the deviations have one singular value, mu.
            Ball[] off = Spectra.deviationSingularValues(x);
            assertOverlap(off[0], Measures.mu(x), "mu " + m);
            assertTrue(off[0].relativeAccuracy() > 35);
            int rank = Spectra.rankAtLeast(x);
            assertTrue(rank == 2 || rank == 1 && close > 10, "rank " + rank);
        }
    }

    private static void assertOverlap(Ball a, Ball b, String what) {
        assertTrue(!a.certainlyLess(b) && !b.certainlyLess(a), () -> what + ": " + a + " and " + b);
    }

    @Test
    void ranksOfCloseTokensAreThoseOfTheirDeviations() {
        // Deviations of rank 3 at a distance of 2^-200: of X itself doubles see rank 1.
        Weights w = new RandomModels(2).close(4, 5, 200);
        Tokens x = Tokens.enclosing(w, 512);
        assertEquals(3, Spectra.rankAtLeast(x));
        Ball[] s = Spectra.deviationSingularValues(x);
        assertTrue(s[2].certainlyPositive() && s[0].certainlyLess(Ball.of(0x1p-190)));
        Ball sum = Ball.ZERO;
        for (Ball v : s) {
            sum = sum.add(v.sqr(200), 200);
        }
        assertOverlap(sum.sqrt(200), Measures.mu(x), "mu");
        Tokens zero = Tokens.enclosing(Weights.zero(3, 2), 64);
        assertEquals(0, Spectra.rankAtLeast(zero));
        assertEquals(Ball.ZERO, Spectra.singularValues(zero)[0]);
        // All tokens equal.
        assertEquals(1, Spectra.rankAtLeast(Tokens.enclosing(Weights.of(new Rational[][] {{Rational.ONE, Rational.TWO}, {Rational.ONE, Rational.TWO}}), 64)));
    }
}
