package org.certirank.prove.witness;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.exact.ExactMatrix;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.RealInterval;

/**
 * Terms and formulas at one exact point: rational arithmetic as long as every value is rational, enclosures from there on. The answers "true" and "false" are
 * certain (of a formula that is defined); everything else is "open". A cheap way to look at many points; a witness found this way is proved by the checker.
 */
public final class PointValues {

    /** What is known of a formula at the point. */
    public enum Truth { TRUE, FALSE, OPEN, UNDEFINED }

    private static final int EXACT_BITS = 20_000;
    private static final int CONSTANT_BITS = 256;
    private static final Object UNDEFINED = new Object();

    private final List<Term> order;
    private final int bits;
    private final Map<Term, Object> values = new HashMap<>();
    private long steps;

    /**
     * @param formulas all formulas that will be asked for
     * @param bits     precision of enclosures
     */
    public PointValues(Collection<? extends Prop> formulas, int bits) {
        this.order = Terms.reachable(Props.nodes(formulas));
        this.bits = bits;
    }

    /** What is known of a formula without unknowns. */
    public static Truth constant(Prop p) {
        if (p instanceof Prop.Truth(boolean v)) {
            return v ? Truth.TRUE : Truth.FALSE;
        }
        PointValues values = new PointValues(List.of(p), CONSTANT_BITS);
        values.at(Map.of());
        return values.of(p);
    }

    /** Moves to another point. Leaves without a value are open. */
    public void at(Map<Term, Rational> point) {
        values.clear();
        steps += order.size();
        for (Term t : order) {
            values.put(t, t.isLeaf() ? (point.containsKey(t) ? (Object) point.get(t) : RealInterval.REALS) : value(t));
        }
    }

    /** How many nodes were evaluated since the last time this was asked. */
    long takeSteps() {
        long taken = steps;
        steps = 0;
        return taken;
    }

    private Object value(Term t) {
        Object[] a = new Object[t.arity()];
        boolean exact = true;
        for (int i = 0; i < a.length; i++) {
            a[i] = values.get(t.arg(i));
            if (a[i] == UNDEFINED) {
                return UNDEFINED;
            }
            exact &= a[i] instanceof Rational q && q.num().bitLength() + q.den().bitLength() < EXACT_BITS;
        }
        if (t.isConst()) {
            return t.value();
        }
        Object known = exact ? exactly(t, a) : null;
        if (known != null) {
            return known;
        }
        RealInterval[] x = new RealInterval[a.length];
        for (int i = 0; i < a.length; i++) {
            x[i] = a[i] instanceof Rational q ? RealInterval.enclosing(q, bits) : (RealInterval) a[i];
        }
        RealInterval r = enclosure(t, x);
        return r.isEmpty() ? UNDEFINED : r;
    }

    /** The exact value, {@link #UNDEFINED}, or null where it is not (known to be) rational. */
    private static Object exactly(Term t, Object[] a) {
        Rational u = a.length > 0 ? (Rational) a[0] : null;
        return switch (t.op()) {
            case CONST -> t.value();
            case NEG -> u.neg();
            case ADD -> u.add((Rational) a[1]);
            case MUL -> u.mul((Rational) a[1]);
            case DIV -> ((Rational) a[1]).isZero() ? UNDEFINED : u.div((Rational) a[1]);
            case POWINT -> integerPower(u, t.exponent());
            case SQRT -> u.signum() < 0 ? UNDEFINED : u.sqrtExact().orElse(null);
            case LOG -> u.signum() <= 0 ? UNDEFINED : u.equals(Rational.ONE) ? Rational.ZERO : null;
            case EXP, COS -> u.isZero() ? Rational.ONE : null;
            case SIN, TANH, ERF -> u.isZero() ? Rational.ZERO : null;
            case ABS -> u.abs();
            case FLOOR -> Rational.of(u.floor());
            case POW -> {
                Rational v = (Rational) a[1];
                yield v.isInteger() ? integerPower(u, v.num()) : u.signum() <= 0 ? UNDEFINED : null;
            }
            case MIN -> java.util.Arrays.stream(a).map(Rational.class::cast).reduce(Rational::min).orElseThrow();
            case MAX -> java.util.Arrays.stream(a).map(Rational.class::cast).reduce(Rational::max).orElseThrow();
            case SELECT -> u.isZero() ? UNDEFINED : a[u.signum() > 0 ? 1 : 2];
            case UNDEFINED -> UNDEFINED;
            case RANK -> Rational.of(ExactMatrix.rank(matrix(t.rows(), a)));
            case PI, LEAF, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL -> null;
        };
    }

    private static Rational[][] matrix(int rows, Object[] entries) {
        int columns = entries.length / rows;
        Rational[][] m = new Rational[rows][columns];
        for (int k = 0; k < entries.length; k++) {
            m[k / columns][k % columns] = (Rational) entries[k];
        }
        return m;
    }

    private static Object integerPower(Rational u, BigInteger n) {
        if (u.isZero()) {
            return n.signum() > 0 ? Rational.ZERO : UNDEFINED;
        }
        if (n.abs().bitLength() > 20 || n.abs().longValue() * (u.num().bitLength() + u.den().bitLength()) > EXACT_BITS) {
            return null;
        }
        return u.pow(n.intValueExact());
    }

