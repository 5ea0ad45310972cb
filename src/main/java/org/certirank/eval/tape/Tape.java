package org.certirank.eval.tape;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.eval.tape.Step.Op;

/**
 * Terms compiled for batches of boxes: their natural enclosures, and enclosures of their partial derivatives by the rules of {@link org.certirank.eval.MeanValue} (forward, each by each leaf it
 * depends on). Immutable; {@link Workspace} runs it.
 *
 * <p>Claim: where both ends of a value are numbers, the term is defined on the whole box and the value encloses its range there; where moreover both ends of all its partial derivatives are, it is C1 on the
 * box and they enclose. Why: every kernel gives NaN where its operation is not certainly defined, and the code of a derivative divides, takes roots and selects by the same rules as MeanValue, which are
 * those of the certificate format; what cannot be differentiated that way is compiled to NaN.
 */
public final class Tape {
    private final List<Term> leaves;
    private final List<Term> values;
    private final List<Term> differentiated;
    private final Code.Program natural;
    private final Code.Program jets;
    private final Code.Program centre;
    private final int[][] partials;

    private Tape(List<Term> leaves, List<Term> values, List<Term> differentiated) {
        this.leaves = leaves;
        this.values = values;
        this.differentiated = differentiated;
        Compiler c = new Compiler();
        natural = c.code.program(values.stream().mapToInt(c::value).toArray());
        centre = c.code.program(differentiated.stream().mapToInt(c::value).toArray());
        List<Integer> results = new ArrayList<>();
        values.forEach(t -> results.add(c.value(t)));
        partials = new int[differentiated.size()][leaves.size()];
        for (int e = 0; e < partials.length; e++) {
            for (int k = 0; k < leaves.size(); k++) {
                int d = c.partial(differentiated.get(e), k);
                partials[e][k] = d == Compiler.ZERO ? -1 : results.size();
                if (d != Compiler.ZERO) {
                    results.add(d);
                }
            }
        }
        jets = c.code.program(results.stream().mapToInt(r -> r).toArray());
    }

    /**
     * Compiles terms, if all their operations are among those that run on flat arrays.
     *
     * @param leaves         the sides of the boxes, in order
     * @param values         the terms to be evaluated
     * @param differentiated the terms whose partial derivatives are wanted
     */
    public static Optional<Tape> of(List<Term> leaves, List<Term> values, List<Term> differentiated) {
        List<Term> all = new ArrayList<>(values);
        all.addAll(differentiated);
        boolean possible = Terms.reachable(all).stream().allMatch(t -> isPossible(t, leaves));
        return possible ? Optional.of(new Tape(List.copyOf(leaves), List.copyOf(values), List.copyOf(differentiated))) : Optional.empty();
    }

    private static boolean isPossible(Term t, List<Term> leaves) {
        return switch (t.op()) {
            case CONST, PI, NEG, ADD, MUL, DIV, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, MIN, MAX, SELECT -> true;
            case LEAF -> leaves.contains(t);
            case POWINT -> t.exponent().bitLength() < Long.SIZE;
            case POW, FLOOR, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> false;
        };
    }

    public List<Term> leaves() {
        return leaves;
    }

    /** The terms evaluated. */
    public List<Term> values() {
        return values;
    }

    /** The terms differentiated. */
    public List<Term> differentiated() {
        return differentiated;
    }

    /** Instructions for one box. */
    public int cost() {
        return natural.steps().length + jets.steps().length + centre.steps().length;
    }

    /** The values. */
    Code.Program natural() {
        return natural;
    }

    /** The values, then the partial derivatives as {@link #partial} tells. */
    Code.Program jets() {
        return jets;
    }

    /** The values of the differentiated terms. */
    Code.Program centre() {
        return centre;
    }

    /** The number among the results of {@link #jets} of the partial derivative of term e by leaf k; -1 where it is exactly 0. */
    int partial(int e, int k) {
        return partials[e][k];
    }

    private final class Compiler {
        /** The exact 0 among partial derivatives. */
        static final int ZERO = -1;

        final Code code = new Code(leaves.size());
        private final Map<Term, Integer> registers = new HashMap<>();
        private final Map<Term, int[]> gradients = new HashMap<>();

        Compiler() {
            List<Term> all = new ArrayList<>(values);
            all.addAll(differentiated);
            // Arguments first, so that no recursion is deep.
            for (Term t : Terms.reachable(all)) {
                registers.put(t, compile(t));
            }
            for (Term t : Terms.reachable(differentiated)) {
                int[] g = new int[leaves.size()];
                for (int k = 0; k < g.length; k++) {
                    g[k] = differentiate(t, k);
                }
                gradients.put(t, g);
            }
        }

