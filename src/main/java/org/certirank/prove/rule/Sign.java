package org.certirank.prove.rule;

import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * An inequality seen as e &gt;= 0 or e &gt; 0.
 *
 * @param e      the difference, in the form that the certificate format fixes
 * @param strict whether &gt;
 */
public record Sign(Term e, boolean strict) {

    /** The goal's conclusion; not applicable unless it is an inequality. */
    public static Sign of(Sequent goal) {
        return of(goal.terms(), Move.comparison(goal));
    }

    public static Sign of(Terms terms, Prop.Rel r) {
        return switch (r.relation()) {
            case LT, GT -> new Sign(Props.difference(terms, r), true);
            case LE, GE -> new Sign(Props.difference(terms, r), false);
            case EQ, NE -> throw new Move.NotApplicable("not an inequality");
        };
    }

    public Relation relation() {
        return strict ? Relation.GT : Relation.GE;
    }
}
