package org.certirank.simd;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * A table of eight or sixteen doubles held in vectors (as bits), read at one index per lane.
 *
 * @param a elements 0 to 7 (vectors of eight) or 0 to 3
 * @param b elements 8 to 15 or 4 to 7
 * @param c for vectors of four: elements 8 to 11
 * @param d for vectors of four: elements 12 to 15
 */
record Table(LongVector a, LongVector b, LongVector c, LongVector d) {
    /** Of sixteen elements, or of eight, then repeated. */
    static Table of(long[] bits) {
        int step = Shape.LANES;
        int last = bits.length - step;
        return new Table(LongVector.fromArray(Shape.LONGS, bits, 0), LongVector.fromArray(Shape.LONGS, bits, Math.min(step, last)), LongVector.fromArray(Shape.LONGS, bits, Math.max(0, last - step)),
                LongVector.fromArray(Shape.LONGS, bits, last));
    }

    /** The elements of a table of eight at the indices, of which three bits count, for vectors of four. */
    LongVector ofTwo(LongVector index) {
        return index.selectFrom(a).blend(index.selectFrom(b), index.and(4).compare(VectorOperators.NE, 0));
    }

    /** The elements at the indices, of which four bits count, for vectors of four; vectors of eight select from a and b at once. */
    LongVector ofFour(LongVector index) {
        VectorMask<Long> odd = index.and(4).compare(VectorOperators.NE, 0);
        LongVector low = index.selectFrom(a).blend(index.selectFrom(b), odd);
        return low.blend(index.selectFrom(c).blend(index.selectFrom(d), odd), index.and(8).compare(VectorOperators.NE, 0));
    }
}
