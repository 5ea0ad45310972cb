package org.certirank.report;

import java.util.Locale;

/** Counts of at least 0 that stay at the greatest long where they would pass it: with shared steps they grow exponentially. */
final class Saturated {
    private Saturated() {
    }

    static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    static long product(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /** With separators, or a word where the number is not known. */
    static String text(long count) {
        return count == Long.MAX_VALUE ? "very many" : String.format(Locale.ROOT, "%,d", count);
    }
}
