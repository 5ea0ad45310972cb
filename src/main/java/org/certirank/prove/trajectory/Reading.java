package org.certirank.prove.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.certirank.attention.Measures;
import org.certirank.attention.Spectra;
import org.certirank.attention.Tokens;
import org.certirank.eval.Certainty;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Evaluator;
import org.certirank.eval.PointArithmetic;
import org.certirank.eval.Program;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
import org.certirank.eval.Value;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.BallMatrix;
import org.certirank.prove.goal.Names;

/**
 * Formulas on the tokens of models, read on enclosures of their trajectories. Claim: a formula that comes out TRUE or FALSE is so, with all its parts defined, by the enclosures of {@link Measures} and of the ball operations. What does
 * not speak of a model is elaborated and evaluated as everywhere. {@link UnsupportedOperationException} for functions of tokens that are not listed here.
 */
final class Reading {
    private static final int MOST_INSTANCES = 100_000;
    private static final int FORMULA_BITS = 128;
    private static final int OPEN_DIGITS = 6;

    private final Tracks tracks;
    private final int bits;
    private int plainBits;
    private boolean spectral;
    private String open = "";

    Reading(Tracks tracks) {
        this.tracks = tracks;
        this.bits = tracks.bits();
    }

    /** How many bits an evaluation of the scalar graph is likely to need for what was read since the last time this was asked. */
    int takePlainBits() {
        int b = plainBits;
        plainBits = 0;
        return b;
    }

    /** Whether singular values were asked for, which are found in double precision. */
    boolean isSpectral() {
        return spectral;
    }

    /** The last comparison that stayed open, in words after a reason; empty if there is none. */
    String open() {
        return open;
    }

    /** The truth of a formula; UNDEFINED only by exceptions ({@link NoValue}) or where a part without a model is. */
    Verdict truth(Expr e, Names names) {
        if (!tracks.isAbout(e)) {
            return constant(e, names);
        }
        return switch (e) {
            case Expr.Chain c -> {
                List<Verdict> parts = new ArrayList<>();
                List<Ball> sides = c.operands().stream().map(o -> number(o, names)).toList();
                for (int i = 0; i < c.relations().size(); i++) {
                    parts.add(compare(c.relations().get(i), sides.get(i), sides.get(i + 1)));
                }
                yield all(parts);
            }
            case Expr.Not n -> not(truth(n.e(), names));
            case Expr.And a -> all(List.of(truth(a.l(), names), truth(a.r(), names)));
            case Expr.Or o -> not(all(List.of(not(truth(o.l(), names)), not(truth(o.r(), names)))));
            case Expr.Implies i -> not(all(List.of(truth(i.l(), names), not(truth(i.r(), names)))));
            case Expr.Iff i -> {
                Verdict l = truth(i.l(), names);
                Verdict r = truth(i.r(), names);
                yield all(List.of(not(all(List.of(l, not(r)))), not(all(List.of(r, not(l))))));
            }
            case Expr.Bound b when b.kind() == Expr.BoundKind.ALL -> all(instances(b, names).stream().map(n -> truth(b.body(), n)).toList());
            case Expr.Bound b when b.kind() == Expr.BoundKind.ANY -> not(all(instances(b, names).stream().map(n -> not(truth(b.body(), n))).toList()));
            case Expr.Bound b -> throw unsupported(b.kind().word());
            case Expr.Call(String name, List<Expr> args) when name.equals("if") -> truth(chosen(args, names), names);
            case Expr.Call(String name, List<Expr> args) -> truth(definition(name, names).body(), expanded(definition(name, names), args, names));
            case Expr.Name(String name) -> truth(definition(name, names).body(), expanded(definition(name, names), List.of(), names));
            case Expr.NumberLit n -> throw unsupported("a number as formula");
            case Expr.Truth t -> t.value() ? Verdict.TRUE : Verdict.FALSE;
            case Expr.Neg n -> throw unsupported("-");
            case Expr.Binary b -> throw unsupported(b.op().symbol());
            case Expr.ListLit l -> throw unsupported("a list");
            case Expr.Index i -> throw unsupported("an index");
        };
    }

    private static UnsupportedOperationException unsupported(String what) {
        return new UnsupportedOperationException("no enclosure of " + what + " of a trajectory");
    }

