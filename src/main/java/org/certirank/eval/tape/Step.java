package org.certirank.eval.tape;

import java.util.Arrays;
import org.certirank.simd.outward.Ends;
import org.certirank.simd.outward.Outward;
import org.certirank.simd.outward.OutwardExp;
import org.certirank.simd.outward.OutwardFunctions;

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

    /** Runs the instruction on the first n elements of the registers. */
    void run(Ends[] registers, double[] scratch, int n) {
        op.kernel.run(this, registers, scratch, n);
    }

    private Ends first(Ends[] registers) {
        return registers[a];
    }

    private Ends second(Ends[] registers) {
        return registers[b];
    }

    private Ends result(Ends[] registers) {
        return registers[out];
    }

    private interface Kernel {
        void run(Step s, Ends[] registers, double[] scratch, int n);
    }

    private interface Unary {
        void run(Ends x, Ends r, int n);
    }

    private interface Binary {
        void run(Ends x, Ends y, Ends r, int n);
    }

    /**
     * The operations, as {@link org.certirank.simd.outward} has them. Each is called through an object of its own, of many kinds, so that the just-in-time compiler makes each loop once and by itself,
     * not all of them inside of the one that runs the program.
     */
    enum Op {
        CONST((Step s, Ends[] at, double[] scratch, int n) -> {
            Arrays.fill(s.result(at).lo(), 0, n, s.lo);
            Arrays.fill(s.result(at).hi(), 0, n, s.hi);
        }),
        NEG(Outward::neg), ADD(Outward::add), SUB(Outward::sub),
        SHIFT((Step s, Ends[] at, double[] scratch, int n) -> Outward.addConstant(s.first(at), s.lo, s.hi, s.result(at), n)),
        MUL(Outward::mul), MUL_NON_NEGATIVE(Outward::mulByNonNegative),
        SCALE((Step s, Ends[] at, double[] scratch, int n) -> Outward.scale(s.first(at), s.lo, s.hi, s.result(at), n)),
        RECIPROCAL(Outward::reciprocal), SQUARE(Outward::square),
        POWER((Step s, Ends[] at, double[] scratch, int n) -> OutwardFunctions.powInt(s.first(at), s.n, s.result(at), n)),
        SQRT(Outward::sqrt),
        EXP((Step s, Ends[] at, double[] scratch, int n) -> OutwardExp.exp(s.first(at), s.result(at), scratch, n)),
        LOG(OutwardFunctions::log), SIN(OutwardFunctions::sin), COS(OutwardFunctions::cos), TANH(OutwardFunctions::tanh), ERF(OutwardFunctions::erf),
        ABS(Outward::abs), MIN(Outward::min), MAX(Outward::max),
        SELECT((Step s, Ends[] at, double[] scratch, int n) -> Outward.select(s.first(at), s.second(at), at[s.c], s.result(at), n)),
        /** A sum or quotient that is known not to be negative: its lower end is raised to 0. */
        CLAMP(Outward::clamp);

        private final Kernel kernel;

        Op(Kernel kernel) {
            this.kernel = kernel;
        }

        Op(Unary kernel) {
            this((Step s, Ends[] at, double[] scratch, int n) -> kernel.run(s.first(at), s.result(at), n));
        }

        Op(Binary kernel) {
            this((Step s, Ends[] at, double[] scratch, int n) -> kernel.run(s.first(at), s.second(at), s.result(at), n));
        }
    }
}
