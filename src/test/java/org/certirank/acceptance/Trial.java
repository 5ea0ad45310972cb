package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.CertificateWriter;
import org.certirank.check.Checker;
import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A spec with one claim, what the prover says of it, and what the checker says of certificates about it. Single quotes stand for double ones in JSON. */
final class Trial {
    /** The id of the claim of every trial. */
    static final String CLAIM = "c";
    static final JsonMapper JSON = new JsonMapper();
    /** Small limits: they say how long the prover looks, never what counts as a proof. */
    static final ProverOptions BRIEF = new ProverOptions(64, 200, Duration.ofMillis(300), 1);
    private static final ProverOptions PATIENT = new ProverOptions(64, 5_000, Duration.ofSeconds(60), 1);
    private static final String PATH = "trial.json";

    private final ObjectNode spec;

    private Trial(ObjectNode spec) {
        this.spec = spec;
    }

    /** A claim with these quantifiers, each like {@code forall x in [0, 1] where x != 1/2}. */
    static Trial of(String holds, String... given) {
        ObjectNode spec = JSON.createObjectNode().put("id", "trial").put("kind", "conjecture").put("title", "t");
        spec.putObject("let");
        ObjectNode claim = spec.putArray("claims").addObject().put("id", CLAIM).put("says", "s").put("coverage", "whole");
        claim.putArray("given");
        claim.put("holds", holds).put("expect", "proved");
        for (String q : given) {
            String[] words = q.split(" ", 4);
            String[] set = words[3].split(" where ", 2);
            ObjectNode quantifier = ((tools.jackson.databind.node.ArrayNode) claim.get("given")).addObject().put(words[0], words[1]).put("in", set[0]);
            if (set.length > 1) {
                quantifier.put("where", set[1]);
            }
        }
        return new Trial(spec);
    }

