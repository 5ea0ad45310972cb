package org.certirank.cli;

import java.time.Duration;
import java.util.Locale;

/** Times as people read them. */
final class TimeText {
    private TimeText() {
    }

    /** A length of time in three digits or so: {@code 0.03 s}, {@code 12.4 s}, {@code 3 min 05 s}. */
    static String of(Duration time) {
        double seconds = time.toNanos() / 1e9;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }

    /** A running clock: {@code 0:07}. */
    static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
