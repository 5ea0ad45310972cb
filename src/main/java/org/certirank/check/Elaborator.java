package org.certirank.check;

import java.util.*;

/**
 * Turns parsed texts into values: integers, masks and dimensions are worked out, numbers become scalar nodes (spec language, section 8). The same walk checks
 * sorts before any integer is known: then every name stands for a {@link Value.Unknown} of its sort, and so does every result.
 */
final class Elaborator {
    private static final int RANGE = 1_000_000, USES = 1 << 14;
    private static final Value.Unknown NUMBER = new Value.Unknown('N');

    private record Use(String definition, List<Value> args) { }

    final Nodes nodes = new Nodes();
    final Matrices matrices = new Matrices(nodes);
    final Generics generics = new Generics(nodes, this::forget);
    private final Map<String, Spec.Definition> definitions;
    private final boolean sortsOnly;
    /** The quantified names of the claim. */
    private final List<Spec.Quantifier> given;
    /** Constants, and uses of definitions that call themselves; the sorts of all uses. */
    private final Map<Use, Value> known = new HashMap<>();
    /** At most USES uses of other definitions, over unknowns none of which is special. */
    private final Map<Use, Value> plain = new HashMap<>();
    final Texts texts = new Texts(this);
    private long work;
    /** The orbit whose step is being made. */
    private Value.Orbit stepping;
    /** Whether the text that is being read has read the state of an orbit. */
    private boolean states;

    Elaborator(Map<String, Spec.Definition> definitions, boolean sortsOnly, List<Spec.Quantifier> given) {
        this.definitions = definitions;
        this.sortsOnly = sortsOnly;
        this.given = given;
    }

    /** From now on a text is read at this goal. What definitions meant elsewhere need not be defined here. */
    void at(Goal goal) {
        states = false;
        if (generics.at(goal) || !generics.orbits().isEmpty()) forget(); // so what is kept reads no state unseen
    }

    private void forget() {
        known.keySet().removeIf(use -> !use.args.isEmpty());
        plain.clear();
    }

    /** Stops runaway work; called once per evaluated part and per checked step. */
    void tick() { if ((++work & 0xFFF) == 0) LimitException.time(); }
    Formula formula(Ast e, Value.Scope scope) { return asFormula(e, value(e, scope)); }

    Formula asFormula(Ast e, Value v) {
        return sorted(e, v, 'T') instanceof Value.Truth t ? t.formula() : new Formula.Rel(Formula.Kind.EQ, nodes.undefined, nodes.undefined);
    }

    Node number(Ast e, Value.Scope scope) { return asNumber(e, value(e, scope)); }
    Node asNumber(Ast e, Value v) { return sorted(e, v, 'N').number() != null ? v.number() : nodes.undefined; }

    private static Value sorted(Ast e, Value v, char sort) {
        if (v.sort() != sort && v.sort() != '?') throw e.error("expected the sort " + sort + ", not " + v.sort());
        return v;
    }

    private int integer(Ast e, Value v) {
        Node n = asNumber(e, v);
        try {
            return Builtin.integer(n);
        } catch (InputException wrong) {
            throw e.error(wrong.getMessage());
        }
    }

    Value value(Ast e, Value.Scope scope) {
        tick();
        return switch (e.tag()) {
            case NUMBER -> Value.of(nodes.constant(e.value()));
            case NAME -> name(e, scope);
            case CALL -> call(e, scope);
            case BIND -> bind(e, scope);
            case INDEX -> builtin(e, "[]", values(e, scope));
            case OP -> builtin(e, e.text(), values(e, scope));
            case COMPARE -> compare(e, values(e, scope));
            case LIST -> list(e, scope);
            case INTERVAL, RANGE, BRACES, INFINITY -> throw e.error("expected an expression");
        };
    }

    private List<Value> values(Ast e, Value.Scope scope) {
        List<Value> out = new ArrayList<>(e.args().size());
        for (Ast a : e.args()) out.add(value(a, scope));
        return out;
    }

