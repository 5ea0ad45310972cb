package org.certirank.simd.outward;

/**
 * e^x on flat arrays, like {@link Outward}.
 *
 * <p>Claim: for |x| &lt;= 700 the number v computed for an end differs from e^x by less than 2^-47 e^x; so the ends v (1 -+ 2^-46), rounded (2^-53 v at most), enclose. Proof, u = 2^-53:
 * <ul>
 * <li>Reduction: k is x log2 e, below 1010.2, rounded to an integer by adding 1.5 2^52 in one fused operation; LOG2_E errs by less than 2^-53, so |x log2 e - k| &lt;= 1/2 + 2^-43 and x = k log 2 + s with |s| &lt;= (log 2) / 2 + 2^-43 &lt; 0.3466. LOG2 and REST are log 2 and log 2 - LOG2 rounded to
 * nearest, so that both together miss log 2 by less than 2^-107. Each of the two fused multiply-adds has a result below 0.35 and so an error of at most 2^-55 (half an ulp of [1/4, 1/2)); hence the number r
 * with which we go on has |r - s| &lt;= 2^-54 + 2^10 2^-107, and e^r / e^s lies within 1 -+ 2^-53.9.
 * <li>Taylor: p(r), the terms to r^13 / 13!, differs from e^r by at most |r|^14 / 14! e^|r| (Lagrange) &lt; 2^-57 e^r.
 * <li>Horner by fused multiply-adds on rounded coefficients: coefficient i takes part in at most i + 1 &lt;= 14 roundings and was rounded once, so the computed value differs from p(r) by at most
 * gamma_15 sum |r|^i / i! &lt;= 15.01 u e^|r| (Higham, Accuracy and Stability, Lemma 3.1 and section 5.1), and e^|r| / e^r &lt;= e^0.6932 &lt; 2.001: less than 30.1 u &lt; 2^-48.
 * <li>Multiplication by 2^k, |k| &lt;= 1010, is exact.
 * </ul>
 * Together below 2^-53.9 + 2^-57 + 2^-48 (and their products) &lt; 2^-47. Beyond 700 both ends are NaN.
 */
public final class OutwardExp {
    private static final double LIMIT = 700;
    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double LOG2 = 0x1.62e42fefa39efp-1;
    private static final double REST = 0x1.abc9e3b39803fp-56;
    private static final double ERROR = 0x1p-46;
    private static final double SHIFT = 0x1.8p52;
    private static final int BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final double C2 = 0.5;
    private static final double C3 = 1.0 / 6;
    private static final double C4 = 1.0 / 24;
    private static final double C5 = 1.0 / 120;
    private static final double C6 = 1.0 / 720;
    private static final double C7 = 1.0 / 5040;
    private static final double C8 = 1.0 / 40320;
    private static final double C9 = 1.0 / 362880;
    private static final double C10 = 1.0 / 3628800;
    private static final double C11 = 1.0 / 39916800;
    private static final double C12 = 1.0 / 479001600;
    private static final double C13 = 1.0 / 6227020800.0;

    private OutwardExp() {}

    /** e^x; NaN where an end is beyond 700 in magnitude. Lower ends are positive. */
    public static void exp(Ends x, Ends r, double[] powers, int n) {
        if (x.arePoints()) {
            approximate(x.lo(), r.hi(), powers, n);
            around(r.hi(), r.lo(), n);
        } else {
            approximate(x.lo(), r.lo(), powers, n);
            move(r.lo(), n, 1 - ERROR);
            approximate(x.hi(), r.hi(), powers, n);
            move(r.hi(), n, 1 + ERROR);
        }
    }

    private static void around(double[] v, double[] lo, int n) {
        for (int i = 0; i < n; i++) {
            lo[i] = v[i] * (1 - ERROR);
            v[i] = v[i] * (1 + ERROR);
        }
    }

    private static void move(double[] v, int n, double factor) {
        for (int i = 0; i < n; i++) {
            v[i] *= factor;
        }
    }

    private static void approximate(double[] x, double[] v, double[] powers, int n) {
        for (int i = 0; i < n; i++) {
            double shifted = Math.fma(x[i], LOG2_E, SHIFT);
            powers[i] = shifted;
            double k = shifted - SHIFT;
            double r = Math.fma(-k, REST, Math.fma(-k, LOG2, x[i]));
            double p = Math.fma(C13, r, C12);
            p = Math.fma(p, r, C11);
            p = Math.fma(p, r, C10);
            p = Math.fma(p, r, C9);
            p = Math.fma(p, r, C8);
            p = Math.fma(p, r, C7);
            p = Math.fma(p, r, C6);
            p = Math.fma(p, r, C5);
            p = Math.fma(p, r, C4);
            p = Math.fma(p, r, C3);
            p = Math.fma(p, r, C2);
            p = Math.fma(p, r, 1);
            p = Math.fma(p, r, 1);
            // Infinity within the limit, NaN (0 times infinity) beyond; the least of both keeps NaN.
            double inside = Math.max(LIMIT - Math.abs(x[i]), 0) * Double.POSITIVE_INFINITY;
            v[i] = Math.min(p, inside);
        }
        // A loop of its own: bits of doubles are not vectorised. The last bits of a shifted number are those of k.
        for (int i = 0; i < n; i++) {
            v[i] *= Double.longBitsToDouble(Double.doubleToRawLongBits(powers[i]) + BIAS << MANTISSA_BITS);
        }
    }
}