    private Verdict constant(Expr e, Names names) {
        if (!tracks.box().isEmpty()) {
            return certainty(e, names).verdict();
        }
        return switch (org.certirank.prove.witness.PointValues.constant(names.prop(e))) {
            case TRUE -> Verdict.TRUE;
            case FALSE -> Verdict.FALSE;
            case UNDEFINED -> Verdict.UNDEFINED;
            case OPEN -> Verdict.OPEN;
        };
    }

    /** What is known of a formula without a model on the box at hand. */
    Certainty certainty(Expr e, Names names) {
        Prop p = names.prop(e);
        Truths<RealInterval[]> truths = new Truths<>(new RealArithmetic(FORMULA_BITS), names.terms(), List.of(p));
        return truths.certainty(p, truths.values(leaf -> new RealInterval[] {tracks.box().range(leaf, FORMULA_BITS)}), 0, r -> false);
    }

    static Verdict not(Verdict v) {
        return switch (v) {
            case TRUE -> Verdict.FALSE;
            case FALSE -> Verdict.TRUE;
            case OPEN, UNDEFINED -> v;
        };
    }

    /** A part that is undefined makes all undefined; one that is open may be undefined, so nothing is said before all are known. */
    static Verdict all(List<Verdict> parts) {
        return parts.contains(Verdict.UNDEFINED) ? Verdict.UNDEFINED : parts.contains(Verdict.OPEN) ? Verdict.OPEN : parts.contains(Verdict.FALSE) ? Verdict.FALSE : Verdict.TRUE;
    }

    private Verdict compare(Relation relation, Ball l, Ball r) {
        if (!l.isDefined() || !r.isDefined()) {
            return Flag.worst(l.flag(), r.flag()) == Flag.NOWHERE ? Verdict.UNDEFINED : Verdict.OPEN;
        }
        Ball gap = l.sub(r, bits);
        if (!gap.containsZero()) {
            plainBits = Math.max(plainBits, (int) Math.clamp(-gap.mid().magnitude().saturated(), 1, Integer.MAX_VALUE));
        }
        Verdict v = certain(relation, l, r) ? Verdict.TRUE : certain(relation.negate(), l, r) ? Verdict.FALSE : Verdict.OPEN;
        if (v == Verdict.OPEN) {
            open = ": " + l.toDecimal(OPEN_DIGITS) + " " + relation.symbol() + " " + r.toDecimal(OPEN_DIGITS);
        }
        return v;
    }

    private static boolean certain(Relation relation, Ball l, Ball r) {
        return switch (relation) {
            case LT -> l.certainlyLess(r);
            case LE -> l.certainlyLessOrEqual(r);
            case GT -> r.certainlyLess(l);
            case GE -> r.certainlyLessOrEqual(l);
            case EQ -> l.certainlyEqual(r);
            case NE -> l.certainlyLess(r) || r.certainlyLess(l);
        };
    }

    private List<Names> instances(Expr.Bound b, Names names) {
        if (b.binders().size() != 1) {
            throw unsupported(b.kind().word());
        }
        Expr.Binder binder = b.binders().getFirst();
        long lo = names.elaborator().integer(binder.lo());
        long hi = names.elaborator().integer(binder.hi());
        if (hi - lo >= MOST_INSTANCES) {
            throw unsupported("a range of " + (hi - lo + 1) + " integers");
        }
        List<Names> all = new ArrayList<>();
        for (long i = lo; i <= hi; i++) {
            all.add(names.with(binder.name(), new Value.Num(names.terms().constant(i))));
        }
        return all;
    }

    private Expr chosen(List<Expr> args, Names names) {
        return switch (constant(args.getFirst(), names)) {
            case TRUE -> args.get(1);
            case FALSE -> args.get(2);
            case OPEN, UNDEFINED -> throw tracks.box().isEmpty() ? unsupported("a condition that is not decided") : new Unresolved("a condition of 'if' is not decided for all values of the names");
        };
    }

    private static Definition definition(String name, Names names) {
        Definition d = names.definitions().get(name);
        if (d == null) {
            throw unsupported(name);
        }
        return d;
    }

