package org.certirank.prove.search;

import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Scale;
import org.certirank.prove.rule.Sequent;

/** A conclusion e != 0 of which a hypothesis speaks in another form: about a constant multiple of e, in another order of its terms, or as a strict inequality. */
final class Restated {
    private static final int MAX_SIZE = 60;

    private Restated() {}

    /** The step that leaves the hypothesis as the premise. */
    static Optional<Move> find(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi) || phi.relation() != Relation.NE) {
            return Optional.empty();
        }
        Term e = Props.difference(goal.terms(), phi);
        if (!TermPrinter.isReadable(e)) {
            return Optional.empty();
        }
        try {
            Forms forms = new Forms(goal.terms(), List.of());
            NormalForm wanted = forms.expanded(e);
            for (Prop h : goal.hypotheses()) {
                if (h instanceof Prop.Rel r && (r.relation() == Relation.NE || r.relation() == Relation.GT || r.relation() == Relation.LT)
                        && r.r().isConst() && r.r().value().isZero() && TermPrinter.isReadable(r.l())) {
                    Optional<Rational> ratio = ratio(forms, r.l(), wanted);
                    if (ratio.isPresent()) {
                        boolean same = ratio.get().equals(Rational.ONE);
                        return Optional.of(new Scale(same ? Optional.empty() : Optional.of(goal.terms().constant(ratio.get())), r.l(), List.of()));
                    }
                }
            }
        } catch (TermLimitException tooLarge) {
            // Not seen then.
        }
        return Optional.empty();
    }

    private static Optional<Rational> ratio(Forms forms, Term known, NormalForm wanted) {
        NormalForm h = forms.expanded(known);
        if (h.isZero() || wanted.isZero() || h.numerator().size() != wanted.numerator().size() || h.numerator().size() > MAX_SIZE) {
            return Optional.empty();
        }
        return h.div(wanted).constant();
    }
}
