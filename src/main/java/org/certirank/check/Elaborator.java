package org.certirank.check;

import java.util.*;
import java.util.function.*;

/** Turns parsed texts into values: integers, masks and dimensions are worked out, numbers become scalar nodes (spec language, section 8). */
final class Elaborator {
    private static final int RANGE = 1_000_000;

    private record Use(String definition, List<Value> args) { }

    final Nodes nodes = new Nodes();
    private final Map<String, Spec.Definition> definitions;
    private final Builtin builtins = new Builtin(nodes);
    private final Matrices matrices = new Matrices(nodes);
    /** Constants, and uses of definitions that call themselves. */
    private final Map<Use, Value> known = new HashMap<>();
    private long work;

    Elaborator(Map<String, Spec.Definition> definitions) { this.definitions = definitions; }

    /** Stops runaway work; called once per evaluated part and per checked step. */
    void tick() { if ((++work & 0xFFF) == 0) LimitException.time(); }

    Formula formula(Ast e, Value.Scope scope) {
        Value v = value(e, scope);
        if (v instanceof Value.Truth t) return t.formula();
        if (v instanceof Value.Undef) return new Formula.Rel(Formula.Kind.EQ, nodes.undefined, nodes.undefined);
        throw e.error("expected a formula");
    }

    Node number(Ast e, Value.Scope scope) {
        Value v = value(e, scope);
        if (v instanceof Value.Num n) return n.node();
        if (v instanceof Value.Undef) return nodes.undefined;
        throw e.error("expected a number");
    }

    int integer(Ast e, Value.Scope scope) {
        Node n = number(e, scope);
        return located(e, () -> Builtin.integer(n));
    }

