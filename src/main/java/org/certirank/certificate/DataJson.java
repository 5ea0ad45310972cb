package org.certirank.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Data from a JSON tree, e.g. from the outline of a proof in a spec. */
public final class DataJson {
    private DataJson() { }

    /** The object as data; {@link IllegalArgumentException} if it holds anything but texts, small integers, lists and objects. */
    public static Data.Fields of(ObjectNode node) {
        Map<String, Data> fields = new LinkedHashMap<>();
        node.properties().forEach(e -> fields.put(e.getKey(), any(e.getValue())));
        return new Data.Fields(fields);
    }

    private static Data any(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return of(object);
        }
        if (node.isArray()) {
            List<Data> items = new ArrayList<>();
            node.values().forEach(v -> items.add(any(v)));
            return new Data.Items(items);
        }
        if (node.isString()) {
            return new Data.Text(node.stringValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return new Data.Int(node.longValue());
        }
        throw new IllegalArgumentException("expected a string, an integer, an array or an object, found " + node);
    }
}
