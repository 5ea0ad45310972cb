package org.certirank.simd.outward;

import org.junit.jupiter.api.Tag;

/** The same with 10^7 elements an operation. */
@Tag("slow")
class OutwardOftenTest extends OutwardTest {
    @Override
    int rounds() {
        return 10_000;
    }
}
