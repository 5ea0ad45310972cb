package org.certirank.prove.zero;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Relation;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.RealInterval;
import org.certirank.prove.box.Natural;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Entry;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Domain;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;

/** Goals "there are real numbers with these equations": the step newton (docs/equilibria.md, section 4), at a zero that is searched or proposed. */
public final class Existence {
    private static final int STARTS = 40;
    private static final int LARGEST = 64;
    private static final Rational LEAST = Rational.ONE.div(Rational.TWO.pow(40));
    private static final Rational FINE = Rational.ONE.div(Rational.TWO.pow(150));

    private final Goal goal;
    private final Entrance entrance;
    private final BooleanSupplier over;
    private final List<Term> unknowns = new ArrayList<>();
    private final List<Hull> hulls = new ArrayList<>();
    private final List<Integer> equations = new ArrayList<>();
    private final List<Term> functions = new ArrayList<>();
    private final List<Prop> others = new ArrayList<>();

    private Existence(Goal goal, Entrance entrance, BooleanSupplier over) {
        this.goal = goal;
        this.entrance = entrance;
        this.over = over;
    }

    /** Whether all that is left of the goal is to find real numbers, over sets that rule newton knows. */
    public static boolean isOne(Goal g) {
        return !g.rest().isEmpty() && g.kind() == Quantifier.Kind.EXISTS && g.block() == g.rest().size() && g.rest().stream().allMatch(q -> switch (q.set()) {
            case SetExpr.Interval i -> true;
            case SetExpr.Reals r -> true;
            case SetExpr.Vectors v -> isLine(v.entries());
            case SetExpr.Matrices m -> isLine(m.entries());
            default -> false;
        });
    }

    private static boolean isLine(SetExpr.OfNumbers set) {
        return set instanceof SetExpr.Interval || set instanceof SetExpr.Reals;
    }

    /** The proof of such a goal by one step, from the start proposed or from several; empty if none is found. */
    public static Optional<Proof> prove(Goal goal, Map<String, Expr> start, BooleanSupplier over) {
        if (!isOne(goal)) {
            return Optional.empty();
        }
        try {
            Existence e = new Existence(goal, Entrance.of(goal, goal.rest().size()), over);
            return e.prepared() ? e.search(start) : Optional.empty();
        } catch (ElaborationException dependent) {
            // The ends of a set mention a name of the block.
            return Optional.empty();
        }
    }

    /** The equations and the other parts; false if there are not as many equations as unknowns, or something is not differentiable. */
    private boolean prepared() {
        for (Entry entry : entrance.entries()) {
            for (Leaf l : entry.leaves()) {
                unknowns.add(l.term());
                hulls.add(l.hull());
            }
        }
        Names names = entrance.goal().names();
        List<Prop> parts = new ArrayList<>();
        goal.rest().forEach(q -> q.where().ifPresent(w -> parts.addAll(Props.flatten(names.prop(w)))));
        parts.addAll(Props.flatten(entrance.goal().conclusion()));
        for (int k = 0; k < parts.size(); k++) {
            if (parts.get(k) instanceof Prop.Rel(Relation relation, Term l, Term r) && relation == Relation.EQ && functions.size() < unknowns.size()
                    && Terms.leaves(List.of(l, r)).stream().anyMatch(unknowns::contains)) {
                equations.add(k);
                functions.add(names.terms().sub(l, r));
            } else {
                others.add(parts.get(k));
            }
        }
        return functions.size() == unknowns.size() && unknowns.size() <= LARGEST && Slopes.fit(functions);
    }

    private Optional<Proof> search(Map<String, Expr> start) {
        Map<Term, Hull> box = Natural.initialBox(goal.context());
        if (box.values().stream().anyMatch(Hull::isEmpty)) {
            return Optional.empty();
        }
        Map<Term, Rational> fixed = new HashMap<>();
        box.forEach((leaf, hull) -> fixed.put(leaf, inner(hull)));
        Approximate newton = new Approximate(functions, unknowns, fixed);
        for (Rational[] zero : newton.zeros(hulls, start(start), STARTS)) {
            if (over.getAsBoolean()) {
                return Optional.empty();
            }
            Optional<Proof> p = at(Approximate.rounded(zero, 44), box, 64, LEAST).or(() -> at(newton.refined(zero, 200), box, 256, FINE));
            if (p.isPresent()) {
                return p;
            }
        }
        return Optional.empty();
    }

    private static Rational inner(Hull h) {
        return h.isFinite() ? h.middle() : h.lo().map(a -> a.add(Rational.ONE)).or(() -> h.hi().map(b -> b.sub(Rational.ONE))).orElse(Rational.ZERO);
    }

