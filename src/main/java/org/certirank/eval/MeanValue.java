package org.certirank.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.interval.Flag;

/**
 * The mean value form of section 5 of the certificate format, over batches: enclosures of the partial derivatives of the roots over each
 * box by forward differentiation, and with them e(c) + sum of D_i (B_i - c_i). Claim: for all points of the box e lies in that enclosure,
 * where its flag is at least DEFINED. Why: e is C1 on the box (each derivative rule is certainly defined there) and continuous up to the
 * corner c, so e(x) - e(c) = sum of e_i(z) (x_i - c_i) for a z on the segment (mean value theorem). Where that is not certain (a derivative
 * not certainly defined, an unbounded side, floor), the flag is PARTLY. Many boxes at once; a partial derivative that is the exact 0 has no enclosure.
 *
 * @param <B> the batches
 */
public final class MeanValue<B> {
    private final Arithmetic<B> on;
    private final Evaluator<B> evaluator;
    private final Program program;
    private final Map<Term, Evaluator<B>> single = new HashMap<>();
    /** The leaves of the program by increasing ids. */
    private final List<Term> unknowns;
    private volatile int[][] dependence;
    private final B zero;
    private final B one;
    private final B two;
    private final Map<Term, B> exponents = new HashMap<>();

    public MeanValue(Arithmetic<B> arithmetic, Program program) {
        this.on = arithmetic;
        this.program = program;
        this.evaluator = new Evaluator<>(arithmetic, program);
        this.unknowns = program.leaves();
        this.zero = integer(0);
        this.one = integer(1);
        this.two = integer(2);
        for (int k = 0; k < program.size(); k++) {
            Term t = program.node(k);
            if (t.op() == Term.Op.POWINT) {
                exponents.put(t, arithmetic.constant(Rational.of(t.exponent())));
            }
        }
        program.roots().forEach(r -> single.put(r, program.roots().size() == 1 ? evaluator : new Evaluator<>(arithmetic, Program.of(r))));
    }

    public Program program() {
        return program;
    }

    /**
     * A value and its partial derivatives over each box.
     *
     * @param value the natural enclosure
     * @param partials by leaf, without those that are exactly 0
     */
    public record Jet<B>(B value, Map<Term, B> partials) { }

    /** The values of the roots and their partial derivatives by the leaves, over boxes given by the values of the leaves. */
    public Map<Term, Jet<B>> derivatives(Function<Term, B> leaves) {
        List<B> values = new ArrayList<>(program.size());
        List<List<B>> partials = new ArrayList<>(program.size());
        int[][] dependence = dependence();
        for (int k = 0; k < program.size(); k++) {
            values.add(evaluator.value(k, values, leaves));
            partials.add(partials(k, values, partials, dependence));
        }
        Map<Term, Jet<B>> jets = new HashMap<>();
        for (Term r : program.roots()) {
            int k = program.position(r);
            // Increasing ids, so that sums over the leaves are formed in one order.
            Map<Term, B> own = new LinkedHashMap<>();
            for (int i = 0; i < dependence[k].length; i++) {
                own.put(unknowns.get(dependence[k][i]), partials.get(k).get(i));
            }
            jets.put(r, new Jet<>(values.get(k), own));
        }
        return jets;
    }

    /** By the unknowns that the node depends on. */
    private List<B> partials(int k, List<B> values, List<List<B>> partials, int[][] dependence) {
        Term t = program.node(k);
        if (t.isLeaf()) {
            return List.of(one);
        }
        int[] args = program.args(k);
        List<B> operands = new ArrayList<>(args.length);
        for (int a : args) {
            operands.add(values.get(a));
        }
        List<B> own = new ArrayList<>(dependence[k].length);
        for (int i : dependence[k]) {
            List<B> inner = new ArrayList<>(args.length);
            for (int a : args) {
                int at = Arrays.binarySearch(dependence[a], i);
                inner.add(at < 0 ? null : partials.get(a).get(at));
            }
            own.add(rule(t, values.get(k), operands, inner));
        }
        return own;
    }

    /** For each node the places among the unknowns of those that it depends on, increasing. Threads that come at once make the same. */
    private int[][] dependence() {
        int[][] known = dependence;
        if (known == null) {
            known = new int[program.size()][];
            for (int k = 0; k < known.length; k++) {
                BitSet places = new BitSet();
                for (int a : program.args(k)) {
                    for (int i : known[a]) {
                        places.set(i);
                    }
                }
                known[k] = program.node(k).isLeaf() ? new int[] {unknowns.indexOf(program.node(k))} : places.stream().toArray();
            }
            dependence = known;
        }
        return known;
    }

    private B orZero(B d) {
        return d == null ? zero : d;
    }

    private B integer(long n) {
        return on.constant(Rational.of(n));
    }

