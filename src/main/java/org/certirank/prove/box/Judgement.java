package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.certirank.eval.tape.Tape;
import org.certirank.eval.tape.Workspace;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.simd.outward.Outward;

/**
 * A problem whose boxes can be judged on flat arrays: the conclusion is made of {@code <} and {@code <=} by "and" and "or", the hypotheses are comparisons. Immutable. Hypotheses of other forms are
 * left out, which only makes the domain larger.
 */
final class Judgement {
    /** A comparison is nearly decided when an end lies this close to 0, relative to the sides compared. */
    private static final double NEARLY = 0x1p-30;

    private final Tape tape;
    private final Formula conclusion;
    private final List<Prop.Rel> inequalities;
    private final List<Prop.Rel> hypotheses;
    /** The conclusion if it is one inequality, null otherwise: most are, and they come by the million. */
    private final Formula.One single;

    private Judgement(Tape tape, Formula conclusion, List<Prop.Rel> inequalities, List<Prop.Rel> hypotheses) {
        this.tape = tape;
        this.conclusion = conclusion;
        this.inequalities = inequalities;
        this.hypotheses = hypotheses;
        this.single = conclusion instanceof Formula.One one ? one : null;
    }

    static Optional<Judgement> of(Problem problem) {
        List<Prop.Rel> inequalities = new ArrayList<>();
        Optional<Formula> conclusion = formula(problem.conclusion(), inequalities);
        if (problem.leaves().isEmpty() || problem.leaves().size() > Subtree.MOST_SIDES || problem.hasJumps() || conclusion.isEmpty() || inequalities.isEmpty()) {
            return Optional.empty();
        }
        List<Prop.Rel> hypotheses = problem.hypotheses().stream().filter(h -> h instanceof Prop.Rel r && r.relation() != Relation.NE).map(h -> (Prop.Rel) h).toList();
        // First the differences of the conclusion, then both sides of each, then the differences of the hypotheses.
        List<Term> values = new ArrayList<>();
        List<Term> differences = inequalities.stream().map(r -> difference(problem, r)).toList();
        values.addAll(differences);
        inequalities.forEach(r -> values.addAll(List.of(r.l(), r.r())));
        hypotheses.forEach(r -> values.add(difference(problem, r)));
        return Tape.of(problem.leaves(), values, differences).map(t -> new Judgement(t, conclusion.get(), inequalities, hypotheses));
    }

    private static Term difference(Problem problem, Prop.Rel r) {
        return problem.terms().sub(r.r(), r.l());
    }

    /** Formulas of numbered inequalities. */
    private sealed interface Formula {
        record One(int number, boolean strict) implements Formula { }

        record All(List<Formula> parts) implements Formula { }

        record Any(List<Formula> parts) implements Formula { }
    }

    private static Optional<Formula> formula(Prop p, List<Prop.Rel> numbered) {
        return switch (p) {
            case Prop.Rel r when r.relation() == Relation.LT || r.relation() == Relation.LE -> {
                if (!numbered.contains(r)) {
                    numbered.add(r);
                }
                yield Optional.of(new Formula.One(numbered.indexOf(r), r.relation() == Relation.LT));
            }
            case Prop.And(List<Prop> parts) -> formulas(parts, numbered).map(Formula.All::new);
            case Prop.Or(List<Prop> parts) -> formulas(parts, numbered).map(Formula.Any::new);
            case Prop.Rel r -> Optional.empty();
            case Prop.Imp i -> Optional.empty();
            case Prop.Not n -> Optional.empty();
            case Prop.Truth t -> Optional.empty();
            case Prop.All a -> Optional.empty();
            case Prop.Defined d -> Optional.empty();
        };
    }

    private static Optional<List<Formula>> formulas(List<Prop> parts, List<Prop.Rel> numbered) {
        List<Formula> out = new ArrayList<>();
        for (Prop p : parts) {
            Optional<Formula> f = formula(p, numbered);
            if (f.isEmpty()) {
                return Optional.empty();
            }
            out.add(f.get());
        }
        return Optional.of(out);
    }

    Tape tape() {
        return tape;
    }

    int inequalities() {
        return inequalities.size();
    }

