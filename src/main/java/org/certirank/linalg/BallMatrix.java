package org.certirank.linalg;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.function.IntBinaryOperator;
import org.certirank.exact.Dyadic;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;

/**
 * A matrix of balls of arbitrary precision in flat arrays, row-major: the set of all real matrices with |A[i][j] - mid[i][j]| &lt;= rad[i][j].
 *
 * <p>A midpoint is sign * 0.m * 2^exponent with m of a fixed number of 64-bit limbs (least significant first), its top bit set unless the midpoint is 0. A radius is a
 * {@link Scaled} number of its own, infinite for an entry that may be any real number (whose midpoint is 0). Exponents stay within 2^40 of 0: a larger number becomes
 * the whole line, a smaller one 0 with a radius. Matrices are never changed once they left this package.
 */
public final class BallMatrix {
    private final int rows;
    private final int columns;
    final int limbs;
    final long[] mantissa;
    final byte[] sign;
    final long[] exponent;
    final double[] rad;
    final long[] radExponent;

    /** A zero matrix, to be filled. */
    BallMatrix(int rows, int columns, int limbs) {
        if (rows < 0 || columns < 0 || limbs < 1) {
            throw new IllegalArgumentException("a matrix of " + rows + " by " + columns + " entries of " + limbs + " limbs");
        }
        int entries = Math.multiplyExact(rows, columns);
        this.rows = rows;
        this.columns = columns;
        this.limbs = limbs;
        mantissa = new long[Math.multiplyExact(entries, limbs)];
        sign = new byte[entries];
        exponent = new long[entries];
        rad = new double[entries];
        radExponent = new long[entries];
    }

    /** Balls of radius 0 around these numbers; a number of more than {@code bits} bits (rounded up to whole limbs) is rounded and gets a radius. */
    public static BallMatrix enclosing(int rows, int columns, Dyadic[] entries, int bits) {
        Dyadic[] exact = new Dyadic[entries.length];
        java.util.Arrays.fill(exact, Dyadic.ZERO);
        return enclosing(rows, columns, entries, exact, bits);
    }

    /** Balls with these midpoints and radii, rounded outward to {@code bits} bits (rounded up to whole limbs). */
    public static BallMatrix enclosing(int rows, int columns, Dyadic[] mid, Dyadic[] rad, int bits) {
        if (mid.length != Math.multiplyExact(rows, columns) || rad.length != mid.length) {
            throw new IllegalArgumentException("not a matrix of " + rows + " by " + columns);
        }
        BallMatrix result = new BallMatrix(rows, columns, limbsFor(bits));
        for (int i = 0; i < mid.length; i++) {
            if (rad[i].signum() < 0) {
                throw new IllegalArgumentException("negative radius");
            }
            result.set(i, mid[i], rad[i]);
        }
        return result;
    }

    /** Balls around these sets; an unbounded one becomes the whole line. {@link IllegalArgumentException} for an empty set. */
    public static BallMatrix enclosing(int rows, int columns, RealInterval[] entries, int bits) {
        BallMatrix result = new BallMatrix(rows, columns, limbsFor(bits));
        if (entries.length != result.sign.length) {
            throw new IllegalArgumentException("not a matrix of " + rows + " by " + columns);
        }
        for (int i = 0; i < entries.length; i++) {
            if (entries[i].isEmpty()) {
                throw new IllegalArgumentException("entry " + i + " is empty");
            }
            if (entries[i].isBounded()) {
                Dyadic lo = entries[i].lower().value();
                Dyadic hi = entries[i].upper().value();
                result.set(i, lo.add(hi).shift(-1), hi.sub(lo).shift(-1));
            } else {
                result.setWhole(i);
            }
        }
        return result;
    }

    /** These balls, midpoints rounded to {@code bits} bits (whole limbs); one that is unbounded or perhaps undefined becomes the whole line. */
    public static BallMatrix enclosing(int rows, int columns, Ball[] entries, int bits) {
        BallMatrix result = new BallMatrix(rows, columns, limbsFor(bits));
        if (entries.length != result.sign.length) {
            throw new IllegalArgumentException("not a matrix of " + rows + " by " + columns);
        }
        for (int i = 0; i < entries.length; i++) {
            Entries.set(result, i, entries[i]);
        }
        return result;
    }

    public static BallMatrix zero(int rows, int columns, int bits) {
        return new BallMatrix(rows, columns, limbsFor(bits));
    }

    /** The same balls: exact. */
    public static BallMatrix of(DoubleBallMatrix a) {
        BallMatrix result = new BallMatrix(a.rows(), a.columns(), 1);
        Scaled radius = new Scaled();
        for (int i = 0; i < result.sign.length; i++) {
            if (a.rads()[i] == Double.POSITIVE_INFINITY) {
                result.setWhole(i);
            } else {
                result.setDouble(i, a.mids()[i]);
                radius.value = a.rads()[i];
                radius.exponent = 0;
                result.setRadius(i, radius);
            }
        }
        return result;
    }

