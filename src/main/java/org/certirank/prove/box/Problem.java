package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/**
 * A sequent made ready for branch and bound: the initial box over the leaves that matter, the hypotheses that are still to be judged on boxes, and the
 * conclusion with every {@code a > b} turned round to {@code b < a}, so that the difference of a comparison is always right minus left.
 */
final class Problem {
    private final Sequent goal;
    private final Map<Term, Hull> initial;
    private final List<Prop> hypotheses = new ArrayList<>();
    private final Prop conclusion;
    private final Set<Prop.Rel> comparisons = new LinkedHashSet<>();
    private final Set<Prop.Rel> inequalities = new LinkedHashSet<>();
    private final boolean jumps;
    private final List<Term> leaves = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final List<List<Cut>> holes = new ArrayList<>();
    private final List<List<Cut>> corners = new ArrayList<>();
    private final List<List<Cut>> hints = new ArrayList<>();

    Problem(Sequent goal, Map<String, List<Rational>> split) {
        this.goal = goal;
        this.initial = Natural.initialBox(goal);
        for (Prop h : goal.hypotheses()) {
            if (!(h instanceof Prop.Rel r && (Natural.isBound(r, initial) || Natural.isBound(r.flip(), initial)))) {
                hypotheses.add(upward(h));
            }
        }
        conclusion = upward(goal.conclusion());
        comparisons(conclusion);
        Set<Term> nodes = new HashSet<>(Terms.reachable(Props.nodes(conclusion)));
        nodes.addAll(Terms.reachable(Props.nodes(hypotheses)));
        jumps = nodes.stream().anyMatch(t -> t.op() == Term.Op.FLOOR);
        for (int i = 0; i < goal.leaves().size(); i++) {
            Term leaf = goal.leaves().get(i).term();
            if (nodes.contains(leaf)) {
                leaves.add(leaf);
                numbers.add(i);
                holes.add(holes(leaf));
                corners.add(corners(leaf));
                hints.add(split.isEmpty() ? List.of() : hints(leaf.name(), split));
            }
        }
    }

    private static Prop upward(Prop p) {
        return switch (p) {
            case Prop.Rel r -> r.relation() == Relation.GT || r.relation() == Relation.GE ? r.flip() : r;
            case Prop.And(List<Prop> parts) -> new Prop.And(parts.stream().map(Problem::upward).toList());
            case Prop.Or(List<Prop> parts) -> new Prop.Or(parts.stream().map(Problem::upward).toList());
            case Prop.Imp(Prop premise, Prop then) -> new Prop.Imp(upward(premise), upward(then));
            case Prop.Not(Prop of) -> new Prop.Not(upward(of));
            case Prop.Truth t -> t;
            case Prop.All a -> a;
            case Prop.Defined d -> d;
        };
    }

    private void comparisons(Prop p) {
        switch (p) {
            case Prop.Rel r -> {
                comparisons.add(r);
                if (r.relation() == Relation.LT || r.relation() == Relation.LE) {
                    inequalities.add(r);
                }
            }
            case Prop.And(List<Prop> parts) -> parts.forEach(this::comparisons);
            case Prop.Or(List<Prop> parts) -> parts.forEach(this::comparisons);
            case Prop.Imp(Prop premise, Prop then) -> {
                comparisons(premise);
                comparisons(then);
            }
            case Prop.Not(Prop of) -> comparisons(of);
            case Prop.Truth t -> { }
            case Prop.All a -> { }
            case Prop.Defined d -> { }
        }
    }