    boolean hasHypotheses() {
        return !hypotheses.isEmpty();
    }

    /** Whether after {@link Workspace#values} some hypothesis is certainly false on box i. */
    boolean isExcluded(Workspace at, int i) {
        for (int h = 0; h < hypotheses.size(); h++) {
            int j = 3 * inequalities.size() + h;
            double lo = at.value(j).lo()[i];
            double hi = at.value(j).hi()[i];
            boolean isNumber = lo <= hi;
            boolean isFalse = switch (hypotheses.get(h).relation()) {
                case LT -> hi <= 0;
                case LE -> hi < 0;
                case EQ -> lo > 0 || hi < 0;
                case GT -> lo >= 0;
                case GE -> lo > 0;
                case NE -> false;
            };
            if (isNumber && isFalse) {
                return true;
            }
        }
        return false;
    }

    /** After {@link Workspace#values}: makes 0 what belongs to boxes on which all sides of the conclusion are certainly defined and bounded, NaN all else. */
    void mark(Workspace at, double[] defined, int n) {
        Arrays.fill(defined, 0, n, 0);
        for (int j = 0; j < 3 * inequalities.size(); j++) {
            Outward.mark(at.value(j), defined, n);
        }
    }

    /** Whether a comparison of the conclusion is false on box i, or so nearly true that openness or rounding may matter, by {@link Workspace#values}. */
    boolean isDelicate(Workspace at, int i) {
        for (int r = 0; r < inequalities.size(); r++) {
            if (at.value(r).hi()[i] <= 0 || isNearly(at, r, i, at.value(r).lo()[i])) {
                return true;
            }
        }
        return false;
    }

    /** About how far the conclusion holds in the middle of box i, by {@link Workspace#values}: only a guide. The ends of an enclosure err to both sides alike, so their mean tells more than either. */
    double margin(Workspace at, int i) {
        if (single != null) {
            return at.value(0).lo()[i] / 2 + at.value(0).hi()[i] / 2;
        }
        double[] middles = new double[inequalities.size()];
        for (int r = 0; r < middles.length; r++) {
            middles[r] = at.value(r).lo()[i] / 2 + at.value(r).hi()[i] / 2;
        }
        return margin(conclusion, middles);
    }

    private static double margin(Formula f, double[] middles) {
        return switch (f) {
            case Formula.One one -> middles[one.number()];
            case Formula.All(List<Formula> parts) -> parts.stream().mapToDouble(q -> margin(q, middles)).min().orElseThrow();
            case Formula.Any(List<Formula> parts) -> parts.stream().mapToDouble(q -> margin(q, middles)).max().orElseThrow();
        };
    }

    /** The size of the sides compared by inequality r on box i, by {@link Workspace#values}. */
    private double scale(Workspace at, int r, int i) {
        return magnitude(at, inequalities.size() + 2 * r, i) + magnitude(at, inequalities.size() + 2 * r + 1, i);
    }

    private static double magnitude(Workspace at, int j, int i) {
        return Math.max(Math.abs(at.value(j).lo()[i]), Math.abs(at.value(j).hi()[i]));
    }

    /** Whether an end of inequality r's difference on box i is so near 0 that openness or rounding may matter. */
    boolean isNearly(Workspace at, int r, int i, double end) {
        // Most ends are far from 0, and scales are seldom large.
        return Math.abs(end) <= NEARLY * scale(at, r, i);
    }

    /** Whether the conclusion is certainly true, all its parts being defined and these the lower ends of its differences. */
    boolean isTrue(double[] ends) {
        if (single != null) {
            return single.strict() ? ends[0] > 0 : ends[0] >= 0;
        }
        return isTrue(conclusion, ends);
    }

    private static boolean isTrue(Formula f, double[] ends) {
        return switch (f) {
            case Formula.One(int number, boolean strict) -> strict ? ends[number] > 0 : ends[number] >= 0;
            case Formula.All(List<Formula> parts) -> parts.stream().allMatch(q -> isTrue(q, ends));
            case Formula.Any(List<Formula> parts) -> parts.stream().anyMatch(q -> isTrue(q, ends));
        };
    }
}
