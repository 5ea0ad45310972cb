package org.certirank.prove.box;

import java.util.Map;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Box;

/** What a branch-and-bound search ended with. */
public sealed interface BoxResult {

    /**
     * A cover all of whose boxes are done.
     *
     * @param boxes boxes judged
     */
    record Proved(Box box, long boxes) implements BoxResult { }

    /**
     * The sequent is false.
     *
     * @param point a value for every leaf, at which all hypotheses are true and the conclusion is false or undefined
     */
    record Refuted(Map<Term, Rational> point, long boxes) implements BoxResult { }

    /**
     * No answer.
     *
     * @param reason why the search gave up
     * @param point  a value for every leaf, within the box where the conclusion was farthest from decided
     * @param boxes  boxes judged
     * @param open   boxes left open
     */
    record Open(Reason reason, Map<Term, Rational> point, long boxes, long open) implements BoxResult { }

    /** Why a search gave up. */
    enum Reason {
        /** The limit on boxes was passed. */
        BOXES,
        /** Someone asked to stop. */
        STOPPED,
        /** A box too small to split further stays undecided: the conclusion may be false there, or true without room. */
        STUCK,
        /** The conclusion is of a form that subdivision does not help. */
        FORM
    }
}
