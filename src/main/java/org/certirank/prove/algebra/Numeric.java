package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/**
 * Values of terms at some points of a goal's domain in plain floating point: to guess signs and to leave out what is plainly false.
 * Nothing that is proved rests on it. The points depend on the goal only.
 */
public final class Numeric {
    private static final int POINTS = 24;
    private static final int TRIES = 240;
    private static final double CLEARLY = 1e-7;

    private final List<Map<Term, Double>> points = new ArrayList<>();

    public Numeric(Sequent goal) {
        SplittableRandom random = new SplittableRandom(20240529);
        EqualityPoints equalities = new EqualityPoints(goal);
        boolean integers = goal.leaves().stream().anyMatch(Leaf::integer);
        for (int i = 0; i < TRIES && points.size() < POINTS && !equalities.isHopeless(); i++) {
            Map<Term, Double> p = new HashMap<>();
            for (Leaf l : goal.leaves()) {
                double x = inside(l.hull(), random, i);
                p.put(l.term(), l.integer() ? Math.rint(x) : x);
            }
            Map<Term, Double> q = equalities.onto(p, random);
            boolean inside = goal.leaves().stream().allMatch(l -> near(l.hull(), q.get(l.term())) && (!l.integer() || q.get(l.term()) == Math.rint(q.get(l.term()))));
            if (inside && goal.hypotheses().stream().allMatch(h -> truth(h, q) >= (integers && isStrict(h) ? 1 : 0))) {
                points.add(q);
            }
        }
    }

    /** Between integers "less" is not "perhaps less". */
    private static boolean isStrict(Prop h) {
        return h instanceof Prop.Rel r && (r.relation() == Relation.LT || r.relation() == Relation.GT);
    }

    private static double inside(Hull h, SplittableRandom random, int i) {
        double u = random.nextDouble(0.002, 0.998);
        double scale = i % 3 == 0 ? 1 : i % 3 == 1 ? 4 : 0.3;
        double lo = h.lo().map(q -> q.toDoubleApproximately()).orElse(Double.NaN);
        double hi = h.hi().map(q -> q.toDoubleApproximately()).orElse(Double.NaN);
        if (!Double.isNaN(lo) && !Double.isNaN(hi)) {
            return lo + u * (hi - lo);
        }
        if (!Double.isNaN(lo)) {
            return lo - scale * Math.log(u);
        }
        return !Double.isNaN(hi) ? hi + scale * Math.log(u) : scale * Math.log(u / (1 - u));
    }

    private static boolean near(Hull h, double x) {
        return h.lo().map(q -> x >= q.toDoubleApproximately() - CLEARLY).orElse(true) && h.hi().map(q -> x <= q.toDoubleApproximately() + CLEARLY).orElse(true);
    }

    /** Whether no point was found; then nothing is known. */
    public boolean isBlind() {
        return points.isEmpty();
    }

    public List<Map<Term, Double>> points() {
        return points;
    }

    /** 1 if the term is positive wherever it has a value at the points, -1 if negative, 0 if neither is so or nothing is known. */
    public int sign(Term t) {
        boolean plus = false;
        boolean minus = false;
        for (Map<Term, Double> p : points) {
            double v = value(t, p);
            plus |= v > CLEARLY;
            minus |= v < -CLEARLY;
        }
        return plus == minus ? 0 : plus ? 1 : -1;
    }

    /** Whether the formula is not clearly false at any of the points. */
    public boolean plausible(Prop phi) {
        return points.stream().allMatch(p -> truth(phi, p) >= 0);
    }

    /** 1 clearly true, -1 clearly false, 0 open. */
    static int truth(Prop phi, Map<Term, Double> p) {
        return switch (phi) {
            case Prop.Truth(boolean value) -> value ? 1 : -1;
            case Prop.Rel r -> compare(r, p);
            case Prop.And(List<Prop> parts) -> parts.stream().mapToInt(q -> truth(q, p)).min().orElse(1);
            case Prop.Or(List<Prop> parts) -> parts.stream().mapToInt(q -> truth(q, p)).max().orElse(-1);
            case Prop.Imp(Prop a, Prop b) -> Math.max(-truth(a, p), truth(b, p));
            case Prop.Not(Prop of) -> -truth(of, p);
            case Prop.All a -> 0;
            case Prop.Defined(List<Term> nodes) -> nodes.stream().anyMatch(t -> Double.isNaN(value(t, p)) && isKnown(t)) ? -1 : 0;
        };
    }

