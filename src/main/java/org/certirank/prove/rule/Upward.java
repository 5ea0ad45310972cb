package org.certirank.prove.rule;

import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;

/** An inequality written upward: l &lt; r or l &lt;= r. */
public record Upward(Term l, Term r, boolean strict) {

    /** The conclusion of the goal, which must be one inequality. */
    public static Upward of(Sequent goal) {
        return of(Move.comparison(goal));
    }

    public static Upward of(Prop.Rel phi) {
        Prop.Rel up = phi.relation() == Relation.GT || phi.relation() == Relation.GE ? phi.flip() : phi;
        Move.require(up.relation() == Relation.LT || up.relation() == Relation.LE, "not an inequality");
        return new Upward(up.l(), up.r(), up.relation() == Relation.LT);
    }

    /** The same comparison of other sides. */
    public Prop.Rel with(Term left, Term right) {
        return new Prop.Rel(strict ? Relation.LT : Relation.LE, left, right);
    }
}
