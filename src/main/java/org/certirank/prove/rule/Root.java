package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;

/**
 * sqrt(u) is r (or |u| is r) because r &gt;= 0 and r^2 = u (u^2): the only non-negative number whose square that is.
 *
 * @param of a SQRT or ABS node
 * @param is the value r
 */
public record Root(Term of, Term is) {

    public Root {
        if (of.op() != Term.Op.SQRT && of.op() != Term.Op.ABS) {
            throw new IllegalArgumentException("sqrt or abs expected");
        }
    }

    Data data() {
        return Data.NONE.with("of", TermPrinter.text(of)).with("is", TermPrinter.text(is));
    }

    /** r &gt;= 0. */
    Sequent premise(Sequent goal) {
        return goal.concluding(new Prop.Rel(Relation.GE, is, goal.terms().zero()));
    }

    static Data.Fields with(Data.Fields data, List<Root> roots) {
        return roots.isEmpty() ? data : data.with("roots", Data.list(roots.stream().map(Root::data).toList()));
    }
}