    /** Says where in the text an error arose. */
    private static <T> T located(Ast e, Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException wrong) {
            throw e.error(wrong.getMessage());
        }
    }

    Value value(Ast e, Value.Scope scope) {
        tick();
        return switch (e.tag()) {
            case NUMBER -> new Value.Num(nodes.constant(e.value()));
            case NAME -> name(e, scope);
            case CALL -> call(e, scope);
            case BIND -> bind(e, scope);
            case INDEX -> index(e, scope);
            case LIST -> list(e, scope);
            case COMPARE -> compare(e, scope);
            case OP -> operation(e, scope);
            case INTERVAL, RANGE, BRACES, INFINITY -> throw e.error("expected an expression");
        };
    }

    private Value operation(Ast e, Value.Scope scope) {
        Formula f = switch (e.text()) {
            case "not" -> Formula.not(formula(e.arg(0), scope));
            case "and" -> Formula.and(List.of(formula(e.arg(0), scope), formula(e.arg(1), scope)));
            case "or" -> Formula.or(List.of(formula(e.arg(0), scope), formula(e.arg(1), scope)));
            case "=>" -> new Formula.Imp(formula(e.arg(0), scope), formula(e.arg(1), scope));
            case "<=>" -> {
                Formula a = formula(e.arg(0), scope), b = formula(e.arg(1), scope);
                yield Formula.and(List.of(new Formula.Imp(a, b), new Formula.Imp(b, a)));
            }
            default -> null;
        };
        if (f != null) return new Value.Truth(f);
        Value l = value(e.arg(0), scope);
        return arithmetic(e, e.text(), l, e.args().size() > 1 ? value(e.arg(1), scope) : l);
    }

    private Value name(Ast e, Value.Scope scope) {
        Value v = Value.Scope.find(scope, e.text());
        if (v != null) return v;
        if (e.text().equals("pi")) return new Value.Num(nodes.pi);
        if (e.text().equals("true") || e.text().equals("false")) return new Value.Truth(e.text().equals("true") ? Formula.TRUE : Formula.FALSE);
        Spec.Definition d = definitions.get(e.text());
        if (d == null || !d.parameters().isEmpty()) throw e.error("expected a known name, not '" + e.text() + "'");
        return memoized(new Use(e.text(), List.of()), d, null);
    }

    private Value memoized(Use use, Spec.Definition d, Value.Scope scope) {
        Value done = known.get(use);
        if (done == null) known.put(use, done = value(d.body(), scope));
        return done;
    }

    private Value call(Ast e, Value.Scope scope) {
        if (e.text().equals("if") || e.text().equals("diff")) return special(e, scope);
        List<Value> args = e.args().stream().map(a -> value(a, scope)).toList();
        Value callee = Value.Scope.find(scope, e.text());
        Spec.Definition d = definitions.get(e.text());
        if (callee instanceof Value.Seq s && args.size() == 1) {
            if (args.get(0) instanceof Value.Undef) return Value.UNDEF;
            int t = integer(e.arg(0), scope);
            return t < 0 ? Value.UNDEF : s.member(t);
        } else if (Builtin.known(e.text()) && !args.isEmpty()) {
            StringBuilder sorts = new StringBuilder();
            args.forEach(a -> sorts.append(a.sort()));
            Builtin.result(e.text(), sorts.toString(), e);
            return args.contains(Value.UNDEF) ? Value.UNDEF : located(e, () -> builtins.apply(e.text(), args));
        } else if (callee != null || d == null || d.parameters().size() != args.size() || args.isEmpty()) {
            throw e.error("expected a function of " + args.size() + " arguments, not '" + e.text() + "'");
        }
        Value.Scope inner = null;
        for (int i = 0; i < args.size(); i++) inner = new Value.Scope(d.parameters().get(i), args.get(i), inner);
        if (d.recursion() < 0) return value(d.body(), inner);
        Value p = args.get(d.recursion());
        if (p instanceof Value.Undef) return Value.UNDEF;
        if (!(p instanceof Value.Num n && n.node().isConst())) throw e.error("expected a known integer for '" + d.parameters().get(d.recursion()) + "'");
        Rat k = Builtin.node(p).value;
        return k.signum() < 0 || !k.isInteger() ? Value.UNDEF : memoized(new Use(e.text(), args), d, inner);
    }

    private Value special(Ast e, Value.Scope scope) {
        boolean condition = e.text().equals("if");
        if (e.args().size() != (condition ? 3 : 2)) throw e.error(e.text() + ": expected " + (condition ? 3 : 2) + " arguments");
        if (condition) {
            return switch (Truth.over(formula(e.arg(0), scope), nodes, List.of())) {
                case TRUE -> value(e.arg(1), scope);
                case FALSE -> value(e.arg(2), scope);
                case UNDEFINED -> Value.UNDEF;
                case DEFINED, OPEN -> throw e.error("expected a condition that is decidable from known integers, masks and constants");
            };
        }
        Node x = e.arg(1).tag() == Ast.Tag.NAME ? number(e.arg(1), scope) : nodes.undefined;
        if (x.op != Op.LEAF || x.name.indexOf('[') >= 0) throw e.error("diff: expected the name of a quantified real number");
        Node of = number(e.arg(0), scope);
        Node d = Derivative.of(nodes, of, x);
        return new Value.Num(of.total ? d : nodes.add(d, nodes.mul(nodes.zero, of))); // undefined where the function is
    }

    private Value bind(Ast e, Value.Scope scope) {
        boolean two = e.args().size() == 7;
        List<Value> bodies = new ArrayList<>();
        int[] outer = range(e, 0, scope);
        int[] inner = two ? range(e, 3, scope) : new int[] {0, 0};
        for (int i = outer[0]; i <= outer[1]; i++) {
            Value.Scope first = new Value.Scope(e.arg(0).text(), new Value.Num(nodes.constant(i)), scope);
            for (int j = inner[0]; j <= inner[1]; j++) {
                bodies.add(value(e.last(), two ? new Value.Scope(e.arg(3).text(), new Value.Num(nodes.constant(j)), first) : first));
            }
        }
        if (bodies.contains(Value.UNDEF)) return Value.UNDEF;
        boolean truth = e.text().equals("all") || e.text().equals("any"), sum = e.text().equals("sum");
        char want = truth ? 'T' : 'N';
        boolean fits = bodies.stream().allMatch(v -> v.sort() == want || sum && v.dimensions() != null);
        if (!fits) throw e.error(e.text() + ": expected " + (truth ? "formulas" : "numbers"));
        if (truth) {
            List<Formula> parts = bodies.stream().map(v -> ((Value.Truth) v).formula()).toList();
            return new Value.Truth(e.text().equals("all") ? Formula.and(parts) : Formula.or(parts));
        } else if (sum || e.text().equals("prod")) {
            Node empty = sum ? nodes.zero : nodes.one;
            return bodies.stream().reduce((a, b) -> arithmetic(e, sum ? "+" : "*", a, b)).orElse(new Value.Num(empty));
        }
        List<Node> numbers = bodies.stream().map(Builtin::node).toList();
        if (numbers.isEmpty()) throw e.error(e.text() + ": expected a range that is not empty");
        if (e.text().equals("vector")) return new Value.Vec(numbers);
        int width = inner[1] - inner[0] + 1;
        return e.text().equals("matrix") ? Value.Mat.of(numbers.size() / width, width, i -> j -> numbers.get(i * width + j))
                : new Value.Num(matrices.over(e.text(), numbers));
    }

    private int[] range(Ast e, int k, Value.Scope scope) {
        int low = integer(e.arg(k + 1), scope), high = integer(e.arg(k + 2), scope);
        if ((long) high - low >= RANGE) throw new LimitException("a range of more than " + RANGE + " members");
        return new int[] {low, high};
    }

    private Value index(Ast e, Value.Scope scope) {
        Value of = value(e.arg(0), scope);
        List<Value> at = e.args().subList(1, e.args().size()).stream().map(a -> value(a, scope)).toList();
        if (of instanceof Value.Undef || at.contains(Value.UNDEF)) return Value.UNDEF;
        List<Integer> sizes = of.dimensions();
        boolean fits = sizes != null && at.size() <= sizes.size() && at.stream().allMatch(a -> a instanceof Value.Num);
        if (!fits) throw e.error("expected a vector with one index or a matrix with one or two");
        return located(e, () -> {
            int i = Builtin.index(Builtin.node(at.get(0)), sizes.get(0));
            if (of instanceof Value.Vec v) return new Value.Num(v.at().get(i));
            Value.Mat m = (Value.Mat) of;
            return at.size() == 1 ? new Value.Vec(m.at().get(i)) : new Value.Num(m.get(i, Builtin.index(Builtin.node(at.get(1)), m.columns())));
        });
    }

    /** A vector; a matrix if every entry is itself written as a list. */
    private Value list(Ast e, Value.Scope scope) {
        boolean matrix = e.args().stream().allMatch(a -> a.tag() == Ast.Tag.LIST);
        List<List<Node>> rows = new ArrayList<>();
        for (Ast row : matrix ? e.args() : List.of(e)) rows.add(row.args().stream().map(a -> number(a, scope)).toList());
        if (rows.stream().anyMatch(r -> r.size() != rows.get(0).size())) throw e.error("expected rows of one length");
        return matrix ? new Value.Mat(rows) : new Value.Vec(rows.get(0));
    }

    private Value compare(Ast e, Value.Scope scope) {
        String[] relations = e.text().split(" ");
        List<Formula> parts = new ArrayList<>();
        Value left = value(e.arg(0), scope);
        for (int i = 0; i < relations.length; i++) {
            Value right = value(e.arg(i + 1), scope);
            parts.add(relation(e, Formula.Kind.of(relations[i]), left, right));
            left = right;
        }
        return new Value.Truth(Formula.and(parts));
    }

    private Formula relation(Ast e, Formula.Kind kind, Value l, Value r) {
        if (l instanceof Value.Undef || r instanceof Value.Undef) {
            return new Formula.Rel(kind, nodes.undefined, nodes.undefined);
        } else if (!kind.inequality() && l instanceof Value.Graph a && r instanceof Value.Graph b) {
            return a.graph().equals(b.graph()) == (kind == Formula.Kind.EQ) ? Formula.TRUE : Formula.FALSE;
        } else if (l.dimensions() == null || !l.dimensions().equals(r.dimensions()) || kind.inequality() && !(l instanceof Value.Num)) {
            throw e.error("the two sides of " + kind.symbol + " do not fit");
        }
        Iterator<Node> right = r.entries().iterator();
        List<Formula> parts = l.entries().stream().map(x -> (Formula) new Formula.Rel(kind, x, right.next())).toList();
        return kind == Formula.Kind.EQ ? Formula.and(parts) : Formula.or(parts);
    }

    private Value arithmetic(Ast e, String operator, Value l, Value r) {
        boolean scaling = l.dimensions() != null && r instanceof Value.Num;
        Value result = l instanceof Value.Undef || r instanceof Value.Undef ? Value.UNDEF : switch (operator) {
            case "neg" -> l.dimensions() == null ? null : l.map(nodes::neg);
            case "+" -> entrywise(l, r, nodes::add);
            case "-" -> entrywise(l, r, nodes::sub);
            case "*" -> scaling ? l.map(x -> nodes.mul(x, Builtin.node(r))) : times(l, r);
            case "/" -> scaling ? l.map(x -> nodes.div(x, Builtin.node(r))) : null;
            default -> power(l, r);
        };
        if (result == null) throw e.error("the sorts or dimensions of the two sides do not fit");
        return result;
    }

    private static Value entrywise(Value l, Value r, BinaryOperator<Node> step) {
        if (l.dimensions() == null || !l.dimensions().equals(r.dimensions())) return null;
        Iterator<Node> other = r.entries().iterator();
        return l.map(x -> step.apply(x, other.next()));
    }

    private Value times(Value l, Value r) {
        if (l instanceof Value.Num a && r.dimensions() != null) return r.map(x -> nodes.mul(a.node(), x));
        Value.Mat a = l instanceof Value.Vec v ? new Value.Mat(List.of(v.at())) : l instanceof Value.Mat m ? m : null;
        Value.Mat b = r instanceof Value.Vec v ? new Value.Mat(List.of(v.at())).transposed() : r instanceof Value.Mat m ? m : null;
        if (a == null || b == null || l instanceof Value.Vec && r instanceof Value.Vec || a.columns() != b.rows()) return null;
        Value.Mat product = matrices.product(a, b);
        return l instanceof Value.Mat && r instanceof Value.Mat ? product : new Value.Vec(product.entries());
    }

    private Value power(Value l, Value r) {
        if (l instanceof Value.Num a && r instanceof Value.Num b) return new Value.Num(nodes.pow(a.node(), b.node()));
        if (!(l instanceof Value.Mat m && r instanceof Value.Num n && m.rows() == m.columns() && n.node().isConst() && n.node().value.isInteger()
                && n.node().value.signum() >= 0)) return null;
        int k = Builtin.integer(Builtin.node(r));
        if (k > 10_000) throw new LimitException("power " + k + " of a matrix");
        Value.Mat base = (Value.Mat) l, p = k > 0 ? base : Value.Mat.of(base.rows(), base.rows(), i -> j -> matrices.guarded(i == j ? nodes.one : nodes.zero, base.get(i, j)));
        for (int i = 1; i < k; i++) p = matrices.product(p, base);
        return p;
    }
}
