package org.certirank.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operations on formulas: flattening and pushing negations inward (certificate format, section 2), substitution, their nodes. */
public final class Props {
    public static final Prop TRUE = new Prop.Truth(true);
    public static final Prop FALSE = new Prop.Truth(false);

    private Props() {
    }

    /** The conjuncts after negations were pushed inward: top-level conjunctions taken apart, in order; {@code true} vanishes. */
    public static List<Prop> flatten(Prop p) {
        List<Prop> out = new ArrayList<>();
        conjuncts(pushNot(p), out);
        return out;
    }

    public static List<Prop> flatten(Collection<Prop> ps) {
        return ps.stream().flatMap(p -> flatten(p).stream()).toList();
    }

    private static void conjuncts(Prop p, List<Prop> out) {
        if (p instanceof Prop.And(List<Prop> parts)) {
            parts.forEach(q -> conjuncts(q, out));
        } else if (!p.equals(TRUE)) {
            out.add(p);
        }
    }

    /** The disjuncts of a formula whose negations were pushed inward: top-level disjunctions taken apart, in order. */
    public static List<Prop> disjuncts(Prop p) {
        if (p instanceof Prop.Or(List<Prop> parts)) {
            return parts.stream().flatMap(q -> disjuncts(q).stream()).toList();
        }
        return List.of(p);
    }

    /** One formula from a list of conjuncts: itself when it is alone. */
    public static Prop conjunction(List<Prop> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Prop.And(parts);
    }

    public static Prop disjunction(List<Prop> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Prop.Or(parts);
    }

    /** {@code (a => b) and (b => a)}. */
    public static Prop iff(Prop a, Prop b) {
        return new Prop.And(List.of(new Prop.Imp(a, b), new Prop.Imp(b, a)));
    }

    /** The negation, pushed inward. */
    public static Prop not(Prop p) {
        return switch (p) {
            case Prop.Truth(boolean value) -> new Prop.Truth(!value);
            case Prop.Rel(Relation relation, Term l, Term r) -> new Prop.Rel(relation.negate(), l, r);
            case Prop.And(List<Prop> parts) -> new Prop.Or(parts.stream().map(Props::not).toList());
            case Prop.Or(List<Prop> parts) -> new Prop.And(parts.stream().map(Props::not).toList());
            case Prop.Imp(Prop premise, Prop conclusion) -> new Prop.And(List.of(pushNot(premise), not(conclusion)));
            case Prop.Not(Prop of) -> pushNot(of);
            case Prop.All a -> new Prop.Not(a);
            case Prop.Defined d -> new Prop.Not(d);
        };
    }

    /** The same formula, as to truth and definedness, with negations over {@code Defined} only. */
    public static Prop pushNot(Prop p) {
        return switch (p) {
            case Prop.Truth t -> t;
            case Prop.Rel r -> r;
            case Prop.And(List<Prop> parts) -> new Prop.And(parts.stream().map(Props::pushNot).toList());
            case Prop.Or(List<Prop> parts) -> new Prop.Or(parts.stream().map(Props::pushNot).toList());
            case Prop.Imp(Prop premise, Prop conclusion) -> new Prop.Imp(pushNot(premise), pushNot(conclusion));
            case Prop.Not(Prop of) -> not(of);
            case Prop.All a -> a;
            case Prop.Defined d -> d;
        };
    }

    /** The terms that the formula speaks of, in order of appearance, each once. */
    public static List<Term> nodes(Prop p) {
        Set<Term> out = new LinkedHashSet<>();
        collect(p, out);
        return List.copyOf(out);
    }

    public static List<Term> nodes(Collection<? extends Prop> ps) {
        Set<Term> out = new LinkedHashSet<>();
        ps.forEach(p -> collect(p, out));
        return List.copyOf(out);
    }

    private static void collect(Prop p, Set<Term> out) {
        switch (p) {
            case Prop.Truth t -> { }
            case Prop.Rel(Relation relation, Term l, Term r) -> {
                out.add(l);
                out.add(r);
            }
            case Prop.And(List<Prop> parts) -> parts.forEach(q -> collect(q, out));
            case Prop.Or(List<Prop> parts) -> parts.forEach(q -> collect(q, out));
            case Prop.Imp(Prop premise, Prop conclusion) -> {
                collect(premise, out);
                collect(conclusion, out);
            }
            case Prop.Not(Prop of) -> collect(of, out);
            case Prop.All a -> out.addAll(free(a));
            case Prop.Defined(List<Term> nodes) -> out.addAll(nodes);
        }
    }

