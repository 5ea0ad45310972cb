package org.certirank.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchRunTest {
    private static final Effort LITTLE = new Effort(1, 0, 2, 10, 0.001);

    /** Remembers what it is told; cancelled after some benchmarks. */
    private static final class Record implements BenchRun.Listener {
        private final List<String> told = new ArrayList<>();
        private int left;

        Record(int most) {
            left = most;
        }

        @Override
        public void begins(Benchmark benchmark) {
            told.add("begins " + benchmark.name());
            left--;
        }

        @Override
        public void phase(String what) {
            told.add(what);
        }

        @Override
        public void ends(List<Result> rows) {
            told.add("ends " + rows.size());
        }

        @Override
        public void problem(String text, boolean failure) {
            told.add((failure ? "failure " : "problem ") + text);
        }

        @Override
        public boolean cancelled() {
            return left < 0;
        }
    }

    @Test
    void aRatioAboveOneMeansFasterThanThePeer() {
        assertEquals(4, Unit.NANOSECONDS.ratio(5, 20));
        assertEquals(0.5, Unit.SECONDS.ratio(2, 1));
        assertEquals(2, Unit.MILLISECONDS.ratio(1, 2));
        assertEquals(3, Unit.BOXES_PER_SECOND.ratio(600, 200));
        Measurement m = new Measurement(0.002, 1000);
        assertEquals(2000, Unit.NANOSECONDS.value(m), 1e-9);
        assertEquals(2, Unit.MILLISECONDS.value(m), 1e-12);
        assertEquals(0.002, Unit.SECONDS.value(m));
        assertEquals(500_000, Unit.BOXES_PER_SECOND.value(m), 1e-6);
    }

    @Test
    void rowsBesideThePeerAndBesideOurOwn() {
        Measurement ours = new Measurement(0.5, 100);
        Peers.Answer peer = new Peers.Answer("C++", new Measurement(0.25, 200));
        List<Result> search = BenchRun.rows(Catalogue.named("search/softmax/0.05/1"), ours, Optional.of(peer), Map.of());
        assertEquals(List.of("search/softmax/0.05/1", "search/softmax/0.05/1/boxes"), search.stream().map(Result::name).toList());
        assertEquals(List.of(Optional.of(0.5), Optional.of(0.25)), search.stream().map(Result::ratio).toList());
        Benchmark product = Catalogue.named("product/32/53/exact");
        assertEquals(1, BenchRun.rows(product, ours, Optional.empty(), Map.of()).size());
        List<Result> both = BenchRun.rows(product, ours, Optional.empty(), Map.of("kernel/32", new Measurement(0.2, 1)));
        assertEquals(List.of("product/32/53/exact", "product/32/53/exact/kernel"), both.stream().map(Result::name).toList());
        assertEquals(Optional.empty(), both.getFirst().ratio());
        assertEquals(0.4, both.getLast().ratio().orElseThrow(), 1e-12);
    }

    /** In a Java machine of its own, and without a word on the streams of this one. */
    @Test
    void measuresUnderJmhInSilence() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true));
        System.setErr(System.out);
        Record record = new Record(1);
        List<Result> results;
        try {
            results = new BenchRun(LITTLE, true, Optional.empty()).run(Catalogue.select("lanes/{add,mul}"), record);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals(List.of("lanes/add"), results.stream().map(Result::name).toList());
        assertTrue(results.getFirst().value() > 0);
        // Cancelled while the second began.
        assertEquals(List.of("begins lanes/add", "ours", "ends 1", "begins lanes/mul"), record.told.subList(0, 4));
        assertEquals("", said.toString());
    }

    @Test
    void aWorkThatFailsIsOneLineAndTheOthersGoOn() throws Exception {
        Record record = new Record(5);
        List<Result> results = new BenchRun(LITTLE, true, Optional.empty()).run(List.of(Benchmark.of("no/such", Unit.SECONDS, () -> () -> "")), record);
        assertEquals(List.of(), results);
        assertEquals(List.of("begins no/such", "ours", "failure no/such: java.lang.IllegalArgumentException: no/such", "ends 0"), record.told);
    }
}