    /** A claim of a published spec, with its definitions and hints. */
    static Trial published(String file, String claim) {
        try {
            ObjectNode spec = (ObjectNode) JSON.readTree(Files.readAllBytes(Path.of(file)));
            ObjectNode one = (ObjectNode) spec.get("claims").valueStream().filter(c -> c.get("id").stringValue().equals(claim)).findFirst().orElseThrow();
            ObjectNode alone = JSON.createObjectNode().put("id", "trial").put("kind", "conjecture").put("title", "t");
            alone.set("let", spec.has("let") ? spec.get("let") : JSON.createObjectNode());
            alone.putArray("claims").add(one.deepCopy().put("id", CLAIM));
            return new Trial(alone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another formula. */
    Trial holding(String formula) {
        ObjectNode copy = spec.deepCopy();
        ((ObjectNode) copy.at("/claims/0")).put("holds", formula);
        return new Trial(copy);
    }

    /** A definition: an expression, or an object. */
    Trial let(String name, String definition) {
        ObjectNode copy = spec.deepCopy();
        ((ObjectNode) copy.get("let")).set(name, definition.startsWith("{") ? JSON.readTree(quoted(definition)) : JSON.valueToTree(definition));
        return new Trial(copy);
    }

    /** Hints to the prover. */
    Trial how(String json) {
        return field("how", quoted(json));
    }

    /** A further field of the claim. */
    Trial field(String name, String json) {
        ObjectNode copy = spec.deepCopy();
        ((ObjectNode) copy.at("/claims/0")).set(name, JSON.readTree(json));
        return new Trial(copy);
    }

    /** This spec with the claim of another trial beside its own, under this id. */
    Trial with(Trial other, String id) {
        ObjectNode copy = spec.deepCopy();
        ObjectNode claim = (ObjectNode) other.spec.at("/claims/0").deepCopy();
        ((tools.jackson.databind.node.ArrayNode) copy.get("claims")).add(claim.put("id", id));
        return new Trial(copy);
    }

    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    String text() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec);
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String sha256() {
        return SpecReader.sha256(bytes());
    }

    Spec read() throws SpecException {
        return SpecReader.read(PATH, bytes());
    }

    Attempt attempt(ProverOptions options) {
        try {
            Spec read = read();
            return Prover.attempt(read, read.claims().getFirst(), options, Progress.NONE);
        } catch (SpecException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** The certificate of what was found. */
    byte[] certificate(Attempt.Found found) {
        return CertificateWriter.bytes(Certificate.of(PATH, sha256(), CLAIM, found.negation() ? Certificate.Shows.NEGATION : Certificate.Shows.CLAIM, List.of(), found.proof()));
    }

    /** A certificate written by hand: its steps as JSON, each {@code {'rule':...}}. */
    byte[] certificate(String shows, String... steps) {
        return quoted("{'certirank': 1, 'spec': {'path': '" + PATH + "', 'sha256': '" + sha256() + "'}, 'claim': '" + CLAIM + "', 'shows': '" + shows
                + "', 'uses': [], 'steps': [" + String.join(", ", steps) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    static String step(String rule, String premises, String data) {
        return "{'rule': '" + rule + "', 'premises': [" + premises + "], 'data': {" + data + "}}";
    }

    static String box(String tree) {
        return step("box", "", "'bits': 64, 'tree': [" + tree + "]");
    }

    /** The checker's word on a certificate about this spec. */
    Verdict check(byte[] certificate) {
        try (Folder folder = new Folder()) {
            Files.write(folder.path.resolve(PATH), bytes());
            return Checker.check(certificate, folder.path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Many certificates about this spec, without writing it each time. */
    Judge judge() {
        try {
            Folder folder = new Folder();
            Files.write(folder.path.resolve(PATH), bytes());
            return new Judge(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The checker with the spec of a trial on disk. */
    record Judge(Folder folder) implements AutoCloseable {
        Verdict check(byte[] certificate) {
            return Checker.check(certificate, folder.path);
        }

        @Override
        public void close() {
            folder.close();
        }
    }

    private static final class Folder implements AutoCloseable {
        private final Path path;

        Folder() throws IOException {
            path = Files.createTempDirectory("acceptance");
        }

        @Override
        public void close() {
            try {
                Files.deleteIfExists(path.resolve(PATH));
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Prover and checker decide the claim so; returns the certificate. */
    byte[] decides(String verdict) {
        Attempt attempt = attempt(PATIENT);
        Attempt.Found found = assertInstanceOf(Attempt.Found.class, attempt, attempt::toString);
        byte[] certificate = certificate(found);
        Verdict word = check(certificate);
        assertEquals(verdict, assertInstanceOf(Verdict.Accept.class, word, word::toString).verdict());
        return certificate;
    }

    byte[] proved() {
        return decides("proved");
    }

    byte[] refuted() {
        return decides("refuted");
    }

    /** Neither the claim nor its negation is found. */
    Trial undecided() {
        Attempt attempt = attempt(BRIEF);
        assertTrue(!(attempt instanceof Attempt.Found found) || !(check(certificate(found)) instanceof Verdict.Accept), () -> "decided: " + text());
        assertInstanceOf(Attempt.Undecided.class, attempt, () -> "a certificate that the checker does not accept was found: " + text());
        return this;
    }

    /** Not proved; it may be refuted. */
    Trial notProved() {
        if (attempt(BRIEF) instanceof Attempt.Found found) {
            Verdict word = check(certificate(found));
            assertTrue(found.negation(), () -> "proved: " + text());
            assertEquals("refuted", assertInstanceOf(Verdict.Accept.class, word, word::toString).verdict());
        }
        return this;
    }

    /** The checker rejects this certificate by hand, for this reason. */
    Trial rejects(String reason, String shows, String... steps) {
        Verdict word = check(certificate(shows, steps));
        Verdict.Reject reject = assertInstanceOf(Verdict.Reject.class, word, word::toString);
        assertTrue(reject.reason().contains(reason), () -> "'" + reject.reason() + "' does not contain '" + reason + "'");
        return this;
    }

    /** The checker accepts this certificate by hand: what a test changes is what decides. */
    Trial accepts(String shows, String... steps) {
        Verdict word = check(certificate(shows, steps));
        assertInstanceOf(Verdict.Accept.class, word, word::toString);
        return this;
    }

    /** Neither reader takes the spec. */
    void unreadable(String reason) {
        SpecException e = org.junit.jupiter.api.Assertions.assertThrows(SpecException.class, this::read, this::text);
        assertTrue(e.getMessage().contains(reason), () -> "'" + e.getMessage() + "' does not contain '" + reason + "'");
        org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> Checker.scope(bytes(), CLAIM), this::text);
    }
}
