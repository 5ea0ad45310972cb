package org.certirank.interval.ball;

/** The batch kernels for one number of limbs, with their scratch space. They work with one limb more, whose 64 bits hold all errors. */
final class Kernels {
    final BatchExponential exponential;
    final BatchLogarithm logarithm;
    final BatchDivision division;
    final BatchArithmetic arithmetic;
    final BatchRoot root;

    Kernels(int limbs) {
        Tables tables = Tables.of(limbs + 1);
        division = new BatchDivision(limbs);
        exponential = new BatchExponential(limbs, tables);
        logarithm = new BatchLogarithm(limbs, tables);
        arithmetic = new BatchArithmetic(limbs);
        root = new BatchRoot(limbs);
    }
}
