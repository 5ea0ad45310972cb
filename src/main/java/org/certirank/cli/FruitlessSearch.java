package org.certirank.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.certirank.certificate.AtomicFiles;
import org.certirank.prove.ProverOptions;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is kept of a search that ended undecided, beside the place of the certificate as {@code CLAIM.json.undecided}: what was searched, with which limits
 * and by which prover, and why nothing came of it. The same search would end the same way, since effort is counted in steps, not seconds; so it is not
 * done again. It is evidence of nothing, and nothing but the verdict undecided is ever taken from it.
 *
 * @param task the claim
 * @param bits where interval searches began
 * @param boxes most boxes of one search
 * @param engine digest of the prover
 */
record FruitlessSearch(Task task, int bits, long boxes, String engine) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VERSION = 1;

    /** The search that a run would do; empty where the prover has no digest. */
    static Optional<FruitlessSearch> of(Task task, ProverOptions options, Engine engine) {
        return engine.digest().map(digest -> new FruitlessSearch(task, options.bits(), options.boxes(), digest));
    }

    /** Why this very search failed before, if it is on record. Any other byte than this search would have written, save the reason, and there is no record. */
    Optional<String> reason() {
        Path file = task.certificate().undecided();
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            JsonNode reason = MAPPER.readTree(bytes).path("reason");
            return reason.isString() && Arrays.equals(bytes, bytes(reason.stringValue())) ? Optional.of(reason.stringValue()) : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** Puts the end of this search on record. */
    void write(String reason) throws IOException {
        AtomicFiles.write(task.certificate().undecided(), bytes(reason));
    }

    private byte[] bytes(String reason) {
        LoadedSpec source = task.source();
        ObjectNode spec = JsonNodeFactory.instance.objectNode();
        spec.put("path", ProjectRoot.relative(source.root(), source.file()));
        spec.put("sha256", source.spec().sha256());
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        limits.put("bits", bits);
        limits.put("boxes", boxes);
        StringBuilder text = new StringBuilder("{\"certirank\": ").append(VERSION);
        field(text, "spec", spec);
        field(text, "claim", JsonNodeFactory.instance.stringNode(task.claim().id()));
        field(text, "verdict", JsonNodeFactory.instance.stringNode("undecided"));
        field(text, "limits", limits);
        field(text, "engine", JsonNodeFactory.instance.stringNode(engine));
        field(text, "reason", JsonNodeFactory.instance.stringNode(reason));
        return text.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void field(StringBuilder text, String name, JsonNode value) {
        text.append(",\n\"").append(name).append("\": ").append(MAPPER.writeValueAsString(value));
    }
}
