package org.certirank.interval;

import org.certirank.exact.Dyadic;

/**
 * Double operations rounded down or up, always the best possible double. Each computes the nearest result and the sign of its exact error by an error-free transform (Fast2Sum,
 * fma residuals; Muller et al., Handbook of Floating-Point Arithmetic, 2nd ed., chapters 4 and 5) and steps to the next double when that points outward. The sign of a residual is right as long as the
 * residual does not underflow: a product's and a quotient's is a multiple of the product of the last places of its factors. Where it could, the operands are first scaled by powers of two,
 * which is exact. Infinite operands stand for ends of unbounded sets: 0 times infinity is 0; an overflow of finite operands is the greatest finite double or infinity, by direction.
 */
public final class DirectedDouble {
    /** Residuals of results at least this large, with operands to match, are exact: 2^-960 leaves 2^-1074 far below the last product bit. */
    private static final double SAFE = 0x1p-960;
    /** Products up to here have room for the sums of fma. */
    private static final double ROOM = 0x1p1020;

    private DirectedDouble() {
    }

    public static double addDown(double a, double b) {
        double s = a + b;
        if (s - s != 0) {
            return overflowDown(s, a, b);
        }
        double error = Math.abs(a) >= Math.abs(b) ? b - (s - a) : a - (s - b);
        return error < 0 ? Math.nextDown(s) : s;
    }

    public static double addUp(double a, double b) {
        return -addDown(-a, -b);
    }

    public static double subDown(double a, double b) {
        return addDown(a, -b);
    }

    public static double subUp(double a, double b) {
        return -addDown(-a, b);
    }

    public static double mulDown(double a, double b) {
        double p = a * b;
        if (Math.abs(p) >= SAFE) {
            if (p - p != 0) {
                return overflowDown(p, a, b);
            }
            return Math.fma(a, b, -p) < 0 ? Math.nextDown(p) : p;
        }
        if (a == 0 || b == 0) {
            return a != a || b != b ? Double.NaN : 0;
        }
        // Both factors are below 2^115 then; scaled, their product lies between 2^-948 and 2^240.
        return Math.fma(a * 0x1p600, b * 0x1p600, -(p * 0x1p600 * 0x1p600)) < 0 ? Math.nextDown(p) : p;
    }

    public static double mulUp(double a, double b) {
        return 0.0 - mulDown(-a, b);
    }

    /** b must not be 0. */
    public static double divDown(double a, double b) {
        if (a == 0 || Double.isInfinite(b)) {
            // A quotient by an infinite end is the limit 0, which is then the end of the set of quotients.
            return a != a || b != b ? Double.NaN : 0;
        }
        double q = a / b;
        if (q - q != 0) {
            return overflowDown(q, a, b);
        }
        double residual;
        if (Math.abs(a) >= SAFE && Math.abs(q) >= Double.MIN_NORMAL) {
            residual = Math.fma(-q, b, a);
        } else {
            // a 2^m, b 2^n in [1, 2) and q 2^(m - n) near their quotient: exact, as q keeps its bits when it is scaled up.
            int m = -exponent(a);
            int n = -exponent(b);
            residual = Math.fma(-scaled(q, m - n), scaled(b, n), scaled(a, m));
        }
        return residual != 0 && residual < 0 == b > 0 ? Math.nextDown(q) : q;
    }

    /** b must not be 0. */
    public static double divUp(double a, double b) {
        return 0.0 - divDown(-a, b);
    }

    private static int exponent(double x) {
        return Math.abs(x) < Double.MIN_NORMAL ? Math.getExponent(x * 0x1p60) - 60 : Math.getExponent(x);
    }

    /** x 2^n in steps that neither overflow nor lose bits when the result is an ordinary number. */
    private static double scaled(double x, int n) {
        return Math.scalb(Math.scalb(x, n / 2), n - n / 2);
    }

    /** a must not be negative. */
    public static double sqrtDown(double a) {
        double s = Math.sqrt(a);
        return a == 0 || Double.isInfinite(a) || !(squareResidual(a, s) < 0) ? s : Math.nextDown(s);
    }

    /** a must not be negative. */
    public static double sqrtUp(double a) {
        double s = Math.sqrt(a);
        return a == 0 || Double.isInfinite(a) || !(squareResidual(a, s) > 0) ? s : Math.nextUp(s);
    }

    /** A number with the sign of a - s^2. */
    private static double squareResidual(double a, double s) {
        if (a >= SAFE) {
            return Math.fma(-s, s, a);
        }
        double t = s * 0x1p300;
        return Math.fma(-t, t, a * 0x1p600);
    }

    /**
     * a b + c. The rounding error of fma is a sum of two doubles found without error (Boldo and Muller, Exact and approximated error of the FMA, IEEE Trans. Computers 60, 2011, algorithm ErrFma);
     * its sign is that of their rounded sum. Their proof excludes underflow of the product and overflow, where the exact number is rounded instead.
     */
    public static double fmaDown(double a, double b, double c) {
        double p = a * b;
        double r = Math.fma(a, b, c);
        if (!(Math.abs(p) >= SAFE && Math.abs(p) <= ROOM && Math.abs(c) <= ROOM)) {
            return p == 0 && (a == 0 || b == 0) ? addDown(0, c) : fmaOfExtremesDown(a, b, c);
        }
        double low = Math.fma(a, b, -p);
        double s = c + low;
        double sLow = twoSumLow(c, low, s);
        double t = p + s;
        double tLow = twoSumLow(p, s, t);
        double error = t - r + tLow + sLow;
        return error < 0 ? Math.nextDown(r) : r;
    }

    public static double fmaUp(double a, double b, double c) {
        return 0.0 - fmaDown(-a, b, -c);
    }

    private static double fmaOfExtremesDown(double a, double b, double c) {
        double product = a * b;
        if (product != product || c != c) {
            // 0 times an infinite end is 0.
            return a == 0 || b == 0 ? addDown(0, c) : Double.NaN;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b) || Double.isInfinite(c)) {
            return Double.isInfinite(a) || Double.isInfinite(b) ? addDown(product, c) : c;
        }
        return Dyadic.of(a).mul(Dyadic.of(b)).add(Dyadic.of(c)).toDoubleDown();
    }

    private static double twoSumLow(double a, double b, double s) {
        double back = s - a;
        return a - (s - back) + (b - back);
    }

    private static double overflowDown(double result, double a, double b) {
        boolean finite = !Double.isInfinite(a) && !Double.isInfinite(b);
        return finite && result > 0 ? Double.MAX_VALUE : result;
    }

    /** The double {@code steps} below x, never below {@code floor}. */
    static double stepDown(double x, int steps, double floor) {
        double r = x;
        for (int i = 0; i < steps; i++) {
            r = Math.nextDown(r);
        }
        return Math.max(floor, r);
    }

    static double stepUp(double x, int steps, double ceiling) {
        return -stepDown(-x, steps, -ceiling);
    }
}
