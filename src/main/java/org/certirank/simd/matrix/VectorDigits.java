package org.certirank.simd.matrix;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The digit operations of {@link VectorMatrixKernel}, for vectors of eight: converting doubles to longs is an instruction there, and an object for each vector elsewhere. Each returns how many entries it did. */
final class VectorDigits {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final int LANES = 8;
    /** 1.5 2^52: a small integer added to its bits stands in the double as itself. */
    private static final double SHIFT = 0x1.8p52;
    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);

    private VectorDigits() {
    }

    private static int whole(int length) {
        return DOUBLES.length() == LANES && LONGS.length() == LANES ? length - length % LANES : 0;
    }

    static int cut(int length, int base, int shift, long[] numbers, int limb, int next, double[] signs, long[] carries, double[] to, int at) {
        int whole = whole(length);
        long mask = (1L << base) - 1;
        long half = 1L << base - 1;
        for (int i = 0; i < whole; i += LANES) {
            LongVector low = LongVector.fromArray(LONGS, numbers, limb + i).lanewise(VectorOperators.LSHR, shift);
            LongVector high = LongVector.fromArray(LONGS, numbers, next + i).lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.LSHL, 63 - shift);
            LongVector digit = low.or(high).and(mask).add(LongVector.fromArray(LONGS, carries, i));
            LongVector carry = LongVector.broadcast(LONGS, half).sub(digit).lanewise(VectorOperators.LSHR, 63);
            carry.intoArray(carries, i);
            DoubleVector d = digit.sub(carry.lanewise(VectorOperators.LSHL, base)).add(SHIFT_BITS).viewAsFloatingLanes().sub(SHIFT);
            DoubleVector.fromArray(DOUBLES, signs, i).mul(d).intoArray(to, at + i);
        }
        return whole;
    }

    static int join(int length, int base, int shift, double[] z, int from, long[] carries, long[] numbers, int limb, int next) {
        int whole = whole(length);
        long mask = (1L << base) - 1;
        for (int i = 0; i < whole; i += LANES) {
            LongVector t = ((LongVector) DoubleVector.fromArray(DOUBLES, z, from + i).convert(VectorOperators.D2L, 0)).add(LongVector.fromArray(LONGS, carries, i));
            t.lanewise(VectorOperators.ASHR, base).intoArray(carries, i);
            LongVector digit = t.and(mask);
            LongVector.fromArray(LONGS, numbers, limb + i).or(digit.lanewise(VectorOperators.LSHL, shift)).intoArray(numbers, limb + i);
            digit.lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.LSHR, 63 - shift).intoArray(numbers, next + i);
        }
        return whole;
    }

    static int negate(int length, long[] numbers, int limb, long[] signs, long[] carries) {
        int whole = whole(length);
        for (int i = 0; i < whole; i += LANES) {
            LongVector sign = LongVector.fromArray(LONGS, signs, i);
            LongVector carry = LongVector.fromArray(LONGS, carries, i);
            LongVector r = LongVector.fromArray(LONGS, numbers, limb + i).lanewise(VectorOperators.XOR, sign).sub(sign.and(carry.neg()));
            carry.and(r.or(r.neg()).lanewise(VectorOperators.LSHR, 63).lanewise(VectorOperators.XOR, 1)).intoArray(carries, i);
            r.intoArray(numbers, limb + i);
        }
        return whole;
    }
}
