package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.certirank.attention.TokenBall;
import org.certirank.attention.Tokens;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.certirank.prove.trajectory.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs kept in files. */
class CheckpointStoreTest {
    @TempDir
    Path folder;

    private static RunStore.Stored state(int layers) {
        Tokens tokens = new Tokens(BallMatrix.zero(1, 2, 64), BallMatrix.zero(3, 2, 64), Exponent.of(-7));
        return new RunStore.Stored(64, new TokenBall(tokens, Radius.ONE, Radius.powerOfTwo(-99)), java.util.Collections.nCopies(layers + 1, Ball.ONE));
    }

    @Test
    void whatIsKeptIsFoundAgainAndCounted() {
        CheckpointStore store = new CheckpointStore(folder);
        assertEquals(0, store.layers());
        store.save("a", state(4));
        assertEquals(4, store.layers());
        RunStore.Stored kept = new CheckpointStore(folder).load("a").orElseThrow();
        assertEquals(List.of(Ball.ONE, Ball.ONE, Ball.ONE, Ball.ONE, Ball.ONE), kept.mu());
        assertEquals(Radius.powerOfTwo(-99), kept.state().deviations());
        assertEquals(Exponent.of(-7), kept.state().scale());
        assertTrue(store.load("b").isEmpty());
    }

    @Test
    void whatIsDamagedIsNotUsed() throws IOException {
        CheckpointStore store = new CheckpointStore(folder);
        store.save("a", state(2));
        try (var files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        assertTrue(new CheckpointStore(folder).load("a").isEmpty());
    }
}
