package org.certirank.eval.tape;

/**
 * One instruction: an operation on registers, with the result in a register of its own.
 *
 * @param op  the operation
 * @param out the register of the result
 * @param a   the first operand, -1 for none
 * @param b   the second, -1 for none
 * @param c   the third, -1 for none
 * @param lo  lower end of the constant of CONST, SHIFT and SCALE
 * @param hi  upper end of it
 * @param n   the exponent of POWER
 */
record Step(Op op, int out, int a, int b, int c, double lo, double hi, long n) {

    /** The operations, as {@link org.certirank.simd.outward} has them. */
    enum Op {
        CONST, NEG, ADD, SUB, SHIFT, MUL, MUL_NON_NEGATIVE, SCALE, RECIPROCAL, SQUARE, POWER, SQRT, EXP, LOG, SIN, COS, TANH, ERF, ABS, MIN, MAX, SELECT,
        /** A sum or quotient that is known not to be negative: its lower end is raised to 0. */
        CLAMP
    }
}
