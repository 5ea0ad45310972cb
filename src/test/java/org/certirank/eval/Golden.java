package org.certirank.eval;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
import org.certirank.expr.SortChecker;
import org.certirank.expr.SortProblem;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The golden values of src/test/resources/golden, read anew for tests: worked out by hand and in Python, never by this program. */
record Golden(String expr, Map<String, Definition> definitions, Map<String, String> at, Optional<String> value, Optional<String> digits, boolean opaque) {

    static List<Golden> all() {
        List<Golden> out = new ArrayList<>(of("primitives"));
        out.addAll(of("models"));
        out.addAll(of("equilibria"));
        return out;
    }

    private static List<Golden> of(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file + ".json")) {
            List<Golden> out = new ArrayList<>();
            for (JsonNode n : new ObjectMapper().readTree(in)) {
                out.add(of(n));
            }
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Golden of(JsonNode n) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        for (String field : List.of("let", "defs")) {
            if (n.has(field)) {
                if (n.get(field).properties().stream().anyMatch(e -> e.getValue().has("model"))) {
                    return new Golden(n.get("expr").asString(), models(n.get(field)), Map.of(), text(n, "value"), text(n, "digits"), n.has("opaque"));
                }
                n.get(field).properties().forEach(e -> definition(e.getKey(), e.getValue()).ifPresent(d -> definitions.put(e.getKey(), d)));
            }
        }
        Map<String, String> at = new LinkedHashMap<>();
        if (n.has("at")) {
            n.get("at").properties().forEach(e -> at.put(e.getKey(), e.getValue().asString()));
        }
        return new Golden(n.get("expr").asString(), definitions, at, text(n, "value"), text(n, "digits"), n.has("opaque"));
    }

    private static Optional<String> text(JsonNode n, String field) {
        return n.has(field) ? Optional.of(n.get(field).asString()) : Optional.empty();
    }

    /** Definitions with a model, by way of a whole spec; none if that is not readable. */
    private static Map<String, Definition> models(JsonNode lets) {
        ObjectMapper json = new ObjectMapper();
        var spec = json.createObjectNode().put("id", "golden").put("kind", "theorem").put("title", "golden");
        spec.set("let", lets);
        spec.putArray("claims").addObject().put("id", "a").put("says", "").put("coverage", "whole").put("holds", "true").put("expect", "proved").putArray("given");
        try {
            return SpecReader.read("golden.json", json.writeValueAsBytes(spec)).lets();
        } catch (SpecException e) {
            return Map.of();
        }
    }

    private static Optional<Definition> definition(String name, JsonNode n) {
        try {
            if (n.isString()) {
                return Optional.of(new Definition(name, List.of(), Optional.empty(), Parser.parse(n.asString())));
            }
            List<String> params = new ArrayList<>();
            n.get("of").forEach(p -> params.add(p.asString()));
            return Optional.of(new Definition(name, params, text(n, "recursion"), Parser.parse(n.get("is").asString())));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    boolean isError() {
        return value.equals(Optional.of("error"));
    }

    boolean isUndefined() {
        return value.equals(Optional.of("undefined"));
    }

    /** The expression, if it is well-formed and the sort checker has no objection. */
    Optional<Expr> read() {
        Expr e;
        try {
            e = Parser.parse(expr);
        } catch (org.certirank.expr.ParseException x) {
            return Optional.empty();
        }
        List<SortProblem> problems = new ArrayList<>();
        List<SortChecker.Text> texts = definitions.values().stream()
                .map(d -> new SortChecker.Text(d, Parser.expression("0").spans(), d.name())).toList();
        SortChecker checker = new SortChecker(texts, problems::add);
        checker.checkDefinitions();
        SortChecker.ClaimScope claim = checker.claim();
        at.keySet().forEach(name -> claim.quantify(name, new SetExpr.Reals(), Parser.expression("0").spans(), name, name));
        claim.expression(e, Parser.expression("0").spans(), "expr");
        return problems.isEmpty() ? Optional.of(e) : Optional.empty();
    }

    @Override
    public String toString() {
        return expr + (definitions.isEmpty() ? "" : " with " + definitions.keySet()) + (at.isEmpty() ? "" : " at " + at);
    }
}
