package org.certirank.eval.tape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.eval.tape.Step.Op;

/**
 * Builds straight-line code; equal instructions are made once, and what is exact and simple is folded. Registers 0, 1, ... are the leaves', then each instruction has one of its own;
 * {@link #program} lets registers be used again.
 *
 * <p>Every folding keeps the enclosure: negations and multiplications by 1 are exact, a quotient is the product with the reciprocal, and a factor whose values are known not to be negative
 * has lower ends >= 0 (of EXP, SQUARE, ABS, SQRT by their kernels, else by CLAMP).
 */
final class Code {
    private static final int BITS = 64;

    private final int leaves;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> known = new HashMap<>();
    private final BitSet nonNegative = new BitSet();

    Code(int leaves) {
        this.leaves = leaves;
    }

    private int put(Op op, int a, int b, int c, double lo, double hi, long n) {
        Step key = new Step(op, -1, a, b, c, lo, hi, n);
        Integer found = known.get(key);
        if (found != null) {
            return found;
        }
        int out = leaves + steps.size();
        steps.add(new Step(op, out, a, b, c, lo, hi, n));
        known.put(key, out);
        return out;
    }

    private int put(Op op, int a, int b) {
        return put(op, a, b, -1, 0, 0, 0);
    }

    private int positive(int register) {
        nonNegative.set(register);
        return register;
    }

    private Step maker(int register) {
        return register < leaves ? null : steps.get(register - leaves);
    }

    private boolean isConst(int register) {
        Step s = maker(register);
        return s != null && s.op() == Op.CONST;
    }

    /** Whether this is the constant c and nothing else. */
    private boolean is(int register, double c) {
        Step s = maker(register);
        return s != null && s.op() == Op.CONST && s.lo() == c && s.hi() == c;
    }

    int constant(Rational q) {
        return constant(Dyadic.fromRationalDown(q, BITS).toDoubleDown(), Dyadic.fromRationalUp(q, BITS).toDoubleUp());
    }

    int constant(double lo, double hi) {
        int r = put(Op.CONST, -1, -1, -1, lo + 0.0, hi + 0.0, 0);
        return lo >= 0 ? positive(r) : r;
    }

    int neg(int a) {
        Step s = maker(a);
        if (s != null && s.op() == Op.NEG) {
            return s.a();
        }
        return s != null && s.op() == Op.CONST ? constant(-s.hi(), -s.lo()) : put(Op.NEG, a, -1);
    }

    int add(int a, int b) {
        if (isConst(a) && isConst(b)) {
            return put(Op.ADD, a, b);
        }
        if (isConst(a)) {
            return add(b, a);
        }
        if (is(b, 0)) {
            return a;
        }
        Step s = maker(b);
        if (s != null && s.op() == Op.CONST) {
            return put(Op.SHIFT, a, -1, -1, s.lo(), s.hi(), 0);
        }
        if (s != null && s.op() == Op.NEG) {
            return put(Op.SUB, a, s.a());
        }
        if (maker(a) != null && maker(a).op() == Op.NEG) {
            return put(Op.SUB, b, maker(a).a());
        }
        int r = put(Op.ADD, a, b);
        return nonNegative.get(a) && nonNegative.get(b) ? clamped(r) : r;
    }

    int sub(int a, int b) {
        return add(a, neg(b));
    }

    private int clamped(int r) {
        return positive(put(Op.CLAMP, r, -1));
    }

    int mul(int a, int b) {
        if (is(a, 1) || is(b, 1)) {
            return is(a, 1) ? b : a;
        }
        if (is(a, -1) || is(b, -1)) {
            return neg(is(a, -1) ? b : a);
        }
        Step s = isConst(a) ? maker(a) : isConst(b) ? maker(b) : null;
        int other = isConst(a) ? b : a;
        if (s != null && s.lo() >= 0) {
            int r = put(Op.SCALE, other, -1, -1, s.lo(), s.hi(), 0);
            return nonNegative.get(other) ? clamped(r) : r;
        }
        if (s != null && s.hi() <= 0) {
            return neg(put(Op.SCALE, other, -1, -1, -s.hi(), -s.lo(), 0));
        }
        if (nonNegative.get(a) && nonNegative.get(b)) {
            return clamped(put(Op.MUL_NON_NEGATIVE, a, b));
        }
        return nonNegative.get(b) ? put(Op.MUL_NON_NEGATIVE, a, b) : nonNegative.get(a) ? put(Op.MUL_NON_NEGATIVE, b, a) : put(Op.MUL, a, b);
    }