    /** The derivative of f(args) from those of the arguments (null: exactly 0, not all are). */
    private B rule(Term t, B f, List<B> x, List<B> d) {
        B u = x.getFirst();
        B du = d.getFirst();
        return switch (t.op()) {
            case CONST, LEAF, PI, UNDEFINED -> throw new IllegalStateException("nothing to differentiate in " + t);
            case NEG -> on.neg(du);
            case ADD -> du == null ? d.get(1) : d.get(1) == null ? du : on.add(du, d.get(1));
            case MUL -> {
                B left = du == null ? null : on.mul(du, x.get(1));
                B right = d.get(1) == null ? null : on.mul(u, d.get(1));
                yield left == null ? right : right == null ? left : on.add(left, right);
            }
            case DIV -> {
                B minus = d.get(1) == null ? null : on.neg(on.mul(f, d.get(1)));
                B above = minus == null ? du : du == null ? minus : on.add(du, minus);
                yield on.div(above, x.get(1));
            }
            case POWINT -> on.mul(on.mul(exponents.get(t), powInt(u, t.exponent().subtract(BigInteger.ONE))), du);
            case POW -> power(f, x, d);
            case SQRT -> on.div(du, on.mul(two, f));
            case EXP -> on.mul(f, du);
            case LOG -> on.div(du, u);
            case SIN -> on.mul(on.cos(u), du);
            case COS -> on.mul(on.neg(on.sin(u)), du);
            case TANH -> on.mul(on.sub(one, on.powInt(f, BigInteger.TWO)), du);
            case ERF -> on.mul(on.mul(on.div(two, on.sqrt(on.pi())), on.exp(on.neg(on.powInt(u, BigInteger.TWO)))), du);
            case ABS -> on.select(u, du, on.neg(du));
            case MIN -> extreme(x, d, true);
            case MAX -> extreme(x, d, false);
            case SELECT -> on.select(u, orZero(d.get(1)), orZero(d.get(2)));
            case FLOOR, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL -> on.unknown(null, null, Flag.PARTLY);
        };
    }

    private B powInt(B u, BigInteger n) {
        return n.equals(BigInteger.ONE) ? u : on.powInt(u, n);
    }

    private B power(B f, List<B> x, List<B> d) {
        B u = x.get(0);
        B v = x.get(1);
        B dv = d.get(1);
        if (dv == null) {
            return on.mul(on.mul(v, on.pow(u, on.sub(v, one))), d.get(0));
        }
        B byExponent = on.mul(dv, on.log(u));
        return d.get(0) == null ? on.mul(on.mul(f, on.log(u)), dv) : on.mul(f, on.add(byExponent, on.div(on.mul(v, d.get(0)), u)));
    }

    private B extreme(List<B> x, List<B> d, boolean least) {
        B so = x.get(0);
        B dso = orZero(d.get(0));
        for (int i = 1; i < x.size(); i++) {
            B v = x.get(i);
            dso = on.select(least ? on.sub(v, so) : on.sub(so, v), dso, orZero(d.get(i)));
            so = least ? on.min(so, v) : on.max(so, v);
        }
        return dso;
    }

    /** The mean value enclosure of every root over each box. The leaves must be all of the batch's size, or of one. */
    public Map<Term, B> enclose(int lanes, Function<Term, B> leaves) {
        return enclose(derivatives(leaves), lanes, leaves);
    }

    /** The same from what {@link #derivatives} gave for these boxes. */
    public Map<Term, B> enclose(Map<Term, Jet<B>> jets, int lanes, Function<Term, B> leaves) {
        Map<Term, B> result = new HashMap<>();
        jets.forEach((root, jet) -> result.put(root, enclose(root, jet, lanes, leaves)));
        return result;
    }

    private B enclose(Term root, Jet<B> jet, int lanes, Function<Term, B> leaves) {
        Map<Term, B> centres = new HashMap<>();
        Evaluator<B> own = single.get(root);
        if (own.program().hasCalls()) {
            // The form does not apply to operations on generic names.
            return on.unknown(null, null, Flag.PARTLY);
        }
        for (Term leaf : own.program().leaves()) {
            B d = jet.partials().get(leaf);
            centres.put(leaf, on.centre(leaves.apply(leaf), d == null ? zero : d));
        }
        B sum = own.evaluateOne(centres::get);
        for (Map.Entry<Term, B> e : jet.partials().entrySet()) {
            B offset = on.sub(leaves.apply(e.getKey()), centres.get(e.getKey()));
            sum = on.add(sum, on.mul(e.getValue(), offset));
        }
        B flagged = on.withFlagsOf(sum, jet.value());
        return unboundedAsPartly(flagged, centres.keySet(), lanes, leaves);
    }

    private B unboundedAsPartly(B b, Iterable<Term> leavesUsed, int lanes, Function<Term, B> leaves) {
        B checked = b;
        for (Term leaf : leavesUsed) {
            B box = leaves.apply(leaf);
            List<B> flags = new ArrayList<>();
            boolean all = true;
            for (int i = 0; i < lanes; i++) {
                boolean bounded = on.isBounded(box, i);
                all &= bounded;
                flags.add(bounded ? zero : on.unknown(null, null, Flag.PARTLY));
            }
            if (!all) {
                checked = on.withFlagsOf(checked, on.concat(flags));
            }
        }
        return checked;
    }
}
