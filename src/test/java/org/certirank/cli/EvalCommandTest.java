package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {
    @TempDir
    private Path folder;

    private Cli.Result eval(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "eval";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Cli(folder).run(all);
    }

    @Test
    void fiftyDigitsOfE() {
        Cli.Result r = eval("exp(1)", "--digits", "50");
        assertEquals(0, r.exit());
        assertEquals("""
                value    2.7182818284590452353602874713526624977572470936999...
                in       [2.718281828459045235360287471352662497757247093699959, 2.718281828459045235360287471352662497757247093699960]
                defined  yes
                """, r.out());
        assertEquals("", r.err());
    }

    @Test
    void thousandDigitsOfPiEndAsTheyShould() {
        // Digits 991 to 1000 after the leading 3 are ...2164201989 (OEIS A000796).
        assertTrue(eval("pi", "--digits", "1001").out().lines().findFirst().orElseThrow().endsWith("2164201989..."));
    }

    /** Each with what the answer shows, lines joined by a bar. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
        "1/3 + 1/6;exact    1/2|value    0.5|in       [0.5, 0.5]|defined  yes",
        "0.1;exact    1/10|value    0.1|in       [0.099999999999999999, 0.10000000000000001]|defined  yes",
        "2^-3^2;exact    1/512|value    0.001953125|in       [0.001953125, 0.001953125]|defined  yes",
        "-2^2;exact    -4|in       [-4, -4]|defined  yes",
        "1/0;in       no number|defined  no",
        "0^0;in       no number|defined  no",
        "1 < 2 and 2 < 1;value    false|defined  yes",
        "1/0 = 1;value    undefined|defined  no",
        "sqrt(2)^2 = 2;value    true|defined  yes",
        "sqrt(2)^2 < 2;value    false|defined  yes",
        "sqrt(2)^2 <= 2 and 1 < 2;value    true|defined  yes",
        "sqrt(2)^2 / (sqrt(2) - sqrt(2)) = 2;value    not decided|defined  partly",
        "sqrt(2) + sqrt(3) = sqrt(5 + 2 * sqrt(6));value    not decided|defined  partly",
        "digraph(2, [[1, 2]]);value    digraph(2, [[1, 2]])|defined  yes",
        "[1, 1/2];exact    1  1/2|value    1  0.5|in       [1, 1]  [0.5, 0.5]|defined  yes",
        "norm2([3, 4]);exact    5|in       [5, 5]|defined  yes"})
    void values(String expression, String expected) {
        Cli.Result r = eval(expression);
        assertEquals(0, r.exit(), r.err());
        assertEquals(expected, r.out().strip().replace("\n", "|"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "x/y;x=[1,2];y=[-1,1];(-oo, oo);partly",
        "x/y;x=[1,2];y=(0,1];[1, oo);yes",
        "x - y;x=1/3;y=1/3;[0, 0];yes",
        "x*y;x=(0, oo);y=(0,1);(0, oo);yes",
        "tanh(x*y);x=(-oo, oo);y=1;(-1, 1);yes",
        "log(x + y);x=[0,1];y=0;(-oo, 0];partly",
        "sum(i in 1..x, i^y);x=4;y=2;[30, 30];yes",
        "diff(x^3 + y, x);x=2;y=1;[12, 12];yes",
        "x[2] + y;x=([1, 2]);y=1;[3, 3];yes",
        "det(x) + y;x=[[1, 2], [3, 4]];y=2;[0, 0];yes"})
    void valuesOfNames(String expression, String x, String y, String enclosure, String defined) {
        Cli.Result r = eval(expression, "--let", x, "--let", y);
        assertEquals(0, r.exit(), r.err());
        assertTrue(r.out().contains("in       " + enclosure + "\ndefined  " + defined), r.out());
    }

    @Test
    void laterNamesSeeEarlierOnes() {
        assertTrue(eval("y", "--let", "x=[1, 2]", "--let", "y=x + 1").out().contains("[2, 3]"));
    }

    @Test
    void doublesAreShownInHexadecimal() {
        assertEquals("exact    1/3\nin       [0x1.5555555555555p-2, 0x1.5555555555556p-2]\ndefined  yes\n", eval("1/3", "--arith", "double").out());
    }

    @Test
    void json() {
        assertEquals("{\"expr\":\"[1,1/2]\",\"lo\":[\"1\",\"0.5\"],\"hi\":[\"1\",\"0.5\"],\"exact\":[\"1\",\"1/2\"],\"defined\":\"yes\"}\n", eval("[1,1/2]", "--json").out());
        assertEquals("{\"expr\":\"1/0\",\"lo\":null,\"hi\":null,\"defined\":\"no\"}\n", eval("1/0", "--json").out());
    }

    @Test
    void caretUnderTheError() {
        Cli.Result r = eval("1/(");
        assertEquals(2, r.exit());
        assertEquals("", r.out());
        assertTrue(r.err().endsWith("\n  1/(\n     ^\n"), r.err());
    }

    @Test
    void minusSignsAreNotOptions() {
        assertTrue(eval("-x", "--let", "x=3").out().contains("[-3, -3]"));
        assertTrue(eval("--x", "--let", "x=3").err().contains("unknown option"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 +", "x", "1 + true", "[1,2] + [1,2,3]", "sum(i in 1..oo, i)", "foo(1)", "[[1,2],[3]]", "if(pi > 3, 1, x)", "\u0000", "1e99999"})
    void badExpressionsEndInOneMessage(String expression) {
        Cli.Result r = eval(expression);
        assertEquals(2, r.exit());
        assertEquals("", r.out());
        assertTrue(r.err().startsWith("certirank: "), r.err());
        assertTrue(!r.err().contains("internal fault") && !r.err().contains("\tat "), r.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "=1", "x=", "x=[2, 1]", "x=(1, 1)", "pi=3", "2x=1", "x=y", "x=1/("})
    void badValuesEndInOneMessage(String let) {
        Cli.Result r = eval("1", "--let", let);
        assertEquals(2, r.exit(), r.out());
        assertTrue(r.err().startsWith("certirank: --let "), r.err());
    }

    @Test
    void badOptions() {
        assertEquals(2, eval("1", "--digits", "0").exit());
        assertEquals(2, eval("1", "--digits", "x").exit());
        assertEquals(2, eval("1", "--arith", "float").exit());
        assertEquals(2, eval("1", "2").exit());
        assertEquals(2, eval().exit());
        assertEquals(2, eval("--let", "x=1", "--let", "x=2", "x").exit());
    }

    @Test
    void deepAndLargeInputEndsInOneMessage() {
        assertEquals(2, eval("(".repeat(5000) + "1" + ")".repeat(5000)).exit());
        assertEquals(2, eval("1" + "+1".repeat(40_000)).exit());
    }
}
