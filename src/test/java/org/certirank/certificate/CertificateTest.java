package org.certirank.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CertificateTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    private static Proof box(String... tokens) {
        return Proof.of("box", Data.of("bits", 64).with("tree", Data.texts(Arrays.asList(tokens))));
    }

    private static Certificate certificate(Proof proof) {
        return Certificate.of("theorems/a.json", SHA, "printed", Certificate.Shows.NEGATION,
                List.of(new Certificate.Use("z.json", SHA, "c"), new Certificate.Use("b.json", SHA, "d"), new Certificate.Use("b.json", SHA, "c")), proof);
    }

    @Test
    void equalStepsAreShared() {
        Proof root = Proof.of("both", Data.NONE, Proof.of("scale", Data.of("factor", "x"), box("n"), box("n", "n")), box("n"), Proof.of("scale", Data.of("factor", "x"), box("n"), box("n", "n")));
        List<Step> steps = Steps.of(root);
        assertEquals(List.of("box", "box", "scale", "both"), steps.stream().map(Step::rule).toList());
        assertEquals(List.of(List.of(), List.of(), List.of(0, 1), List.of(2, 0, 2)), steps.stream().map(Step::premises).toList());
    }

    @Test
    void premisesComeInOrderAndDifferentDataAreKept() {
        List<Step> steps = Steps.of(Proof.of("both", Data.NONE, box("x"), box("m"), box("n")));
        assertEquals(List.of(0, 1, 2), steps.getLast().premises());
        assertEquals(Data.texts(List.of("m")), steps.get(1).data().fields().get("tree"));
        assertEquals(4, Steps.of(Proof.of("both", Data.NONE, Proof.of("hypothesis", Data.of("index", 0)), Proof.of("hypothesis", Data.of("index", "0")), Proof.of("either", Data.of("index", 0)))).size());
    }

    /** Neither depth nor an exponential number of paths is a problem. */
    @Test
    void deepAndHeavilySharedProofs() {
        Proof deep = box("n");
        for (int i = 0; i < 100_000; i++) {
            deep = Proof.of("split", Data.of("on", "x < " + i), deep);
        }
        assertEquals(100_001, Steps.of(deep).size());
        Proof shared = box("n");
        Proof copies = box("n");
        for (int i = 0; i < 60; i++) {
            shared = Proof.of("both", Data.NONE, shared, shared);
            copies = Proof.of("both", Data.of("index", i), copies, copies);
        }
        assertEquals(61, Steps.of(shared).size());
        assertEquals(61, Steps.of(copies).size());
    }

    /** Every step but the last is a premise of a later one, and premises point back. */
    @Test
    void randomProofsFlattenToWellFormedSteps() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            List<Proof> pool = new ArrayList<>(List.of(box("n"), box("x")));
            for (int i = 0; i < 30; i++) {
                List<Proof> premises = new ArrayList<>();
                for (int k = random.nextInt(4); k > 0; k--) {
                    premises.add(pool.get(random.nextInt(pool.size())));
                }
                pool.add(Proof.of("rule" + random.nextInt(2), Data.of("k", random.nextInt(2)), premises));
            }
            List<Step> steps = Steps.of(pool.getLast());
            assertEquals(steps, Steps.of(pool.getLast()));
            assertEquals(steps.size(), steps.stream().distinct().count());
            boolean[] used = new boolean[steps.size()];
            for (int i = 0; i < steps.size(); i++) {
                for (int p : steps.get(i).premises()) {
                    assertTrue(p < i);
                    used[p] = true;
                }
            }
            used[steps.size() - 1] = true;
            for (boolean u : used) {
                assertTrue(u);
            }
        }
    }

    @Test
    void canonicalBytes() throws Exception {
        Proof proof = Proof.of("intro", Data.of("point", Data.of("x", "1/2").with("\u00e9", "a\"b\\c\n\u0001\ud83d\ude00")), Proof.of("both", Data.NONE, box("n"), box("n")));
        byte[] bytes = CertificateWriter.bytes(certificate(proof));
        assertEquals("""
                {"certirank": 1,
                "spec": {"path": "theorems/a.json", "sha256": "%1$s"},
                "claim": "printed",
                "shows": "negation",
                "uses": [{"path": "b.json", "sha256": "%1$s", "claim": "c"},
                {"path": "b.json", "sha256": "%1$s", "claim": "d"},
                {"path": "z.json", "sha256": "%1$s", "claim": "c"}],
                "steps": [
                {"rule": "box", "premises": [], "data": {"bits": 64, "tree": ["n"]}},
                {"rule": "both", "premises": [0, 0], "data": {}},
                {"rule": "intro", "premises": [1], "data": {"point": {"x": "1/2", "\u00e9": "a\\"b\\\\c\\n\\u0001\ud83d\ude00"}}}
                ]}
                """.formatted(SHA), new String(bytes, StandardCharsets.UTF_8));
        Certificate back = CertificateReader.read(bytes);
        assertEquals(certificate(proof), back);
        assertArrayEquals(bytes, CertificateWriter.bytes(back));
        assertThrows(IllegalArgumentException.class, () -> CertificateWriter.bytes(certificate(box("\ud800"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"certirank\": 1           | \"certirank\": 2            | /certirank: expected version 1, found 2",
        "\"certirank\": 1           | \"certirank\": \"1\"        | /certirank: expected an integer",
        "\"claim\": \"printed\",    | ``                          | the file: the field \"claim\" is missing",
        "\"shows\": \"negation\"    | \"shows\": \"x\"            | /shows: expected \"claim\" or \"negation\", found \"x\"",
        "\"premises\": [0, 0]       | \"premises\": [0, 1]        | /steps/1/premises/1: expected the index of an earlier step, found 1",
        "\"premises\": [0, 0]       | \"premises\": [0, -1]       | /steps/1/premises/1: expected the index of an earlier step, found -1",
        "\"premises\": [0, 0]       | \"premises\": 0             | /steps/1/premises: expected an array",
        "\"bits\": 64               | \"bits\": 64.5              | line 9, column 50: expected a string, an integer, an array or an object",
        "\"bits\": 64               | \"bits\": 99999999999999999999 | line 9, column 50: an integer that is not small",
        "\"rule\": \"both\"         | \"rule\": \"both\", \"rule\": \"both\" | line 10, column 24: Duplicate Object property \"rule\"",
        "\"rule\": \"both\"         | \"note\": 1, \"rule\": \"both\" | /steps/1/note: unknown field",
        "\"uses\"                   | \"using\"                   | /using: unknown field",
    })
    void malformedCertificates(String good, String bad, String message) {
        String text = new String(CertificateWriter.bytes(certificate(Proof.of("both", Data.NONE, box("n"), box("n")))), StandardCharsets.UTF_8);
        assertTrue(text.contains(good), text);
        String changed = text.replace(good, bad == null ? "" : bad);
        assertEquals(message, assertThrows(CertificateException.class, () -> CertificateReader.read(changed.getBytes(StandardCharsets.UTF_8))).getMessage());
    }

    @Test
    void brokenBytes() {
        byte[] bytes = CertificateWriter.bytes(certificate(box("n")));
        for (int end = 0; end < bytes.length - 2; end += 7) {
            byte[] cut = Arrays.copyOf(bytes, end);
            assertThrows(CertificateException.class, () -> CertificateReader.read(cut));
        }
        assertThrows(CertificateException.class, () -> CertificateReader.read((new String(bytes, StandardCharsets.UTF_8) + "{}").getBytes(StandardCharsets.UTF_8)));
        assertThrows(CertificateException.class, () -> CertificateReader.read("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)));
        assertThrows(CertificateException.class, () -> CertificateReader.read(new byte[] {'"', (byte) 0xff, '"'}));
    }

    @Test
    void dataFromJson() {
        ObjectNode node = (ObjectNode) new JsonMapper().readTree("{\"b\": \"x\", \"a\": [1, {\"c\": []}]}");
        Data.Fields data = DataJson.of(node);
        assertEquals(Data.of("b", "x").with("a", Data.list(Data.integer(1), Data.of("c", Data.list()))), data);
        assertEquals("{\"b\": \"x\", \"a\": [1, {\"c\": []}]}", CertificateWriter.json(data));
        assertThrows(IllegalArgumentException.class, () -> DataJson.of((ObjectNode) new JsonMapper().readTree("{\"a\": 0.5}")));
        assertThrows(IllegalArgumentException.class, () -> Data.of("a", 1).with("a", 2));
    }

    @Test
    void filesAreWrittenWhole(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new/folder/c.json");
        AtomicFiles.write(file, new byte[] {1});
        AtomicFiles.write(file, new byte[] {2, 3});
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(file));
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertEquals(1, left.count(), "no temporary file stays behind");
        }
    }
}
