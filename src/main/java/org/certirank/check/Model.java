package org.certirank.check;

import java.util.*;
import java.util.function.Function;

/**
 * A definition that is a model (spec language, section 10): the tokens after a number of layers, made of the scalar nodes of the expressions written there.
 * @param texts the parsed fields; those of a norm and of forward with their name and a dot before them
 * @param words the fields that are words: norm, place, forward.activation, norm.kind, ...
 */
record Model(Map<String, Ast> texts, Map<String, String> words) {
    private static final String NORM = "kind epsilon gain bias";

    static Model read(Fields f, Function<String, Ast> parse) {
        Model m = new Model(new LinkedHashMap<>(), new TreeMap<>());
        m.texts(f, "", parse, "start mask value", "query key output heads temperature skip");
        m.norm(f, "", parse);
        m.words.put("place", f.has("place") ? f.choice("place", "post", "pre") : "post");
        if (f.has("query") != f.has("key")) throw Fields.wrong(f.at("key"), "query and key, or none");
        if (!f.has("forward")) return m;
        Fields g = new Fields(f.get("forward"), f.at("forward"), "in out inBias outBias activation skip norm");
        m.texts(g, "forward.", parse, "in out", "inBias outBias skip");
        m.norm(g, "forward.", parse);
        m.words.put("activation", g.choice("activation", "relu", "tanh", "gelu", "gelu-tanh"));
        return m;
    }

    private void texts(Fields f, String prefix, Function<String, Ast> parse, String required, String optional) {
        for (String name : (required + " " + optional).trim().split(" ")) {
            if (!f.has(name) && List.of(optional.split(" ")).contains(name)) continue;
            try {
                texts.put(prefix + name, parse.apply(f.text(name)));
            } catch (InputException e) {
                throw new InputException(f.at(name) + ": " + e.getMessage());
            }
        }
    }

    private void norm(Fields f, String prefix, Function<String, Ast> parse) {
        boolean object = f.has("norm") && f.get("norm") instanceof Map;
        Fields n = object ? new Fields(f.get("norm"), f.at("norm"), NORM) : null;
        words.put(prefix + "norm", object ? n.choice("kind", "rms", "centred") : f.has("norm") ? f.choice("norm", "none", "unit") : "none");
        if (object) texts(n, prefix + "norm.", parse, "", "epsilon gain bias");
    }

    /** The tokens at the beginning. */
    Value start(Elaborator el, Value.Scope parameters) { return matrix(el, "start", parameters); }

    /** The tokens after layer t, from those before it; t is null if no text may mention it. */
    Value layer(Elaborator el, Value x, Node t, Value.Scope parameters) {
        if (x instanceof Value.Generic) throw new InputException("a model has no generic meaning");
        Value.Scope scope = t == null ? parameters : new Value.Scope("t", Value.of(t), parameters);
        boolean pre = words.get("place").equals("pre");
        Value z = pre ? norm(el, "norm", x, scope) : x, y = x;
        Node heads = texts.containsKey("heads") ? el.number(texts.get("heads"), parameters) : el.nodes.one;
        int most = el.sortsOnly() ? 1 : Builtin.size(heads);
        Value sum = null;
        for (int h = 1; h <= most; h++) {
            Value head = head(el, z, scope, new Value.Scope("h", Value.of(el.nodes.constant(h)), scope));
            sum = sum == null ? head : el.call("+", sum, head);
        }
        y = skipped(el, "skip", x, sum, scope);
        y = pre ? y : norm(el, "norm", y, scope);
        if (!texts.containsKey("forward.in")) return y;
        Value out = skipped(el, "forward.skip", y, forward(el, pre ? norm(el, "forward.norm", y, scope) : y, scope), scope);
        return pre ? out : norm(el, "forward.norm", out, scope);
    }

