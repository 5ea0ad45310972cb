package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certirank.exact.Rational;
import org.certirank.graph.Mask;
import org.certirank.interval.Flag;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are interrupted and go on, from their files. */
class StoredRunTest {
    @TempDir
    Path folder;

    /** Two heads with outputs and weights of their own in every layer. */
    private static Model model(Mask mask) {
        SeededWeights w = new SeededWeights(3, Rational.of(1, 4));
        return new Model(5, 6, new Layers.Generated(t -> {
            List<Head> heads = new ArrayList<>();
            for (int h = 0; h < 2; h++) {
                long b = 1 + 8L * t + 4L * h;
                heads.add(new Head(w.matrix(b, 6, 3), w.matrix(b + 1, 6, 3), w.matrix(b + 2, 6, 3), Optional.of(w.matrix(b + 3, 3, 6))));
            }
            return new Layer(mask, heads, Rational.of(3), Rational.ZERO, new Normalisation.Unit(), Layer.Placement.POST, Optional.empty());
        }));
    }

    private static StoredRun run(String identity, Mask mask, int layers, int bits, boolean parallel) {
        return new StoredRun(identity, model(mask), new SeededWeights(3, Rational.ONE).matrix(0, 5, 6), layers, bits, 4096, 20, Set.of(StoredRun.Measure.values()), parallel);
    }

    /** Stops after so many layers, counting those of all attempts. */
    private static final class Stopping implements StoredRun.Listener {
        private int left;
        int restarts;

        Stopping(int layers) {
            left = layers;
        }

        @Override
        public void layer(Checkpoint.Row row, int bits) {
            left--;
        }

        @Override
        public void restarted(int bits) {
            restarts++;
        }

        @Override
        public boolean cancelled() {
            return left <= 0;
        }
    }

    @Test
    void anInterruptedRunGivesTheSameBitForBit() throws IOException {
        for (Mask mask : List.of(Mask.complete(5), Mask.causal(5))) {
            Path file = folder.resolve("run-" + mask.edge(2, 1));
            // 64 bits are not enough for 10 layers: the run begins anew.
            Stopping whole = new Stopping(1000);
            StoredRun.Result expected = run("a", mask, 10, 64, false).run(Optional.empty(), whole);
            assertInstanceOf(Trajectory.End.Complete.class, expected.end().orElseThrow());
            assertTrue(expected.accurate());
            assertTrue(whole.restarts > 0);
            StoredRun.Result result;
            int parts = 0;
            do {
                result = run("a", mask, 10, 64, parts % 2 == 0).run(Optional.of(file), new Stopping(3));
                parts++;
            } while (result.end().isEmpty());
            assertTrue(parts > 3);
            assertEquals(expected, result);
            assertEquals(11, result.rows().size());
            try (Stream<Path> left = Files.list(folder)) {
                assertTrue(left.noneMatch(p -> p.toString().endsWith(".part")));
            }
            // A finished run is only read.
            assertEquals(expected, run("a", mask, 10, 64, false).run(Optional.of(file), new Stopping(1)));
        }
    }

    @Test
    void rowsHoldWhatWasAskedFor() throws IOException {
        StoredRun.Result result = run("a", Mask.complete(5), 3, 256, false).run(Optional.empty(), new Stopping(1000));
        Run plain = new Run(model(Mask.complete(5)), new SeededWeights(3, Rational.ONE).matrix(0, 5, 6), 256);
        for (Checkpoint.Row row : result.rows()) {
            assertEquals(plain.layer(), row.layer());
            assertEquals(Measures.mu(plain.tokens()), row.values().get("mu"));
            assertEquals(Measures.phi(plain.tokens()), row.values().get("phi"));
            assertEquals(row.layer() > 0, row.values().containsKey("leastEntry"));
            assertTrue(row.values().get("greatestSingularValue").certainlyPositive());
            assertEquals(Ball.of(5), row.values().get("rankAtLeast"));
            plain.advance();
        }
    }

