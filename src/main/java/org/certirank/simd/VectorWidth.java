package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;

/** The width of the machine's vectors. Apart from {@link VectorModule}, which decides whether this class may be initialised. */
final class VectorWidth {
    private VectorWidth() {
    }

    static int doubles() {
        return DoubleVector.SPECIES_PREFERRED.length();
    }
}
