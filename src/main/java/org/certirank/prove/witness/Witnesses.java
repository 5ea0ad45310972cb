package org.certirank.prove.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.graph.Mask;
import org.certirank.graph.SmallDigraphs;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Entry;
import org.certirank.prove.goal.FiniteSet;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.goal.Names;
import org.certirank.prove.goal.Unfolded;
import org.certirank.spec.Hints.Proposal;

/**
 * Values for a leading block of existential names: proposed by the spec, or looked for. Integers and masks are gone through, smallest first; real names are entered as
 * leaves and tried at many exact points.
 */
public final class Witnesses {
    private static final int MEMBERS = 70;
    private static final int FEW = 12;
    /** No mask on more nodes is tried. */
    private static final int LARGEST = 512;
    /** What it costs to make a node. */
    private static final int NODE = 5;

    /** Values for the block, as data of rule witness and as values; a sequence stands as its members. */
    public record Found(Map<String, Data> data, Map<String, Value> values) {}

    private final Goal goal;
    private final int block;
    private final Map<String, Proposal> proposed;
    private final Work work;
    private int budget;

    /**
     * @param goal     begins with {@code exists}
     * @param proposed values that the spec proposes
     * @param work     what a search may cost
     */
    public Witnesses(Goal goal, Map<String, Proposal> proposed, Work work) {
        this.goal = goal;
        this.block = goal.block();
        this.proposed = proposed;
        this.work = work;
    }

    /** The values proposed for all names of the block, if the spec proposes them all. */
    public Optional<Found> proposal() {
        Names names = goal.names();
        Map<String, Data> data = new LinkedHashMap<>();
        Map<String, Value> values = new LinkedHashMap<>();
        for (Quantifier q : goal.rest().subList(0, block)) {
            Proposal p = proposed.get(q.name());
            if (p == null) {
                return Optional.empty();
            }
            Value v = value(p, names);
            data.put(q.name(), data(p, v));
            values.put(q.name(), v);
            names = names.with(q.name(), v);
        }
        return Optional.of(new Found(data, values));
    }

    static Value value(Proposal p, Names names) {
        if (!p.sequence()) {
            return names.value(p.first());
        }
        List<Value> members = p.members().stream().map(names::value).toList();
        return new Value.Seq(t -> members.get(Math.min(t, members.size() - 1)), members.size());
    }

    static Data data(Proposal p, Value v) {
        if (v instanceof Value.Seq(var member, var listed)) {
            return Data.list(java.util.stream.IntStream.range(0, p.members().size()).mapToObj(t -> ValueText.of(member.apply(t))).toList());
        }
        return ValueText.of(v);
    }

    /**
     * Looks for values at which the obligations are certainly true, and the conclusion, for all that the quantifiers after the block say if they range over few things.
     *
     * @param trials points tried for each choice of integers and masks
     * @param combinations at most so many such choices
     */
    public Optional<Found> search(int trials, int combinations) {
        if (block < goal.rest().size() && !Unfolded.possible(goal, block)) {
            return Optional.empty();
        }
        if (goal.rest().stream().anyMatch(q -> q.set() instanceof SetExpr.Range(var lo, var hi) && (lo.isEmpty() || hi.isEmpty()))) {
            // Far members of an unbounded range cost more and more: a few points for each of them first.
            budget = combinations;
            Optional<Found> far = choose(0, goal.names(), new ArrayList<>(), new LinkedHashMap<>(), Optional.empty(), Math.min(trials, FEW));
            if (far.isPresent()) {
                return far;
            }
        }
        budget = combinations;
        return choose(0, goal.names(), new ArrayList<>(), new LinkedHashMap<>(), Optional.empty(), trials);
    }

    /** All values of a block of integers and masks that fulfil its conditions, in order; empty where another set or an undecided condition is in the block, or there are more than {@code most}. */
    public List<Found> choices(int most) {
        List<Found> all = new ArrayList<>();
        return choices(0, goal.names(), new LinkedHashMap<>(), all, most) ? all : List.of();
    }

