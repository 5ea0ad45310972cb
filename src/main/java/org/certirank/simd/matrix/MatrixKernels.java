package org.certirank.simd.matrix;

/** Chooses the kernel, once: the vector one where the module jdk.incubator.vector is loaded and the machine's vectors hold at least four doubles. */
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
        try {
            return VectorMatrixKernel.isUseful() ? new VectorMatrixKernel() : new ScalarMatrixKernel();
        } catch (LinkageError absent) {
            // The module is not loaded: the vector types cannot be resolved.
            return new ScalarMatrixKernel();
        }
    }
}
