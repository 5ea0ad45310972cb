package org.certirank.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON text for tests, from maps, lists, strings and numbers. */
final class SpecText {
    private SpecText() {
    }

    static String json(Object o) {
        if (o instanceof Map<?, ?> m) {
            List<String> parts = new ArrayList<>();
            m.forEach((k, v) -> parts.add(json(k) + ":" + json(v)));
            return "{" + String.join(",", parts) + "}";
        } else if (o instanceof List<?> l) {
            return "[" + String.join(",", l.stream().map(SpecText::json).toList()) + "]";
        } else if (o instanceof String s) {
            return "\"" + s.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + "\"";
        }
        return o instanceof Json.Num n ? n.text() : String.valueOf(o);
    }
}
