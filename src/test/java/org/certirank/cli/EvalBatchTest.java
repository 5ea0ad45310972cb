package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalBatchTest {
    @TempDir
    private Path folder;

    private Cli.Result batch(String input, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "eval";
        all[1] = "--batch";
        System.arraycopy(more, 0, all, 2, more.length);
        return new Cli(folder).input(input).run(all);
    }

    @Test
    void divisionByASetAroundZero() {
        Cli.Result r = batch("{\"id\":1,\"expr\":\"x/y\",\"let\":{\"x\":\"[1,2]\",\"y\":\"[-1,1]\"}}\n");
        assertEquals("{\"id\":1,\"lo\":\"-oo\",\"hi\":\"oo\",\"defined\":\"partly\"}\n", r.out());
        assertEquals(0, r.exit());
        assertEquals("", r.err());
    }

    @Test
    void doubles() {
        Cli.Result r = batch("{\"id\":\"a\",\"expr\":\"x\",\"let\":{\"x\":\"1/3\"}}", "--arith", "double");
        assertEquals("{\"id\":\"a\",\"lo\":\"0x1.5555555555555p-2\",\"hi\":\"0x1.5555555555556p-2\",\"exact\":\"1/3\",\"defined\":\"yes\"}\n", r.out());
    }

    @Test
    void aJsonNumberIsItsDecimalAndNoDouble() {
        assertTrue(batch("{\"id\":1,\"expr\":\"10*x = 1\",\"let\":{\"x\":0.1}}").out().contains("\"value\":true"));
    }

    @Test
    void badLinesDoNotStopTheOthers() {
        Cli.Result r = batch("""
                {"id":1,"expr":"1+1"}

                not json
                {"id":2,"expr":"1/("}
                {"id":3,"expr":7}
                {"id":4,"expr":"1","lett":{}}
                {"id":5,"id":6,"expr":"1"}
                [1]
                {"id":{"deep":[1]},"expr":"2+2"}
                {"id":8,"expr":"x","let":{"x":[1]}}
                {"id":9,"expr":"1"} trailing
                {"id":10,"expr":"3+3"}""");
        assertEquals(2, r.exit());
        List<String> lines = r.out().lines().toList();
        assertEquals(11, lines.size());
        assertEquals("{\"id\":1,\"lo\":\"2\",\"hi\":\"2\",\"exact\":\"2\",\"defined\":\"yes\"}", lines.get(0));
        assertEquals("{\"id\":{\"deep\":[1]},\"lo\":\"4\",\"hi\":\"4\",\"exact\":\"4\",\"defined\":\"yes\"}", lines.get(7));
        assertTrue(lines.get(10).contains("\"lo\":\"6\""));
        assertEquals(8, lines.stream().filter(l -> l.contains("\"error\":")).count());
    }

    @Test
    void noInputIsNoError() {
        assertEquals(new Cli.Result(0, "", ""), batch(""));
    }
}
