package org.certirank.eval;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/**
 * The truth of formulas over batches of boxes, by the comparison rules of section 5 of the certificate format: a comparison is certainly
 * true when the enclosures of its sides, or of the difference of the sides and 0, lie certainly so, and both sides are certainly defined.
 * Nothing is decided above a part that is not certainly defined; a part that is certainly nowhere defined makes the formula UNDEFINED.
 *
 * @param <B> the batches
 */
public final class Truths<B> {
    private static final int[] BITS = {64, 256, 1024};

    private final Arithmetic<B> arithmetic;
    private final B zero;
    private final List<Prop> props;
    private final Map<Prop.Rel, Term> difference = new HashMap<>();
    private final Evaluator<B> evaluator;

    /** Prepares the evaluation of these formulas; {@code terms} makes the differences, null leaves them out. */
    public Truths(Arithmetic<B> arithmetic, Terms terms, Collection<? extends Prop> props) {
        this.arithmetic = arithmetic;
        this.zero = arithmetic.constant(org.certirank.exact.Rational.ZERO);
        this.props = List.copyOf(props);
        Set<Term> roots = new LinkedHashSet<>(Props.nodes(this.props));
        if (terms != null) {
            this.props.forEach(p -> differences(terms, p, roots));
        }
        evaluator = new Evaluator<>(arithmetic, Program.of(roots));
    }

    private void differences(Terms terms, Prop p, Set<Term> roots) {
        switch (p) {
            case Prop.Rel r -> {
                Term d = terms.sub(r.r(), r.l());
                difference.put(r, d);
                roots.add(d);
            }
            case Prop.And(List<Prop> parts) -> parts.forEach(q -> differences(terms, q, roots));
            case Prop.Or(List<Prop> parts) -> parts.forEach(q -> differences(terms, q, roots));
            case Prop.Imp(Prop premise, Prop conclusion) -> {
                differences(terms, premise, roots);
                differences(terms, conclusion, roots);
            }
            case Prop.Not(Prop of) -> differences(terms, of, roots);
            case Prop.Truth t -> { }
            case Prop.All a -> { }
            case Prop.Defined d -> { }
        }
    }

    public Program program() {
        return evaluator.program();
    }

    /** The node whose sign a comparison of one of the formulas is also tried on: right side minus left side; null if these were left out. */
    public Term difference(Prop.Rel r) {
        return difference.get(r);
    }

    /** The enclosures of all nodes that the formulas speak of, and of the differences, over boxes given by the values of the leaves. */
    public Map<Term, B> values(Function<Term, B> leaves) {
        return evaluator.evaluate(leaves);
    }

    /**
     * What is known of a formula on box i from these values.
     *
     * @param known comparisons known by other means to be true on the whole box; asked only where the sides are certainly defined and the values leave it open
     */
    public Certainty certainty(Prop p, Map<Term, B> values, int i, Predicate<Prop.Rel> known) {
        return switch (p) {
            case Prop.Truth(boolean value) -> value ? Certainty.TRUE : Certainty.FALSE;
            case Prop.Rel r -> {
                Certainty c = compare(r, values, i);
                yield c == Certainty.OPEN_DEFINED && known.test(r) ? Certainty.TRUE : c;
            }
            case Prop.Not(Prop of) -> certainty(of, values, i, known).not();
            case Prop.And(List<Prop> parts) -> Certainty.all(parts.stream().map(q -> certainty(q, values, i, known)).toList());
            case Prop.Or(List<Prop> parts) -> Certainty.any(parts.stream().map(q -> certainty(q, values, i, known)).toList());
            case Prop.Imp(Prop premise, Prop conclusion) ->
                    Certainty.any(List.of(certainty(premise, values, i, known).not(), certainty(conclusion, values, i, known)));
            case Prop.All a -> Certainty.OPEN_DEFINED;
            case Prop.Defined(List<Term> nodes) -> Certainty.of(nodes.stream().allMatch(t -> arithmetic.flag(values.get(t), i).isDefined()),
                    nodes.stream().anyMatch(t -> arithmetic.flag(values.get(t), i) == Flag.NOWHERE));
        };
    }