    private Value builtin(Ast e, String name, List<Value> args) {
        try {
            char sort = Builtin.result(name, args);
            return sortsOnly ? new Value.Unknown(sort) : apply(name, args);
        } catch (InputException wrong) {
            throw e.error(wrong.getMessage());
        }
    }

    Value apply(String name, List<Value> args) {
        Value generic = args.contains(Value.UNDEF) ? Value.UNDEF : generics.apply(name, args);
        return generic != null ? generic : Builtin.apply(name, matrices, args);
    }

    private Value name(Ast e, Value.Scope scope) {
        Value v = Value.Scope.find(scope, e.text());
        if (v != null) return v;
        if (e.text().equals("pi")) return Value.of(nodes.pi);
        if (e.text().equals("true") || e.text().equals("false")) return new Value.Truth(e.text().equals("true") ? Formula.TRUE : Formula.FALSE);
        Spec.Definition d = definitions.get(e.text());
        if (d == null || !d.parameters().isEmpty()) throw e.error("expected a known name, not '" + e.text() + "'");
        return use(e, List.of());
    }

    private Value call(Ast e, Value.Scope scope) {
        int n = e.args().size();
        if (e.text().equals("if") && n == 3) return choice(e, scope);
        if (e.text().equals("diff") && n == 2) return derivative(e, scope);
        Value callee = Value.Scope.find(scope, e.text());
        List<Value> args = values(e, scope);
        if (callee != null && "vm?".indexOf(callee.sort()) >= 0 && n == 1) {
            Node at = asNumber(e.arg(0), args.get(0));
            if (callee instanceof Value.Generic g) return generics.member(g, at);
            if (!(callee instanceof Value.Seq s) || args.get(0) instanceof Value.Unknown) {
                return new Value.Unknown(sortsOnly ? Character.toUpperCase(callee.sort()) : '?');
            }
            int t = integer(e.arg(0), args.get(0));
            return t < 0 ? Value.UNDEF : s.member(t);
        } else if (callee == null && Builtin.known(e.text()) && n > 0) {
            return builtin(e, e.text(), args);
        }
        Spec.Definition d = definitions.get(e.text());
        boolean fits = callee == null && d != null && n > 0 && d.parameters().size() == n;
        if (!fits) throw e.error("expected a function of " + n + " arguments, not '" + e.text() + "'");
        return use(e, args);
    }

    /** A use of a definition; the text is for its name and for messages. */
    Value use(Ast e, List<Value> args) {
        Spec.Definition d = definitions.get(e.text());
        boolean recursive = d.layers() >= 0;
        if (recursive && !sortsOnly) {
            Value p = args.get(d.layers());
            if (p instanceof Value.Unknown) return Value.UNDEF;
            if (p.number() == null) throw e.error("expected a number for '" + d.parameters().get(d.layers()) + "'");
            if (!p.number().isConst()) return orbit(e, d, args);
            if (d.model() == null && (p.number().value.signum() < 0 || !p.number().value.isInteger())) return Value.UNDEF;
        }
        if (d.model() != null) return run(e, d, args);
        Use use = new Use(e.text(), sortsOnly ? args.stream().map(a -> (Value) new Value.Unknown(a.sort())).toList() : args);
        Map<Use, Value> kept = recursive || sortsOnly || args.isEmpty() ? known : generics.plain() ? plain : null;
        if (kept != null && kept.containsKey(use)) return kept.get(use);
        if (sortsOnly) known.put(use, Value.UNDEF); // while it calls itself
        Value.Scope inner = null;
        for (int i = 0; i < args.size(); i++) inner = new Value.Scope(d.parameters().get(i), use.args.get(i), inner);
        Value v = value(d.body(), inner);
        if (plain.size() >= USES) plain.clear();
        if (kept != null) kept.put(use, v);
        return v;
    }

