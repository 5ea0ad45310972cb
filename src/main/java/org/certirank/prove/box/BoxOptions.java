package org.certirank.prove.box;

import java.util.List;
import java.util.Map;
import org.certirank.exact.Rational;
import org.certirank.prove.Progress;

/**
 * Limits and hints of a branch-and-bound search.
 *
 * @param bits     mantissa bits to begin with
 * @param maxBoxes boxes judged at most
 * @param threads  threads to use; the result does not depend on it
 * @param split    proposed split points by leaf name
 * @param progress told how many boxes are done and open
 */
public record BoxOptions(int bits, long maxBoxes, int threads, Map<String, List<Rational>> split, Progress progress) {

    public BoxOptions {
        split = Map.copyOf(split);
    }

    public BoxOptions limited(long boxes) {
        return new BoxOptions(bits, Math.min(boxes, maxBoxes), threads, split, progress);
    }

    /** For a first try before other tactics. */
    public BoxOptions quick() {
        return limited(400);
    }

    /** For subgoals. */
    public BoxOptions modest() {
        return limited(20_000);
    }
}
