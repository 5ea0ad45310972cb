package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Runs work on the parts of a list at once. Threads are started when there is enough to share. */
final class Workers implements AutoCloseable {
    private static final int WORTH_SHARING = 64;

    private final int threads;
    private ExecutorService pool;

    Workers(int threads) {
        this.threads = threads;
    }

    /** Runs the work on every part of the list; returns when all is done. The parts depend on the number of threads, so the work must treat every item by itself. */
    <T> void each(List<T> items, Consumer<List<T>> work) {
        if (threads == 1 || items.size() < WORTH_SHARING) {
            work.accept(items);
            return;
        }
        start();
        int size = (items.size() + threads - 1) / threads;
        List<Future<?>> running = new ArrayList<>();
        for (int from = 0; from < items.size(); from += size) {
            List<T> part = items.subList(from, Math.min(items.size(), from + size));
            running.add(pool.submit(() -> work.accept(part)));
        }
        for (Future<?> f : running) {
            await(f);
        }
    }

    private void start() {
        if (pool == null) {
            pool = Executors.newFixedThreadPool(threads, task -> {
                Thread t = new Thread(task, "boxes");
                t.setDaemon(true);
                return t;
            });
        }
    }

    /** Does the tasks 0, ..., n - 1, each by one thread, whichever is free. */
    void all(int n, IntConsumer task) {
        if (threads == 1 || n < 2) {
            for (int i = 0; i < n; i++) {
                task.accept(i);
            }
            return;
        }
        start();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            running.add(pool.submit(() -> {
                for (int i = next.getAndIncrement(); i < n; i = next.getAndIncrement()) {
                    task.accept(i);
                }
            }));
        }
        for (Future<?> f : running) {
            await(f);
        }
    }

    private static void await(Future<?> f) {
        boolean interrupted = false;
        while (true) {
            try {
                f.get();
                break;
            } catch (InterruptedException e) {
                // Parts are short; the search itself looks at the flag between waves.
                interrupted = true;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException r) {
                    throw r;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
