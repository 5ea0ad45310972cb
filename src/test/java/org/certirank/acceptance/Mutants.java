package org.certirank.acceptance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Every certificate that differs from a given one in a single token of a step: of its data, its premises, or its rule. */
final class Mutants {
    static final List<String> RULES = List.of("cases", "enumerate", "witness", "intro", "hypothesis", "both", "imply", "either", "split", "box", "identity", "combine", "scale", "conjugate",
            "monotone", "anchor", "extremum", "rewrite", "minor", "substitute", "parts");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z0-9_]*|[0-9]+|<=|>=|!=|=>|\\S");
    private static final Map<String, List<String>> INSTEAD = Map.ofEntries(Map.entry("<=", List.of("<", ">=", "=")), Map.entry(">=", List.of(">", "<=", "=")), Map.entry("<", List.of("<=", ">")),
            Map.entry(">", List.of(">=", "<")), Map.entry("=", List.of("<=", "!=")), Map.entry("+", List.of("-", "*")), Map.entry("-", List.of("+", "")), Map.entry("*", List.of("+", "/")),
            Map.entry("/", List.of("*")), Map.entry("^", List.of("*", "+")), Map.entry("(", List.of("[", "-(")), Map.entry(")", List.of("]")), Map.entry("[", List.of("(")),
            Map.entry("]", List.of(")")), Map.entry("increasing", List.of("decreasing")), Map.entry("decreasing", List.of("increasing")), Map.entry("sqrt", List.of("abs", "exp")),
            Map.entry("oo", List.of("0", "1000")), Map.entry("log", List.of("exp", "sqrt")), Map.entry("exp", List.of("log", "abs")), Map.entry("n", List.of("m", "x", "s")),
            Map.entry("m", List.of("n", "x")));

    private final ObjectNode certificate;
    private final Set<String> names = new LinkedHashSet<>();
    private final Consumer<byte[]> to;

    private Mutants(ObjectNode certificate, Consumer<byte[]> to) {
        this.certificate = certificate;
        this.to = to;
    }

    /** Hands every mutant on. */
    static void of(byte[] certificate, Consumer<byte[]> to) {
        ObjectNode tree = (ObjectNode) Trial.JSON.readTree(certificate);
        Mutants m = new Mutants(tree, to);
        m.collect(tree.get("steps"));
        ArrayNode steps = (ArrayNode) tree.get("steps");
        for (int i = 0; i < steps.size(); i++) {
            ObjectNode step = (ObjectNode) steps.get(i);
            m.field(step, "data");
            m.field(step, "premises");
            for (String rule : RULES) {
                m.change(step, "rule", new StringNode(rule));
            }
        }
    }

    private void collect(JsonNode node) {
        if (node.isString() && node.stringValue().matches("[a-z]|u|v\\[[12]\\]")) {
            names.add(node.stringValue());
        }
        node.forEach(this::collect);
    }

    /** The certificate with a field of one of its objects replaced, unless it is the same. */
    private void change(ObjectNode at, String field, JsonNode value) {
        JsonNode old = at.get(field);
        if (old.equals(value)) {
            return;
        }
        at.set(field, value);
        to.accept(Trial.JSON.writeValueAsBytes(certificate));
        at.set(field, old);
    }

    private void field(ObjectNode at, String field) {
        JsonNode old = at.get(field);
        variants(old, v -> change(at, field, v));
    }

    /** All nodes that differ from this one in a token. */
    private void variants(JsonNode node, Consumer<JsonNode> each) {
        switch (node) {
            case StringNode s -> texts(s.stringValue()).forEach(t -> each.accept(new StringNode(t)));
            case IntNode i -> integers(i.intValue()).forEach(k -> each.accept(new IntNode(k)));
            case ArrayNode a -> {
                for (int i = 0; i < a.size(); i++) {
                    int at = i;
                    each.accept(edited(a, c -> c.remove(at)));
                    each.accept(edited(a, c -> c.insert(at, c.get(at))));
                    each.accept(edited(a, c -> c.set(at, a.get((at + 1) % a.size()))));
                    variants(a.get(i), v -> each.accept(edited(a, c -> c.set(at, v))));
                }
            }
            case ObjectNode o -> {
                for (String name : o.propertyNames()) {
                    ObjectNode less = o.deepCopy();
                    less.remove(name);
                    each.accept(less);
                    variants(o.get(name), v -> each.accept(o.deepCopy().set(name, v)));
                }
            }
            default -> throw new AssertionError("a certificate holds no " + node.getNodeType());
        }
    }

    private static ArrayNode edited(ArrayNode a, Consumer<ArrayNode> edit) {
        ArrayNode copy = a.deepCopy();
        edit.accept(copy);
        return copy;
    }

    private static List<Integer> integers(int k) {
        return List.of(k + 1, Math.max(0, k - 1), 0, 2 * k + 7);
    }

    private Set<String> texts(String text) {
        Set<String> out = new LinkedHashSet<>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            for (String t : tokens(m.group())) {
                out.add(text.substring(0, m.start()) + t + text.substring(m.end()));
            }
        }
        if (text.matches("[0-9nmx]{2,}")) {
            runs(text, out); // a box tree is written in runs of one-letter tokens
        }
        out.remove(text);
        return out;
    }

    /** A letter dropped, exchanged, or swapped with the next one. */
    private static void runs(String text, Set<String> out) {
        for (int i = 0; i < text.length(); i++) {
            String before = text.substring(0, i), after = text.substring(i + 1);
            out.add(before + after);
            for (char other : "nmx01".toCharArray()) {
                out.add(before + other + after);
            }
            if (!after.isEmpty()) {
                out.add(before + after.charAt(0) + text.charAt(i) + after.substring(1));
            }
        }
    }

    /** The certificate with every token of its box trees on its own: 0, "m", "m" for "0mm". */
    static String spelled(String certificate) {
        StringBuilder out = new StringBuilder();
        Matcher text = Pattern.compile("\"tree\": \\[|[\\[\\]]|\"[^\"]*\"").matcher(certificate);
        int at = 0;
        int depth = 0; // 1 between the brackets of a tree
        while (text.find()) {
            String found = text.group();
            out.append(certificate, at, text.start());
            at = text.end();
            boolean run = depth == 1 && found.matches("\"[0-9a-z]+\"");
            depth += found.endsWith("[") && (depth > 0 || found.length() > 1) ? 1 : found.equals("]") && depth > 0 ? -1 : 0;
            out.append(run ? found.substring(1, found.length() - 1).replaceAll("([0-9])", "$1, ").replaceAll("([a-z])", "\"$1\", ").replaceAll(", $", "") : found);
        }
        return out.append(certificate.substring(at)).toString();
    }

    private List<String> tokens(String token) {
        if (token.matches("[0-9]+")) {
            BigInteger n = new BigInteger(token);
            return List.of(n.add(BigInteger.ONE).toString(), n.subtract(BigInteger.ONE).toString(), "(-" + token + ")", "0", token + "0", "1.01*" + token);
        }
        List<String> out = new ArrayList<>(INSTEAD.getOrDefault(token, List.of()));
        if (token.matches("[a-zA-Z]+")) {
            out.addAll(names);
            out.addAll(List.of("0", "(-" + token + ")", token + "/" + token));
        }
        return out;
    }

    /** The certificate as text, changed. */
    static byte[] edited(byte[] certificate, UnaryOperator<String> edit) {
        String text = new String(certificate, java.nio.charset.StandardCharsets.UTF_8);
        String changed = edit.apply(text);
        if (changed.equals(text)) {
            throw new AssertionError("nothing to change in " + text);
        }
        return changed.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
