package org.certirank.prove.witness;

import java.util.function.BooleanSupplier;

/** How much a search for a point may still do. It is counted in steps of about equal cost, not in seconds, so that the same search always ends alike. */
public final class Work {
    private static final long BETWEEN_LOOKS = 5_000;

    private final BooleanSupplier stop;
    private long left;
    private long nextLook;
    private boolean stopped;

    /**
     * @param steps about a million of them take a second
     * @param stop  whether someone wants an end; asked now and then
     */
    public Work(long steps, BooleanSupplier stop) {
        this.left = steps;
        this.nextLook = steps;
        this.stop = stop;
    }

    void spend(long steps) {
        left -= steps;
    }

    boolean over() {
        if (left <= nextLook) {
            nextLook = left - BETWEEN_LOOKS;
            stopped |= stop.getAsBoolean();
        }
        return stopped || left <= 0;
    }
}
