package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with the real prover and checker on small claims: templates, JSON, recheck and what breaks it. */
class RealRunTest {
    @TempDir
    private Path folder;
    private Cli cli;

    @BeforeEach
    void templates() {
        cli = new Cli(folder);
        assertEquals(0, cli.run("new", "theorem", "T-1").exit());
        assertEquals(0, cli.run("new", "counterexample", "C.1").exit());
    }

    private Path certificate() {
        return folder.resolve("reports/certificates/T-1/printed.json");
    }

    @Test
    void templatesCheckAndTheirCertificatesAreAccepted() throws IOException {
        Cli.Result check = cli.run("check");
        assertEquals(ExitCode.OK, check.exit(), check.out() + check.err());
        Cli.Result recheck = cli.run("recheck", "reports/certificates");
        assertEquals(ExitCode.OK, recheck.exit(), recheck.out());
        assertEquals(3, recheck.out().lines().filter(l -> l.startsWith("accept")).count());
        assertTrue(Files.readString(folder.resolve("reports/C.1.html")).contains("Counterexample"));
    }

    @Test
    void jsonIsValidUnderItsSchema() {
        String schema = cli.run("schema", "result").out();
        String json = cli.run("check", "--json", "-").out();
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema, InputFormat.JSON);
        assertEquals("[]", compiled.validate(json, InputFormat.JSON).toString());
        assertTrue(json.contains("\"witness\":{\"x\":"), json);
    }

    @Test
    void recheckRejectsWhatWasChanged() throws IOException {
        cli.run("check");
        String good = Files.readString(certificate());
        assertRecheck(ExitCode.UNEXPECTED, good.substring(0, good.length() / 2));
        assertRecheck(ExitCode.UNEXPECTED, good.replace("\"shows\": \"claim\"", "\"shows\": \"negation\""));
        assertRecheck(ExitCode.UNEXPECTED, good.replace("\"claim\": \"printed\"", "\"claim\": \"other\""));
        assertRecheck(ExitCode.UNEXPECTED, "");
        assertRecheck(ExitCode.BAD_INPUT, good.replace("\"certirank\": 1", "\"certirank\": 2"));
        assertRecheck(ExitCode.FAULT, good.replace("theorems/t-1.json", "theorems/gone.json"));
        assertRecheck(ExitCode.OK, good);
        Files.writeString(folder.resolve("theorems/t-1.json"), Files.readString(folder.resolve("theorems/t-1.json")) + " ");
        assertRecheck(ExitCode.UNEXPECTED, good);
    }

    private void assertRecheck(int exit, String text) throws IOException {
        Files.writeString(certificate(), text);
        Cli.Result r = cli.run("recheck", "reports/certificates/T-1/printed.json");
        assertEquals(exit, r.exit(), r.out());
        assertEquals(1, r.out().lines().count());
    }

    @Test
    void recheckOfNothing() {
        assertEquals(ExitCode.FAULT, cli.run("recheck", "nowhere.json").exit());
        assertEquals(ExitCode.BAD_INPUT, cli.run("recheck", "theorems/..").exit() == 0 ? 0 : cli.run("recheck").exit());
    }

    @Test
    void aSpecOutsideAnyProjectIsFoundAgainFromAnywhere() throws IOException {
        Path lone = Files.createDirectories(folder.resolve("elsewhere/deep"));
        Files.writeString(lone.resolve("a.json"), Cli.spec("A", Cli.claim("c", "[0, 1]", "x*(1 - x) < 1/3", "proved")));
        Path other = Files.createDirectories(folder.resolve("other"));
        // The folder of this test holds theorems/ and so is the root.
        assertEquals(ExitCode.OK, new Cli(other).run("check", "../elsewhere/deep/a.json").exit());
        Path certificate = folder.resolve("reports/certificates/A/c.json");
        assertTrue(Files.readString(certificate).contains("\"path\": \"elsewhere/deep/a.json\""));
        assertEquals(ExitCode.OK, new Cli(other).run("recheck", "../reports/certificates/A/c.json").exit());
        assertEquals(ExitCode.OK, new Cli(other).run("check", "../elsewhere/deep/a.json", "--reports", "far/reports").exit());
        assertEquals(ExitCode.OK, new Cli(other).run("recheck", "far/reports/certificates/A/c.json").exit());
        Path copy = Files.copy(certificate, Files.createTempDirectory(folder, "x").resolve("c.json"));
        assertEquals(ExitCode.OK, new Cli(other).run("recheck", copy.toString(), "--spec", lone.resolve("a.json").toString()).exit());
    }

    @Test
    void resultsDoNotDependOnThreads() throws IOException {
        cli.run("check", "--threads", "1", "--reports", "one");
        cli.run("check", "--threads", "4", "--reports", "four");
        for (String file : new String[] {"certificates/T-1/printed.json", "certificates/C.1/printed.json", "certificates/C.1/repaired.json", "T-1.html", "C.1.html", "index.html"}) {
            assertEquals(Files.readString(folder.resolve("one").resolve(file)), Files.readString(folder.resolve("four").resolve(file)));
        }
    }
}
