package org.certirank.attention;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Independent parts of a step, one after the other or on all processors. What the parts are does not depend on how many processors there are, and neither do the results. */
final class Parts {
    private Parts() {
    }

    /** The results of parts 0 to count - 1, in order. */
    static <T> List<T> map(int count, boolean parallel, IntFunction<T> part) {
        IntStream indices = IntStream.range(0, count);
        return (parallel && count > 1 ? indices.parallel() : indices).mapToObj(part).toList();
    }
}
