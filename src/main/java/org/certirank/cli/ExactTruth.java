package org.certirank.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Elaborator;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
import org.certirank.eval.Value;
import org.certirank.eval.Verdict;
import org.certirank.expr.NormalForms;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;

/**
 * Comparisons of numbers that are equal, which no enclosure decides: both sides are certainly defined, by enclosures, and their difference is 0 by its normal form ({@link NormalForms} says why that is so wherever it is defined).
 */
final class ExactTruth {
    private ExactTruth() {
    }

    /** The truth of a formula over known values; OPEN where equality does not decide it. */
    static Verdict of(Meaning meaning, int bits) {
        try {
            Terms terms = new Terms();
            Map<String, Value> names = new HashMap<>();
            for (Map.Entry<String, Meaning.Binding> name : meaning.names().entrySet()) {
                if (!(name.getValue() instanceof Meaning.Value(var expression))) {
                    return Verdict.OPEN;
                }
                names.put(name.getKey(), new Elaborator(terms, meaning.definitions(), names).value(expression));
            }
            return of(new Elaborator(terms, meaning.definitions(), names).prop(meaning.expression()), terms, bits);
        } catch (ElaborationException | TermLimitException | UnsupportedOperationException notThisWay) {
            return Verdict.OPEN;
        }
    }

    private static Verdict of(Prop p, Terms terms, int bits) {
        Prop.Defined defined = new Prop.Defined(Props.nodes(p));
        Truths<RealInterval[]> truths = new Truths<>(new RealArithmetic(bits), terms, List.of(defined, p));
        var values = truths.values(leaf -> new RealInterval[] {RealInterval.REALS.withFlag(Flag.PARTLY)});
        if (truths.certainty(defined, values, 0, r -> false).verdict() != Verdict.TRUE) {
            return Verdict.OPEN;
        }
        NormalForms forms = new NormalForms(terms);
        return truths.certainty(replaced(p, terms, forms), values, 0, r -> false).verdict();
    }

    /** The formula with comparisons of equal sides replaced by their truth. */
    private static Prop replaced(Prop p, Terms terms, NormalForms forms) {
        return switch (p) {
            case Prop.Rel(Relation relation, var l, var r) -> forms.isZero(terms.sub(l, r)) ? new Prop.Truth(switch (relation) {
                case EQ, LE, GE -> true;
                case NE, LT, GT -> false;
            }) : p;
            case Prop.And(List<Prop> parts) -> new Prop.And(parts.stream().map(q -> replaced(q, terms, forms)).toList());
            case Prop.Or(List<Prop> parts) -> new Prop.Or(parts.stream().map(q -> replaced(q, terms, forms)).toList());
            case Prop.Not(Prop q) -> new Prop.Not(replaced(q, terms, forms));
            case Prop.Imp(Prop a, Prop b) -> new Prop.Imp(replaced(a, terms, forms), replaced(b, terms, forms));
            case Prop.Truth t -> p;
            case Prop.All a -> p;
            case Prop.Defined d -> p;
        };
    }
}
