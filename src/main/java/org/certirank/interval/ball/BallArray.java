package org.certirank.interval.ball;

import java.math.BigInteger;
import java.util.Arrays;
import org.certirank.interval.Flag;

/**
 * A batch of balls in flat arrays: midpoints of a fixed number of 64-bit limbs, each with its own exponent, radius and flag.
 *
 * <p>{@code exp}, {@code expm1}, {@code log}, {@code tanh}, {@code sqrt}, {@code add}, {@code sub}, {@code mul} and {@code div} put their results into this batch, element by element, without
 * allocating; a batch may be its own operand. With 64 {@code limbs} bits for the precision, each result encloses like that of {@link Ball} (its
 * scalar twin). An element that the fast code does not treat (a midpoint 0, a radius beyond 2^-8 relative to what matters, arguments of extreme
 * size, a result outside the domain) is handed to the twin. For operands without radius the radius is at most {@link #ULPS} units in the last
 * place of the midpoint; with radii it is at most 1 + 2^-6 times the twin's, plus that.
 *
 * <p>Exponents are longs here. A result of the twin that needs more becomes a ball about 0, of radius 2^(-2^60) or infinite: it still encloses.
 */
public final class BallArray {
    /** The bound of the radius for operands without radius: half a unit of rounding, and the errors of the methods. */
    public static final double ULPS = 0.5 + 0x1p-14;

    /** The longest midpoints that all kernels treat; beyond, sums and products have kernels and the functions and quotients are the twin's. */
    public static final int MAX_LIMBS = 10;
    /** The longest midpoints of a batch. */
    public static final int LONGEST = 1 << 12;
    static final long LIMIT = 1L << 60;

    final int size;
    final int limbs;
    final long[] mantissa;
    /** The e with 2^(e-1) <= |midpoint| < 2^e; 0 for zero. */
    final long[] exponent;
    final byte[] sign;
    final int[] radius;
    final long[] radiusExponent;
    final byte[] flag;
    private Kernels kernels;

    /** Zeros. */
    public BallArray(int size, int limbs) {
        if (limbs < 1 || limbs > LONGEST) {
            throw new IllegalArgumentException("1 to " + LONGEST + " limbs, not " + limbs);
        }
        this.size = size;
        this.limbs = limbs;
        mantissa = new long[Math.multiplyExact(size, limbs)];
        exponent = new long[size];
        sign = new byte[size];
        radius = new int[size];
        radiusExponent = new long[size];
        flag = new byte[size];
    }

    public int size() {
        return size;
    }

    public int limbs() {
        return limbs;
    }

    /** The precision, 64 bits a limb. */
    public int bits() {
        return 64 * limbs;
    }

    /** Element i becomes x, its midpoint rounded to nearest when it is longer. */
    public void set(int i, Ball x) {
        Ball b = x.round(bits());
        Radius r = b.rad();
        BigFloat m = b.mid();
        flag[i] = (byte) x.flag().ordinal();
        if (!m.isZero() && isFar(m.magnitude())) {
            // Too large: nothing is known. Too small: 0, and a radius for what is left.
            boolean small = m.magnitude().saturated() < 0;
            r = small ? r.addUp(Radius.powerOfTwo(-LIMIT)) : Radius.INFINITE;
            m = BigFloat.ZERO;
        }
        if (r.isFinite() && !r.isZero() && isFar(r.magnitude())) {
            r = r.magnitude().saturated() < 0 ? Radius.powerOfTwo(-LIMIT) : Radius.INFINITE;
        }
        if (!r.isFinite()) {
            m = BigFloat.ZERO;
        }
        sign[i] = (byte) m.signum();
        exponent[i] = m.isZero() ? 0 : m.magnitude().saturated();
        BigInteger bitsOfM = m.mantissa().abs().shiftLeft(bits() - m.bitLength());
        for (int k = 0; k < limbs; k++) {
            mantissa[i * limbs + k] = bitsOfM.shiftRight(64 * k).longValue();
        }
        radius[i] = r.mantissa();
        radiusExponent[i] = r.exponent().saturated();
    }

    private static boolean isFar(Exponent e) {
        return e.saturated() > LIMIT || e.saturated() < -LIMIT;
    }

    /** Element i, exactly. */
    public Ball get(int i) {
        byte[] bytes = new byte[8 * limbs];
        for (int k = 0; k < limbs; k++) {
            for (int b = 0; b < 8; b++) {
                bytes[8 * (limbs - 1 - k) + 7 - b] = (byte) (mantissa[i * limbs + k] >>> 8 * b);
            }
        }
        BigFloat m = BigFloat.of(new BigInteger(sign[i], bytes), exponent[i] - bits());
        Radius r = radius[i] < 0 ? Radius.INFINITE : Radius.up(radius[i], Exponent.of(radiusExponent[i]));
        return new Ball(m, r, Flag.of(flag[i]));
    }

