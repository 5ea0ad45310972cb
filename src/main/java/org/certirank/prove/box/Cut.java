package org.certirank.prove.box;

import org.certirank.exact.Rational;

/**
 * Where a side is split.
 *
 * @param at          the point
 * @param closedBelow whether the point goes to the lower part
 */
record Cut(Rational at, boolean closedBelow) {

    /** Into x &lt; c and x &gt;= c. */
    static Cut below(Rational c) {
        return new Cut(c, false);
    }
}
