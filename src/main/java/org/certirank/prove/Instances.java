package org.certirank.prove;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.certirank.certificate.Data;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.witness.ValueText;

/** Values of names at points, as data of steps and as texts. */
final class Instances {
    private Instances() {
    }

    /** The values of the first n names of a goal at a point. */
    static Data.Fields at(Goal g, Entrance e, int n, Map<Term, Rational> point) {
        Data.Fields at = Data.NONE;
        for (int i = 0; i < n; i++) {
            at = at.with(g.rest().get(i).name(), ValueText.at(e.entries().get(i), point, g.names().terms()));
        }
        return at;
    }

    /** For messages: {@code x = 1, y = 2}. */
    static String values(Data.Fields at) {
        return at.fields().entrySet().stream().map(v -> v.getKey() + " = " + text(v.getValue())).collect(Collectors.joining(", "));
    }

    private static String text(Data value) {
        return switch (value) {
            case Data.Text(String t) -> t;
            case Data.Int(long k) -> Long.toString(k);
            case Data.Items(List<Data> members) -> members.stream().map(Instances::text).collect(Collectors.joining(", ", "(", ")"));
            case Data.Fields f -> "(" + values(f) + ")";
        };
    }

    /** The values of names that are no sequences. */
    static Map<String, Data> texts(Map<String, Value> values) {
        Map<String, Data> out = new LinkedHashMap<>();
        values.forEach((name, v) -> {
            if (!(v instanceof Value.Seq)) {
                out.put(name, ValueText.of(v));
            }
        });
        return out;
    }
}
