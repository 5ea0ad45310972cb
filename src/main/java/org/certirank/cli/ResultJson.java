package org.certirank.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.certirank.report.Witness;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The results as JSON, under the schema that {@code certirank schema result} prints. All but {@code seconds} depends on the input alone. */
final class ResultJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private ResultJson() {
    }

    /** The text, one claim per line. */
    static String of(List<Outcome> outcomes, Terminal terminal) {
        StringBuilder text = new StringBuilder("{\"claims\": [");
        for (int i = 0; i < outcomes.size(); i++) {
            text.append(i == 0 ? "\n  " : ",\n  ").append(MAPPER.writeValueAsString(claim(outcomes.get(i), terminal)));
        }
        return text.append(outcomes.isEmpty() ? "]}\n" : "\n]}\n").toString();
    }

    private static ObjectNode claim(Outcome outcome, Terminal terminal) {
        Task task = outcome.task();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("spec", task.source().spec().id());
        node.put("claim", task.claim().id());
        node.put("verdict", outcome.verdict().word());
        node.put("expected", task.claim().expect().word());
        node.put("coverage", task.claim().coverage().word());
        node.put("scope", outcome.scopeText());
        node.put("seconds", BigDecimal.valueOf(outcome.time().toNanos(), 9).setScale(3, RoundingMode.HALF_UP));
        if (outcome.certificate().isPresent()) {
            node.put("certificate", terminal.shown(task.certificate().path()));
        } else {
            node.putNull("certificate");
        }
        if (!outcome.reason().isEmpty()) {
            node.put("reason", outcome.reason());
        }
        switch (outcome.trouble()) {
            case NONE -> { }
            case BAD_INPUT -> node.put("trouble", "bad input");
            case FAULT -> node.put("trouble", "fault");
        }
        Optional<Witness> witness = outcome.certificate().flatMap(Witness::of);
        witness.ifPresent(w -> {
            ObjectNode values = node.putObject("witness");
            w.values().forEach((name, members) -> {
                if (members.size() == 1) {
                    values.put(name, members.getFirst());
                } else {
                    ArrayNode list = values.putArray(name);
                    members.forEach(list::add);
                }
            });
        });
        return node;
    }
}
