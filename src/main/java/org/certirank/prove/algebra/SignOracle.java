package org.certirank.prove.algebra;

import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Sequent;

/** Answers quickly whether a comparison certainly holds on the domain of a goal; "no" means "not seen". Used to choose moves, never to justify them. */
@FunctionalInterface
public interface SignOracle {
    /** Sees nothing. */
    SignOracle BLIND = goal -> false;

    /** Whether the goal's conclusion is seen to hold. */
    boolean holds(Sequent goal);

    private boolean compared(Sequent goal, Relation relation, Term t) {
        return holds(goal.concluding(new Prop.Rel(relation, t, goal.terms().zero())));
    }

    default boolean positive(Sequent goal, Term t) {
        return compared(goal, Relation.GT, t);
    }

    default boolean negative(Sequent goal, Term t) {
        return compared(goal, Relation.LT, t);
    }

    default boolean nonNegative(Sequent goal, Term t) {
        return compared(goal, Relation.GE, t);
    }

    default boolean nonPositive(Sequent goal, Term t) {
        return compared(goal, Relation.LE, t);
    }

    default boolean nonZero(Sequent goal, Term t) {
        return compared(goal, Relation.NE, t) || positive(goal, t) || negative(goal, t);
    }
}
