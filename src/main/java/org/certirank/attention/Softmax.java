package org.certirank.attention;

import org.certirank.interval.DirectedDouble;
import org.certirank.interval.DoubleInterval;

/**
 * The exact range of a softmax over a box of scores, rounded outward: A_j = 1 / (1 + sum over l != j of e^(s_l - s_j)) increases with s_j and decreases with every other score, so its least value is attained at the vertex
 * with s_j down and the others up, its greatest at the opposite one.
 */
final class Softmax {
    private Softmax() {
    }

    /** The ranges of the softmax of these scores, which are bounded; at least one. */
    static DoubleInterval[] ranges(DoubleInterval[] scores) {
        DoubleInterval[] ranges = new DoubleInterval[scores.length];
        for (int j = 0; j < scores.length; j++) {
            double least = 1;
            double most = 1;
            for (int l = 0; l < scores.length; l++) {
                if (l != j) {
                    most = DirectedDouble.addUp(most, exp(DirectedDouble.subUp(scores[l].hi(), scores[j].lo())).hi());
                    least = DirectedDouble.addDown(least, exp(DirectedDouble.subDown(scores[l].lo(), scores[j].hi())).lo());
                }
            }
            double lo = most == Double.POSITIVE_INFINITY ? 0 : DirectedDouble.divDown(1, most);
            double hi = least == Double.POSITIVE_INFINITY ? Double.MIN_VALUE : Math.min(1, DirectedDouble.divUp(1, least));
            ranges[j] = DoubleInterval.of(lo, hi);
        }
        return ranges;
    }

    private static DoubleInterval exp(double x) {
        // A difference of scores that overflows is infinite: its exponential is infinite, or below every positive number.
        if (x == Double.POSITIVE_INFINITY) {
            return DoubleInterval.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        }
        return x == Double.NEGATIVE_INFINITY ? DoubleInterval.of(0, Double.MIN_VALUE) : DoubleInterval.of(x).exp();
    }
}
