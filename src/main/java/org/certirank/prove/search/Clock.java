package org.certirank.prove.search;

import org.certirank.prove.Progress;

/** When to stop: a deadline, or the user's wish. */
public record Clock(long deadlineNanos, boolean limited, Progress progress) {

    public static Clock of(java.time.Duration timeout, Progress progress) {
        return new Clock(System.nanoTime() + timeout.toNanos(), !timeout.isZero(), progress);
    }

    public boolean over() {
        return progress.cancelled() || Thread.currentThread().isInterrupted() || limited && System.nanoTime() - deadlineNanos > 0;
    }

    /** This clock, or a fresh one that ends earlier. */
    public Clock within(java.time.Duration more) {
        long end = System.nanoTime() + more.toNanos();
        return limited && deadlineNanos - end < 0 ? this : new Clock(end, true, progress);
    }
}
