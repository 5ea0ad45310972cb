package org.certirank.check;

import java.util.List;

/** One inference: from a goal and the data of a step, the goals whose truth makes it true. */
interface Rule {
    /** How it is known that the domain has a point: it goes without saying, is not known, or as one of the premises knows it. */
    enum Inhabited { YES, NO, FIRST, LAST, ANY }

    record Plan(List<Goal> premises, Inhabited inhabited) {
        Plan(List<Goal> premises) {
            this(premises, Inhabited.YES);
        }
    }

    /** The names of the data fields, separated by blanks. */
    String fields();

    /** True of rules for goals with quantifiers left. */
    default boolean quantified() { return false; }

    /**
     * @throws RejectException if the rule does not apply
     */
    Plan apply(Goal goal, Fields data, Reading reading);
}