    /** The number n and the leaves of the body that are not bound: its nodes are total, so that no more is asked of them. */
    private static Set<Term> free(Prop.All a) {
        Set<Term> out = new LinkedHashSet<>(Set.of(a.n()));
        out.addAll(Terms.leaves(nodes(a.body())));
        out.remove(a.leaf());
        return out;
    }

    /** The body at an index. */
    public static Prop instance(Terms terms, Prop.All a, Term i) {
        return substitute(terms, a.body(), Map.of(a.leaf(), i));
    }

    /** The formula over all indices of n, the leaf being the one that the body was read with. */
    public static Prop.All all(Terms terms, String bound, Term leaf, Term n, Prop body) {
        Term canonical = terms.leaf(Prop.All.BOUND + height(body));
        return new Prop.All(bound, canonical, n, substitute(terms, body, Map.of(leaf, canonical)));
    }

    /** How deep formulas over all indices are nested. */
    public static int height(Prop p) {
        return switch (p) {
            case Prop.Truth t -> 0;
            case Prop.Rel r -> 0;
            case Prop.And(List<Prop> parts) -> parts.stream().mapToInt(Props::height).max().orElse(0);
            case Prop.Or(List<Prop> parts) -> parts.stream().mapToInt(Props::height).max().orElse(0);
            case Prop.Imp(Prop premise, Prop conclusion) -> Math.max(height(premise), height(conclusion));
            case Prop.Not(Prop of) -> height(of);
            case Prop.All a -> 1 + height(a.body());
            case Prop.Defined d -> 0;
        };
    }

    /** Whether the formula is defined for all values of the leaves by its form alone. */
    public static boolean isTotal(Prop p) {
        return switch (p) {
            case Prop.Truth t -> true;
            case Prop.Rel(Relation relation, Term l, Term r) -> l.isTotal() && r.isTotal();
            case Prop.And(List<Prop> parts) -> parts.stream().allMatch(Props::isTotal);
            case Prop.Or(List<Prop> parts) -> parts.stream().allMatch(Props::isTotal);
            case Prop.Imp(Prop premise, Prop conclusion) -> isTotal(premise) && isTotal(conclusion);
            case Prop.Not(Prop of) -> isTotal(of);
            case Prop.All a -> a.n().isTotal() && isTotal(a.body());
            case Prop.Defined d -> true;
        };
    }

    /** The formula with terms put for terms, see {@link Terms#substitute}. */
    public static Prop substitute(Terms terms, Prop p, Map<Term, Term> by) {
        List<Term> from = nodes(p);
        List<Term> to = terms.substitute(from, by);
        Map<Term, Term> all = new java.util.HashMap<>();
        for (int i = 0; i < from.size(); i++) {
            all.put(from.get(i), to.get(i));
        }
        return replace(terms, p, all);
    }

    private static Prop replace(Terms terms, Prop p, Map<Term, Term> by) {
        return switch (p) {
            case Prop.Truth t -> t;
            case Prop.Rel(Relation relation, Term l, Term r) -> new Prop.Rel(relation, by.get(l), by.get(r));
            case Prop.And(List<Prop> parts) -> new Prop.And(parts.stream().map(q -> replace(terms, q, by)).toList());
            case Prop.Or(List<Prop> parts) -> new Prop.Or(parts.stream().map(q -> replace(terms, q, by)).toList());
            case Prop.Imp(Prop premise, Prop conclusion) -> new Prop.Imp(replace(terms, premise, by), replace(terms, conclusion, by));
            case Prop.Not(Prop of) -> new Prop.Not(replace(terms, of, by));
            case Prop.All a -> new Prop.All(a.bound(), a.leaf(), by.get(a.n()), substitute(terms, a.body(), by));
            case Prop.Defined(List<Term> nodes) -> new Prop.Defined(nodes.stream().map(by::get).toList());
        };
    }

    /**
     * The e of a comparison as section 4 of the certificate format sees it: for {@code l <= r} and {@code l < r} the node r - l, for
     * {@code l >= r}, {@code l > r}, {@code =}, {@code !=} the node l - r; the other side itself where one side is the constant 0 that is taken away.
     */
    public static Term difference(Terms terms, Prop.Rel p) {
        return switch (p.relation()) {
            case LT, LE -> terms.sub(p.r(), p.l());
            case GT, GE, EQ, NE -> terms.sub(p.l(), p.r());
        };
    }
}
