package org.certirank.prove.goal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.certirank.eval.Value;
import org.certirank.expr.Prop;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
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
        /** True, with the number of full assignments with all conditions true (0 where an exists is among the quantifiers). */
        record Holds(long instances) implements Result {}

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

    private final Goal goal;
    private final Progress progress;
    private Terms terms = new Terms();
    private long instances;
    private long looked;
    private Map<String, Value> failure;

    private Enumeration(Goal goal, Progress progress) {
        this.goal = goal;
        this.progress = progress;
    }

    /** Whether the goal's quantifiers and leaves are of the kind that is gone through. */
    public static boolean possible(Goal goal) {
        return goal.leaves().isEmpty() && goal.rest().stream().allMatch(q -> finite(q.set()));
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
            case SetExpr.Sequences s -> false;
        };
    }

    public static Result of(Goal goal, Progress progress) {
        Enumeration e = new Enumeration(goal, progress);
        try {
            boolean exists = false;
            for (int i = 0; i < goal.rest().size(); i++) {
                exists |= !e.forall(i);
            }
            Map<String, Value> values = new LinkedHashMap<>(goal.names().values());
            return e.holds(0, values) ? new Result.Holds(exists ? 0 : e.instances) : new Result.Fails(e.failure == null ? Map.of() : e.failure);
        } catch (Undecidable u) {
            return new Result.Open(u.getMessage());
        }
    }

    private boolean forall(int i) {
        return goal.rest().get(i).kind() == Quantifier.Kind.FORALL != goal.negated();
    }

    private Names names(Map<String, Value> values) {
        return new Names(terms, goal.names().definitions(), values);
    }

    private boolean holds(int depth, Map<String, Value> values) {
        if (depth == goal.rest().size()) {
            instances++;
            boolean v = decide(names(values).prop(goal.holds())) != goal.negated();
            if (!v) {
                failure = new LinkedHashMap<>(values);
            }
            return v;
        }
        Quantifier q = goal.rest().get(depth);
        boolean forall = forall(depth);
        if (q.set() instanceof SetExpr.Digraphs(var n)) {
            int size = names(values).size(n);
            if (size > SmallDigraphs.MAX_ENUMERATED) {
                throw new Undecidable("no tactic yet for all digraphs on " + size + " nodes (at most " + SmallDigraphs.MAX_ENUMERATED + ")");
            }
            for (PrimitiveIterator.OfLong it = SmallDigraphs.withSelfLoops(size).iterator(); it.hasNext();) {
                values.put(q.name(), new Value.Graph(Mask.ofPacked(size, it.nextLong())));
                if (decides(q, forall, depth, values)) {
                    values.remove(q.name());
                    return !forall;
                }
            }
        } else {
            Optional<List<Value>> members = FiniteSet.members(q.set(), names(values));
            for (Value v : members.orElseThrow(() -> new Undecidable("no tactic yet for so large a set, or one whose ends are not known"))) {
                values.put(q.name(), v);
                if (decides(q, forall, depth, values)) {
                    values.remove(q.name());
                    return !forall;
                }
            }
        }
        values.remove(q.name());
        return forall;
    }

    /** Whether this member settles the quantifier: a failing instance of a forall, a holding one of an exists. */
    private boolean decides(Quantifier q, boolean forall, int depth, Map<String, Value> values) {
        if (++looked > LIMIT) {
            throw new Undecidable("no tactic yet for more than " + LIMIT + " instances");
        }
        if ((looked & 0xfff) == 0) {
            progress.boxes(looked, 0);
            if (progress.cancelled()) {
                throw new Undecidable("stopped");
            }
            if (terms.size() > 100_000) {
                terms = new Terms();
                values.replaceAll((k, v) -> moved(v));
            }
        }
        boolean admitted = q.where().isEmpty() || decide(names(values).prop(q.where().get()));
        return admitted && holds(depth + 1, values) != forall;
    }

    /** A value over the new factory of nodes; all values here are constants or masks. */
    private Value moved(Value v) {
        return switch (v) {
            case Value.Num(var t) -> new Value.Num(terms.constant(t.value()));
            case Value.Vec(var ts) -> new Value.Vec(ts.stream().map(t -> terms.constant(t.value())).toList());
            case Value.Mat(var m, var n, var ts) -> new Value.Mat(m, n, ts.stream().map(t -> terms.constant(t.value())).toList());
            case Value.Graph g -> g;
            case Value.Truth t -> t;
            case Value.Undefined u -> u;
            case Value.Seq s -> throw new Undecidable("a sequence beside masks");
        };
    }

    private boolean decide(Prop p) {
        if (p instanceof Prop.Truth(boolean v)) {
            return v;
        }
        PointValues values = new PointValues(List.of(p), 256);
        values.at(Map.of());
        return switch (values.of(p)) {
            case TRUE -> true;
            case FALSE -> false;
            case OPEN -> throw new Undecidable("an instance is not decided exactly");
            case UNDEFINED -> throw new Undecidable("an instance is undefined");
        };
    }
}
