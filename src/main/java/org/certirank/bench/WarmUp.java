package org.certirank.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Repeats a work until it gets no faster: until for a while, and at least two operations, no window of a tenth of a second has been faster than the best before by a twentieth. A fixed time would not do:
 * kernels of vector instructions need some ten thousand calls, each a thousand times slower before they are compiled than after. All times are processor time of the whole process, so that
 * a busy machine warms up as far as an idle one.
 */
final class WarmUp {
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final double WINDOW = 0.1;
    private static final double QUIET = 1.2;
    private static final double LEAST = 2;
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
        } while (end - begin < mostSeconds && (end - begin < LEAST || end - bestAt < QUIET || since < FEWEST));
        return last;
    }

    private static double seconds() {
        return SYSTEM.getProcessCpuTime() / 1e9;
    }
}
