package org.certirank.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.certirank.expr.Expr;
import org.certirank.expr.Parsed;
import org.certirank.expr.SortChecker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the field {@code how} of a claim. */
final class HintReader {
    private static final int MAX_BITS = 100_000;
    private final Cursor at;

    HintReader(Cursor at) {
        this.at = at;
    }

    /** The hints; of their expressions only those of pictures are checked for names and sorts. */
    Hints hints(Optional<SortChecker> checker) {
        if (at.object("an object of hints", List.of(), List.of("method", "bits", "boxes", "split", "witness", "point", "start", "proof", "generic", "cases", "pictures")).isEmpty()) {
            return Hints.NONE;
        }
        Optional<Hints.Method> method = at.field("method").flatMap(f -> f.oneOf(Hints.Method.values(), Hints.Method::word));
        OptionalInt bits = at.field("bits").map(f -> f.integer(2, MAX_BITS)).orElse(OptionalInt.empty());
        OptionalInt boxes = at.field("boxes").map(f -> f.integer(1, Integer.MAX_VALUE)).orElse(OptionalInt.empty());
        Map<String, List<Expr>> split = new LinkedHashMap<>();
        at.field("split").ifPresent(f -> f.fields().forEach((name, values) -> split.put(name, expressions(values))));
        return new Hints(method, bits, boxes, split, proposals("witness"), proposals("point"), starts(), at.field("proof").map(HintReader::outline),
                at.field("generic").map(HintReader::truth).orElse(false), names(),
                at.field("pictures").map(new PictureReader(checker)::pictures).orElse(List.of()));
    }

    private static boolean truth(Cursor at) {
        if (!at.node().isBoolean()) {
            at.problem("expected true or false, found " + at.found());
        }
        return at.node().isBoolean() && at.node().booleanValue();
    }

    private Set<String> names() {
        Set<String> out = new LinkedHashSet<>();
        at.field("cases").ifPresent(f -> f.items().forEach(n -> n.string().ifPresent(out::add)));
        return out;
    }

    private static List<Expr> expressions(Cursor values) {
        List<Expr> list = new ArrayList<>();
        values.items().forEach(v -> Texts.expression(v).map(Parsed::tree).ifPresent(list::add));
        return list;
    }

    private Map<String, Expr> starts() {
        Map<String, Expr> out = new LinkedHashMap<>();
        at.field("start").ifPresent(f -> f.fields().forEach((name, value) -> Texts.expression(value).ifPresent(p -> out.put(name, p.tree()))));
        return out;
    }

    private Map<String, Hints.Proposal> proposals(String field) {
        Map<String, Hints.Proposal> proposals = new LinkedHashMap<>();
        at.field(field).ifPresent(f -> f.fields().forEach((name, value) -> {
            boolean sequence = value.node().isArray();
            List<Expr> members = sequence ? expressions(value) : Texts.expression(value).map(p -> List.of(p.tree())).orElse(List.of());
            if (!members.isEmpty()) {
                proposals.put(name, new Hints.Proposal(members, sequence));
            } else if (sequence && value.node().isEmpty()) {
                value.problem("expected at least one member of the sequence");
            }
        }));
        return proposals;
    }

    private static Outline outline(Cursor at) {
        JsonNode node = at.node();
        if (node.isString() && node.stringValue().equals("auto")) {
            return new Outline.Auto();
        }
        if (node.isArray()) {
            List<Outline.Alternative> alternatives = new ArrayList<>();
            at.items().forEach(i -> alternative(i).ifPresent(alternatives::add));
            return new Outline.Choice(alternatives);
        }
        if (!node.isObject()) {
            at.problem("expected \"auto\", an outline or an array of alternatives, found " + at.found());
            return new Outline.Auto();
        }
        at.object("an outline", List.of("rule"), List.of("data", "premises"));
        Optional<String> rule = at.string("rule");
        ObjectNode data = at.field("data").map(HintReader::data).orElseGet(HintReader::noData);
        List<Outline> premises = new ArrayList<>();
        at.field("premises").ifPresent(f -> f.items().forEach(p -> premises.add(outline(p))));
        return rule.<Outline>map(r -> new Outline.Rule(r, data, premises)).orElseGet(Outline.Auto::new);
    }

    private static ObjectNode noData() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode data(Cursor at) {
        if (at.node() instanceof ObjectNode object) {
            exact(at);
            return object;
        }
        at.problem("expected an object, found " + at.found());
        return noData();
    }

    /** Data are exact: strings, integers, arrays and objects. */
    private static void exact(Cursor at) {
        JsonNode node = at.node();
        if (node.isObject()) {
            at.fields().values().forEach(HintReader::exact);
        } else if (node.isArray()) {
            at.items().forEach(HintReader::exact);
        } else if (node.isString()) {
            at.string();
        } else if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            at.problem("expected a string, a small integer, an array or an object (numbers are strings, so that they are exact), found " + at.found());
        }
    }

    private static Optional<Outline.Alternative> alternative(Cursor at) {
        if (at.object("an alternative", List.of("when", "use"), List.of()).isEmpty()) {
            return Optional.empty();
        }
        Optional<Expr> when = at.field("when").flatMap(Texts::expression).map(Parsed::tree);
        Optional<Outline> use = at.field("use").map(HintReader::outline);
        return when.flatMap(w -> use.map(u -> new Outline.Alternative(w, u)));
    }
}