    /** The names in sight of the body of a definition: its parameters only. */
    private Names expanded(Definition d, List<Expr> args, Names names) {
        if (d.recursion().isPresent() || d.params().size() != args.size()) {
            throw unsupported(d.name());
        }
        Names inner = new Names(names.terms(), names.definitions(), java.util.Map.of());
        for (int i = 0; i < args.size(); i++) {
            if (tracks.isAbout(args.get(i))) {
                throw unsupported(d.name());
            }
            inner = inner.with(d.params().get(i), names.value(args.get(i)));
        }
        return inner;
    }

    /** An enclosure of a number. */
    Ball number(Expr e, Names names) {
        if (!tracks.isAbout(e)) {
            Term t = names.number(e);
            return new Evaluator<>(new PointArithmetic(bits), Program.of(t)).evaluateOne(leaf -> {
                RealInterval range = tracks.box().range(leaf, bits);
                return new PointArithmetic.Point(Ball.enclosing(range, bits), range.certainlyNonNegative());
            }).ball();
        }
        return switch (e) {
            case Expr.Neg n -> number(n.e(), names).neg();
            case Expr.Binary b -> binary(b, names);
            case Expr.Index(Expr of, List<Expr> at) when at.size() == 2 -> entry(tokens(of, names), at.get(0), at.get(1), names);
            case Expr.Index(Expr.Index(Expr of, List<Expr> rows), List<Expr> columns) when rows.size() == 1 -> entry(tokens(of, names), rows.getFirst(), columns.getFirst(), names);
            case Expr.Index i -> throw unsupported("an entry");
            case Expr.Bound b -> bound(b, names);
            case Expr.Call c -> call(c, names);
            case Expr.Name(String name) -> number(definition(name, names).body(), expanded(definition(name, names), List.of(), names));
            case Expr.NumberLit n -> Ball.enclosing(n.value(), bits);
            case Expr.Truth t -> throw unsupported("a truth value");
            case Expr.Chain c -> throw unsupported("a comparison");
            case Expr.Not n -> throw unsupported("not");
            case Expr.And a -> throw unsupported("and");
            case Expr.Or o -> throw unsupported("or");
            case Expr.Implies i -> throw unsupported("=>");
            case Expr.Iff i -> throw unsupported("<=>");
            case Expr.ListLit l -> throw unsupported("a list");
        };
    }

    private Ball binary(Expr.Binary b, Names names) {
        Ball l = number(b.l(), names);
        if (b.op() == Expr.BinaryOp.POW) {
            Rational n = tracks.isAbout(b.r()) ? null : names.value(b.r()).constant();
            return n != null && n.isInteger() ? l.powInt(n.num(), bits) : l.pow(number(b.r(), names), bits);
        }
        Ball r = number(b.r(), names);
        return switch (b.op()) {
            case ADD -> l.add(r, bits);
            case SUB -> l.sub(r, bits);
            case MUL -> l.mul(r, bits);
            case DIV -> l.div(r, bits);
            case POW -> l.pow(r, bits);
        };
    }

    private Ball bound(Expr.Bound b, Names names) {
        List<Ball> values = instances(b, names).stream().map(n -> number(b.body(), n)).toList();
        return switch (b.kind()) {
            case SUM -> values.stream().reduce(Ball.ZERO, (x, y) -> x.add(y, bits));
            case PROD -> values.stream().reduce(Ball.ONE, (x, y) -> x.mul(y, bits));
            case MIN -> values.stream().reduce(Ball::min).orElseThrow(() -> new ElaborationException("min over an empty range"));
            case MAX -> values.stream().reduce(Ball::max).orElseThrow(() -> new ElaborationException("max over an empty range"));
            case ALL, ANY, VECTOR, MATRIX -> throw unsupported(b.kind().word());
        };
    }

