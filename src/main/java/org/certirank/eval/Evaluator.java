package org.certirank.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.interval.Flag;

/**
 * Evaluates programs over batches of boxes in an arithmetic of enclosures. Claim: for every box of the batch and all values of the leaves in
 * it, the value of a term where it is defined lies in the element of its batch, and the flag says where it is defined. This is the
 * fundamental theorem of interval arithmetic: the composition of enclosures encloses the composition. A term without leaves has a batch of one.
 *
 * @param <B> the batches
 */
public final class Evaluator<B> {
    private final Arithmetic<B> arithmetic;
    private final Program program;
    private final Map<Term, B> fixed = new HashMap<>();

    public Evaluator(Arithmetic<B> arithmetic, Program program) {
        this.arithmetic = arithmetic;
        this.program = program;
        for (int k = 0; k < program.size(); k++) {
            Term t = program.node(k);
            if (t.isConst()) {
                fixed.put(t, arithmetic.constant(t.value()));
            }
        }
    }

    public Program program() {
        return program;
    }

    public Arithmetic<B> arithmetic() {
        return arithmetic;
    }

    /** The values of the roots, for leaves with these values (batches of one size, or of one). */
    public Map<Term, B> evaluate(Function<Term, B> leaves) {
        List<B> values = new ArrayList<>(Collections.nCopies(program.size(), null));
        for (int k = 0; k < program.size(); k++) {
            values.set(k, value(k, values, leaves));
            for (int a : program.args(k)) {
                if (program.lastUse(a) == k) {
                    values.set(a, null);
                }
            }
        }
        Map<Term, B> result = new HashMap<>();
        program.roots().forEach(r -> result.put(r, values.get(program.position(r))));
        return result;
    }

    /** The value of the single root. */
    public B evaluateOne(Function<Term, B> leaves) {
        if (program.roots().size() != 1) {
            throw new IllegalStateException("a program of " + program.roots().size() + " roots");
        }
        return evaluate(leaves).get(program.roots().getFirst());
    }

    B value(int k, List<B> values, Function<Term, B> leaves) {
        Term t = program.node(k);
        if (t.isConst()) {
            return fixed.get(t);
        }
        if (t.isLeaf()) {
            B b = leaves.apply(t);
            if (b == null) {
                throw new IllegalArgumentException("no value is given for " + t.name());
            }
            return b;
        }
        int[] args = program.args(k);
        List<B> operands = new ArrayList<>(args.length);
        for (int a : args) {
            operands.add(values.get(a));
        }
        return apply(arithmetic, t, operands);
    }

    /** One operation on enclosures. */
    static <B> B apply(Arithmetic<B> on, Term t, List<B> args) {
        return switch (t.op()) {
            case CONST -> on.constant(t.value());
            case LEAF -> throw new IllegalArgumentException("no value is given for " + t.name());
            case PI -> on.pi();
            case NEG -> on.neg(args.get(0));
            case ADD -> on.add(args.get(0), args.get(1));
            case MUL -> on.mul(args.get(0), args.get(1));
            case DIV -> on.div(args.get(0), args.get(1));
            case POWINT -> on.powInt(args.get(0), t.exponent());
            case POW -> on.pow(args.get(0), args.get(1));
            case SQRT -> on.sqrt(args.get(0));
            case EXP -> on.exp(args.get(0));
            case LOG -> on.log(args.get(0));
            case ABS -> on.abs(args.get(0));
            case SIN -> on.sin(args.get(0));
            case COS -> on.cos(args.get(0));
            case TANH -> on.tanh(args.get(0));
            case ERF -> on.erf(args.get(0));
            case FLOOR -> on.floor(args.get(0));
            case MIN -> args.stream().reduce(on::min).orElseThrow();
            case MAX -> args.stream().reduce(on::max).orElseThrow();
            case SELECT -> on.select(args.get(0), args.get(1), args.get(2));
            case RANK -> flagged(on, on.unknown(Rational.ZERO, Rational.of(Math.min(t.rows(), t.arity() / t.rows())), Flag.DEFINED), args);
            case INSIDE, OUTSIDE -> flagged(on, on.unknown(Rational.ZERO, Rational.of(t.rows()), Flag.DEFINED), args);
            // A norm is some number, but no rule of the box evaluation speaks of it: it is not certainly defined.
            case SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, SINGULAR -> flagged(on, on.unknown(null, null, Flag.PARTLY), args);
            case CALL -> CallRanges.of(on, t, args);
            case UNDEFINED -> on.undefined();
        };
    }

    private static <B> B flagged(Arithmetic<B> on, B value, List<B> args) {
        B b = value;
        for (B a : args) {
            b = on.withFlagsOf(b, a);
        }
        return b;
    }
}
