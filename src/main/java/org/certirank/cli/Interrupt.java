package org.certirank.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wish to stop, from the keyboard or from a signal. The machine begins to shut down at once; its hook holds it until the program has
 * printed what it has, but no longer than {@link #PATIENCE_SECONDS}.
 */
final class Interrupt {
    private static final int PATIENCE_SECONDS = 20;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean wished;

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

    /** The program has nothing more to say. */
    void over() {
        over.countDown();
    }

    private void waitForTheEnd() {
        wish();
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