        int value(Term t) {
            return registers.get(t);
        }

        int partial(Term t, int k) {
            return gradients.get(t)[k];
        }

        private int compile(Term t) {
            int[] x = t.args().stream().mapToInt(this::value).toArray();
            return switch (t.op()) {
                case CONST -> code.constant(t.value());
                case LEAF -> leaves.indexOf(t);
                case PI -> code.constant(Math.PI, Math.nextUp(Math.PI));
                case NEG -> code.neg(x[0]);
                case ADD -> code.add(x[0], x[1]);
                case MUL -> code.mul(x[0], x[1]);
                case DIV -> code.div(x[0], x[1]);
                case POWINT -> code.power(x[0], t.exponent().longValueExact());
                case SQRT -> code.sqrt(x[0]);
                case EXP -> code.exp(x[0]);
                case LOG -> code.function(Op.LOG, x[0]);
                case ABS -> code.abs(x[0]);
                case SIN -> code.function(Op.SIN, x[0]);
                case COS -> code.function(Op.COS, x[0]);
                case TANH -> code.function(Op.TANH, x[0]);
                case ERF -> code.function(Op.ERF, x[0]);
                case MIN -> Arrays.stream(x).reduce(code::min).orElseThrow();
                case MAX -> Arrays.stream(x).reduce(code::max).orElseThrow();
                case SELECT -> code.select(x[0], x[1], x[2]);
                case POW, FLOOR, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> throw new IllegalArgumentException("not for flat arrays: " + t.op());
            };
        }

        private int differentiate(Term t, int k) {
            if (t.isLeaf()) {
                return t == leaves.get(k) ? one() : ZERO;
            }
            int[] x = t.args().stream().mapToInt(this::value).toArray();
            int[] d = t.args().stream().mapToInt(a -> partial(a, k)).toArray();
            return Arrays.stream(d).allMatch(i -> i == ZERO) ? ZERO : rule(t, value(t), x, d);
        }

        private int one() {
            return code.constant(Rational.ONE);
        }

        private int orZero(int d) {
            return d == ZERO ? code.constant(Rational.ZERO) : d;
        }

        private int plus(int a, int b) {
            return a == ZERO ? b : b == ZERO ? a : code.add(a, b);
        }

        private int times(int a, int d) {
            return d == ZERO ? ZERO : code.mul(a, d);
        }

        /** The derivative of f = op(x) from those of the arguments, not all of which are exactly 0. */
        private int rule(Term t, int f, int[] x, int[] d) {
            return switch (t.op()) {
                case NEG -> code.neg(d[0]);
                case ADD -> plus(d[0], d[1]);
                case MUL -> plus(times(x[1], d[0]), times(x[0], d[1]));
                case DIV -> code.div(plus(d[0], d[1] == ZERO ? ZERO : code.neg(code.mul(f, d[1]))), x[1]);
                case POWINT -> {
                    BigInteger n = t.exponent();
                    yield code.mul(code.mul(code.constant(Rational.of(n)), code.power(x[0], n.subtract(BigInteger.ONE).longValueExact())), d[0]);
                }
                case SQRT -> code.div(d[0], code.mul(code.constant(Rational.TWO), f));
                case EXP -> code.mul(f, d[0]);
                case LOG -> code.div(d[0], x[0]);
                case SIN -> code.mul(code.function(Op.COS, x[0]), d[0]);
                case COS -> code.mul(code.neg(code.function(Op.SIN, x[0])), d[0]);
                case TANH -> code.mul(code.sub(one(), code.power(f, 2)), d[0]);
                case ERF -> {
                    int factor = code.div(code.constant(Rational.TWO), code.sqrt(code.constant(Math.PI, Math.nextUp(Math.PI))));
                    yield code.mul(code.mul(factor, code.exp(code.neg(code.power(x[0], 2)))), d[0]);
                }
                case ABS -> code.select(x[0], d[0], code.neg(d[0]));
                case MIN, MAX -> extreme(x, d, t.op() == Term.Op.MIN);
                case SELECT -> code.select(x[0], orZero(d[1]), orZero(d[2]));
                case CONST, LEAF, PI, POW, FLOOR, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED ->
                        throw new IllegalArgumentException("nothing to differentiate: " + t.op());
            };
        }

        private int extreme(int[] x, int[] d, boolean least) {
            int so = x[0];
            int dso = orZero(d[0]);
            for (int i = 1; i < x.length; i++) {
                dso = code.select(least ? code.sub(x[i], so) : code.sub(so, x[i]), dso, orZero(d[i]));
                so = least ? code.min(so, x[i]) : code.max(so, x[i]);
            }
            return dso;
        }
    }
}
