package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of the kernels: the machine's widest, at most eight doubles, and what every kernel needs of them. */
final class Shape {
    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED.length() > 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;
    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED.length() > 8 ? LongVector.SPECIES_512 : LongVector.SPECIES_PREFERRED;
    static final int LANES = DOUBLES.length();

    private Shape() {
    }

    /** The doubles of a table, repeated to fill whole vectors, as bits. */
    static long[] bits(double[] table) {
        long[] r = new long[table.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = Double.doubleToRawLongBits(table[i]);
        }
        return r;
    }

    static DoubleVector load(double[] x, int i) {
        return DoubleVector.fromArray(DOUBLES, x, i);
    }

    static DoubleVector all(double x) {
        return DoubleVector.broadcast(DOUBLES, x);
    }

    /** The next double below s, which is not 0, where the mask says so: numbers below 0 fall with growing bits. */
    static DoubleVector stepDown(DoubleVector s, VectorMask<Double> where) {
        LongVector bits = s.viewAsIntegralLanes();
        return bits.sub(bits.lanewise(VectorOperators.ASHR, 63).or(1), where.cast(LONGS)).viewAsFloatingLanes();
    }

    /** The next double above s, which is not 0, where the mask says so. */
    static DoubleVector stepUp(DoubleVector s, VectorMask<Double> where) {
        LongVector bits = s.viewAsIntegralLanes();
        return bits.add(bits.lanewise(VectorOperators.ASHR, 63).or(1), where.cast(LONGS)).viewAsFloatingLanes();
    }

    /**
     * A number that, times |h| and added to s, gives the next double on the side of s, for normal doubles s and h that differ by at most |h| 2^-10: the product is more than half the gap between doubles on either side of s
     * and less than one and a half of the gap, also next to powers of two, so the sum rounds to the neighbour. s itself may serve as h.
     */
    static DoubleVector gap(int side) {
        return all(side * 0x1.01p-53);
    }
}