    /** The verdicts per formula and box, for {@code lanes} boxes given by the values of the leaves. */
    public Verdict[][] judge(int lanes, Function<Term, B> leaves) {
        Map<Term, B> values = evaluator.evaluate(leaves);
        Verdict[][] out = new Verdict[props.size()][lanes];
        for (int p = 0; p < out.length; p++) {
            for (int i = 0; i < lanes; i++) {
                out[p][i] = certainty(props.get(p), values, i, r -> false).verdict();
            }
        }
        return out;
    }

    private Certainty compare(Prop.Rel r, Map<Term, B> values, int i) {
        Certainty c = Certainty.compare(arithmetic, r.relation(), values.get(r.l()), values.get(r.r()), i);
        Term d = difference.get(r);
        if (c != Certainty.OPEN_DEFINED || d == null) {
            return c;
        }
        B e = values.get(d);
        return Certainty.of(Certainty.certain(arithmetic, r.relation(), zero, e, i),
                Certainty.certain(arithmetic, r.relation().negate(), zero, e, i));
    }

    /**
     * The truth of a formula without leaves, exactly where both sides of a comparison are rational constants, by enclosures at up to 1024
     * bits otherwise. A formula with leaves is OPEN unless their values do not matter for its enclosures.
     */
    public static Verdict ofConstants(Prop p) {
        Verdict exact = ofRationals(p);
        if (exact != Verdict.OPEN) {
            return exact;
        }
        for (int bits : BITS) {
            Truths<RealInterval[]> t = new Truths<>(new RealArithmetic(bits), null, List.of(p));
            Verdict v = t.judge(1, leaf -> new RealInterval[] {RealInterval.REALS.withFlag(Flag.PARTLY)})[0][0];
            if (v != Verdict.OPEN) {
                return v;
            }
        }
        return Verdict.OPEN;
    }

    /** The truth by exact comparisons of rational constants alone; OPEN if another node plays a part. */
    public static Verdict ofRationals(Prop p) {
        return switch (p) {
            case Prop.Truth(boolean value) -> value ? Verdict.TRUE : Verdict.FALSE;
            case Prop.Rel(Relation relation, Term l, Term r) -> ofRationals(relation, l, r);
            case Prop.Not(Prop of) -> new Certainty(ofRationals(of), false).not().verdict();
            case Prop.And(List<Prop> parts) -> allRationals(parts, Verdict.FALSE, Verdict.TRUE);
            case Prop.Or(List<Prop> parts) -> allRationals(parts, Verdict.TRUE, Verdict.FALSE);
            case Prop.Imp(Prop premise, Prop conclusion) ->
                    allRationals(List.of(new Prop.Not(premise), conclusion), Verdict.TRUE, Verdict.FALSE);
            case Prop.All a -> Verdict.OPEN;
            case Prop.Defined(List<Term> nodes) -> nodes.stream().allMatch(Term::isTotal) ? Verdict.TRUE : Verdict.OPEN;
        };
    }

    private static Verdict allRationals(List<Prop> parts, Verdict one, Verdict every) {
        Verdict v = every;
        for (Prop q : parts) {
            Verdict w = ofRationals(q);
            if (w == Verdict.UNDEFINED) {
                return w;
            }
            if (w == Verdict.OPEN) {
                v = Verdict.OPEN;
            } else if (w == one && v != Verdict.OPEN) {
                v = one;
            }
        }
        return v;
    }

    private static Verdict ofRationals(Relation relation, Term l, Term r) {
        if (!l.isConst() || !r.isConst()) {
            return l.op() == Term.Op.UNDEFINED || r.op() == Term.Op.UNDEFINED ? Verdict.UNDEFINED : Verdict.OPEN;
        }
        int c = l.value().compareTo(r.value());
        boolean holds = switch (relation) {
            case EQ -> c == 0;
            case NE -> c != 0;
            case LT -> c < 0;
            case LE -> c <= 0;
            case GT -> c > 0;
            case GE -> c >= 0;
        };
        return holds ? Verdict.TRUE : Verdict.FALSE;
    }
}
