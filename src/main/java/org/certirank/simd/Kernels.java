package org.certirank.simd;

import org.certirank.interval.DoubleIntervals;

/**
 * One implementation of every operation on lanes. Kernels read and write the ends of elements {@code from} to {@code to} (exclusive) and leave the flags alone; all batches have the same
 * size, and the result may be one of the operands.
 */
record Kernels(Binary add, Binary sub, Binary mul, Binary div, Binary min, Binary max, Ternary fma, Unary neg, Unary abs, Unary sqr, Unary sqrt, Unary exp, Unary expm1, Unary log, Unary tanh,
        Unary sin, Unary cos, Power powInt) {
    /** Of one operand. */
    @FunctionalInterface
    interface Unary {
        void run(DoubleIntervals x, DoubleIntervals result, int from, int to);
    }

    /** Of two operands. */
    @FunctionalInterface
    interface Binary {
        void run(DoubleIntervals x, DoubleIntervals y, DoubleIntervals result, int from, int to);
    }

    /** x y + z. */
    @FunctionalInterface
    interface Ternary {
        void run(DoubleIntervals x, DoubleIntervals y, DoubleIntervals z, DoubleIntervals result, int from, int to);
    }

    /** x^n. */
    @FunctionalInterface
    interface Power {
        void run(DoubleIntervals x, long n, DoubleIntervals result, int from, int to);
    }

    static final Kernels SCALAR = new Kernels(ScalarKernels::add, ScalarKernels::sub, ScalarKernels::mul, ScalarKernels::div, ScalarKernels::min, ScalarKernels::max, ScalarKernels::fma,
            ScalarKernels::neg, ScalarKernels::abs, ScalarKernels::sqr, ScalarKernels::sqrt, ScalarKernels::exp, ScalarKernels::expm1, ScalarKernels::log, ScalarKernels::tanh, ScalarKernels::sin,
            ScalarKernels::cos, ScalarKernels::powInt);

    /** To be called only where {@link VectorModule#isUsable()}. */
    static Kernels vector() {
        return new Kernels(VectorSums::add, VectorSums::sub, VectorProducts::mul, VectorQuotients::div, VectorOrder::min, VectorOrder::max, VectorFma::fma, VectorOrder::neg, VectorOrder::abs,
                VectorProducts::sqr, VectorQuotients::sqrt, VectorExponential::exp, VectorTangent::expm1, VectorLogarithm::log, VectorTangent::tanh, VectorTrigonometry::sin, VectorTrigonometry::cos,
                VectorPowers::powInt);
    }
}