    private Optional<Rational[]> start(Map<String, Expr> given) {
        List<Rational> out = new ArrayList<>();
        for (Quantifier q : goal.rest()) {
            if (!given.containsKey(q.name())) {
                return Optional.empty();
            }
            for (Term t : entries(goal.names().value(given.get(q.name())))) {
                if (!t.isConst()) {
                    return Optional.empty();
                }
                out.add(t.value());
            }
        }
        return out.size() == unknowns.size() ? Optional.of(out.toArray(Rational[]::new)) : Optional.empty();
    }

    private static List<Term> entries(Value v) {
        return switch (v) {
            case Value.Num(Term t) -> List.of(t);
            case Value.Vec(List<Term> ts) -> ts;
            case Value.Mat m -> m.entries();
            default -> List.of();
        };
    }

    private Optional<Proof> at(Rational[] centre, Map<Term, Hull> box, int bits, Rational least) {
        Optional<Krawczyk> k = Krawczyk.about(functions, unknowns, centre, box, bits, least);
        return k.filter(found -> isMember(found, box) && othersHold(found, box)).map(found -> Proof.of("newton", data(found)));
    }

    /** Whether both ends of every side are certainly in the sets. */
    private boolean isMember(Krawczyk k, Map<Term, Hull> box) {
        Terms terms = goal.names().terms();
        List<Prop> wanted = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < goal.rest().size(); i++) {
            SetExpr.OfNumbers set = switch (goal.rest().get(i).set()) {
                case SetExpr.Vectors v -> v.entries();
                case SetExpr.Matrices m -> m.entries();
                case SetExpr.OfNumbers s -> s;
                default -> throw new IllegalStateException("no set for newton");
            };
            for (int j = 0; j < entrance.entries().get(i).leaves().size(); j++, at++) {
                if (set instanceof SetExpr.Interval(var lo, var loClosed, var hi, var hiClosed)) {
                    Domain d = new Domain(lo.map(goal.names()::number), loClosed, hi.map(goal.names()::number), hiClosed);
                    wanted.addAll(d.member(terms.constant(k.centre()[at].sub(k.radius()[at]))));
                    wanted.addAll(d.member(terms.constant(k.centre()[at].add(k.radius()[at]))));
                }
            }
        }
        return certainly(wanted, box, k.bits());
    }

    private boolean othersHold(Krawczyk k, Map<Term, Hull> box) {
        Map<Term, Hull> all = new HashMap<>(box);
        all.putAll(k.box(unknowns));
        return certainly(others, all, k.bits());
    }

    private boolean certainly(List<Prop> props, Map<Term, Hull> box, int bits) {
        if (props.isEmpty()) {
            return true;
        }
        Map<Term, RealInterval> sides = Slopes.sides(box, bits);
        Truths<RealInterval[]> truths = new Truths<>(new RealArithmetic(bits), goal.names().terms(), List.of(Props.conjunction(props)));
        return truths.judge(1, leaf -> new RealInterval[] {sides.get(leaf)})[0][0].isTrue();
    }

    private Data.Fields data(Krawczyk k) {
        List<Data> rows = new ArrayList<>();
        for (Rational[] row : k.y()) {
            rows.add(Data.texts(java.util.Arrays.stream(row).map(Rational::toString).toList()));
        }
        return Data.NONE.with("centre", shaped(k.centre())).with("radius", shaped(k.radius())).with("equations", Data.integers(equations))
                .with("matrix", Data.list(rows)).with("bits", k.bits());
    }

    /** The numbers in the shape of the names. */
    private Data shaped(Rational[] x) {
        Map<String, Data> out = new LinkedHashMap<>();
        int at = 0;
        for (int i = 0; i < goal.rest().size(); i++) {
            int from = at;
            Data value = switch (entrance.entries().get(i).value()) {
                case Value.Num n -> Data.text(x[from].toString());
                case Value.Vec v -> texts(x, from, v.length());
                case Value.Mat m -> Data.list(IntStream.range(0, m.rows()).mapToObj(r -> texts(x, from + r * m.columns(), m.columns())).toList());
                default -> throw new IllegalStateException("no value for newton");
            };
            at += entrance.entries().get(i).leaves().size();
            out.put(goal.rest().get(i).name(), value);
        }
        return new Data.Fields(out);
    }

    private static Data texts(Rational[] x, int from, int count) {
        return Data.texts(IntStream.range(from, from + count).mapToObj(i -> x[i].toString()).toList());
    }
}
