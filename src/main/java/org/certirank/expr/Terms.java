package org.certirank.expr;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.ExactMatrix;
import org.certirank.exact.Rational;
import org.certirank.expr.Term.Op;

/**
 * The factory of the scalar graph of one claim. It makes equal nodes one object and folds exactly as section 8 of the spec language says,
 * with one exception on the safe side: {@code 0 / x} becomes 0 only where x is a constant other than 0, because a total x may still be 0.
 * Not for use by several threads at once.
 */
public final class Terms {
    /** The default limit on the number of nodes. */
    private static final int MAX_CONSTANT_BITS = 1_000_000;
    /** Nodes of one factory at most, unless said otherwise. */
    public static final int DEFAULT_LIMIT = 4_000_000;
    private static final long MAX_POWER_BITS = 100_000;
    private static final Term[] NO_ARGS = {};

    private final NodeTable table;
    private final Term zero;
    private final Term one;
    private final Term undefined;

    public Terms() {
        this(DEFAULT_LIMIT);
    }

    /** A factory of at most {@code limit} nodes; one more is a {@link TermLimitException}. */
    public Terms(int limit) {
        table = new NodeTable(limit);
        zero = constant(Rational.ZERO);
        one = constant(Rational.ONE);
        undefined = node(Op.UNDEFINED, null, NO_ARGS);
    }

    /** The number of nodes made so far. */
    public int size() {
        return table.size();
    }

    public Term zero() {
        return zero;
    }

    public Term one() {
        return one;
    }

    /** The node that is never defined. */
    public Term undefined() {
        return undefined;
    }

    public Term constant(Rational c) {
        if ((long) c.num().bitLength() + c.den().bitLength() > MAX_CONSTANT_BITS) {
            throw new TermLimitException("a constant of more than " + MAX_CONSTANT_BITS + " bits");
        }
        return node(Op.CONST, c, NO_ARGS);
    }

    public Term constant(long c) {
        return constant(Rational.of(c));
    }

    public Term leaf(String name) {
        return node(Op.LEAF, name, NO_ARGS);
    }

    public Term pi() {
        return node(Op.PI, null, NO_ARGS);
    }

    public Term neg(Term u) {
        return switch (u.op()) {
            case CONST -> constant(u.value().neg());
            case NEG -> u.arg(0);
            default -> node(Op.NEG, null, u);
        };
    }

    public Term add(Term u, Term v) {
        if (u.isConst() && v.isConst()) {
            return constant(u.value().add(v.value()));
        }
        return u.isZero() ? v : v.isZero() ? u : node(Op.ADD, null, u, v);
    }

    /** {@code add(u, neg(v))}. */
    public Term sub(Term u, Term v) {
        return add(u, neg(v));
    }

    public Term mul(Term u, Term v) {
        if (u.isConst() && v.isConst()) {
            return constant(u.value().mul(v.value()));
        }
        if (u.isZero() && v.isTotal() || v.isZero() && u.isTotal()) {
            return zero;
        }
        if (u.isOne()) {
            return v;
        }
        return v.isOne() ? u : u == v ? powInt(u, BigInteger.TWO) : node(Op.MUL, null, u, v);
    }

    /** The quotient; of constants it is folded unless the divisor is 0. */
    public Term div(Term u, Term v) {
        if (v.isConst() && !v.isZero()) {
            if (u.isConst()) {
                return constant(u.value().div(v.value()));
            }
            if (v.isOne()) {
                return u;
            }
        }
        return node(Op.DIV, null, u, v);
    }

    public Term powInt(Term u, long n) {
        return powInt(u, BigInteger.valueOf(n));
    }

    /** u^n; {@code 0^n} with {@code n <= 0} stays a node, which is undefined. */
    public Term powInt(Term u, BigInteger n) {
        if (n.equals(BigInteger.ONE)) {
            return u;
        }
        if (u.isConst() && n.bitLength() < 31 && (n.signum() > 0 || !u.isZero())) {
            Rational c = u.value();
            long bits = Math.max(c.num().bitLength(), c.den().bitLength());
            if (Math.abs(n.intValue()) * bits <= MAX_POWER_BITS) {
                return constant(c.pow(n.intValue()));
            }
        }
        return node(Op.POWINT, n, u);
    }

    /** u^v, an integer power where v is an integer constant. */
    public Term pow(Term u, Term v) {
        return v.isConst() && v.value().isInteger() ? powInt(u, v.value().num()) : node(Op.POW, null, u, v);
    }

