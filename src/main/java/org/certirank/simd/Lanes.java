package org.certirank.simd;

import java.util.Arrays;
import java.util.Optional;
import org.certirank.interval.DoubleIntervals;

/**
 * Operations on lanes: batches of double intervals with flags ({@link DoubleIntervals}, flat arrays), one interval per lane. What an operation claims for a lane is what
 * {@link org.certirank.interval.DoubleInterval} claims, flags combine as {@link org.certirank.interval.Flag} says, and the ends are the same bits whichever implementation runs: vector instructions
 * where the JDK and the machine have them ({@link #best()}, chosen once), else scalar code. Empty, unbounded and partly undefined lanes are as right as any.
 *
 * <p>Results go into a batch of the caller's, whose size says how many lanes there are; it may be one of the operands. An operand of one lane goes with every lane. Instances have no state and serve any number
 * of threads.
 */
public final class Lanes {
    private static final Lanes SCALAR = new Lanes(Kernels.SCALAR);
    private static final Lanes VECTOR = VectorModule.isUsable() ? new Lanes(Kernels.vector()) : null;

    private final Kernels kernels;

    private Lanes(Kernels kernels) {
        this.kernels = kernels;
    }

    /** By vector instructions, if they are there and of use, else scalar; the same throughout a run. */
    public static Lanes best() {
        return VECTOR == null ? SCALAR : VECTOR;
    }

    public static Lanes scalar() {
        return SCALAR;
    }

    public static Optional<Lanes> vector() {
        return Optional.ofNullable(VECTOR);
    }

    public boolean isVector() {
        return this == VECTOR;
    }

    public void neg(DoubleIntervals x, DoubleIntervals result) {
        smooth(kernels.neg(), x, result);
    }

    public void add(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        smooth(kernels.add(), x, y, result);
    }

    public void sub(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        smooth(kernels.sub(), x, y, result);
    }

    public void mul(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        smooth(kernels.mul(), x, y, result);
    }

    /** x y + z, rounded once. */
    public void fma(DoubleIntervals x, DoubleIntervals y, DoubleIntervals z, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        DoubleIntervals b = spread(y, result);
        DoubleIntervals c = spread(z, result);
        kernels.fma().run(a, b, c, result, 0, result.size());
        byte[] flags = result.flag();
        for (int i = 0; i < flags.length; i++) {
            flags[i] = (byte) Math.max(Math.max(a.flag()[i], b.flag()[i]), c.flag()[i]);
        }
    }

    /** Where y touches 0: the quotients with its other members, PARTLY; NOWHERE where y is 0. */
    public void div(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        DoubleIntervals b = spread(y, result);
        LaneFlags.worst(a, b, result);
        LaneFlags.divided(b, result);
        kernels.div().run(a, b, result, 0, result.size());
    }

    public void sqr(DoubleIntervals x, DoubleIntervals result) {
        smooth(kernels.sqr(), x, result);
    }

    public void sqrt(DoubleIntervals x, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        LaneFlags.copy(a, result);
        LaneFlags.rooted(a, result);
        kernels.sqrt().run(a, result, 0, result.size());
    }

    public void exp(DoubleIntervals x, DoubleIntervals result) {
        smooth(kernels.exp(), x, result);
    }

    public void expm1(DoubleIntervals x, DoubleIntervals result) {
        smooth(kernels.expm1(), x, result);
    }

    public void log(DoubleIntervals x, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        LaneFlags.copy(a, result);
        LaneFlags.logarithmic(a, result);
        kernels.log().run(a, result, 0, result.size());
    }

    public void tanh(DoubleIntervals x, DoubleIntervals result) {
        smooth(kernels.tanh(), x, result);
    }

    public void sin(DoubleIntervals x, DoubleIntervals result) {
        smooth(kernels.sin(), x, result);
    }

    public void cos(DoubleIntervals x, DoubleIntervals result) {
        smooth(kernels.cos(), x, result);
    }

    public void abs(DoubleIntervals x, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        LaneFlags.copy(a, result);
        LaneFlags.bent(a, result);
        kernels.abs().run(a, result, 0, result.size());
    }

    public void min(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        chosen(kernels.min(), x, y, result);
    }

    public void max(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        chosen(kernels.max(), x, y, result);
    }

    /** x^n, n of either sign; 0^n with n &lt;= 0 is undefined and left out. */
    public void powInt(DoubleIntervals x, long n, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        LaneFlags.copy(a, result);
        if (n <= 0) {
            LaneFlags.divided(a, result);
        }
        kernels.powInt().run(a, n, result, 0, result.size());
    }

    private static void smooth(Kernels.Unary kernel, DoubleIntervals x, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        LaneFlags.copy(a, result);
        kernel.run(a, result, 0, result.size());
    }

    private static void smooth(Kernels.Binary kernel, DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        DoubleIntervals b = spread(y, result);
        LaneFlags.worst(a, b, result);
        kernel.run(a, b, result, 0, result.size());
    }

    private static void chosen(Kernels.Binary kernel, DoubleIntervals x, DoubleIntervals y, DoubleIntervals result) {
        DoubleIntervals a = spread(x, result);
        DoubleIntervals b = spread(y, result);
        LaneFlags.worst(a, b, result);
        LaneFlags.chosen(a, b, result);
        kernel.run(a, b, result, 0, result.size());
    }

    /** The operand itself, or, where it has one lane and the result more, that lane repeated. */
    private static DoubleIntervals spread(DoubleIntervals x, DoubleIntervals result) {
        int n = result.size();
        if (x.size() == n) {
            return x;
        }
        if (x.size() != 1) {
            throw new IllegalArgumentException("a batch of " + x.size() + " lanes for a result of " + n);
        }
        DoubleIntervals r = new DoubleIntervals(new double[n], new double[n], new byte[n]);
        Arrays.fill(r.lo(), x.lo()[0]);
        Arrays.fill(r.hi(), x.hi()[0]);
        Arrays.fill(r.flag(), x.flag()[0]);
        return r;
    }
}
