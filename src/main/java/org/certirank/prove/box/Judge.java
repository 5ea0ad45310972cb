package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.certirank.eval.Arithmetic;
import org.certirank.eval.Certainty;
import org.certirank.eval.MeanValue;
import org.certirank.eval.Program;
import org.certirank.eval.Truths;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;

/**
 * Judges batches of boxes in one arithmetic as the certificate format tells the checker to (section 5). Safe for many threads.
 *
 * @param <B> the batches
 */
final class Judge<B> {
    private final Arithmetic<B> on;
    private final Problem problem;
    private final B zero;
    private final Truths<B> truths;
    private final MeanValue<B> mean;

    Judge(Arithmetic<B> on, Problem problem) {
        this.on = on;
        this.problem = problem;
        this.zero = on.constant(Rational.ZERO);
        List<Prop> all = new ArrayList<>(problem.hypotheses());
        all.add(problem.conclusion());
        truths = new Truths<>(on, problem.terms(), all);
        mean = new MeanValue<>(on, Program.of(problem.inequalities().stream().map(truths::difference).toList()));
    }

    /** The node whose sign decides a comparison: right minus left. */
    Term difference(Prop.Rel r) {
        return truths.difference(r);
    }

    /** About how many operations one box takes. */
    long cost() {
        Program p = mean.program();
        return truths.program().size() + (long) p.size() * (1 + p.leaves().size());
    }

    Map<Term, B> values(Function<Term, B> sides) {
        return truths.values(sides);
    }

    /** Judges box i of a batch by natural evaluation. */
    Mark natural(Map<Term, B> values, int i) {
        boolean inside = true;
        for (Prop h : problem.hypotheses()) {
            Verdict v = truths.certainty(h, values, i, r -> false).verdict();
            if (v == Verdict.FALSE) {
                return Mark.EXCLUDED;
            }
            inside &= v == Verdict.TRUE;
        }
        Certainty c = truths.certainty(problem.conclusion(), values, i, r -> false);
        return switch (c.verdict()) {
            case TRUE -> Mark.NATURAL;
            case FALSE, UNDEFINED -> inside ? Mark.FALSE : Mark.OPEN;
            case OPEN -> Mark.OPEN;
        };
    }

    Map<Term, MeanValue.Jet<B>> jets(Function<Term, B> sides) {
        return mean.derivatives(sides);
    }

    Map<Term, B> forms(Map<Term, MeanValue.Jet<B>> jets, int lanes, Function<Term, B> sides) {
        return mean.enclose(jets, lanes, sides);
    }

    /** Whether the mean value form decides what natural evaluation leaves open on the box that is element i of the values and j of the forms. */
    boolean byMeanValue(Map<Term, B> values, int i, Map<Term, B> forms, int j) {
        return truths.certainty(problem.conclusion(), values, i, r -> decides(r, forms, j)).verdict() == Verdict.TRUE;
    }

    private boolean decides(Prop.Rel r, Map<Term, B> forms, int i) {
        B form = forms.get(truths.difference(r));
        return form != null && switch (r.relation()) {
            case LT -> on.certainlyLess(zero, form, i);
            case LE -> on.certainlyLessOrEqual(zero, form, i);
            case EQ, NE, GT, GE -> false;
        };
    }
}