    /**
     * Element i becomes the ball with the midpoint signum 0.m 2^e, m the limbs from {@code m[at]} on (least significant first, the top bit set unless signum is 0), and a radius of at
     * least {@code fraction} 2^re, fraction 0, in [1/2, 1) or infinite. The exponents may not exceed 2^59 in magnitude. Exact but for the radius, of which 30 bits are kept, rounded upward.
     */
    public void load(int i, long[] m, int at, int signum, long e, double fraction, long re) {
        flag[i] = (byte) Flag.C1.ordinal();
        if (fraction == Double.POSITIVE_INFINITY) {
            storeReals(i);
            return;
        }
        System.arraycopy(m, at, mantissa, i * limbs, limbs);
        sign[i] = (byte) signum;
        exponent[i] = signum == 0 ? 0 : e;
        if (fraction == 0) {
            radius[i] = 0;
            radiusExponent[i] = 0;
            return;
        }
        // The cast cuts; one more covers what it cut.
        int r = (int) (fraction * 0x1p30) + 1;
        boolean carry = r >>> Radius.BITS != 0;
        radius[i] = carry ? r >>> 1 : r;
        radiusExponent[i] = re - Radius.BITS + (carry ? 1 : 0);
    }

    /** Copies the limbs of midpoint i, least significant first, to {@code to[at]} and on. */
    public void copyLimbs(int i, long[] to, int at) {
        System.arraycopy(mantissa, i * limbs, to, at, limbs);
    }

    /** The sign of midpoint i. */
    public int signum(int i) {
        return sign[i];
    }

    /** The e with 2^(e-1) <= |midpoint i| < 2^e; 0 for zero. */
    public long exponent(int i) {
        return exponent[i];
    }

    /** Radius i is exactly this times 2^{@link #radiusExponent}: 0, in [1/2, 1), or infinite. */
    public double radiusFraction(int i) {
        return radius[i] < 0 ? Double.POSITIVE_INFINITY : radius[i] * 0x1p-30;
    }

    public long radiusExponent(int i) {
        return radius[i] <= 0 ? 0 : radiusExponent[i] + Radius.BITS;
    }

    /** Whether the function that element i encloses is certainly defined. */
    public boolean isDefined(int i) {
        return Flag.of(flag[i]).isDefined();
    }

    public static BallArray of(Ball[] balls, int limbs) {
        BallArray a = new BallArray(balls.length, limbs);
        for (int i = 0; i < balls.length; i++) {
            a.set(i, balls[i]);
        }
        return a;
    }

    /** Each element becomes exp of that of x. */
    public void exp(BallArray x) {
        Kernels k = kernels(x);
        for (int i = 0; i < size; i++) {
            if (limbs > MAX_LIMBS || !k.exponential.exp(x, this, i)) {
                set(i, x.get(i).exp(bits()));
            }
        }
    }

    /** Each element becomes expm1 of that of x. */
    public void expm1(BallArray x) {
        Kernels k = kernels(x);
        for (int i = 0; i < size; i++) {
            if (limbs > MAX_LIMBS || !k.exponential.expm1(x, this, i)) {
                set(i, x.get(i).expm1(bits()));
            }
        }
    }

    /** Each element becomes tanh of that of x. */
    public void tanh(BallArray x) {
        Kernels k = kernels(x);
        for (int i = 0; i < size; i++) {
            if (limbs > MAX_LIMBS || !k.exponential.tanh(x, this, i)) {
                set(i, x.get(i).tanh(bits()));
            }
        }
    }

    /** Each element becomes log of that of x. */
    public void log(BallArray x) {
        Kernels k = kernels(x);
        for (int i = 0; i < size; i++) {
            if (limbs > MAX_LIMBS || !k.logarithm.log(x, this, i)) {
                set(i, x.get(i).log(bits()));
            }
        }
    }

    /** Each element becomes sqrt of that of x. */
    public void sqrt(BallArray x) {
        Kernels k = kernels(x);
        for (int i = 0; i < size; i++) {
            if (limbs > MAX_LIMBS || !k.root.sqrt(x, this, i)) {
                set(i, x.get(i).sqrt(bits()));
            }
        }
    }

    /** Each element becomes the sum of those of x and y. */
    public void add(BallArray x, BallArray y) {
        Kernels k = kernels(x);
        kernels(y);
        for (int i = 0; i < size; i++) {
            if (!k.arithmetic.add(x, y, this, i, false)) {
                set(i, x.get(i).add(y.get(i), bits()));
            }
        }
    }