    public static BallMatrix identity(int n) {
        return of(DoubleBallMatrix.identity(n));
    }

    static int limbsFor(int bits) {
        if (bits < 2 || bits > 1 << 24) {
            throw new IllegalArgumentException("precision of " + bits + " bits");
        }
        return (bits + 63) / 64;
    }

    void set(int i, Dyadic mid, Dyadic radius) {
        Scaled r = new Scaled();
        int keep = 64 * limbs;
        Dyadic m = mid.roundDown(keep);
        r.setUp(radius.add(mid.sub(m)));
        if (!m.isZero()) {
            long top = m.magnitude();
            BigInteger bits = m.mantissa().abs().shiftLeft(keep - m.bitLength());
            for (int l = 0; l < limbs; l++) {
                mantissa[i * limbs + l] = bits.shiftRight(64 * l).longValue();
            }
            sign[i] = (byte) m.signum();
            exponent[i] = top;
        }
        setRadius(i, r);
        keepInRange(i);
    }

    private void setDouble(int i, double x) {
        long raw = Double.doubleToRawLongBits(x);
        int biased = (int) (raw >>> 52) & 0x7ff;
        long m = raw & 0xfffffffffffffL | (biased == 0 ? 0 : 1L << 52);
        if (m != 0) {
            int zeros = Long.numberOfLeadingZeros(m);
            mantissa[i * limbs + limbs - 1] = m << zeros;
            sign[i] = (byte) (raw < 0 ? -1 : 1);
            exponent[i] = Math.max(biased, 1) - 1075 + 64 - zeros;
        }
    }

    void setRadius(int i, Scaled r) {
        r.normalise();
        rad[i] = r.value;
        radExponent[i] = r.exponent;
        if (r.value == Double.POSITIVE_INFINITY) {
            setWhole(i);
        }
    }

    void setWhole(int i) {
        clearMidpoint(i);
        rad[i] = Double.POSITIVE_INFINITY;
        radExponent[i] = 0;
    }

    private void clearMidpoint(int i) {
        java.util.Arrays.fill(mantissa, i * limbs, (i + 1) * limbs, 0);
        sign[i] = 0;
        exponent[i] = 0;
    }

