package org.certirank.linalg;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BallArray;

/**
 * Elementary functions of matrices of balls, entry by entry: each entry of a result holds the function's values at all members of the entries of the operands. Where the function may be undefined the
 * entry becomes the whole line.
 *
 * <p>Midpoints of at most {@link BallArray#MAX_LIMBS} limbs go through the batches of {@link BallArray}, longer ones through scalar {@link Ball}s; the enclosures are those that these two
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
        return map(x, y, BallArray::mul, (a, b) -> a.mul(b, x.bits()));
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
