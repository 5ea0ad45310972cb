package org.certirank.eval;

import java.math.BigInteger;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/**
 * An arithmetic of enclosures over batches: a B is a list of enclosures with flags, of any size; operations work element by element, and a
 * batch of one is combined with each element of another batch. Claim of every operation: with x in X, f(x) is in f(X) wherever it is defined,
 * and the {@link Flag} tells where that is. Batches are never changed.
 *
 * @param <B> the batches
 */
public interface Arithmetic<B> {

    int size(B b);

    /** One element that encloses the number. */
    B constant(Rational c);

    B pi();

    /** One element: of a function that is nowhere defined. */
    B undefined();

    /** One element: any number of the closed interval, from a function of which only the flag is known; null ends are infinite. */
    B unknown(Rational lo, Rational hi, Flag flag);

    /** A batch that encloses these. */
    B enclosing(List<RealInterval> xs);

    /** Element i, exactly. */
    RealInterval get(B b, int i);

    B neg(B a);

    B add(B a, B b);

    /** The difference. */
    default B sub(B a, B b) {
        return add(a, neg(b));
    }

    B mul(B a, B b);

    B div(B a, B b);

    B powInt(B a, BigInteger n);

    B pow(B a, B b);

    B sqrt(B a);

    B exp(B a);

    B log(B a);

    B abs(B a);

    B sin(B a);

    B cos(B a);

    B tanh(B a);

    B erf(B a);

    B floor(B a);

    B min(B a, B b);

    B max(B a, B b);

    /** a where c > 0, b where c < 0, undefined where c = 0; the hull of both, PARTLY, where that is not decided. */
    B select(B c, B a, B b);

    /** The elements with these numbers, in this order; repetitions allowed. */
    B gather(B b, int[] index);

    /** Elements from..to-1. */
    B slice(B b, int from, int to);

    B concat(List<B> parts);

    /** The same enclosures with the flags lowered to the worst of their own and that of the same element of {@code like}. */
    B withFlagsOf(B b, B like);

    /**
     * Matrix products over a batch: a holds rows x inner matrices, b inner x columns ones; entry e of lane l of a tensor is its element
     * {@code e * lanes + l}. Each entry is the sum from left to right.
     */
    B multiply(B a, B b, int rows, int inner, int columns, int lanes);

    Flag flag(B b, int i);

    /** Whether element i of a is certainly less than element i of b (elements of a batch of one stand for all). */
    boolean certainlyLess(B a, B b, int i);

    boolean certainlyLessOrEqual(B a, B b, int i);

    boolean certainlyEqual(B a, B b, int i);

    /** Whether all elements have finite ends (the empty set has). */
    boolean isBounded(B b, int i);

    /** The point that the mean value form is taken at: the lower end of the box where the derivative is certainly >= 0, the upper end where <= 0, else the middle. */
    B centre(B box, B derivative);

    /** The element that stands for position i. */
    static int lane(int size, int i) {
        return size == 1 ? 0 : i;
    }
}