    /** A call of a recursive definition for a number of layers that is not known: the state of an orbit of the goal, or the step from it. */
    private Value orbit(Ast e, Spec.Definition d, List<Value> args) {
        List<Value> others = new ArrayList<>(args);
        Node p = others.set(d.layers(), null).number();
        for (Value.Orbit o : stepping == null ? generics.orbits() : List.of(stepping)) {
            // where p is not defined, the call is not either, whatever its normal form
            if (!p.total || !o.definition().equals(e.text()) || !o.args().equals(others)) continue;
            boolean next = o.step() != null && nodes.terms.same(p, nodes.add(o.t(), nodes.one));
            if (!next && !nodes.terms.same(p, o.t())) continue;
            states = true;
            return next ? o.step() : o.state();
        }
        throw e.error("expected a known integer for '" + d.parameters().get(d.layers()) + "'" + (stepping == null ? "" : ", or the state before the step"));
    }

    /** What the definition makes of a state in one step, from layer t on: its body at t + 1 with the state for its own value at t. */
    Value step(Value.Orbit orbit) {
        Spec.Definition d = definitions.get(orbit.definition());
        Value.Scope inner = null;
        for (int i = 0; i < orbit.args().size(); i++) {
            if (i != d.layers()) inner = new Value.Scope(d.parameters().get(i), orbit.args().get(i), inner);
            else if (d.model() == null) inner = new Value.Scope(d.parameters().get(i), Value.of(nodes.add(orbit.t(), nodes.one)), inner);
        }
        stepping = orbit;
        forget();
        try {
            return d.model() != null ? d.model().layer(this, orbit.state(), null, inner) : value(d.body(), inner);
        } finally {
            stepping = null;
            forget();
        }
    }

    boolean sortsOnly() { return sortsOnly; }
    /** A function of the language. */
    Value call(String name, Value... args) {
        char sort = Builtin.result(name, List.of(args));
        return sortsOnly ? new Value.Unknown(sort) : apply(name, List.of(args));
    }

    /** The sort of a model's tokens, all its texts read. */
    Value tokens(Model m, Value.Scope parameters) {
        m.start(this, parameters);
        return m.layer(this, new Value.Unknown('M'), nodes.zero, parameters);
    }

    /** A model's tokens after so many layers, each of which is made once. */
    private Value run(Ast e, Spec.Definition d, List<Value> args) {
        List<Value> given = args.subList(0, args.size() - 1);
        Value.Scope scope = null;
        for (int i = 0; i < given.size(); i++) scope = new Value.Scope(d.parameters().get(i), given.get(i), scope);
        Value last = args.get(given.size());
        if (sortsOnly) asNumber(e.last(), last);
        if (sortsOnly) return tokens(d.model(), scope);
        int layers = last instanceof Value.Unknown ? -1 : integer(e.last(), last), t = layers;
        if (layers < 0) return Value.UNDEF;
        while (t > 0 && !known.containsKey(tokens(e, given, t))) t--;
        Value x = known.get(tokens(e, given, t));
        if (x == null) x = d.model().start(this, scope);
        for (known.put(tokens(e, given, t), x); t < layers; known.put(tokens(e, given, ++t), x)) x = d.model().layer(this, x, nodes.constant(t), scope);
        return x;
    }

    private Use tokens(Ast e, List<Value> given, int layers) {
        List<Value> all = new ArrayList<>(given);
        all.add(Value.of(nodes.constant(layers)));
        return new Use(e.text(), all);
    }

    private Value choice(Ast e, Value.Scope scope) {
        Formula condition = formula(e.arg(0), scope);
        if (sortsOnly) {
            char a = value(e.arg(1), scope).sort(), b = value(e.arg(2), scope).sort();
            return new Value.Unknown(a == b ? a : '?');
        }
        boolean later = stepping != null && condition instanceof Formula.Rel; // the step is from a layer t >= 0
        return switch (Truth.over(condition, nodes, later ? List.of(new Leaf(stepping.t(), Rat.ZERO, false, null, true)) : List.of())) {
            case TRUE -> value(e.arg(1), scope);
            case FALSE -> value(e.arg(2), scope);
            case UNDEFINED -> Value.UNDEF;
            case DEFINED, OPEN -> {
                if (!generics.integers()) throw e.error("expected a condition that is decidable from known integers, masks and constants");
                Node c = generics.condition(condition);
                Truth known = Conditions.decide(c, x -> null);
                if (known != Truth.OPEN) yield value(e.arg(known == Truth.TRUE ? 1 : 2), scope);
                yield Value.of(nodes.terms.cases(c, number(e.arg(1), scope), number(e.arg(2), scope)));
            }
        };
    }

