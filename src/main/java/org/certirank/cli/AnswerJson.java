package org.certirank.cli;

import java.util.List;
import java.util.function.Function;
import org.certirank.eval.Verdict;
import org.certirank.graph.Mask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers for programs. A number has {@code lo} and {@code hi}, texts of decimals rounded outward (or hexadecimal doubles; null where nothing is defined), and {@code exact}
 * where it is a known rational; in vectors they are arrays, in matrices arrays of rows.
 *
 * @param digits significant digits; 0 for hexadecimal doubles
 */
record AnswerJson(int digits) {

    /** Adds the fields of an answer. */
    void into(ObjectNode node, Answer answer) {
        switch (answer) {
            case Answer.Number(Answer.One one) -> {
                node.set("lo", end(one, DecimalText.Ends::lo));
                node.set("hi", end(one, DecimalText.Ends::hi));
                one.exact().ifPresent(q -> node.put("exact", q.toString()));
            }
            case Answer.Vector(List<Answer.One> entries) -> {
                node.set("lo", row(entries, one -> end(one, DecimalText.Ends::lo)));
                node.set("hi", row(entries, one -> end(one, DecimalText.Ends::hi)));
                if (allExact(entries)) {
                    node.set("exact", row(entries, one -> exact(one)));
                }
            }
            case Answer.Matrix m -> {
                node.set("lo", rows(m, one -> end(one, DecimalText.Ends::lo)));
                node.set("hi", rows(m, one -> end(one, DecimalText.Ends::hi)));
                if (allExact(m.entries())) {
                    node.set("exact", rows(m, one -> exact(one)));
                }
            }
            case Answer.Truth(Verdict verdict) -> {
                switch (verdict) {
                    case TRUE -> node.put("value", true);
                    case FALSE -> node.put("value", false);
                    case UNDEFINED, OPEN -> node.putNull("value");
                }
            }
            case Answer.Digraph(Mask mask) -> {
                node.put("nodes", mask.nodes());
                ArrayNode edges = node.putArray("edges");
                mask.edges().forEach(e -> edges.addArray().add(e.from()).add(e.to()));
            }
            case Answer.Undefined u -> { }
        }
        node.put("defined", answer.defined().word());
    }

    private static boolean allExact(List<Answer.One> entries) {
        return entries.stream().allMatch(one -> one.exact().isPresent());
    }

    /** An end as text; null where there is no number at all. */
    private JsonNode end(Answer.One one, Function<DecimalText.Ends, String> which) {
        if (one.enclosure().isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        return JsonNodeFactory.instance.stringNode(which.apply(digits == 0 ? DecimalText.hex(one.enclosure()) : DecimalText.ends(one.enclosure(), digits)));
    }

    private static JsonNode exact(Answer.One one) {
        return JsonNodeFactory.instance.stringNode(one.exact().orElseThrow().toString());
    }

    private static ArrayNode row(List<Answer.One> entries, Function<Answer.One, JsonNode> text) {
        ArrayNode row = JsonNodeFactory.instance.arrayNode();
        entries.forEach(one -> row.add(text.apply(one)));
        return row;
    }

    private static ArrayNode rows(Answer.Matrix m, Function<Answer.One, JsonNode> text) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < m.rows(); i++) {
            rows.add(row(m.entries().subList(i * m.columns(), (i + 1) * m.columns()), text));
        }
        return rows;
    }
}
