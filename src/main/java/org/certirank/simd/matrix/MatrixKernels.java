package org.certirank.simd.matrix;

import org.certirank.simd.VectorModule;

/** Chooses the kernel, once: the vector one where {@link VectorModule} says that it is of use. */
public final class MatrixKernels {
    private static final MatrixKernel BEST = choose();

    private MatrixKernels() {
    }

    /** The fastest kernel of this machine. Which one it is changes no bit of any result. */
    public static MatrixKernel best() {
        return BEST;
    }

    public static MatrixKernel scalar() {
        return new ScalarMatrixKernel();
    }

    private static MatrixKernel choose() {
        return VectorModule.isUsable() ? new VectorMatrixKernel() : new ScalarMatrixKernel();
    }
}