    /** A name for a real number: not of an integer, which may be told by a node. */
    private boolean real(Node x) {
        return x.op == Op.LEAF && x.name.matches(Spec.NAME) && !x.isIntegerLeaf() && given.stream().noneMatch(q -> q.name().equals(x.name) && Sets.told(q.set()));
    }

    /** Whether x is an entry of this value, which is a quantified vector or matrix whose entries may be varied one by one, leaf by leaf. */
    private boolean entry(Value v, Node x) {
        if (!(v instanceof Value.Tensor t) || x.op != Op.LEAF) return false;
        String name = x.name.split("[\\[']")[0];
        return given.stream().anyMatch(q -> q.name().equals(name) && Sets.varied(q.set()))
                && (t.equals(Value.unknown(nodes, name, t.dimensions())) || t.equals(Value.placeholder(nodes, name, t.dimensions())));
    }

    private Value derivative(Ast e, Value.Scope scope) {
        Ast by = e.arg(1);
        Node x = number(by, scope), of = number(e.arg(0), scope);
        boolean fits = by.tag() == Ast.Tag.NAME && (sortsOnly || real(x))
                || by.tag() == Ast.Tag.INDEX && by.arg(0).tag() == Ast.Tag.NAME && (sortsOnly || entry(Value.Scope.find(scope, by.arg(0).text()), x));
        if (!fits) throw e.error("diff: expected the name of a quantified real number, or an entry of a quantified vector or matrix");
        // a state depends on the other names; the graph need not show that it was read (0 * x = 0)
        if (states) throw e.error("diff: of what may depend on a state");
        return sortsOnly ? NUMBER : Value.of(matrices.guarded(Derivative.of(nodes, of, x), of)); // undefined where the function is
    }

    /** A binder with ends that are not all known; null if they are. */
    private Value unbounded(Ast e, Value.Scope scope) {
        boolean two = e.args().size() == 7, table = two || e.text().equals("vector"), all = e.text().equals("all");
        Node low = number(e.arg(1), scope), high = number(e.arg(2), scope), from = two ? number(e.arg(4), scope) : nodes.one, to = two ? number(e.arg(5), scope) : null;
        if (low.isConst() && high.isConst() && from.isConst() && (to == null || to.isConst())) return null;
        boolean meaning = all || e.text().equals("prod") || generics.integers() && (table || e.text().equals("sum"));
        if (!meaning) throw e.error("'" + e.text() + "' has no generic meaning for a range with an unknown end");
        try {
            if (!table) {
                return generics.over(e.text(), low, high, k -> {
                    Value body = value(e.last(), new Value.Scope(e.arg(0).text(), Value.of(k), scope));
                    return all ? new Value.Truth(asFormula(e, body)) : Value.of(asNumber(e, body));
                });
            }
            if (low != nodes.one || from != nodes.one) throw e.error("expected ranges from 1 on");
            return generics.tables.table(two ? 'M' : 'V', generics.size(high), two ? generics.size(to) : null, (i, j) -> {
                Value.Scope first = new Value.Scope(e.arg(0).text(), Value.of(i), scope);
                return number(e.last(), two ? new Value.Scope(e.arg(3).text(), Value.of(j), first) : first);
            });
        } catch (InputException wrong) {
            throw e.error(wrong.getMessage());
        }
    }

