package org.certirank.bench;

/**
 * Repeats a work until it gets no faster: until for a second, and at least two operations, no window of a tenth of a second has been faster than the best before by a twentieth. A fixed time would not do: kernels
 * of vector instructions need some ten thousand calls, each a thousand times slower before they are compiled than after, and on a busy machine the compiler comes late.
 */
final class WarmUp {
    private static final double WINDOW = 0.1;
    private static final double QUIET = 1;
    private static final int FEWEST = 2;
    private static final double FASTER = 0.95;

    private WarmUp() {
    }

    /** At most about so many seconds, at least one operation. Returns the last result. */
    static Object run(Work work, double mostSeconds) throws Exception {
        double begin = seconds();
        double best = Double.POSITIVE_INFINITY;
        double bestAt = begin;
        int since = 0;
        Object last;
        double end;
        do {
            double start = seconds();
            int count = 0;
            do {
                last = work.run();
                count++;
                end = seconds();
            } while (end - start < WINDOW);
            since += count;
            double mean = (end - start) / count;
            if (mean < FASTER * best) {
                bestAt = end;
                since = 0;
            }
            best = Math.min(best, mean);
        } while (end - begin < mostSeconds && (end - bestAt < QUIET || since < FEWEST));
        return last;
    }

    private static double seconds() {
        return System.nanoTime() / 1e9;
    }
}
