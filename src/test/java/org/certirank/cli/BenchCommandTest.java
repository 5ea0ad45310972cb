package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.bench.Catalogue;
import org.certirank.bench.Result;
import org.certirank.bench.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
    private static final List<Result> RESULTS = List.of(new Result("lanes/exp", 3.14159265, Unit.NANOSECONDS, Optional.of(new Result.Peer("Arb 2.23.0", 104))),
            new Result("kernel/256", 0.51, Unit.MILLISECONDS, Optional.empty()),
            new Result("search/softmax/0.002/1/boxes", 1234567.8, Unit.BOXES_PER_SECOND, Optional.of(new Result.Peer("C++", 500000))));

    @TempDir
    private Path folder;

    private Cli.Result run(String... arguments) {
        return new Cli(folder).run(arguments);
    }

    private static List<com.networknt.schema.Error> schemaErrors(String schema, String json) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema, InputFormat.JSON).validate(json, InputFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanes/ex", "nothing", "", "[", "a\nb"})
    void anUnknownNameIsOneLine(String name) {
        for (String[] line : new String[][] {{"bench", name}, {"bench", "lanes/exp", name, "--json"}, {"bench", name, "--list"}}) {
            Cli.Result r = run(line);
            assertEquals(ExitCode.BAD_INPUT, r.exit());
            assertEquals("", r.out());
            assertEquals(1, r.err().lines().count(), r.err());
        }
    }

    @Test
    void jsonOrMarkdown() {
        assertEquals(new Cli.Result(2, "", "certirank: --json and --markdown: one of them\n"), run("bench", "--json", "--markdown"));
    }

    @Test
    void listsAllOrWhatIsAskedFor() {
        assertEquals(new Cli.Result(0, "search/softmax/0.02/1  s\nsearch/softmax/0.02/1/boxes  boxes/s\n", ""), run("bench", "--list", "search/softmax/0.02/1"));
        Cli.Result all = run("bench", "--list");
        assertTrue(all.out().lines().count() > Catalogue.all().size());
        assertTrue(all.out().endsWith("groups: table, by-n, by-precision, by-boxes, by-threads; without a name: table\n"));
    }

    @Test
    void jsonHasTheShapeOfTheSchema() {
        String json = BenchJson.of(RESULTS);
        assertEquals("""
                {"results": [
                  {"name":"lanes/exp","value":3.14159,"unit":"ns","peer":"Arb 2.23.0","peerValue":104,"ratio":33.1042},
                  {"name":"kernel/256","value":0.51,"unit":"ms","peer":null,"peerValue":null,"ratio":null},
                  {"name":"search/softmax/0.002/1/boxes","value":1234570,"unit":"boxes/s","peer":"C++","peerValue":500000,"ratio":2.46914}
                ]}
                """, json);
        String schema = run("schema", "bench").out();
        assertEquals(List.of(), schemaErrors(schema, json));
        assertEquals(List.of(), schemaErrors(schema, BenchJson.of(List.of())));
        assertFalse(schemaErrors(schema, json.replace("\"peer\":null,", "")).isEmpty());
    }

    @Test
    void tables() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(out, out, new ByteArrayInputStream(new byte[0]), false, false, 100, folder, folder, Map.of());
        BenchTable markdown = new BenchTable(terminal, Catalogue.select("lanes/exp"), true, true);
        markdown.head("A machine");
        RESULTS.forEach(markdown::row);
        assertEquals("""
                A machine.

                | name | value | unit | peer | peer's value | ratio |
                |---|---|---|---|---|---|
                | lanes/exp | 3.14 | ns | Arb 2.23.0 | 104 | 33.1 |
                | kernel/256 | 0.510 | ms |  |  |  |
                | search/softmax/0.002/1/boxes | 1,234,568 | boxes/s | C++ | 500,000 | 2.47 |
                """, bytes.toString(StandardCharsets.UTF_8));
        bytes.reset();
        BenchTable text = new BenchTable(terminal, Catalogue.select("search/softmax/0.002/1"), false, true);
        text.head("A machine");
        RESULTS.forEach(text::row);
        assertEquals("""
                A machine
                name                               value unit     peer                  peer's value       ratio
                lanes/exp                           3.14 ns       Arb 2.23.0                     104        33.1
                kernel/256                         0.510 ms
                search/softmax/0.002/1/boxes   1,234,568 boxes/s  C++                        500,000        2.47
                """, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void measuresAndSaysThatThereAreNoPeers() {
        Cli.Result r = run("bench", "lanes/add", "--json", "--peers", "--scalar");
        assertEquals(0, r.exit(), r.err());
        assertTrue(r.out().matches("\\{\"results\": \\[\n  \\{\"name\":\"lanes/add\",\"value\":[0-9.E+-]+,\"unit\":\"ns\",\"peer\":null,\"peerValue\":null,\"ratio\":null}\n]}\n"), r.out());
        assertEquals("certirank: no peers: their sources are expected in " + folder.toAbsolutePath().normalize().resolve("bench/peers") + ", which is bench/peers of the project's folder\n", r.err());
    }

    @Test
    void anInterruptEndsItAtOnce() {
        Interrupt interrupt = new Interrupt();
        interrupt.wish();
        Cli.Result r = new Cli(folder).interrupt(interrupt).run("bench", "--json");
        assertEquals(new Cli.Result(ExitCode.INTERRUPTED, "{\"results\": []}\n", ""), r);
    }
}
