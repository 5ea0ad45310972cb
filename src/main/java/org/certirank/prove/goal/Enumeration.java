package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.PrimitiveIterator;
import org.certirank.eval.Value;
import org.certirank.expr.Expr;
import org.certirank.expr.Mentions;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;
import org.certirank.graph.SmallDigraphs;
import org.certirank.prove.Progress;
import org.certirank.prove.witness.PointValues;

/**
 * Runs through all values of quantifiers over finite sets (integer ranges, finite sets, every labelled digraph with self-loops) and decides the formula exactly
 * at each: what rule enumerate asks for.
 */
public final class Enumeration {
    /** More instances than this are not gone through. */
    public static final long LIMIT = 5_000_000;

    /** What came out. */
    public sealed interface Result {
        /**
         * True, with the number of full assignments with all conditions true (0 where an exists is among the quantifiers), and whether there was one at all;
         * those on a branch of an exists that was not taken do not count.
         */
        record Holds(long instances, boolean inhabited) implements Result {}

        /** False; the values of the leading universal names that show it. */
        record Fails(Map<String, Value> at) implements Result {}

        /** Not decided exactly, or too much. */
        record Open(String reason) implements Result {}
    }

    private static final class Undecidable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undecidable(String message) {
            super(message, null, false, false);
        }
    }

    /** A formula of the goal, with its code where it is plain. */
    private record Test(Expr formula, Optional<InstanceCode.Truth> code) { }

    /** One quantifier: its place in the row if it is an integer or a digraph, otherwise -1; the code of its ends. */
    private record Level(Quantifier quantifier, boolean forall, int place, Optional<InstanceCode.Int> lo, Optional<InstanceCode.Int> hi, Optional<Test> where) { }

    private final Goal goal;
    private final Progress progress;
    private final List<Level> levels = new ArrayList<>();
    private final Test holds;
    /** The integers and packed digraphs of the instance at hand. */
    private final long[] row;
    /** The values of names that have no place in the row. */
    private final Map<String, Value> others;
    /** Whether all values that the goal brings along can be made anew in another factory of nodes. */
    private final boolean movable;
    private Terms terms;
    private long instances;
    private long looked;
    private Map<String, Value> failure = Map.of();

    private Enumeration(Goal goal, Progress progress) {
        this.goal = goal;
        this.progress = progress;
        this.others = new LinkedHashMap<>(goal.names().values());
        this.movable = others.values().stream().allMatch(Enumeration::isMovable);
        this.terms = movable ? new Terms() : goal.names().terms();
        if (movable) {
            others.replaceAll((name, v) -> moved(v));
        }
        InstanceCode code = new InstanceCode(goal.names().definitions());
        Map<Integer, Long> known = new HashMap<>();
        goal.names().values().forEach((name, v) -> {
            if (v.constant() != null && v.constant().isInteger() && v.constant().num().bitLength() < 32) {
                known.put(code.integer(name), v.constant().num().longValueExact());
            }
        });
        for (Quantifier q : goal.rest()) {
            boolean forall = q.kind() == Quantifier.Kind.FORALL != goal.negated();
            Optional<InstanceCode.Int> lo = Optional.empty();
            Optional<InstanceCode.Int> hi = Optional.empty();
            int place = -1;
            if (q.set() instanceof SetExpr.Range(var a, var b)) {
                lo = a.flatMap(code::number);
                hi = b.flatMap(code::number);
                place = code.integer(q.name());
            } else if (q.set() instanceof SetExpr.Digraphs(var n)) {
                lo = code.number(n);
                place = code.graph(q.name());
            }
            levels.add(new Level(q, forall, place, lo, hi, q.where().map(w -> new Test(w, code.formula(w)))));
        }
        this.holds = new Test(goal.holds(), code.formula(goal.holds()));
        this.row = new long[code.size()];
        known.forEach((place, v) -> row[place] = v);
    }

    /** Whether the goal's quantifiers and leaves are of the kind that is gone through. */
    public static boolean possible(Goal goal) {
        return goal.leaves().isEmpty() && goal.rest().stream().allMatch(q -> finite(q.set())) && !isAboutModels(goal);
    }

    /** Tokens are hardly ever rational, and their graphs too large to be made for nothing. */
    private static boolean isAboutModels(Goal goal) {
        Set<String> models = Mentions.ofModels(goal.names().definitions());
        return !models.isEmpty() && Mentions.of(goal.holds()).stream().anyMatch(models::contains);
    }

    private static boolean finite(SetExpr set) {
        return switch (set) {
            case SetExpr.Range(var lo, var hi) -> lo.isPresent() && hi.isPresent();
            case SetExpr.Finite f -> true;
            case SetExpr.Digraphs d -> true;
            case SetExpr.Vectors(var n, var s) -> finite(s);
            case SetExpr.Matrices(var m, var n, var s) -> finite(s);
            case SetExpr.Interval i -> false;
            case SetExpr.Reals r -> false;
            case SetExpr.Integers i -> false;
            case SetExpr.Sphere s -> false;
            case SetExpr.SphereRows s -> false;
            case SetExpr.Stochastic s -> false;
            case SetExpr.Weighted s -> false;
            case SetExpr.Orthogonal s -> false;
            case SetExpr.Sequences s -> false;
        };
    }

    public static Result of(Goal goal, Progress progress) {
        Enumeration e = new Enumeration(goal, progress);
        try {
            boolean exists = e.levels.stream().anyMatch(l -> !l.forall());
            return e.holds(0) ? new Result.Holds(exists ? 0 : e.instances, e.instances > 0) : new Result.Fails(e.failure);
        } catch (Undecidable u) {
            return new Result.Open(u.getMessage());
        }
    }

    /** The names in sight of the first {@code depth} quantifiers' values. */
    private Names names(int depth) {
        return new Names(terms, goal.names().definitions(), values(depth));
    }

    private Map<String, Value> values(int depth) {
        Map<String, Value> all = new LinkedHashMap<>(others);
        for (Level l : levels.subList(0, depth)) {
            if (l.place() >= 0) {
                all.put(l.quantifier().name(), l.quantifier().set() instanceof SetExpr.Digraphs
                        ? new Value.Graph(Mask.ofPacked((int) row[l.place() + 1], row[l.place()])) : new Value.Num(terms.constant(row[l.place()])));
            }
        }
        return all;
    }

    private boolean test(Test t, int depth) {
        if (t.code().isPresent()) {
            try {
                return t.code().get().at(row);
            } catch (InstanceCode.Unfit unfit) {
                // The general reading decides, or says what is wrong.
            }
        }
        return decide(names(depth).prop(t.formula()));
    }

    private boolean holds(int depth) {
        if (depth == levels.size()) {
            instances++;
            boolean v = test(holds, depth) != goal.negated();
            if (!v) {
                failure = values(depth);
            }
            return v;
        }
        Level l = levels.get(depth);
        SetExpr set = l.quantifier().set();
        if (set instanceof SetExpr.Digraphs(var n)) {
            return digraphs(l, depth, n);
        }
        if (l.lo().isPresent() && l.hi().isPresent()) {
            try {
                return range(l, depth, l.lo().get().at(row), l.hi().get().at(row));
            } catch (InstanceCode.Unfit unfit) {
                // The general reading of the ends, below.
            }
        }
        Optional<List<Value>> members = FiniteSet.members(set, names(depth));
        boolean settled = false;
        for (Value v : members.orElseThrow(() -> new Undecidable("no tactic yet for so large a set, or one whose ends are not known"))) {
            if (l.place() >= 0) {
                if (v.constant().num().bitLength() > 31) {
                    throw new Undecidable("no tactic yet for integers beyond 2^31");
                }
                row[l.place()] = v.constant().num().longValueExact();
            } else {
                others.put(l.quantifier().name(), moved(v));
            }
            if (settles(l, depth)) {
                settled = true;
                break;
            }
        }
        others.remove(l.quantifier().name());
        return l.forall() != settled;
    }

    private boolean digraphs(Level l, int depth, Expr nodes) {
        int size = names(depth).size(nodes);
        if (size > SmallDigraphs.MAX_ENUMERATED) {
            throw new Undecidable("no tactic yet for all digraphs on " + size + " nodes (at most " + SmallDigraphs.MAX_ENUMERATED + ")");
        }
        row[l.place() + 1] = size;
        for (PrimitiveIterator.OfLong it = SmallDigraphs.withSelfLoops(size).iterator(); it.hasNext();) {
            row[l.place()] = it.nextLong();
            if (settles(l, depth)) {
                return !l.forall();
            }
        }
        return l.forall();
    }

    private boolean range(Level l, int depth, long first, long last) {
        for (long k = first; k <= last; k++) {
            row[l.place()] = k;
            if (settles(l, depth)) {
                return !l.forall();
            }
        }
        return l.forall();
    }

    /** Whether this member settles the quantifier: a failing instance of a forall, a holding one of an exists. */
    private boolean settles(Level l, int depth) {
        if (++looked > LIMIT) {
            throw new Undecidable("no tactic yet for more than " + LIMIT + " instances");
        }
        if ((looked & 0xfff) == 0) {
            progress.boxes(looked, 0);
            if (progress.cancelled()) {
                throw new Undecidable("stopped");
            }
            if (movable && terms.size() > 100_000) {
                terms = new Terms();
                others.replaceAll((k, v) -> moved(v));
            }
        }
        if (l.where().isPresent() && !test(l.where().get(), depth + 1)) {
            return false;
        }
        long before = instances;
        boolean settled = holds(depth + 1) != l.forall();
        if (!settled && !l.forall()) {
            instances = before;
        }
        return settled;
    }

    /** Nodes of two factories must never meet in one formula: they are told apart by numbers that each factory gives out by itself. */
    private static boolean isMovable(Value v) {
        return switch (v) {
            case Value.Num(var t) -> t.isConst();
            case Value.Vec(var ts) -> ts.stream().allMatch(Term::isConst);
            case Value.Mat m -> m.entries().stream().allMatch(Term::isConst);
            case Value.Graph g -> true;
            case Value.Undefined u -> true;
            case Value.Truth t -> false;
            case Value.Seq s -> false;
            case Value.Generic g -> false;
        };
    }

    /** A movable value over the factory of nodes in use. */
    private Value moved(Value v) {
        return switch (v) {
            case Value.Num(var t) -> new Value.Num(terms.constant(t.value()));
            case Value.Vec(var ts) -> new Value.Vec(ts.stream().map(t -> terms.constant(t.value())).toList());
            case Value.Mat(var m, var n, var ts) -> new Value.Mat(m, n, ts.stream().map(t -> terms.constant(t.value())).toList());
            case Value.Graph g -> g;
            case Value.Truth t -> t;
            case Value.Undefined u -> u;
            case Value.Seq s -> throw new Undecidable("a sequence beside masks");
            case Value.Generic g -> throw new Undecidable("a generic name beside masks");
        };
    }

    private static boolean decide(Prop p) {
        // An enclosure would decide more, but the rule asks for exact numbers: roots and counts of eigenvalues are for other rules.
        boolean exact = Props.nodes(List.of(p)).stream().allMatch(Term::isConst);
        return switch (exact ? PointValues.constant(p) : Terms.reachable(Props.nodes(List.of(p))).stream().anyMatch(t -> t.op() == Term.Op.UNDEFINED) ? PointValues.Truth.UNDEFINED : PointValues.Truth.OPEN) {
            case TRUE -> true;
            case FALSE -> false;
            case OPEN -> throw new Undecidable("an instance is not decided exactly");
            case UNDEFINED -> throw new Undecidable("an instance is undefined");
        };
    }
}