    /** Whether floating point can tell the value: it cannot tell that of a call. */
    private static boolean isKnown(Term t) {
        return Terms.reachable(t).stream().noneMatch(u -> u.op() == Term.Op.CALL);
    }

    private static int compare(Prop.Rel r, Map<Term, Double> p) {
        double a = value(r.l(), p);
        double b = value(r.r(), p);
        double d = a - b;
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            return 0;
        }
        double room = CLEARLY * (1 + Math.abs(a) + Math.abs(b));
        int s = d > room ? 1 : d < -room ? -1 : 0;
        return switch (r.relation()) {
            case LT, LE -> -s;
            case GT, GE -> s;
            case EQ -> s == 0 ? 0 : -1;
            case NE -> s == 0 ? 0 : 1;
        };
    }

    static double value(Term t, Map<Term, Double> p) {
        return values(List.of(t), p).getFirst();
    }

    public static List<Double> values(Collection<Term> ts, Map<Term, Double> p) {
        Map<Term, Double> v = new HashMap<>();
        for (Term t : Terms.reachable(ts)) {
            v.put(t, node(t, p, v));
        }
        return ts.stream().map(v::get).toList();
    }

    private static double node(Term t, Map<Term, Double> p, Map<Term, Double> v) {
        double a = t.arity() > 0 ? v.get(t.arg(0)) : 0;
        double b = t.arity() > 1 ? v.get(t.arg(1)) : 0;
        return switch (t.op()) {
            case CONST -> constant(t.value());
            case LEAF -> p.getOrDefault(t, Double.NaN);
            case PI -> Math.PI;
            case NEG -> -a;
            case ADD -> a + b;
            case MUL -> a * b;
            case DIV -> b == 0 ? Double.NaN : a / b;
            case POWINT -> a == 0 && t.exponent().signum() <= 0 ? Double.NaN : Math.pow(a, t.exponent().doubleValue());
            case POW -> a > 0 ? Math.pow(a, b) : Double.NaN;
            case SQRT -> Math.sqrt(a > -1e-13 ? Math.max(a, 0) : a);
            case EXP -> Math.exp(a);
            case LOG -> a > 0 ? Math.log(a) : Double.NaN;
            case ABS -> Math.abs(a);
            case SIN -> Math.sin(a);
            case COS -> Math.cos(a);
            case TANH -> Math.tanh(a);
            case FLOOR -> Math.floor(a);
            case MIN -> t.args().stream().mapToDouble(v::get).reduce(Math::min).orElse(Double.NaN);
            case MAX -> t.args().stream().mapToDouble(v::get).reduce(Math::max).orElse(Double.NaN);
            case SELECT -> a > 0 ? b : a < 0 ? v.get(t.arg(2)) : Double.NaN;
            case ERF -> erf(a);
            case RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> Double.NaN;
        };
    }

    private static double constant(Rational q) {
        boolean small = q.num().bitLength() <= 53 && q.den().bitLength() <= 53;
        return small ? q.num().doubleValue() / q.den().doubleValue() : q.toDoubleApproximately();
    }

    /** Power series near 0, continued fraction of the complement beyond. */
    private static double erf(double x) {
        double a = Math.abs(x);
        if (a > 6) {
            return Math.signum(x);
        }
        if (a < 2.5) {
            double term = a;
            double sum = a;
            for (int n = 1; n < 80; n++) {
                term *= -a * a / n;
                sum += term / (2 * n + 1);
            }
            return Math.signum(x) * 2 / Math.sqrt(Math.PI) * sum;
        }
        double f = 0;
        for (int k = 60; k > 0; k--) {
            f = k / 2.0 / (a + f);
        }
        return Math.signum(x) * (1 - Math.exp(-a * a) / Math.sqrt(Math.PI) / (a + f));
    }
}
