package org.certirank.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wish to stop, from the keyboard or from a signal. The machine begins to shut down at once; its hook holds it until the program has
 * printed what it has, but no longer than {@link #PATIENCE_SECONDS}.
 */
final class Interrupt {
    private static final int PATIENCE_SECONDS = 20;
    private static final long REPEAT_MILLIS = 50;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean wished;
    private volatile Runnable stop = () -> { };

    /** One that the process's signals set. */
    static Interrupt ofProcess() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("interrupt").unstarted(interrupt::waitForTheEnd));
        return interrupt;
    }

    boolean wished() {
        return wished;
    }

    void wish() {
        wished = true;
    }

    /** What the wish does at once, and again and again until the program is over: where work cannot ask whether to stop, as that of other processes. */
    void onWish(Runnable action) {
        stop = action;
    }

    /** The program has nothing more to say. */
    void over() {
        over.countDown();
    }

    private void waitForTheEnd() {
        wish();
        try {
            long begin = System.nanoTime();
            do {
                stop.run();
            } while (!over.await(REPEAT_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