    @Test
    void filesOfOtherRunsAndDamagedOnesAreRefused() throws IOException {
        Path file = folder.resolve("run");
        run("a", Mask.complete(5), 6, 256, false).run(Optional.of(file), new Stopping(3));
        byte[] good = Files.readAllBytes(file);
        assertRefused("another run", run("b", Mask.complete(5), 6, 256, false), file);
        assertRefused("another run", run("a", Mask.complete(5), 7, 256, false), file);
        assertRefused("another run", run("a", Mask.complete(5), 6, 320, false), file);
        for (int at : new int[] {30, good.length / 2, good.length - 1}) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(file, bad);
            assertRefused("damaged", run("a", Mask.complete(5), 6, 256, false), file);
        }
        for (int length : new int[] {0, 10, 40, good.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertRefused(length < 50 ? "not a checkpoint" : "damaged", run("a", Mask.complete(5), 6, 256, false), file);
        }
        byte[] other = good.clone();
        other[0] ^= 1;
        Files.write(file, other);
        assertRefused("not a checkpoint", run("a", Mask.complete(5), 6, 256, false), file);
    }

    private static void assertRefused(String part, StoredRun run, Path file) {
        String message = assertThrows(CheckpointException.class, () -> run.run(Optional.of(file), new Stopping(3))).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        RandomModels random = new RandomModels(9);
        Path file = folder.resolve("state");
        for (int m = 0; m < 40; m++) {
            int bits = 64 * (1 + random.random.nextInt(5));
            Tokens tokens = Tokens.enclosing(random.close(3, 2, 1 + random.random.nextInt(80)), bits);
            tokens = new Tokens(tokens.common(), tokens.deviations(), tokens.scale().plus(1L << 62).plus(1L << 62));
            Map<String, Ball> values = Map.of("x", random.random.nextBoolean() ? Ball.REALS : Ball.ZERO.withFlag(Flag.NOWHERE));
            Checkpoint written = new Checkpoint("me \u00e9", m, bits, new TokenBall(tokens, Radius.powerOfTwo(-3L * m).divUp(Radius.up(7)), m % 2 == 0 ? Radius.ZERO : Radius.powerOfTwo(-m)), List.of(new Checkpoint.Row(m, values)));
            written.write(file);
            Checkpoint read = Checkpoint.read(file, "me \u00e9");
            assertEquals(written.rows(), read.rows());
            assertEquals(written.layer(), read.layer());
            assertEquals(written.bits(), read.bits());
            assertEquals(tokens.scale(), read.state().scale());
            assertEquals(written.state().common(), read.state().common());
            assertEquals(written.state().deviations(), read.state().deviations());
            assertSame(tokens.common(), read.state().tokens().common());
            assertSame(tokens.deviations(), read.state().tokens().deviations());
        }
        assertFalse(Files.exists(folder.resolve("state.part")));
    }

    @Test
    void theFileOfAnotherVersionOfTheProgramIsRefused() throws Exception {
        Path file = folder.resolve("old");
        new Checkpoint("me", 0, 64, TokenBall.of(Tokens.enclosing(new RandomModels(1).weights(2, 2, 1), 64)), List.of()).write(file);
        byte[] bytes = Files.readAllBytes(file);
        String version = "engine " + Checkpoint.ENGINE;
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(version);
        assertTrue(at > 0);
        bytes[at + version.length() - 1]++;
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, 0, bytes.length - 32);
        System.arraycopy(digest.digest(), 0, bytes, bytes.length - 32, 32);
        Files.write(file, bytes);
        assertTrue(assertThrows(CheckpointException.class, () -> Checkpoint.read(file, "me")).getMessage().contains("version of the program"));
    }

    private static void assertSame(BallMatrix a, BallMatrix b) {
        assertEquals(a.bits(), b.bits());
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                assertEquals(a.mid(i, j), b.mid(i, j));
                assertEquals(a.rad(i, j), b.rad(i, j));
            }
        }
    }

    @Test
    void exactTextIsExact() {
        for (Ball b : List.of(Ball.ZERO, Ball.ONE.neg(), Ball.pi(200), Ball.REALS, Ball.pi(128).exp(128), Ball.enclosing(Rational.of(-1, 3), 100))) {
            assertEquals(b, ExactText.parse(ExactText.of(b)));
        }
        assertThrows(IllegalArgumentException.class, () -> ExactText.parse("1*2^0"));
        assertThrows(IllegalArgumentException.class, () -> ExactText.parse("1*2^0 +/- 1*2^-3 WRONG"));
    }
}