    private RealInterval enclosure(Term t, RealInterval[] x) {
        return switch (t.op()) {
            case CONST -> RealInterval.enclosing(t.value(), bits);
            case LEAF -> RealInterval.REALS;
            case PI -> RealInterval.pi(bits);
            case NEG -> x[0].neg();
            case ADD -> x[0].add(x[1], bits);
            case MUL -> x[0].mul(x[1], bits);
            case DIV -> x[0].div(x[1], bits);
            case POWINT -> x[0].powInt(t.exponent(), bits);
            case POW -> x[0].pow(x[1], bits);
            case SQRT -> x[0].sqrt(bits);
            case EXP -> x[0].exp(bits);
            case LOG -> x[0].log(bits);
            case ABS -> x[0].abs();
            case SIN -> x[0].sin(bits);
            case COS -> x[0].cos(bits);
            case TANH -> x[0].tanh(bits);
            case ERF -> x[0].erf(bits);
            case FLOOR -> x[0].floor();
            case MIN -> java.util.Arrays.stream(x).reduce(RealInterval::min).orElseThrow();
            case MAX -> java.util.Arrays.stream(x).reduce(RealInterval::max).orElseThrow();
            case SELECT -> x[0].certainlyPositive() ? x[1] : x[0].certainlyNegative() ? x[2]
                    : x[1].hull(x[2]).atBest(org.certirank.interval.Flag.PARTLY);
            case RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR -> RealInterval.REALS.withFlag(org.certirank.interval.Flag.PARTLY);
            case CALL -> RealInterval.REALS;
            case UNDEFINED -> RealInterval.NOWHERE;
        };
    }

    /** What is known of the formula here. */
    public Truth of(Prop p) {
        for (Term t : Props.nodes(p)) {
            Object v = values.get(t);
            if (v == UNDEFINED) {
                return p instanceof Prop.Defined ? Truth.FALSE : Truth.UNDEFINED;
            }
            if (v instanceof RealInterval r && !r.isDefined()) {
                return Truth.OPEN;
            }
        }
        return kleene(p);
    }

    private Truth kleene(Prop p) {
        return switch (p) {
            case Prop.Truth(boolean v) -> v ? Truth.TRUE : Truth.FALSE;
            case Prop.Defined d -> Truth.TRUE;
            case Prop.Not(Prop q) -> not(kleene(q));
            case Prop.And(List<Prop> parts) -> parts.stream().map(this::kleene).reduce(Truth.TRUE, PointValues::and);
            case Prop.Or(List<Prop> parts) -> not(parts.stream().map(q -> not(kleene(q))).reduce(Truth.TRUE, PointValues::and));
            case Prop.Imp(Prop a, Prop b) -> not(and(kleene(a), not(kleene(b))));
            case Prop.All a -> Truth.OPEN;
            case Prop.Rel r -> compare(r);
        };
    }

    private Truth compare(Prop.Rel r) {
        Object l = values.get(r.l());
        Object m = values.get(r.r());
        if (l instanceof Rational a && m instanceof Rational b) {
            int c = a.compareTo(b);
            return truth(switch (r.relation()) {
                case EQ -> c == 0;
                case NE -> c != 0;
                case LT -> c < 0;
                case LE -> c <= 0;
                case GT -> c > 0;
                case GE -> c >= 0;
            });
        }
        RealInterval a = l instanceof Rational q ? RealInterval.enclosing(q, bits) : (RealInterval) l;
        RealInterval b = m instanceof Rational q ? RealInterval.enclosing(q, bits) : (RealInterval) m;
        return switch (r.relation()) {
            case LT -> less(a, b);
            case GT -> less(b, a);
            case LE -> not(less(b, a));
            case GE -> not(less(a, b));
            case NE -> different(a, b);
            case EQ -> not(different(a, b));
        };
    }

    private static Truth less(RealInterval a, RealInterval b) {
        return a.certainlyLess(b) ? Truth.TRUE : b.certainlyLessOrEqual(a) ? Truth.FALSE : Truth.OPEN;
    }

    private static Truth different(RealInterval a, RealInterval b) {
        return a.certainlyLess(b) || b.certainlyLess(a) ? Truth.TRUE : a.certainlyEqual(b) ? Truth.FALSE : Truth.OPEN;
    }

    private static Truth truth(boolean b) {
        return b ? Truth.TRUE : Truth.FALSE;
    }

    private static Truth not(Truth t) {
        return switch (t) {
            case TRUE -> Truth.FALSE;
            case FALSE -> Truth.TRUE;
            case OPEN -> Truth.OPEN;
            case UNDEFINED -> Truth.UNDEFINED;
        };
    }

    private static Truth and(Truth a, Truth b) {
        return a == Truth.UNDEFINED || b == Truth.UNDEFINED ? Truth.UNDEFINED
                : a == Truth.FALSE || b == Truth.FALSE ? Truth.FALSE : a == Truth.OPEN || b == Truth.OPEN ? Truth.OPEN : Truth.TRUE;
    }
}
