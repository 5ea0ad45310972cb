package org.certirank.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.CertificateWriter;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published JSON Schemas agree with the readers and writers, as far as a schema can say it. */
class SchemaTest {
    private static final Schema SPEC = schema("spec");
    private static final Schema CERTIFICATE = schema("certificate");
    private static final Schema RESULT = schema("result");

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text(name), InputFormat.JSON);
    }

    private static String text(String name) {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<Error> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spec", "certificate", "result", "bench"})
    void isASchemaOf2020(String name) {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SchemaLocation.of(Dialects.getDraft202012().getId()));
        assertEquals(List.of(), errors(meta, text(name)));
    }

    @ParameterizedTest
    @MethodSource({"org.certirank.spec.CorpusTest#accept", "org.certirank.spec.CorpusTest#own"})
    void goodSpecsAreValid(Path file) throws IOException {
        assertEquals(List.of(), errors(SPEC, Files.readString(file)));
    }

    /** Everything about the form that the reader rejects the schema rejects too, but for what no schema can say. */
    @ParameterizedTest
    @MethodSource("org.certirank.spec.CorpusTest#reject")
    void badFormsAreInvalid(Path file) throws IOException {
        String name = file.getFileName().toString();
        boolean form = name.startsWith("form-") && !List.of("form-claim-id-twice.json", "form-let-recursion-unknown.json").contains(name);
        boolean hint = file.toString().contains("reject-hints") && !name.equals("split-syntax.json") && !name.equals("proof-when.json") && !name.startsWith("picture-text-");
        if (form || hint) {
            assertFalse(errors(SPEC, Files.readString(file)).isEmpty(), name);
        }
    }

    @Test
    void certificatesAreValid() {
        Proof box = Proof.of("box", Data.of("bits", 64).with("tree", Data.list(Data.integer(0), Data.text("n"), Data.list(Data.integer(1), Data.text("1/2")), Data.text("n"), Data.text("m"))));
        Proof proof = Proof.of("intro", Data.of("point", Data.of("x", "1/2")), Proof.of("both", Data.NONE, box, box));
        String sha = "0".repeat(64);
        Certificate c = Certificate.of("theorems/a.json", sha, "printed", Certificate.Shows.CLAIM, List.of(new Certificate.Use("theorems/b.json", sha, "c")), proof);
        String good = new String(CertificateWriter.bytes(c), StandardCharsets.UTF_8);
        assertEquals(List.of(), errors(CERTIFICATE, good));
        for (String[] change : new String[][] {{"\"certirank\": 1", "\"certirank\": 2"}, {"\"claim\"", "\"claims\""}, {"theorems/a.json", "../a.json"}, {"theorems/a.json", "/a.json"},
            {"theorems/a.json", "a/./b.json"}, {"theorems/a.json", "a//b.json"}, {sha, "0".repeat(63)}, {"\"shows\": \"claim\"", "\"shows\": \"proved\""}, {"\"both\"", "\"trust\""},
            {"\"premises\": [0, 0]", "\"premises\": [-1]"}, {"\"bits\": 64", "\"bits\": 0.5"}, {"\"bits\": 64", "\"bits\": null"}}) {
            String bad = good.replaceFirst(java.util.regex.Pattern.quote(change[0]), java.util.regex.Matcher.quoteReplacement(change[1]));
            assertFalse(bad.equals(good) || errors(CERTIFICATE, bad).isEmpty(), change[1]);
        }
    }

    @Test
    void results() {
        String good = "{\"claims\": [{\"spec\": \"a\", \"claim\": \"c\", \"verdict\": \"refuted\", \"expected\": \"proved\", \"coverage\": \"part\", \"scope\": \"for all x in reals: x > 0\", "
                + "\"seconds\": 0.25, \"certificate\": null, \"witness\": {\"x\": \"-1\", \"A\": [\"[1]\"]}}]}";
        assertEquals(List.of(), errors(RESULT, good));
        assertFalse(errors(RESULT, good.replace("refuted", "false")).isEmpty());
        assertFalse(errors(RESULT, good.replace("\"seconds\": 0.25", "\"seconds\": \"0.25\"")).isEmpty());
        assertTrue(errors(RESULT, "{\"claims\": []}").isEmpty());
    }
}
