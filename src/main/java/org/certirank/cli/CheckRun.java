package org.certirank.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Decides many claims on several threads; the results come in the order of the tasks, whatever the threads do. */
final class CheckRun {
    private static final long LOOK_MILLIS = 50;
    private static final long GRACE_MILLIS = 500;
    private static final long STACK_BYTES = 256L << 20;

    private final ClaimRunner runner;
    private final Interrupt interrupt;
    private final int threads;

    CheckRun(ClaimRunner runner, Interrupt interrupt, int threads) {
        this.runner = runner;
        this.interrupt = interrupt;
        this.threads = threads;
    }

    /**
     * Runs all tasks.
     *
     * @param inOrder told each outcome in the order of the tasks; not those that an interrupt left unfinished
     */
    void run(List<Task> tasks, ProgressLine progress, Consumer<Outcome> inOrder) {
        ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(tasks.size(), 1, threads), CheckRun::worker);
        try {
            List<Future<Outcome>> futures = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                int index = i;
                futures.add(pool.submit(() -> one(tasks.get(index), index, progress)));
            }
            for (Future<Outcome> future : futures) {
                await(future).ifPresent(inOrder);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Does all of this on threads with deep stacks; throws the first exception, in the order of the tasks, when all are done. */
    static void all(List<Callable<Void>> tasks, int threads) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(tasks.size(), 1, threads), CheckRun::worker);
        try {
            for (Future<Void> done : pool.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException error) {
            switch (error.getCause()) {
                case IOException io -> throw io;
                case RuntimeException other -> throw other;
                case Error other -> throw other;
                case Throwable other -> throw new IllegalStateException(other);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            pool.shutdownNow();
        }
    }

    /** A deep stack for deep expressions; a daemon, so that a search that does not stop when told to cannot keep the program alive. */
    private static Thread worker(Runnable work) {
        Thread thread = new Thread(null, work, "claims", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    private Outcome one(Task task, int index, ProgressLine progress) {
        Duration timeout = runner.options().timeout();
        long begin = System.nanoTime();
        var told = progress.begin(index, task.name(), () -> interrupt.wished() || Thread.currentThread().isInterrupted()
                || !timeout.isZero() && System.nanoTime() - begin > timeout.toNanos());
        try {
            return runner.run(task, told);
        } finally {
            progress.end(index);
        }
    }

    /** The outcome, waited for; after an interrupt only what is there already, or almost. */
    private Optional<Outcome> await(Future<Outcome> future) {
        long patience = GRACE_MILLIS;
        while (true) {
            try {
                Outcome outcome = future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                // Undecided because it was told to stop is not a result.
                return interrupt.wished() && outcome.certificate().isEmpty() && !outcome.searchedBefore() ? Optional.empty() : Optional.of(outcome);
            } catch (TimeoutException notYet) {
                if (interrupt.wished()) {
                    patience -= LOOK_MILLIS;
                    if (patience <= 0) {
                        return Optional.empty();
                    }
                }
            } catch (InterruptedException stop) {
                interrupt.wish();
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("a claim's run threw", impossible.getCause());
            }
        }
    }
}
