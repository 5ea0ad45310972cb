package org.certirank.linalg;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BallArray;
import org.certirank.interval.ball.Exponent;

/**
 * Elementary functions of matrices of balls, entry by entry: each entry of a result holds the function's values at all members of the entries of the operands. Where the function may be undefined the
 * entry becomes the whole line.
 *
 * <p>Midpoints of at most {@link BallArray#MAX_LIMBS} limbs (for products any length) go through the batches of {@link BallArray}, longer ones through scalar {@link Ball}s; the enclosures are those that these two
 * classes state, and the precision is the operands'. Operands of a function of two matrices have the same shape and precision.
 */
public final class Entrywise {
    @FunctionalInterface
    private interface Batch1 {
        void apply(BallArray to, BallArray x);
    }

    @FunctionalInterface
    private interface Batch2 {
        void apply(BallArray to, BallArray x, BallArray y);
    }

    private Entrywise() {
    }

    public static BallMatrix exp(BallMatrix x) {
        return map(x, BallArray::exp, b -> b.exp(x.bits()));
    }

    /** exp(x) - 1 without cancellation. */
    public static BallMatrix expm1(BallMatrix x) {
        return map(x, BallArray::expm1, b -> b.expm1(x.bits()));
    }

    public static BallMatrix sqrt(BallMatrix x) {
        return map(x, BallArray::sqrt, b -> b.sqrt(x.bits()));
    }

    public static BallMatrix mul(BallMatrix x, BallMatrix y) {
        check(x, y);
        return x.limbs > BallArray.LONGEST ? map(x, y, (a, b) -> a.mul(b, x.bits())) : batch(x, y, BallArray::mul);
    }

    /** All x (1 + t) for members x of an entry and |t| &lt; 2^e, a t for each entry: the midpoints stay, a radius r beside a midpoint below 2^q becomes r + (2^q + r) 2^e, rounded up. */
    public static BallMatrix relax(BallMatrix x, Exponent e) {
        BallMatrix result = Blocks.rows(x, 0, x.rows());
        // Beyond these bounds the radius is that of the least exponent, or the whole line.
        long by = Math.clamp(e.saturated(), -8 * Scaled.MAX_EXPONENT, 8 * Scaled.MAX_EXPONENT);
        Scaled radius = new Scaled();
        for (int i = 0; i < x.sign.length; i++) {
            if (x.rad[i] != Double.POSITIVE_INFINITY) {
                radius.clear();
                radius.add(x.rad[i], x.radExponent[i]);
                radius.add(x.rad[i], x.radExponent[i] + by);
                radius.add(x.sign[i] == 0 ? 0 : 1, x.exponent[i] + by);
                result.setRadius(i, radius);
            }
        }
        return result;
    }

    public static BallMatrix div(BallMatrix x, BallMatrix y) {
        return map(x, y, BallArray::div, (a, b) -> a.div(b, x.bits()));
    }

    /** A function that has no batch of its own, by scalar balls; it may be given the whole line. */
    public static BallMatrix map(BallMatrix x, UnaryOperator<Ball> f) {
        BallMatrix result = new BallMatrix(x.rows(), x.columns(), x.limbs);
        for (int i = 0; i < x.sign.length; i++) {
            Entries.set(result, i, f.apply(Entries.get(x, i)));
        }
        return result;
    }

    /** A function of two numbers by scalar balls; it may be given the whole line. */
    public static BallMatrix map(BallMatrix x, BallMatrix y, BinaryOperator<Ball> f) {
        check(x, y);
        BallMatrix result = new BallMatrix(x.rows(), x.columns(), x.limbs);
        for (int i = 0; i < x.sign.length; i++) {
            Entries.set(result, i, f.apply(Entries.get(x, i), Entries.get(y, i)));
        }
        return result;
    }

    private static BallMatrix map(BallMatrix x, Batch1 batch, UnaryOperator<Ball> scalar) {
        if (x.limbs > BallArray.MAX_LIMBS) {
            return map(x, scalar);
        }
        BallArray values = Entries.batch(x);
        batch.apply(values, values);
        return Entries.matrix(x.rows(), x.columns(), values);
    }

    private static BallMatrix map(BallMatrix x, BallMatrix y, Batch2 batch, BinaryOperator<Ball> scalar) {
        check(x, y);
        if (x.limbs > BallArray.MAX_LIMBS) {
            return map(x, y, scalar);
        }
        return batch(x, y, batch);
    }

    private static BallMatrix batch(BallMatrix x, BallMatrix y, Batch2 batch) {
        BallArray values = Entries.batch(x);
        batch.apply(values, values, Entries.batch(y));
        return Entries.matrix(x.rows(), x.columns(), values);
    }

    private static void check(BallMatrix x, BallMatrix y) {
        if (x.rows() != y.rows() || x.columns() != y.columns() || x.limbs != y.limbs) {
            throw new IllegalArgumentException(x + " and " + y);
        }
    }
}
