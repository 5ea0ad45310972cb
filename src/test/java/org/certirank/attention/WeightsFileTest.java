package org.certirank.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsFileTest {
    private static Weights parse(String text) throws WeightsException {
        return WeightsFile.parse("w", text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertWrong(String place, String message, String text) {
        String said = assertThrows(WeightsException.class, () -> parse(text)).getMessage();
        assertTrue(said.startsWith("w:" + place + ": ") && said.contains(message), said);
    }

    @Test
    void rowsAreExact() throws WeightsException {
        Weights w = parse(" [[1, -2.50, 1e-3],\n [\"1/3\", \"-0.1\", 0.1E2] ]\n");
        assertEquals(2, w.rows());
        assertEquals(3, w.columns());
        Rational[] expected = {Rational.ONE, Rational.of(-5, 2), Rational.of(1, 1000), Rational.of(1, 3), Rational.of(-1, 10), Rational.of(10)};
        for (int i = 0; i < 6; i++) {
            assertEquals(expected[i], w.entry(i / 3, i % 3));
        }
    }

    @Test
    void dyadicsAreExact() throws IOException {
        Weights w = parse("dyadic 2 1 -4\n3\n-9223372036854775807 ");
        assertEquals(Rational.of(3, 16), w.entry(0, 0));
        assertEquals(Rational.of(-Long.MAX_VALUE, 16), w.entry(1, 0));
        assertEquals(w, parse("dyadic 2 1 -4 3 -9223372036854775807"));
    }

    @Test
    void aFileIsReadAsItsText(@TempDir Path folder) throws IOException {
        Random random = new Random(4);
        StringBuilder rows = new StringBuilder("[");
        StringBuilder dyadic = new StringBuilder("dyadic 7 9 -3\n");
        for (int i = 0; i < 63; i++) {
            int n = random.nextInt(2001) - 1000;
            rows.append(i % 9 > 0 ? ", " : i > 0 ? "], [" : "[").append('"').append(n).append("/8\"");
            dyadic.append(n).append('\n');
        }
        Path file = folder.resolve("w.json");
        Files.writeString(file, rows + "]]");
        Weights a = WeightsFile.read(file);
        Files.writeString(file, dyadic);
        Weights b = WeightsFile.read(file);
        for (int i = 0; i < 63; i++) {
            assertEquals(a.entry(i / 9, i % 9), b.entry(i / 9, i % 9));
        }
        assertThrows(IOException.class, () -> WeightsFile.read(folder.resolve("none")));
    }

    @Test
    void whatIsWrongIsSaidWithThePlace() {
        assertWrong("1:1", "expected [ or the word dyadic", "");
        assertWrong("2:2", "expected [ or the word dyadic", "\n {}");
        assertWrong("2:2", "row 2 has 1 entries, those before have 2", "[[1, 2],\n [3]]");
        assertWrong("1:3", "expected a number", "[[]]");
        assertWrong("1:6", "expected a number", "[[1, true]]");
        assertWrong("1:3", "not a JSON number", "[[01]]");
        assertWrong("1:4", "expected ]", "[[1;2]]");
        assertWrong("1:6", "the file ends where ] is expected", "[[1]\n".strip() + " ");
        assertWrong("1:7", "nothing is expected after", "[[1]] 2");
        assertWrong("1:3", "denominator is zero", "[[\"1/0\"]]");
        assertWrong("1:3", "exponent beyond", "[[1e99999]]");
        assertWrong("1:3", "more than 10000 characters", "[[" + "1".repeat(10_001) + "]]");
        assertWrong("1:8", "expected an integer from 1", "dyadic 0 1 2");
        assertWrong("1:16", "ends where an integer is expected", "dyadic 1 2 0 5 ");
        assertWrong("1:14", "expected an integer", "dyadic 1 1 0 9223372036854775808");
        assertWrong("1:19", "more than", "dyadic 5000 5000 0 1");
        assertWrong("1:16", "nothing is expected after", "dyadic 1 1 0 5 6");
    }
}