    int div(int a, int b) {
        return mul(a, reciprocal(b));
    }

    int reciprocal(int a) {
        Step s = maker(a);
        if (s != null && s.op() == Op.CONST && s.lo() == s.hi() && Math.abs(s.lo()) >= 0x1p-1000 && Math.abs(s.lo()) <= 0x1p1000 && isPowerOfTwo(s.lo())) {
            return constant(1 / s.lo(), 1 / s.lo());
        }
        int r = put(Op.RECIPROCAL, a, -1);
        return nonNegative.get(a) ? clamped(r) : r;
    }

    private static boolean isPowerOfTwo(double x) {
        return (Double.doubleToRawLongBits(x) & (1L << 52) - 1) == 0;
    }

    int power(int a, long n) {
        return n == 1 ? a : n == 2 ? positive(put(Op.SQUARE, a, -1)) : n == -1 ? reciprocal(a) : put(Op.POWER, a, -1, -1, 0, 0, n);
    }

    int sqrt(int a) {
        return positive(put(Op.SQRT, a, -1));
    }

    int exp(int a) {
        return positive(put(Op.EXP, a, -1));
    }

    int abs(int a) {
        return nonNegative.get(a) ? a : positive(put(Op.ABS, a, -1));
    }

    /** LOG, SIN, COS, TANH or ERF. */
    int function(Op op, int a) {
        return put(op, a, -1);
    }

    int min(int a, int b) {
        return put(Op.MIN, a, b);
    }

    int max(int a, int b) {
        return put(Op.MAX, a, b);
    }

    int select(int u, int a, int b) {
        return put(Op.SELECT, u, a, b, 0, 0, 0);
    }

    /**
     * The instructions that these results need, with as few registers as a run from first to last allows. Leaves keep theirs.
     *
     * @param results registers of this code
     */
    Program program(int... results) {
        BitSet needed = new BitSet();
        Arrays.stream(results).forEach(needed::set);
        int[] lastUse = new int[leaves + steps.size()];
        Arrays.stream(results).forEach(r -> lastUse[r] = Integer.MAX_VALUE);
        for (int k = steps.size() - 1; k >= 0; k--) {
            Step s = steps.get(k);
            if (needed.get(s.out())) {
                for (int x : new int[] {s.a(), s.b(), s.c()}) {
                    if (x >= 0) {
                        needed.set(x);
                        lastUse[x] = Math.max(lastUse[x], k);
                    }
                }
            }
        }
        return place(needed, lastUse, results);
    }

    private Program place(BitSet needed, int[] lastUse, int[] results) {
        int[] place = new int[leaves + steps.size()];
        for (int i = 0; i < leaves; i++) {
            place[i] = i;
        }
        BitSet free = new BitSet();
        int count = leaves;
        List<Step> out = new ArrayList<>();
        for (int k = 0; k < steps.size(); k++) {
            Step s = steps.get(k);
            if (needed.get(s.out())) {
                // A result never takes the place of an operand: kernels may write one end before they read the other.
                int at = free.nextSetBit(0);
                if (at < 0) {
                    at = count++;
                } else {
                    free.clear(at);
                }
                place[s.out()] = at;
                out.add(new Step(s.op(), at, at(place, s.a()), at(place, s.b()), at(place, s.c()), s.lo(), s.hi(), s.n()));
                for (int x : new int[] {s.a(), s.b(), s.c()}) {
                    if (x >= leaves && lastUse[x] == k) {
                        free.set(place[x]);
                    }
                }
            }
        }
        return new Program(out.toArray(Step[]::new), count, Arrays.stream(results).map(r -> place[r]).toArray());
    }

    private static int at(int[] place, int register) {
        return register < 0 ? -1 : place[register];
    }

    /**
     * Code ready to run.
     *
     * @param steps   the instructions
     * @param count   registers it uses, the leaves' included
     * @param results the registers of the results
     */
    record Program(Step[] steps, int count, int[] results) { }
}
