package org.certirank.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.exact.Dyadic;
import org.certirank.expr.Call;
import org.certirank.expr.CallForms;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.interval.Bound;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/**
 * Enclosures of calls (docs/generic-names.md, section 2; docs/symbolic-sums.md, sections 2 and 3). Of cases: the branch that is certainly taken, otherwise the
 * hull of both, which holds the value whichever is taken. Of a sum or product of terms that are certainly not negative: they are not negative either. Of all
 * others only what their kind says.
 */
final class CallRanges {
    private static final int BITS = 64;

    private CallRanges() { }

    /** The enclosures of the call t, from those of its arguments, with the flag that its definedness has. */
    static <B> B of(Arithmetic<B> on, Term t, List<B> args) {
        Call c = t.call();
        return switch (c.kind()) {
            case CASES -> each(on, t, args, CallRanges::cases);
            case RANGE_SUM, PROD -> each(on, t, args, CallRanges::range);
            case ENTRY, MAX, MIN, SUM, DOT, NORM2, NORM_F, MU, SPECTRAL_NORM, PHI, CENTRES, RADIUS, DIAMETER, ECCENTRICITY, DISTANCE, DEGREE, EDGE, REACHES, IS_CENTRE,
                    STRONGLY_CONNECTED, QUASI_STRONGLY_CONNECTED, UNDIRECTED, FOLLOWS, TABLE_RANK -> {
                B out = on.unknown(c.least().orElse(null), c.greatest().orElse(null), Flag.DEFINED);
                for (B a : args) {
                    out = on.withFlagsOf(out, a);
                }
                yield out;
            }
        };
    }

    private interface Rule {
        RealInterval apply(Term t, Map<Term, RealInterval> args);
    }

    private static <B> B each(Arithmetic<B> on, Term t, List<B> args, Rule rule) {
        int lanes = args.stream().mapToInt(on::size).max().orElse(1);
        List<RealInterval> out = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            Map<Term, RealInterval> at = new HashMap<>();
            for (int k = 0; k < args.size(); k++) {
                at.put(t.arg(k), on.get(args.get(k), Arithmetic.lane(on.size(args.get(k)), i)));
            }
            out.add(rule.apply(t, at));
        }
        return on.enclosing(out);
    }

    private static RealInterval cases(Term t, Map<Term, RealInterval> at) {
        RealInterval a = value(t.call().numbers().get(0), at);
        RealInterval b = value(t.call().numbers().get(1), at);
        RealInterval chosen = switch (decided(t.call().condition().orElseThrow(), at)) {
            case TRUE -> a;
            case FALSE -> b;
            case OPEN, UNDEFINED -> a.hull(b);
        };
        return chosen.atBest(Flag.DEFINED);
    }

    private static RealInterval value(Term t, Map<Term, RealInterval> at) {
        return t.isConst() ? RealInterval.enclosing(t.value(), BITS) : at.get(t);
    }

    /** Whether a condition in the form of {@link CallForms#condition} is certainly true, or certainly false, for numbers in these intervals. */
    static Verdict decided(Prop condition, Map<Term, RealInterval> at) {
        return switch (condition) {
            case Prop.Truth(boolean value) -> value ? Verdict.TRUE : Verdict.FALSE;
            case Prop.Rel(Relation relation, Term p, Term zero) -> {
                RealInterval v = value(p, at);
                if (v.isEmpty() || !v.isDefined()) {
                    yield Verdict.OPEN;
                }
                boolean positive = v.certainlyPositive();
                boolean point = v.isPoint() && v.lower().signum() == 0;
                yield switch (relation) {
                    case GT -> positive ? Verdict.TRUE : v.certainlyNonPositive() ? Verdict.FALSE : Verdict.OPEN;
                    case EQ -> point ? Verdict.TRUE : v.certainlyNonZero() ? Verdict.FALSE : Verdict.OPEN;
                    case NE -> point ? Verdict.FALSE : v.certainlyNonZero() ? Verdict.TRUE : Verdict.OPEN;
                    case LT, LE, GE -> Verdict.OPEN;
                };
            }
            case Prop.And(List<Prop> parts) -> joined(parts, at, Verdict.FALSE, Verdict.TRUE);
            case Prop.Or(List<Prop> parts) -> joined(parts, at, Verdict.TRUE, Verdict.FALSE);
            case Prop.Imp i -> Verdict.OPEN;
            case Prop.Not n -> Verdict.OPEN;
            case Prop.All a -> Verdict.OPEN;
            case Prop.Defined d -> Verdict.OPEN;
        };
    }

    private static Verdict joined(List<Prop> parts, Map<Term, RealInterval> at, Verdict any, Verdict all) {
        List<Verdict> vs = parts.stream().map(q -> decided(q, at)).toList();
        return vs.contains(any) ? any : vs.stream().allMatch(v -> v == all) ? all : Verdict.OPEN;
    }

    private static RealInterval range(Term t, Map<Term, RealInterval> at) {
        Flag flag = at.values().stream().map(RealInterval::flag).reduce(Flag.DEFINED, Flag::worst);
        Call c = t.call();
        RealInterval from = value(c.numbers().get(0), at);
        RealInterval to = value(c.numbers().get(1), at);
        if (from.isEmpty() || to.isEmpty()) {
            return RealInterval.REALS.atBest(flag);
        }
        RealInterval bound = between(from.lower(), to.upper());
        boolean nonNegative = bound.isEmpty();
        if (!nonNegative) {
            RealArithmetic own = new RealArithmetic(BITS);
            Term leaf = c.boundLeaves().getFirst();
            RealInterval e = own.get(new Evaluator<>(own, Program.of(List.of(c.body().orElseThrow())))
                    .evaluateOne(l -> new RealInterval[] {l == leaf ? bound : at.getOrDefault(l, RealInterval.REALS)}), 0);
            nonNegative = !e.isEmpty() && e.certainlyNonNegative();
        }
        RealInterval out = nonNegative ? RealInterval.of(Bound.closed(Dyadic.ZERO), Bound.PLUS_INFINITY) : RealInterval.REALS;
        return out.atBest(flag);
    }

    /** The numbers from one end to the other; empty if they are the wrong way round. */
    static RealInterval between(Bound lo, Bound hi) {
        boolean none = lo.isFinite() && hi.isFinite() && lo.value().toRational().compareTo(hi.value().toRational()) > 0;
        return none ? RealInterval.NOWHERE : RealInterval.of(lo, hi);
    }
}
