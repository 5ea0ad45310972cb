package org.certirank.interval;

/**
 * Double operations rounded down or up. Each computes the nearest result and the sign of its exact error by an error-free transform (Fast2Sum,
 * fma residuals; Muller et al., Handbook of Floating-Point Arithmetic, 2nd ed., chapters 4 and 5) and steps one double outward when the
 * error demands it, so results are the best possible. Where the residual could underflow, the step is taken always (a result up to one double
 * wider). Infinite operands stand for ends of unbounded sets: 0 times infinity is 0; an overflow of finite operands is the greatest finite
 * double or infinity, by direction.
 */
public final class DirectedDouble {
    /** Residuals of results at least this large, with operands to match, are exact: 2^-960 leaves 2^-1074 far below the last product bit. */
    private static final double SAFE = 0x1p-960;

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
        if (a == 0 || b == 0) {
            return 0;
        }
        double p = a * b;
        if (Math.abs(p) >= SAFE) {
            if (p - p != 0) {
                return overflowDown(p, a, b);
            }
            return Math.fma(a, b, -p) < 0 ? Math.nextDown(p) : p;
        }
        return a > 0 == b > 0 ? Math.max(0, Math.nextDown(p)) : Math.nextDown(p);
    }

    public static double mulUp(double a, double b) {
        return 0.0 - mulDown(-a, b);
    }

    /** b must not be 0. */
    public static double divDown(double a, double b) {
        if (a == 0 || Double.isInfinite(b)) {
            // A quotient by an infinite end is the limit 0, which is then the end of the set of quotients.
            return 0;
        }
        double q = a / b;
        if (q - q != 0) {
            return overflowDown(q, a, b);
        }
        if (Math.abs(q) >= SAFE) {
            // A small dividend with such a quotient has a divisor below 1: scaling both up is exact and cannot overflow.
            double scale = Math.abs(a) >= SAFE ? 1 : 0x1p200;
            double residual = Math.fma(-q, b * scale, a * scale);
            return residual != 0 && residual < 0 == b > 0 ? Math.nextDown(q) : q;
        }
        return a > 0 == b > 0 ? Math.max(0, Math.nextDown(q)) : Math.nextDown(q);
    }

    /** b must not be 0. */
    public static double divUp(double a, double b) {
        return 0.0 - divDown(-a, b);
    }

    /** a must not be negative. */
    public static double sqrtDown(double a) {
        double s = Math.sqrt(a);
        if (a == 0 || Double.isInfinite(a)) {
            return s;
        }
        return a < SAFE || Math.fma(-s, s, a) < 0 ? Math.nextDown(s) : s;
    }

    /** a must not be negative. */
    public static double sqrtUp(double a) {
        double s = Math.sqrt(a);
        if (a == 0 || Double.isInfinite(a)) {
            return s;
        }
        return a < SAFE || Math.fma(-s, s, a) > 0 ? Math.nextUp(s) : s;
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
