package org.certirank.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.certirank.exact.Rational;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The polynomials of the double kernels are those of which {@code theorems/engine} claims how far they are from exp and log: the same coefficients, on ranges that hold every reduced argument. */
class EngineClaimsTest {
    private static final Path ENGINE = Path.of(System.getProperty("certirank.home", ""), "theorems", "engine");

    private static JsonNode spec(String name) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(ENGINE.resolve(name + ".json")));
    }

    private static void coefficients(JsonNode spec, int first, double... code) {
        Map<String, Rational> want = new TreeMap<>();
        Map<String, Rational> claimed = new TreeMap<>();
        for (int i = 0; i < code.length; i++) {
            want.put("c" + (first + i), Rational.ofDouble(code[i]));
        }
        spec.get("let").propertyStream().filter(e -> e.getKey().matches("c\\d+")).forEach(e -> claimed.put(e.getKey(), Rational.parse(e.getValue().stringValue())));
        assertEquals(want, claimed);
    }

    /** The polynomial of the spec is head + x^3 (c3 + x (c4 + ...)). */
    private static void polynomial(JsonNode spec, String x, String head, int last) {
        StringBuilder p = new StringBuilder("c" + last);
        for (int n = last - 1; n >= 3; n--) {
            p.insert(0, "c" + n + " + " + x + " * (").append(')');
        }
        assertEquals(head + " + " + x + "^3 * (" + p + ")", spec.get("let").get("p").get("is").stringValue());
    }

    @Test
    void exponential() throws IOException {
        JsonNode spec = spec("engine-exp");
        coefficients(spec, 3, DoubleExponential.C3, DoubleExponential.C4, DoubleExponential.C5, DoubleExponential.C6, DoubleExponential.C7, DoubleExponential.C8, DoubleExponential.C9);
        polynomial(spec, "r", "1 + r + r^2 / 2", 9);
        assertEquals("[0, 867/20000]", spec.get("claims").get(0).get("given").get(0).get("in").stringValue());
        assertEquals("[-867/20000, 0]", spec.get("claims").get(1).get("given").get(0).get("in").stringValue());
        // k is off from 8 x / ln 2, |k| < 2^14, by less than 1/2 + 2^-38: 2^-53 of 8/ln2, one rounding, and the same again.
        RealInterval reach = RealInterval.of(2).log(100).mul(RealInterval.of(0.125 * (0.5 + 0x1p-30)), 100);
        assertTrue(reach.upper().value().toDoubleUp() < 0.04335);
        // 2^-62 |r| at |r| = 867/20000 is what the budget of exp's error grants the polynomial: 2^-66.6.
        assertTrue(Rational.parse(spec.get("let").get("bound").stringValue()).compareTo(Rational.ofDouble(0x1p-62)) < 0);
    }

    @Test
    void logarithm() throws IOException {
        JsonNode spec = spec("engine-log");
        coefficients(spec, 3, DoubleLogarithm.C3, DoubleLogarithm.C4, DoubleLogarithm.C5, DoubleLogarithm.C6, DoubleLogarithm.C7, DoubleLogarithm.C8, DoubleLogarithm.C9, DoubleLogarithm.C10);
        polynomial(spec, "g", "g - g^2 / 2", 10);
        assertEquals("[0, 171/5000]", spec.get("claims").get(0).get("given").get(0).get("in").stringValue());
        assertEquals("[-171/5000, 0]", spec.get("claims").get(1).get("given").get(0).get("in").stringValue());
        assertEquals(Rational.ofDouble(0x3p-62), Rational.parse(spec.get("let").get("bound").stringValue()));
        // The ends of the range of each entry j of the table, times its constant, less 1: in the range of the claims, and exact, as are the multiples of the same unit between them.
        for (int j = 0; j < 16; j++) {
            double least = Double.longBitsToDouble(DoubleLogarithm.START + ((long) j << 48));
            double most = Double.longBitsToDouble(DoubleLogarithm.START + ((long) (j + 1) << 48));
            double c = DoubleLogarithm.inverses()[j];
            double reach = Math.max(Math.abs(Math.fma(least, c, -1)), Math.abs(Math.fma(most, c, -1)));
            double unit = Math.ulp(least) * Math.ulp(c) * (Long.lowestOneBit(Double.doubleToRawLongBits(c) | 1L << 52));
            int entry = j;
            assertTrue(reach <= 35 * 0x1p-10 && (j != 0 || reach <= 0x1p-5) && (j != 15 || reach <= 35 * 0x1p-11), () -> "range of entry " + entry);
            assertTrue(reach <= 0x1p53 * unit && Math.rint(c * 64) == c * 64, () -> "exactness of entry " + entry);
        }
    }
}
