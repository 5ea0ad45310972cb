package org.certirank.interval.ball;

/** The batch kernels for one number of limbs, with their scratch space; beyond {@link BallArray#MAX_LIMBS} only that of sums and products. They work with one limb more, whose 64 bits hold all errors. */
final class Kernels {
    final BatchExponential exponential;
    final BatchLogarithm logarithm;
    final BatchDivision division;
    final BatchArithmetic arithmetic;
    final BatchRoot root;

    Kernels(int limbs) {
        boolean all = limbs <= BallArray.MAX_LIMBS;
        Tables tables = all ? Tables.of(limbs + 1) : null;
        division = all ? new BatchDivision(limbs) : null;
        exponential = all ? new BatchExponential(limbs, tables) : null;
        logarithm = all ? new BatchLogarithm(limbs, tables) : null;
        arithmetic = new BatchArithmetic(limbs);
        root = all ? new BatchRoot(limbs) : null;
    }
}