    private Value head(Elaborator el, Value z, Value.Scope scope, Value.Scope inner) {
        Value mask = el.value(texts.get("mask"), scope), a;
        if (texts.containsKey("query")) {
            Value q = el.call("*", z, matrix(el, "query", inner)), k = el.call("*", z, matrix(el, "key", inner));
            Node temperature = texts.containsKey("temperature") ? el.number(texts.get("temperature"), scope) : el.nodes.one;
            a = el.call("softmax", el.call("/", el.call("*", q, el.call("transpose", k)), Value.of(el.nodes.unary(Op.SQRT, temperature))), mask);
        } else {
            a = el.call("uniform", mask);
        }
        Value head = el.call("*", a, el.call("*", z, matrix(el, "value", inner)));
        return texts.containsKey("output") ? el.call("*", head, matrix(el, "output", inner)) : head;
    }

    private Value matrix(Elaborator el, String field, Value.Scope scope) {
        Value v = el.value(texts.get(field), scope);
        if (v.sort() != 'M' && v.sort() != '?') throw new InputException(field + ": expected a matrix");
        return v;
    }

    /** s x + more, without s just more. */
    private Value skipped(Elaborator el, String field, Value x, Value more, Value.Scope scope) {
        return texts.containsKey(field) ? el.call("+", el.call("*", Value.of(el.number(texts.get(field), scope)), x), more) : more;
    }

    private Value forward(Elaborator el, Value y, Value.Scope scope) {
        Nodes n = el.nodes;
        Value inner = biased(el, "forward.inBias", el.call("*", y, matrix(el, "forward.in", scope)), scope);
        Node half = n.unary(Op.SQRT, n.div(n.constant(2), n.pi)), cubic = n.constant(Rat.of(44715, 1_000_000));
        Value active = inner.map(x -> switch (words.get("activation")) {
            case "relu" -> n.extremum(Op.MAX, List.of(x, n.zero));
            case "tanh" -> n.unary(Op.TANH, x);
            case "gelu" -> el.matrices.gelu(x);
            default -> n.mul(n.div(x, n.constant(2)), n.add(n.one, n.unary(Op.TANH, n.mul(half, n.add(x, n.mul(cubic, n.pow(x, n.constant(3))))))));
        });
        return biased(el, "forward.outBias", el.call("*", active, matrix(el, "forward.out", scope)), scope);
    }

    /** Entry j of the vector added to column j. */
    private Value biased(Elaborator el, String field, Value m, Value.Scope scope) { return columns(el, field, m, scope, '+'); }

    private Value columns(Elaborator el, String field, Value m, Value.Scope scope, char operation) {
        if (!texts.containsKey(field)) return m;
        Value v = el.value(texts.get(field), scope);
        if (v.sort() != 'V' && v.sort() != '?') throw new InputException(field + ": expected a vector");
        if (!(m instanceof Value.Tensor t) || !(v instanceof Value.Tensor b)) return el.sortsOnly() ? m : Value.UNDEF;
        if (b.rows() != t.columns()) throw new InputException(field + ": expected a vector of " + t.columns() + " numbers");
        return Value.matrix(t.rows(), t.columns(), (i, j) -> operation == '+' ? el.nodes.add(t.get(i, j), b.entries().get(j)) : el.nodes.mul(t.get(i, j), b.entries().get(j)));
    }

    private Value norm(Elaborator el, String field, Value x, Value.Scope scope) {
        String kind = words.get(field);
        if (!kind.equals("rms") && !kind.equals("centred")) return kind.equals("unit") ? el.call("layernorm", x) : x;
        Nodes n = el.nodes;
        Node epsilon = texts.containsKey(field + ".epsilon") ? el.number(texts.get(field + ".epsilon"), scope) : n.zero;
        Value normed = x;
        if (x instanceof Value.Tensor t) {
            Node d = n.constant(t.columns());
            List<List<Node>> rows = new ArrayList<>();
            for (List<Node> row : t.lines()) {
                Node mean = kind.equals("centred") ? n.div(el.matrices.sum(row), d) : null;
                List<Node> y = mean == null ? row : row.stream().map(e -> n.sub(e, mean)).toList();
                Node root = n.unary(Op.SQRT, n.add(n.div(el.matrices.squares(y), d), epsilon));
                rows.add(y.stream().map(e -> n.div(e, root)).toList());
            }
            normed = Value.matrix(rows);
        }
        return columns(el, field + ".bias", columns(el, field + ".gain", normed, scope, '*'), scope, '+');
    }
}
