package org.certirank.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.certirank.prove.Progress;

/**
 * One line at the foot of a terminal, rewritten a few times a second: claims (or benchmarks) done, what is being worked on, boxes, time.
 * Silent where standard error is no terminal. Rows of the table go through {@link #above}, so that the two never mix.
 */
final class ProgressLine implements AutoCloseable {
    private static final long REFRESH_MILLIS = 200;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final int width;
    private final int total;
    private final String things;
    private final long begin = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final TreeMap<Integer, Work> working = new TreeMap<>();
    private final Thread painter;
    private int done;
    private boolean closed;
    private boolean shown;

    /** Of so many claims. */
    ProgressLine(Terminal terminal, int total) {
        this(terminal, total, "claims");
    }

    /** Of so many things of another kind. */
    ProgressLine(Terminal terminal, int total, String things) {
        this.err = terminal.err();
        this.width = terminal.width();
        this.total = total;
        this.things = things;
        this.painter = terminal.errIsTerminal() ? Thread.ofPlatform().daemon().name("progress").start(this::paint) : null;
    }

    /** What one claim in work is doing. */
    private static final class Work {
        private final String name;
        private volatile String phase = "";
        private volatile long boxes;
        private volatile long open;

        Work(String name) {
            this.name = name;
        }
    }

    /**
     * Begins a claim.
     *
     * @param cancelled asked by the search whether to stop
     */
    Progress begin(int index, String name, java.util.function.BooleanSupplier cancelled) {
        Work work = new Work(name);
        locked(() -> working.put(index, work));
        return new Progress() {
            @Override
            public void phase(String what) {
                work.phase = what;
            }

            @Override
            public void boxes(long doneBoxes, long openBoxes) {
                work.boxes = doneBoxes;
                work.open = openBoxes;
            }

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    void end(int index) {
        locked(() -> {
            working.remove(index);
            done++;
        });
    }

    /** Prints something of its own above the line. */
    void above(Runnable print) {
        locked(() -> {
            erase();
            print.run();
        });
    }

    @Override
    public void close() {
        locked(() -> {
            closed = true;
            closing.signalAll();
            erase();
        });
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void erase() {
        if (shown) {
            err.print(ERASE);
            err.flush();
            shown = false;
        }
    }

    private void paint() {
        lock.lock();
        try {
            while (!closed) {
                // The first look comes after the first pause: a run that is over by then never shows a line.
                if (closing.await(REFRESH_MILLIS, TimeUnit.MILLISECONDS) || closed) {
                    continue;
                }
                err.print(ERASE + text());
                err.flush();
                shown = true;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private String text() {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, " %d/%d %s  %s", done, total, things,
                TimeText.clock(Duration.ofNanos(System.nanoTime() - begin))));
        working.values().stream().findFirst().ifPresent(work -> {
            line.append("  ").append(work.name);
            if (!work.phase.isEmpty()) {
                line.append(": ").append(work.phase);
            }
            if (work.boxes + work.open > 0) {
                line.append(String.format(Locale.ROOT, "  %,d boxes, %,d open", work.boxes, work.open));
            }
            if (working.size() > 1) {
                line.append("  (+").append(working.size() - 1).append(")");
            }
        });
        return TextWidth.cut(line.toString(), width - 1);
    }
}