    private boolean choices(int i, Names names, Map<String, Value> chosen, List<Found> all, int most) {
        if (i == block) {
            Map<String, Data> data = new LinkedHashMap<>();
            chosen.forEach((name, v) -> data.put(name, ValueText.of(v)));
            all.add(new Found(data, new LinkedHashMap<>(chosen)));
            return all.size() <= most;
        }
        Quantifier q = goal.rest().get(i);
        Optional<List<Value>> members = q.set() instanceof SetExpr.Range r ? FiniteSet.members(r, names) : Optional.empty();
        if (members.isEmpty()) {
            return false;
        }
        for (Value v : members.get()) {
            Names next = names.with(q.name(), v);
            Optional<Boolean> admitted = q.where().isEmpty() ? Optional.of(true) : decide(q.where().get(), next);
            if (admitted.isEmpty()) {
                return false;
            }
            Map<String, Value> values = new LinkedHashMap<>(chosen);
            values.put(q.name(), v);
            if (admitted.get() && !choices(i + 1, next, values, all, most)) {
                return false;
            }
        }
        return true;
    }

    private Optional<Found> choose(int i, Names names, List<Quantifier> open, Map<String, Value> chosen, Optional<Expr> pending, int trials) {
        if (budget <= 0 || work.over()) {
            return Optional.empty();
        }
        if (i == block) {
            budget--;
            return points(names, open, chosen, pending, trials);
        }
        Quantifier q = goal.rest().get(i);
        Proposal p = proposed.get(q.name());
        Optional<List<Value>> discrete = p != null && open.isEmpty() ? Optional.of(List.of(value(p, names))) : discrete(q.set(), names);
        if (discrete.isEmpty()) {
            List<Quantifier> more = new ArrayList<>(open);
            Optional<Expr> where = q.where();
            if (pending.isPresent()) {
                where = Optional.of(where.map(w -> (Expr) new Expr.And(pending.get(), w)).orElse(pending.get()));
            }
            more.add(new Quantifier(q.kind(), q.name(), q.set(), where));
            return choose(i + 1, names, more, chosen, Optional.empty(), trials);
        }
        for (Value v : discrete.get()) {
            Names next = names.with(q.name(), v);
            Optional<Expr> later = pending;
            if (q.where().isPresent()) {
                Optional<Boolean> known = decide(q.where().get(), next);
                if (known.isPresent() && !known.get()) {
                    continue;
                }
                if (known.isEmpty()) {
                    later = Optional.of(pending.map(e -> (Expr) new Expr.And(e, q.where().get())).orElse(q.where().get()));
                }
            }
            Map<String, Value> values = new LinkedHashMap<>(chosen);
            values.put(q.name(), v);
            Optional<Found> f = choose(i + 1, next, open, values, later, trials);
            if (f.isPresent() || budget <= 0) {
                return f;
            }
        }
        return Optional.empty();
    }

    /** The formula's truth where it can be decided now. */
    private static Optional<Boolean> decide(Expr e, Names names) {
        try {
            return switch (PointValues.constant(names.prop(e))) {
                case TRUE -> Optional.of(true);
                case FALSE, UNDEFINED -> Optional.of(false);
                case OPEN -> Optional.empty();
            };
        } catch (ElaborationException unknownName) {
            return Optional.empty();
        }
    }

    /** Members to try of a set of integers or masks; empty for a set of real things. */
    private static Optional<List<Value>> discrete(SetExpr set, Names names) {
        return switch (set) {
            case SetExpr.Integers z -> Optional.of(integers(0, names, true));
            case SetExpr.Range(var lo, var hi) when lo.isEmpty() || hi.isEmpty() -> {
                Rational end = names.value(lo.or(() -> hi).orElseThrow()).constant();
                yield end == null ? Optional.of(List.of()) : Optional.of(java.util.stream.LongStream.range(0, MEMBERS)
                        .<Value>mapToObj(k -> new Value.Num(names.terms().constant(lo.isPresent() ? end.add(Rational.of(k)) : end.sub(Rational.of(k))))).toList());
            }
            case SetExpr.Range r -> FiniteSet.members(r, names).or(() -> Optional.of(List.of()));
            case SetExpr.Finite f -> FiniteSet.members(f, names);
            case SetExpr.Digraphs(var n) -> {
                int size = names.size(n);
                yield Optional.of(size > LARGEST ? List.of() : size > SmallDigraphs.MAX_ENUMERATED ? families(size)
                        : SmallDigraphs.withSelfLoops(size).limit(1 << 16).<Value>mapToObj(c -> new Value.Graph(Mask.ofPacked(size, c))).toList());
            }
            default -> Optional.empty();
        };
    }