    /** Replaces a midpoint whose exponent is out of range; to be called after midpoint and radius were set. */
    void keepInRange(int i) {
        if (exponent[i] > Scaled.MAX_EXPONENT) {
            setWhole(i);
        } else if (exponent[i] < -Scaled.MAX_EXPONENT) {
            Scaled r = new Scaled();
            r.add(rad[i], radExponent[i]);
            r.add(0.5, -Scaled.MAX_EXPONENT + 1);
            clearMidpoint(i);
            setRadius(i, r);
        }
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Bits of a midpoint's mantissa. */
    public int bits() {
        return 64 * limbs;
    }

    /** Whether no entry is the whole line. */
    public boolean isBounded() {
        return java.util.Arrays.stream(rad).noneMatch(r -> r == Double.POSITIVE_INFINITY);
    }

    private int index(int i, int j) {
        if (i < 0 || i >= rows || j < 0 || j >= columns) {
            throw new IndexOutOfBoundsException("entry (" + i + ", " + j + ") of " + this);
        }
        return i * columns + j;
    }

    /** The exact midpoint. */
    public Dyadic mid(int i, int j) {
        return midAt(index(i, j));
    }

    Dyadic midAt(int i) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * limbs);
        for (int l = limbs - 1; l >= 0; l--) {
            bytes.putLong(mantissa[i * limbs + l]);
        }
        BigInteger m = new BigInteger(1, bytes.array());
        return Dyadic.of(sign[i] < 0 ? m.negate() : m, exponent[i] - 64L * limbs);
    }

    /** Whether the entry may be any real number. */
    public boolean isWhole(int i, int j) {
        return rad[index(i, j)] == Double.POSITIVE_INFINITY;
    }

    /** The exact radius; {@link ArithmeticException} where the entry is the whole line. */
    public Dyadic rad(int i, int j) {
        int at = index(i, j);
        return Scaled.exact(rad[at], radExponent[at]);
    }

    /** The entry's closed interval, exactly. */
    public RealInterval interval(int i, int j) {
        if (isWhole(i, j)) {
            return RealInterval.of(Bound.MINUS_INFINITY, Bound.PLUS_INFINITY);
        }
        Dyadic m = mid(i, j);
        Dyadic r = rad(i, j);
        return RealInterval.closed(m.sub(r), m.add(r));
    }

    /** The entry as a scalar ball, exactly but for the radius, which is rounded up to 30 bits. */
    public Ball ball(int i, int j) {
        return Entries.get(this, index(i, j));
    }

    /** Double balls around the balls. */
    public DoubleBallMatrix toDouble() {
        double[] m = new double[sign.length];
        double[] r = new double[sign.length];
        Scaled radius = new Scaled();
        for (int i = 0; i < m.length; i++) {
            m[i] = nearMid(i);
            radius.clear();
            radius.add(rad[i], radExponent[i]);
            if (sign[i] != 0) {
                // The top 53 bits are kept: what is left out is below 2^(exponent - 53); doubles below the normal range lose up to 2^-1074.
                boolean exact = Math.abs(m[i]) >= Double.MIN_NORMAL && lowBitsAreZero(i);
                radius.add(exact ? 0 : 1, Math.max(exponent[i] - 53, -1074));
            }
            radius.normalise();
            r[i] = Scaled.toDoubleUp(radius.value, radius.exponent);
        }
        return DoubleBallMatrix.ofOwned(rows, columns, m, r);
    }

    private boolean lowBitsAreZero(int i) {
        long low = mantissa[i * limbs + limbs - 1] & 0x7ff;
        for (int l = 0; l < limbs - 1; l++) {
            low |= mantissa[i * limbs + l];
        }
        return low == 0;
    }

    /** The midpoint cut to its top 53 bits (0 below the range of doubles, infinite above it); not an enclosure. */
    double nearMid(int i) {
        if (sign[i] == 0 || exponent[i] < -1080) {
            return 0;
        }
        if (exponent[i] > 1024) {
            return sign[i] * Double.POSITIVE_INFINITY;
        }
        return sign[i] * Math.scalb((double) (mantissa[i * limbs + limbs - 1] >>> 11), (int) exponent[i] - 53);
    }

    public BallMatrix neg() {
        BallMatrix result = Blocks.rows(this, 0, rows);
        for (int i = 0; i < sign.length; i++) {
            result.sign[i] = (byte) -sign[i];
        }
        return result;
    }

    public BallMatrix transpose() {
        return Blocks.transpose(this);
    }

    /** The exact product by 2^k, k of any size; what leaves the range of exponents becomes 0 with a radius, or the whole line. */
    public BallMatrix shift(Exponent k) {
        BallMatrix result = Blocks.rows(this, 0, rows);
        // Beyond twice the range every entry leaves it, in the same direction.
        long by = Math.clamp(k.saturated(), -4 * Scaled.MAX_EXPONENT, 4 * Scaled.MAX_EXPONENT);
        Scaled radius = new Scaled();
        for (int i = 0; i < sign.length; i++) {
            if (rad[i] != 0 && rad[i] != Double.POSITIVE_INFINITY) {
                radius.value = rad[i];
                radius.exponent = radExponent[i] + by;
                result.setRadius(i, radius);
            }
            if (result.sign[i] != 0) {
                result.exponent[i] += by;
                result.keepInRange(i);
            }
        }
        return result;
    }

    public BallMatrix shift(long k) {
        return shift(Exponent.of(k));
    }

    /** The midpoints with radius 0. */
    public BallMatrix midpoint() {
        BallMatrix result = Blocks.rows(this, 0, rows);
        java.util.Arrays.fill(result.rad, 0);
        java.util.Arrays.fill(result.radExponent, 0);
        return result;
    }

    BallMatrix rearranged(int newRows, int newColumns, IntBinaryOperator from) {
        BallMatrix result = new BallMatrix(newRows, newColumns, limbs);
        for (int i = 0; i < newRows; i++) {
            for (int j = 0; j < newColumns; j++) {
                int f = from.applyAsInt(i, j);
                int t = i * newColumns + j;
                System.arraycopy(mantissa, f * limbs, result.mantissa, t * limbs, limbs);
                result.sign[t] = sign[f];
                result.exponent[t] = exponent[f];
                result.rad[t] = rad[f];
                result.radExponent[t] = radExponent[f];
            }
        }
        return result;
    }

    /** The sum, midpoints rounded to {@code bits} bits (whole limbs), what is lost added to the radii. */
    public BallMatrix add(BallMatrix b, int bits) {
        if (rows != b.rows || columns != b.columns) {
            throw new IllegalArgumentException(this + " and " + b);
        }
        BallMatrix result = new BallMatrix(rows, columns, limbsFor(bits));
        FixedPoint window = new FixedPoint(Math.max(result.limbs, Math.max(limbs, b.limbs)) + 3);
        for (int i = 0; i < sign.length; i++) {
            window.sum(this, b, i, result);
        }
        return result;
    }

    /** The same balls with midpoints of {@code bits} bits (whole limbs), what is lost added to the radii. */
    public BallMatrix rounded(int bits) {
        return limbs == limbsFor(bits) ? this : add(new BallMatrix(rows, columns, 1), bits);
    }

    public BallMatrix sub(BallMatrix b, int bits) {
        return add(b.neg(), bits);
    }

    /** The product to about {@code bits} bits of the greatest entries of a row and a column; see {@link ResidueProduct}. */
    public BallMatrix mul(BallMatrix b, int bits) {
        return ResidueProduct.multiply(this, b, bits);
    }

    /** As {@link #mul}, and exact where neither factor has radii and the product of their digits fits. */
    public BallMatrix times(BallMatrix b, int bits) {
        return ResidueProduct.multiplyExactly(this, b, bits);
    }

    @Override
    public String toString() {
        return "matrix of " + rows + " by " + columns + " balls of " + bits() + " bits";
    }
}