    public Term sqrt(Term u) {
        if (u.isConst()) {
            Optional<Rational> root = u.value().sqrtExact();
            if (root.isPresent()) {
                return constant(root.get());
            }
        }
        return node(Op.SQRT, null, u);
    }

    public Term exp(Term u) {
        return u.isZero() ? one : node(Op.EXP, null, u);
    }

    public Term log(Term u) {
        return u.isOne() ? zero : node(Op.LOG, null, u);
    }

    public Term abs(Term u) {
        return u.isConst() ? constant(u.value().abs()) : node(Op.ABS, null, u);
    }

    public Term sin(Term u) {
        return u.isZero() ? zero : node(Op.SIN, null, u);
    }

    public Term cos(Term u) {
        return u.isZero() ? one : node(Op.COS, null, u);
    }

    public Term tanh(Term u) {
        return u.isZero() ? zero : node(Op.TANH, null, u);
    }

    public Term erf(Term u) {
        return u.isZero() ? zero : node(Op.ERF, null, u);
    }

    public Term floor(Term u) {
        return u.isConst() ? constant(Rational.of(u.value().floor())) : node(Op.FLOOR, null, u);
    }

    /** The least of one or more numbers, in order; of one: itself. */
    public Term min(List<Term> us) {
        return extreme(Op.MIN, us);
    }

    /** The greatest of one or more numbers, in order; of one: itself. */
    public Term max(List<Term> us) {
        return extreme(Op.MAX, us);
    }

    private Term extreme(Op op, List<Term> us) {
        if (us.isEmpty()) {
            throw new IllegalArgumentException(op + " of nothing");
        }
        if (us.size() == 1) {
            return us.getFirst();
        }
        if (us.stream().allMatch(Term::isConst)) {
            return constant(us.stream().map(Term::value).reduce(op == Op.MIN ? Rational::min : Rational::max).orElseThrow());
        }
        return node(op, null, us.toArray(Term[]::new));
    }

    /** a where c > 0, b where c < 0, undefined where c = 0. */
    public Term select(Term c, Term a, Term b) {
        return node(Op.SELECT, null, c, a, b);
    }

    /** A matrix function of a matrix with these entries in row order; the rank of a matrix of constants is a constant, the norms of a 1 x 1 matrix are its absolute value. */
    public Term opaque(Op op, int rows, List<Term> entries) {
        if (!op.isOpaque() || op == Op.SINGULAR || rows < 1 || entries.isEmpty() || entries.size() % rows != 0) {
            throw new IllegalArgumentException(op + " of " + entries.size() + " entries in " + rows + " rows");
        }
        if (op == Op.RANK && entries.stream().allMatch(Term::isConst)) {
            return constant(ExactMatrix.rank(matrix(rows, entries.stream().map(Term::value).toArray(Rational[]::new))));
        }
        if (entries.size() == 1 && (op == Op.SPECTRAL_NORM || op == Op.SIGMA_MIN || op == Op.SPECTRAL_RADIUS)) {
            return abs(entries.getFirst());
        }
        return node(op, rows, entries.toArray(Term[]::new));
    }

    /** The singular value number {@code order}, from the greatest, of a matrix with these entries in row order; of a 1 x 1 matrix its absolute value. */
    public Term singular(int rows, List<Term> entries, int order) {
        if (rows < 1 || entries.isEmpty() || entries.size() % rows != 0 || order < 1 || order > Math.min(rows, entries.size() / rows)) {
            throw new IllegalArgumentException("singular value " + order + " of " + entries.size() + " entries in " + rows + " rows");
        }
        return entries.size() == 1 ? abs(entries.getFirst()) : node(Op.SINGULAR, new Term.Singular(rows, order), entries.toArray(Term[]::new));
    }

    /** A call; of a known mask at known nodes its value. */
    public Term call(Call c) {
        if (c.mask().isPresent() && c.mask().get() instanceof KnownGraph g && c.numbers().stream().allMatch(n -> n.isConst() && n.value().num().bitLength() < 31)) {
            return g.value(c.kind(), c.numbers().stream().mapToInt(n -> n.value().num().intValueExact()).toArray()).map(this::constant).orElse(undefined);
        }
        return node(Op.CALL, c, c.arguments().toArray(Term[]::new));
    }

    private Term rebuildCall(Term t, List<Term> args) {
        Map<Term, Term> by = new HashMap<>();
        for (int i = 0; i < args.size(); i++) {
            by.put(t.arg(i), args.get(i));
        }
        Call c = t.call();
        return c.binders() > 0 || c.condition().isPresent() ? CallForms.rebuild(this, c, by) : call(c.map(by::get));
    }