    private Value bind(Ast e, Value.Scope scope) {
        boolean two = e.args().size() == 7;
        Value unbounded = generics.any() ? unbounded(e, scope) : null;
        if (unbounded != null) return unbounded;
        int[] outer = range(e, 0, scope), inner = two ? range(e, 3, scope) : new int[] {0, 0};
        if ((outer[1] - outer[0] + 1L) * (inner[1] - inner[0] + 1L) > Nodes.LIMIT) throw new LimitException("more than " + Nodes.LIMIT + " entries");
        List<Value> bodies = new ArrayList<>();
        for (int i = outer[0]; i <= outer[1]; i++) {
            Value.Scope first = bound(e, 0, i, scope);
            for (int j = inner[0]; j <= inner[1]; j++) bodies.add(value(e.last(), two ? bound(e, 3, j, first) : first));
        }
        char sort = 0;
        for (Value v : bodies) {
            if (v.sort() == sort) continue;
            Value fits = builtin(e, e.text() + " in", List.of(v));
            if (sortsOnly) return fits;
            sort = v.sort();
        }
        if (bodies.contains(Value.UNDEF)) return Value.UNDEF;
        switch (e.text()) {
            case "all": return new Value.Truth(Formula.and(bodies.stream().map(v -> asFormula(e, v)).toList()));
            case "any": return new Value.Truth(Formula.or(bodies.stream().map(v -> asFormula(e, v)).toList()));
            case "sum": return bodies.stream().reduce((a, b) -> builtin(e, "+", List.of(a, b))).orElse(Value.of(nodes.zero));
            case "prod": return bodies.stream().reduce((a, b) -> builtin(e, "*", List.of(a, b))).orElse(Value.of(nodes.one));
            default: if (bodies.isEmpty()) throw e.error(e.text() + ": expected a range that is not empty");
        }
        List<Node> numbers = bodies.stream().map(Value::number).toList();
        int width = inner[1] - inner[0] + 1;
        return e.text().equals("vector") ? Value.vector(numbers) : e.text().equals("matrix") ? new Value.Tensor(List.of(numbers.size() / width, width), numbers)
                : Value.of(nodes.extremum(e.text().equals("min") ? Op.MIN : Op.MAX, numbers));
    }

    private Value.Scope bound(Ast e, int k, int value, Value.Scope scope) {
        if (sortsOnly && taken(e.arg(k).text(), scope)) throw e.error("the name '" + e.arg(k).text() + "' is taken");
        return new Value.Scope(e.arg(k).text(), sortsOnly ? NUMBER : Value.of(nodes.constant(value)), scope);
    }

    boolean taken(String name, Value.Scope scope) { return Builtin.reserved(name) || definitions.containsKey(name) || Value.Scope.find(scope, name) != null; }

    private int[] range(Ast e, int k, Value.Scope scope) {
        if (sortsOnly && number(e.arg(k + 1), scope) != null && number(e.arg(k + 2), scope) != null) return new int[] {1, 1};
        int low = integer(e.arg(k + 1), value(e.arg(k + 1), scope)), high = integer(e.arg(k + 2), value(e.arg(k + 2), scope));
        if ((long) high - low >= RANGE) throw new LimitException("a range of more than " + RANGE + " members");
        return new int[] {low, high};
    }

    /** A vector; a matrix if every entry is itself written as a list. */
    private Value list(Ast e, Value.Scope scope) {
        boolean matrix = e.args().stream().allMatch(a -> a.tag() == Ast.Tag.LIST);
        List<List<Node>> rows = new ArrayList<>();
        for (Ast row : matrix ? e.args() : List.of(e)) rows.add(row.args().stream().map(a -> number(a, scope)).toList());
        if (rows.stream().anyMatch(r -> r.size() != rows.get(0).size())) throw e.error("expected rows of one length");
        return matrix ? Value.matrix(rows) : Value.vector(rows.get(0));
    }

    private Value compare(Ast e, List<Value> sides) {
        if (sides.size() == 2) return builtin(e, e.text(), sides);
        String[] relations = e.text().split(" ");
        List<Formula> parts = new ArrayList<>();
        for (int i = 0; i < relations.length; i++) parts.add(asFormula(e, builtin(e, relations[i], sides.subList(i, i + 2))));
        return new Value.Truth(Formula.and(parts));
    }
}