    private Ball call(Expr.Call c, Names names) {
        List<Expr> args = c.args();
        if (names.definitions().containsKey(c.name())) {
            Definition d = definition(c.name(), names);
            return number(d.body(), expanded(d, args, names));
        }
        return switch (c.name()) {
            case "if" -> number(chosen(args, names), names);
            case "mu" -> {
                State s = state(args.getFirst(), names);
                yield s.track().mu(s.layer());
            }
            case "phi" -> Measures.phi(tokens(args.getFirst(), names));
            case "normF" -> normF(tokens(args.getFirst(), names));
            case "norm2" -> {
                Row r = row(args.getFirst(), names);
                yield Measures.norms(r.tokens())[r.index()];
            }
            case "dot" -> {
                Row l = row(args.get(0), names);
                Row r = row(args.get(1), names);
                if (l.tokens() != r.tokens()) {
                    throw unsupported("a product of tokens of two layers");
                }
                yield Measures.products(l.tokens()).ball(l.index(), r.index());
            }
            case "spectralNorm" -> Spectra.singularValues(spectral(args, names))[0];
            case "sigmaMin" -> Spectra.leastSingularValue(spectral(args, names));
            case "rank" -> Spectra.rank(spectral(args, names));
            case "stableRank" -> {
                Tokens x = spectral(args, names);
                Ball f = normF(x);
                yield f.sqr(bits).div(Spectra.singularValues(x)[0].sqr(bits), bits);
            }
            case "abs" -> number(args.getFirst(), names).abs();
            case "sqrt" -> number(args.getFirst(), names).sqrt(bits);
            case "exp" -> number(args.getFirst(), names).exp(bits);
            case "log" -> number(args.getFirst(), names).log(bits);
            case "tanh" -> number(args.getFirst(), names).tanh(bits);
            case "min" -> args.stream().map(a -> number(a, names)).reduce(Ball::min).orElseThrow();
            case "max" -> args.stream().map(a -> number(a, names)).reduce(Ball::max).orElseThrow();
            default -> throw unsupported(c.name());
        };
    }

    private Ball normF(Tokens x) {
        return root(java.util.Arrays.stream(Measures.norms(x)).map(n -> n.sqr(bits)).reduce(Ball.ZERO, (a, b) -> a.add(b, bits)));
    }

    /** The root of a sum of squares, from a ball that may reach below 0. */
    private Ball root(Ball square) {
        return square.certainlyPositive() || square.isPoint() ? square.sqrt(bits) : Ball.between(Ball.ZERO.mid(), Ball.of(square.upper(bits)).sqrt(bits).upper(bits), bits);
    }

    private record State(Track track, int layer) { }

    private record Row(Tokens tokens, int index) { }

    private State state(Expr e, Names names) {
        if (e instanceof Expr.Call(String name, List<Expr> args) && names.definitions().containsKey(name)) {
            Definition d = definition(name, names);
            if (d.model().isEmpty()) {
                return state(d.body(), expanded(d, args, names));
            }
            List<Value> values = args.stream().map(names::value).toList();
            Rational t = values.getLast().constant();
            if (t != null && (!t.isInteger() || t.signum() < 0)) {
                throw new NoValue(name + "(" + t + ") has no value: layers are counted from 0");
            }
            if (t == null || t.num().bitLength() > 30) {
                throw unsupported("this number of layers");
            }
            return new State(tracks.of(names, d, values.subList(0, values.size() - 1)), t.num().intValueExact());
        }
        throw unsupported("a matrix made of tokens");
    }

    private Tokens tokens(Expr e, Names names) {
        State s = state(e, names);
        return s.track().tokens(s.layer());
    }

    private Tokens spectral(List<Expr> args, Names names) {
        spectral = true;
        return tokens(args.getFirst(), names);
    }

    private Row row(Expr e, Names names) {
        Expr of = e instanceof Expr.Index(Expr m, List<Expr> at) && at.size() == 1 ? m : e instanceof Expr.Call(String n, List<Expr> args) && n.equals("row") && args.size() == 2 ? args.getFirst() : null;
        if (of == null) {
            throw unsupported("a vector that is no row");
        }
        Expr index = e instanceof Expr.Index i ? i.indices().getFirst() : ((Expr.Call) e).args().get(1);
        Tokens x = tokens(of, names);
        return new Row(x, position(index, x.count(), names));
    }

    private static int position(Expr e, int size, Names names) {
        long i = names.elaborator().integer(e);
        if (i < 1 || i > size) {
            throw new ElaborationException("the index " + i + " is out of range 1.." + size);
        }
        return (int) i - 1;
    }

    private static Ball entry(Tokens x, Expr row, Expr column, Names names) {
        BallMatrix m = x.points();
        return m.ball(position(row, x.count(), names), position(column, x.features(), names));
    }
}