    private static Rational[][] matrix(int rows, Rational[] entries) {
        int columns = entries.length / rows;
        Rational[][] a = new Rational[rows][];
        for (int i = 0; i < rows; i++) {
            a[i] = Arrays.copyOfRange(entries, i * columns, (i + 1) * columns);
        }
        return a;
    }

    /** The node of the same operation over other arguments, with all foldings. */
    public Term rebuild(Term t, List<Term> args) {
        return switch (t.op()) {
            case CONST, LEAF, PI, UNDEFINED -> t;
            case NEG -> neg(args.get(0));
            case ADD -> add(args.get(0), args.get(1));
            case MUL -> mul(args.get(0), args.get(1));
            case DIV -> div(args.get(0), args.get(1));
            case POWINT -> powInt(args.get(0), t.exponent());
            case POW -> pow(args.get(0), args.get(1));
            case SQRT -> sqrt(args.get(0));
            case EXP -> exp(args.get(0));
            case LOG -> log(args.get(0));
            case ABS -> abs(args.get(0));
            case SIN -> sin(args.get(0));
            case COS -> cos(args.get(0));
            case TANH -> tanh(args.get(0));
            case ERF -> erf(args.get(0));
            case FLOOR -> floor(args.get(0));
            case MIN -> min(args);
            case MAX -> max(args);
            case SELECT -> select(args.get(0), args.get(1), args.get(2));
            case RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE -> opaque(t.op(), t.rows(), args);
            case SINGULAR -> singular(t.rows(), args, t.order());
            case CALL -> rebuildCall(t, args);
        };
    }

    /**
     * The term with every node that is a key replaced by its value, all at once, and the graph above rebuilt with the foldings. A key inside
     * a replaced node is not looked at; values are not substituted into.
     */
    public Term substitute(Term t, Map<Term, Term> by) {
        return substitute(List.of(t), by).getFirst();
    }

    public List<Term> substitute(List<Term> ts, Map<Term, Term> by) {
        Map<Term, Term> made = new HashMap<>(by);
        for (Term t : reachable(ts)) {
            if (!made.containsKey(t)) {
                made.put(t, rebuildFrom(t, made));
            }
        }
        return ts.stream().map(made::get).toList();
    }

    private Term rebuildFrom(Term t, Map<Term, Term> made) {
        Term[] args = t.rawArgs();
        Term[] fresh = null;
        for (int i = 0; i < args.length; i++) {
            Term a = made.get(args[i]);
            if (a != args[i]) {
                fresh = fresh == null ? args.clone() : fresh;
                fresh[i] = a;
            }
        }
        return fresh == null ? t : rebuild(t, Arrays.asList(fresh));
    }

    /** All nodes of these terms, arguments before the nodes above them (by increasing id). */
    public static List<Term> reachable(Collection<Term> roots) {
        // Bits and numbers, no comparator: a tenth of a search are walks like this one.
        BitSet seen = new BitSet(1 + roots.stream().mapToInt(Term::id).max().orElse(0));
        List<Term> found = new ArrayList<>();
        ArrayDeque<Term> open = new ArrayDeque<>();
        for (Term r : roots) {
            if (!seen.get(r.id())) {
                seen.set(r.id());
                open.push(r);
            }
            while (!open.isEmpty()) {
                Term t = open.pop();
                found.add(t);
                for (Term a : t.rawArgs()) {
                    if (!seen.get(a.id())) {
                        seen.set(a.id());
                        open.push(a);
                    }
                }
            }
        }
        long[] order = new long[found.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) found.get(i).id() << Integer.SIZE | i;
        }
        Arrays.sort(order);
        List<Term> sorted = new ArrayList<>(order.length);
        for (long o : order) {
            sorted.add(found.get((int) o));
        }
        return sorted;
    }

    public static List<Term> reachable(Term root) {
        return reachable(List.of(root));
    }

    /** The leaves that these terms depend on, by increasing id. */
    public static List<Term> leaves(Collection<Term> roots) {
        return reachable(roots).stream().filter(Term::isLeaf).toList();
    }

    /** Whether {@code node} occurs in t. */
    public static boolean occurs(Term node, Term t) {
        return t.id() >= node.id() && reachable(t).contains(node);
    }

    private Term node(Op op, Object payload, Term... args) {
        return table.node(op, payload, args);
    }
}