    private List<Cut> holes(Term leaf) {
        Set<Cut> out = new LinkedHashSet<>();
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel r && r.relation() == Relation.NE) {
                bound(r, leaf).ifPresent(s -> out.add(Cut.below(s.r().value())));
            }
        }
        return List.copyOf(out);
    }

    /** The comparison with the leaf on its left and a constant on its right, if it is of that kind. */
    private static Optional<Prop.Rel> bound(Prop.Rel r, Term leaf) {
        return Stream.of(r, r.flip()).filter(s -> s.l() == leaf && s.r().isConst()).findFirst();
    }

    /** Where parts {@code leaf < c} and the like of a conclusion with connectives change their truth. */
    private List<Cut> corners(Term leaf) {
        List<Cut> out = new ArrayList<>();
        if (!(conclusion instanceof Prop.Rel)) {
            for (Prop.Rel r : comparisons) {
                bound(r, leaf).ifPresent(s -> {
                    Rational c = s.r().value();
                    switch (s.relation()) {
                        case LT, GE -> out.add(Cut.below(c));
                        case LE, GT -> out.add(new Cut(c, true));
                        case EQ, NE -> {
                            out.add(Cut.below(c));
                            out.add(new Cut(c, true));
                        }
                    }
                });
            }
        }
        return out;
    }

    /** Points proposed for the leaf, or for the vector, matrix or sequence it is an entry of. */
    private static List<Cut> hints(String name, Map<String, List<Rational>> split) {
        List<Cut> out = new ArrayList<>();
        split.forEach((of, points) -> {
            if (name.equals(of) || name.startsWith(of + "[") || name.startsWith(of + "(")) {
                points.forEach(c -> out.add(Cut.below(c)));
            }
        });
        return out;
    }

    Sequent goal() {
        return goal;
    }

    Terms terms() {
        return goal.terms();
    }

    /** The hypotheses that the initial box and the opened ends have not taken up. */
    List<Prop> hypotheses() {
        return hypotheses;
    }

    Prop conclusion() {
        return conclusion;
    }

    /** The comparisons {@code <} and {@code <=} within the conclusion. */
    Set<Prop.Rel> inequalities() {
        return inequalities;
    }

    /** The leaves that the conclusion or a hypothesis to be judged mentions. */
    List<Term> leaves() {
        return leaves;
    }

    /** Whether some function jumps, so that an open end may make all the difference. */
    boolean hasJumps() {
        return jumps;
    }

    /** The number of the k-th of these leaves in the sequent. */
    int number(int k) {
        return numbers.get(k);
    }

    /** Numbers that a hypothesis {@code leaf != c} excludes. */
    List<Cut> holes(int k) {
        return holes.get(k);
    }

    /** Whether a hypothesis {@code leaf != c} excludes this number. */
    boolean isHole(int k, Rational x) {
        return holes.get(k).stream().anyMatch(c -> c.at().equals(x));
    }

    /** Where a part of the conclusion changes its truth. */
    List<Cut> corners(int k) {
        return corners.get(k);
    }

    /** Where the caller proposes to split. */
    List<Cut> hints(int k) {
        return hints.get(k);
    }

    /** Whether there is no value at all for some leaf. */
    boolean isEmpty() {
        return Natural.opened(initial, goal).values().stream().anyMatch(Hull::isEmpty);
    }

    Side[] root() {
        return leaves.stream().map(t -> Side.of(initial.get(t))).toArray(Side[]::new);
    }

    /** The side with the ends opened that a hypothesis excludes. */
    Hull opened(int k, Hull hull) {
        Hull h = hull;
        for (Cut c : holes.get(k)) {
            h = h.cut(Relation.NE, c.at());
        }
        return h;
    }

    /** Whether a part of the box with these sides is left out at an end, infinite ends included. */
    boolean hasOpenEnd(Side[] sides) {
        for (int k = 0; k < sides.length; k++) {
            if (sides[k].hasOpenEnd() || !holes.get(k).isEmpty() && !opened(k, sides[k].hull()).equals(sides[k].hull())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a side without its holes is empty. */
    boolean isEmpty(Side[] sides) {
        for (int k = 0; k < sides.length; k++) {
            if (!holes.get(k).isEmpty() && opened(k, sides[k].hull()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A point of the sequent's domain (bounds and holes; other hypotheses are not looked at) within a box that is not empty. */
    Map<Term, Rational> point(Side[] sides) {
        Map<Term, Rational> point = new LinkedHashMap<>();
        for (Leaf leaf : goal.leaves()) {
            int k = leaves.indexOf(leaf.term());
            Side side = k < 0 ? Side.of(initial.get(leaf.term())) : sides[k];
            List<Cut> avoided = k < 0 ? holes(leaf.term()) : holes.get(k);
            while (avoided.contains(Cut.below(side.sample()))) {
                side = side.below(Cut.below(side.sample()));
            }
            point.put(leaf.term(), side.sample());
        }
        return point;
    }
}
