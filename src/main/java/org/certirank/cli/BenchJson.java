package org.certirank.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.certirank.bench.Result;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Results of benchmarks as JSON, under the schema that {@code certirank schema bench} prints; one a line. */
final class BenchJson {
    /** More digits than any such figure has. */
    private static final MathContext DIGITS = new MathContext(6);
    private static final JsonMapper MAPPER = new JsonMapper();

    private BenchJson() {
    }

    static String of(List<Result> results) {
        StringBuilder text = new StringBuilder("{\"results\": [");
        for (int i = 0; i < results.size(); i++) {
            text.append(i == 0 ? "\n  " : ",\n  ").append(MAPPER.writeValueAsString(node(results.get(i))));
        }
        return text.append(results.isEmpty() ? "]}\n" : "\n]}\n").toString();
    }

    private static ObjectNode node(Result result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", result.name());
        node.put("value", number(result.value()));
        node.put("unit", result.unit().toString());
        node.put("peer", result.peer().map(Result.Peer::name).orElse(null));
        node.put("peerValue", result.peer().map(p -> number(p.value())).orElse(null));
        node.put("ratio", result.ratio().map(BenchJson::number).orElse(null));
        return node;
    }

    private static BigDecimal number(double x) {
        BigDecimal rounded = new BigDecimal(x).round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