    private static List<Value> families(int n) {
        return List.of(new Value.Graph(Mask.complete(n)), new Value.Graph(Mask.causal(n)), new Value.Graph(Mask.window(n, 1)), new Value.Graph(Mask.backWindow(n, 1)));
    }

    private static List<Value> integers(long from, Names names, boolean bothWays) {
        List<Value> out = new ArrayList<>();
        for (long k = from; k < MEMBERS / 2; k++) {
            out.add(new Value.Num(names.terms().constant(k)));
            if (bothWays && k > 0) {
                out.add(new Value.Num(names.terms().constant(-k)));
            }
        }
        return out;
    }

    private Optional<Found> points(Names names, List<Quantifier> open, Map<String, Value> chosen, Optional<Expr> pending, int trials) {
        List<Quantifier> all = new ArrayList<>(open);
        all.addAll(goal.rest().subList(block, goal.rest().size()));
        Goal inner = goal.with(names, all);
        if (!Entrance.possible(inner, open.size())) {
            return Optional.empty();
        }
        long before = names.terms().size();
        Entrance entrance;
        try {
            entrance = Entrance.of(inner, open.size());
        } catch (UnsupportedOperationException notByLeaves) {
            return Optional.empty();
        }
        work.spend(NODE * (names.terms().size() - before));
        List<Prop> wanted = new ArrayList<>();
        pending.ifPresent(e -> wanted.add(entrance.goal().names().prop(e)));
        wanted.add(Unfolded.conclusion(entrance.goal()));
        PointSearch search = new PointSearch(inner, entrance, Props.conjunction(wanted));
        Optional<Map<Term, Rational>> point = proposedPoint(open, entrance, search);
        if (point.isEmpty()) {
            point = search.find(trials, 1, work);
        }
        return point.map(x -> found(open, entrance, chosen, x));
    }

    /** The point that the spec proposes for the real names, if it does and the point qualifies. */
    private Optional<Map<Term, Rational>> proposedPoint(List<Quantifier> open, Entrance entrance, PointSearch search) {
        return Proposals.point(open, entrance, proposed, goal.names()).flatMap(search::accept);
    }

    private Found found(List<Quantifier> open, Entrance entrance, Map<String, Value> chosen, Map<Term, Rational> point) {
        Map<String, Data> data = new LinkedHashMap<>();
        Map<String, Value> values = new LinkedHashMap<>();
        for (Quantifier q : goal.rest().subList(0, block)) {
            if (chosen.containsKey(q.name())) {
                values.put(q.name(), chosen.get(q.name()));
                data.put(q.name(), ValueText.of(chosen.get(q.name())));
                continue;
            }
            int k = java.util.stream.IntStream.range(0, open.size()).filter(j -> open.get(j).name().equals(q.name())).findFirst().orElseThrow();
            Entry e = entrance.entries().get(k);
            data.put(q.name(), ValueText.at(e, point, goal.names().terms()));
            values.put(q.name(), ValueText.put(e.value(), point, goal.names().terms()));
        }
        return new Found(data, values);
    }

    /** The obligations of rule witness for these values: memberships and conditions, in order, as formulas. */
    public List<Prop> obligations(Found found) {
        Names names = goal.names();
        List<Prop> out = new ArrayList<>();
        for (Quantifier q : goal.rest().subList(0, block)) {
            Value v = found.values().get(q.name());
            if (v instanceof Value.Seq(var member, var listed) && q.set() instanceof SetExpr.Sequences(SetExpr s)) {
                int n = found.data().get(q.name()) instanceof Data.Items(List<Data> items) ? items.size() : 1;
                for (int t = 0; t < n; t++) {
                    out.addAll(new Membership(names).of(member.apply(t), s));
                }
            } else {
                out.addAll(new Membership(names).of(v, q.set()));
            }
            names = names.with(q.name(), v);
            if (q.where().isPresent()) {
                out.addAll(Props.flatten(names.prop(q.where().get())));
            }
        }
        return out;
    }

    /** The goal after the block, with the values. */
    public Goal after(Found found) {
        Names names = goal.names();
        for (Map.Entry<String, Value> e : found.values().entrySet()) {
            names = names.with(e.getKey(), e.getValue());
        }
        return goal.with(names, goal.rest().subList(block, goal.rest().size()));
    }
}
