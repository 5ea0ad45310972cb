package org.certirank.interval.ball;

/**
 * Square roots of the elements of a batch: z near 1 / (2 sqrt X) by Newton's iteration from a double, s = 2 X z, one correction s + z (X - s^2). None of this
 * is trusted: the residual X - s^2 of the final s is computed, and |s - sqrt(X)| = |X - s^2| / (s + sqrt(X)) <= |X - s^2| as s + sqrt(X) is at least
 * 1/2 + 1/2 (s is used only with its highest bit set, or one unit short of it, and X >= 1/4). The computed residual is off by at most n + 1 units. Radii: with t = r / m the
 * root moves by at most sqrt(m) t (1 + t) / 2.
 */
final class BatchRoot {
    private static final int WIDE = -9;
    private static final long QUARTER = 1L << 62;
    /** Residuals beyond this many units of 2^(-64 n) do not occur; if one did, the twin would serve. */
    private static final long MAX_RESIDUAL = 1L << 40;
    private static final double ERROR = 0x1p-21;
    /** What a double's estimate is good for, and what each step loses of the doubled number. */
    private static final int FIRST_BITS = 50;

    private final int limbs;
    private final int n;
    private final long[] x;
    private final long[] z;
    private final long[] s;
    private final long[] a;
    private final long[] b;

    BatchRoot(int limbs) {
        this.limbs = limbs;
        n = limbs + 1;
        x = new long[n];
        z = new long[n];
        s = new long[n];
        a = new long[n];
        b = new long[n];
    }

    boolean sqrt(BallArray in, BallArray out, int i) {
        long e = in.exponent[i];
        if (in.sign[i] <= 0 || !in.ordinary(i, e + WIDE)) {
            return false;
        }
        x[0] = 0;
        System.arraycopy(in.mantissa, i * limbs, x, 1, limbs);
        if ((e & 1) != 0) {
            Limbs.shiftRight(x, 0, x, 0, 1, n);
        }
        inverse();
        root();
        if (!isClose()) {
            return false;
        }
        long top = e + (e & 1) >> 1;
        if (s[n - 1] >= 0) {
            Limbs.shiftLeft(s, 0, s, 0, 1, n);
            top--;
        }
        double range = 0;
        if (in.radius[i] != 0) {
            range = in.radiusOver(i, e - 64L * limbs) / in.fraction(i) * 0.505 * (((s[n - 1] >>> 11) + 1) * 0x1p-53);
        }
        long ulp = out.storeMidpoint(i, s, n, top, 1, in.flag[i]);
        out.storeRadius(i, 0.5 + ERROR + range, ulp);
        return true;
    }

    /** z near 1 / (2 sqrt x), half as good as the root is to become: z + 2 z (1/4 - x z^2), each time with about twice the bits. */
    private void inverse() {
        double guess = 0.5 / Math.sqrt((x[n - 1] >>> 11) * 0x1p-53);
        for (int k = 0; k < n - 1; k++) {
            z[k] = 0;
        }
        z[n - 1] = guess < 1 ? (long) (guess * 0x1p63) << 1 : -1;
        for (int good = FIRST_BITS; good < 32 * n - 8; good = 2 * good - 4) {
            int w = Math.min(n, (2 * good + 63) / 64);
            int from = n - w;
            LimbProducts.high(a, from, z, from, z, from, w);
            LimbProducts.high(b, from, a, from, x, from, w);
            Limbs.neg(b, from, w);
            b[n - 1] += QUARTER;
            boolean minus = b[n - 1] < 0;
            if (minus) {
                Limbs.neg(b, from, w);
            }
            LimbProducts.high(a, from, z, from, b, from, w);
            Limbs.shiftLeft(a, from, a, from, 1, w);
            if (minus) {
                Limbs.sub(z, from, z, from, a, from, w);
            } else if (Limbs.add(z, from, z, from, a, from, w) != 0) {
                fill(z, from);
            }
        }
    }

    /** s near sqrt x. */
    private void root() {
        LimbProducts.high(s, 0, x, 0, z, 0, n);
        if (s[n - 1] < 0) {
            fill(s, 0);
        } else {
            Limbs.shiftLeft(s, 0, s, 0, 1, n);
        }
        boolean minus = residual();
        LimbProducts.high(b, 0, z, 0, a, 0, n);
        if (minus) {
            Limbs.sub(s, 0, s, 0, b, 0, n);
        } else if (Limbs.add(s, 0, s, 0, b, 0, n) != 0) {
            fill(s, 0);
        }
    }

    /** a = |x - s^2| but for n + 1 units; whether it is negative. */
    private boolean residual() {
        LimbProducts.high(b, 0, s, 0, s, 0, n);
        boolean minus = Limbs.sub(a, 0, x, 0, b, 0, n) != 0;
        if (minus) {
            Limbs.neg(a, 0, n);
        }
        return minus;
    }

    /** Whether s >= 1/2 - 2^(-64 n + 40) and the residual is at most 2^41 units. */
    private boolean isClose() {
        residual();
        if (!Limbs.isZero(a, 1, n - 1) || a[0] < 0 || a[0] > MAX_RESIDUAL) {
            return false;
        }
        return s[n - 1] < 0 || s[n - 1] == Long.MAX_VALUE;
    }

    private void fill(long[] r, int from) {
        for (int k = from; k < n; k++) {
            r[k] = -1;
        }
    }
}