    /** Each element becomes the difference of those of x and y. */
    public void sub(BallArray x, BallArray y) {
        Kernels k = kernels(x);
        kernels(y);
        for (int i = 0; i < size; i++) {
            if (!k.arithmetic.add(x, y, this, i, true)) {
                set(i, x.get(i).sub(y.get(i), bits()));
            }
        }
    }

    /** Each element becomes the product of those of x and y. */
    public void mul(BallArray x, BallArray y) {
        Kernels k = kernels(x);
        kernels(y);
        for (int i = 0; i < size; i++) {
            if (!k.arithmetic.mul(x, y, this, i)) {
                set(i, x.get(i).mul(y.get(i), bits()));
            }
        }
    }

    /** Each element becomes the quotient of those of x and y. */
    public void div(BallArray x, BallArray y) {
        Kernels k = kernels(x);
        kernels(y);
        for (int i = 0; i < size; i++) {
            if (limbs > MAX_LIMBS || !k.division.div(x, y, this, i)) {
                set(i, x.get(i).div(y.get(i), bits()));
            }
        }
    }

    /** Scratch space and tables, made once; a batch is written by one thread at a time. */
    private Kernels kernels(BallArray x) {
        if (x.size != size || x.limbs != limbs) {
            throw new IllegalArgumentException("batches of different shapes");
        }
        if (kernels == null) {
            kernels = new Kernels(limbs);
        }
        return kernels;
    }

    /** |midpoint i| in [1/2, 1] 2^exponent as a double without its exponent, at most 2^-52 off, relatively. */
    double fraction(int i) {
        return Math.scalb((double) (mantissa[(i + 1) * limbs - 1] >>> 11), -53);
    }

    /** At least the radius of element i over 2^base; 2^-60 when it is smaller than that. */
    double radiusOver(int i, long base) {
        if (radius[i] == 0) {
            return 0;
        }
        long k = radiusExponent[i] - base;
        return k < -90 || k > 900 ? k < 0 ? 0x1p-60 : Double.POSITIVE_INFINITY : radius[i] * power(k);
    }

    /** Whether element i has a midpoint of moderate exponent, not 0, and a radius of at most 2^limit. */
    boolean ordinary(int i, long limit) {
        return sign[i] != 0 && Math.abs(exponent[i]) <= LIMIT && (radius[i] == 0 || radiusExponent[i] + Radius.BITS <= limit);
    }

    /** 2^k for |k| <= 1000. */
    static double power(long k) {
        return Double.longBitsToDouble(k + 1023 << 52);
    }

    /**
     * Stores the radius {@code units} 2^base rounded up, where units, a double from 2^-900 on, is the result of a few operations rounded to
     * nearest on non-negative numbers, each off by a relative 2^-53 at most: the 1 that is added to the 30-bit mantissa covers more than 2^20 of them.
     * Larger ones (an operation that overflowed) make the element all reals.
     */
    void storeRadius(int i, double units, long base) {
        if (!(units <= 0x1p1000)) {
            storeReals(i);
            return;
        }
        long raw = Double.doubleToRawLongBits(units);
        int m = (int) (raw >>> 23 & (1 << 29) - 1 | 1 << 29) + 2;
        int e = (int) (raw >>> 52) - 1023 - 29;
        if (m >>> 30 != 0) {
            m = (m >>> 1) + 1;
            e++;
        }
        radius[i] = m;
        radiusExponent[i] = base + e;
    }

    /**
     * Stores the n-limb fraction w (its highest bit set) times 2^e, rounded to nearest, sign and flag; returns the exponent of the stored midpoint's last
     * place, off which the rounding is at most one half.
     */
    long storeMidpoint(int i, long[] w, int n, long e, int signum, byte f) {
        int at = i * limbs;
        System.arraycopy(w, n - limbs, mantissa, at, limbs);
        long top = e;
        if (w[n - limbs - 1] < 0 && Limbs.addWord(mantissa, at, 1, limbs) != 0) {
            mantissa[at + limbs - 1] = Long.MIN_VALUE;
            top++;
        }
        exponent[i] = top;
        sign[i] = (byte) signum;
        flag[i] = f;
        return e - bits();
    }

    private void storeReals(int i) {
        Arrays.fill(mantissa, i * limbs, (i + 1) * limbs, 0);
        exponent[i] = 0;
        sign[i] = 0;
        radius[i] = Radius.INFINITE.mantissa();
        radiusExponent[i] = 0;
    }
}
