package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Formulas over scalar nodes. They are made in negation normal form: {@link Not} remains only around {@link Defined}, which no spec can write. */
sealed interface Formula {
    Formula TRUE = new And(List.of());
    Formula FALSE = new Or(List.of());

    enum Kind {
        LT("<"), LE("<="), GT(">"), GE(">="), EQ("="), NE("!=");

        final String symbol;

        Kind(String symbol) { this.symbol = symbol; }

        static Kind of(String symbol) { return Arrays.stream(values()).filter(k -> k.symbol.equals(symbol)).findFirst().orElseThrow(); }
        /** The relation read from the right to the left. */
        Kind turned() { return switch (this) { case LT -> GT; case LE -> GE; case GT -> LT; case GE -> LE; case EQ -> EQ; case NE -> NE; }; }
        Kind negated() { return switch (this) { case LT -> GE; case LE -> GT; case GT -> LE; case GE -> LT; case EQ -> NE; case NE -> EQ; }; }
        boolean strict() { return this == LT || this == GT; }
        boolean rising() { return this == LT || this == LE; }
        boolean inequality() { return this != EQ && this != NE; }

        boolean holds(int comparison) {
            return switch (this) {
                case LT -> comparison < 0; case LE -> comparison <= 0; case GT -> comparison > 0; case GE -> comparison >= 0;
                case EQ -> comparison == 0; case NE -> comparison != 0;
            };
        }
    }

    /** A comparison of two numbers; undefined where a side is. */
    record Rel(Kind kind, Node left, Node right) implements Formula {
        Rel turned() { return new Rel(kind.turned(), right, left); }
    }

    /** A conjunction of at least two formulas, none of them a conjunction itself; empty: true. */
    record And(List<Formula> parts) implements Formula { }
    /** A disjunction of at least two formulas, none of them a disjunction itself; empty: false. */
    record Or(List<Formula> parts) implements Formula { }
    record Imp(Formula premise, Formula conclusion) implements Formula { }
    /** True where the body is for all values of the bound leaf in 1..n, undefined where it is for one of them; one formula, never taken apart. */
    record All(Node bound, Node n, Formula body) implements Formula {
        /** The bound leaf has the least number that no "all" inside has: so equal formulas are equal, and none binds the leaf of another one around it. */
        static All of(Node leaf, Node n, Formula body, Nodes nodes) {
            Node bound = nodes.integerLeaf("#all" + height(body)); // a name that no sum binds
            return new All(bound, n, body.map(nodes.replacing(Map.of(leaf, bound))));
        }

        private static int height(Formula f) { return f instanceof All a ? 1 + height(a.body) : f.parts().stream().mapToInt(All::height).max().orElse(0); }

        Formula at(Node i, Nodes nodes) { return body.map(nodes.replacing(Map.of(bound, i))); }
    }

    record Not(Formula of) implements Formula { }
    /** True where all the nodes are defined, false elsewhere; never undefined. */
    record Defined(Set<Node> nodes) implements Formula { }

    static Formula and(List<Formula> parts) {
        List<Formula> flat = new ArrayList<>();
        for (Formula p : parts) flat.addAll(p.conjuncts());
        return flat.size() == 1 ? flat.get(0) : flat.isEmpty() ? TRUE : new And(flat);
    }

    static Formula or(List<Formula> parts) {
        List<Formula> flat = new ArrayList<>();
        for (Formula p : parts) flat.addAll(p instanceof Or o ? o.parts : List.of(p));
        return flat.size() == 1 ? flat.get(0) : flat.isEmpty() ? FALSE : new Or(flat);
    }

    /** The formula that is true where this one is false, false where it is true, and undefined where it is undefined. */
    static Formula not(Formula f) {
        if (f instanceof Rel r) return new Rel(r.kind.negated(), r.left, r.right);
        if (f instanceof And a) return or(a.parts.stream().map(Formula::not).toList());
        if (f instanceof Or o) return and(o.parts.stream().map(Formula::not).toList());
        if (f instanceof Imp i) return and(List.of(i.premise, not(i.conclusion)));
        if (f instanceof All) throw new RejectException("'all' up to an unknown number is negated");
        return f instanceof Not n ? n.of : new Not(f);
    }

    /** The formulas whose conjunction this is. */
    default List<Formula> conjuncts() { return this instanceof And a ? a.parts : List.of(this); }

    /** The nodes that the formula's comparisons compare, from left to right; every other node of the formula is below one of them. */
    default Set<Node> roots() {
        Set<Node> out = new LinkedHashSet<>();
        map(n -> { out.add(n); return n; });
        return out;
    }

    /** The formulas that and, or, => are made of. */
    private List<Formula> parts() { return this instanceof And a ? a.parts : this instanceof Or o ? o.parts : this instanceof Imp i ? List.of(i.premise, i.conclusion) : List.of(); }
    /** The roots but for those in the body of an "all", which is certainly defined where it is read. */
    default Stream<Node> asked() { return this instanceof All a ? Stream.of(a.n) : parts().isEmpty() ? roots().stream() : parts().stream().flatMap(Formula::asked); }

    /** "All these nodes are defined", of those that are not so everywhere; null if none is left, that is if it goes without saying. */
    static Formula defined(Collection<Node> nodes) {
        Set<Node> open = new LinkedHashSet<>(nodes);
        open.removeIf(n -> n.total);
        return open.isEmpty() ? null : new Defined(open);
    }

    /** The same formula with every compared node replaced by its image. */
    default Formula map(UnaryOperator<Node> image) { return map(image, true); }

    /** @param bodies whether also in the bodies of "all" */
    default Formula map(UnaryOperator<Node> image, boolean bodies) {
        LimitException.time();
        if (this instanceof Rel r) return new Rel(r.kind, image.apply(r.left), image.apply(r.right));
        if (this instanceof And a) return and(a.parts.stream().map(p -> p.map(image, bodies)).toList());
        if (this instanceof Or o) return or(o.parts.stream().map(p -> p.map(image, bodies)).toList());
        if (this instanceof Imp i) return new Imp(i.premise.map(image, bodies), i.conclusion.map(image, bodies));
        if (this instanceof All a) return new All(a.bound, image.apply(a.n), bodies ? a.body.map(image) : a.body);
        if (this instanceof Not n) return not(n.of.map(image, bodies));
        Set<Node> out = new LinkedHashSet<>();
        ((Defined) this).nodes.forEach(n -> out.add(image.apply(n)));
        return new Defined(out);
    }
}
