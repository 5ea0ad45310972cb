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
}
