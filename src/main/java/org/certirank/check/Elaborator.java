package org.certirank.check;

import java.util.*;

/** Turns parsed texts into values: integers, masks and dimensions are worked out, numbers become scalar nodes (spec language, section 8). */
final class Elaborator {
    private static final int RANGE = 1_000_000;

    private record Use(String definition, List<Value> args) { }

    final Nodes nodes = new Nodes();
    private final Map<String, Spec.Definition> definitions;
    private final Builtin builtins = new Builtin(nodes);
    private final Matrices matrices = new Matrices(nodes);
    private final Map<String, Value> constants = new HashMap<>();
    private final Map<Use, Value> known = new HashMap<>();
    private long work;

    Elaborator(Map<String, Spec.Definition> definitions) {
        this.definitions = definitions;
    }

    /** Stops runaway work; called once per evaluated part and per checked step. */
    void tick() {
        if ((++work & 0xFFF) == 0) LimitException.time();
    }

    private static InputException error(Ast e, String message) { return new InputException("at character " + e.at() + ": " + message); }

    Formula formula(Ast e, Value.Scope scope) {
        Value v = value(e, scope);
        if (v instanceof Value.Truth t) return t.formula();
        if (v instanceof Value.Undef) return new Formula.Rel(Formula.Kind.EQ, nodes.undefined, nodes.undefined);
        throw error(e, "expected a formula");
    }

    Node number(Ast e, Value.Scope scope) {
        Value v = value(e, scope);
        if (v instanceof Value.Num n) return n.node();
        if (v instanceof Value.Undef) return nodes.undefined;
        throw error(e, "expected a number");
    }

    int integer(Ast e, Value.Scope scope) {
        try {
            return Builtin.integer(number(e, scope));
        } catch (InputException wrong) {
            throw error(e, wrong.getMessage());
        }
    }

    Value value(Ast e, Value.Scope scope) {
        tick();
        switch (e.tag()) {
            case NUMBER: return new Value.Num(nodes.constant(e.value()));
            case TRUE, FALSE: return new Value.Truth(Formula.truth(e.tag() == Ast.Tag.TRUE));
            case NAME: return name(e, scope);
            case CALL: return call(e, scope);
            case BIND: return bind(e, scope);
            case INDEX: return index(e, scope);
            case LIST: return list(e, scope);
            case COMPARE: return compare(e, scope);
            case NOT: return new Value.Truth(Formula.not(formula(e.arg(0), scope)));
            case AND, OR, IMPLIES, IFF: return logic(e, formula(e.arg(0), scope), formula(e.arg(1), scope));
            case NEG: return negation(e, value(e.arg(0), scope));
            default: return arithmetic(e, value(e.arg(0), scope), value(e.arg(1), scope));
        }
    }

    private static Value logic(Ast e, Formula a, Formula b) {
        return new Value.Truth(switch (e.tag()) {
            case AND -> Formula.and(List.of(a, b));
            case OR -> Formula.or(List.of(a, b));
            case IMPLIES -> new Formula.Imp(a, b);
            default -> Formula.and(List.of(new Formula.Imp(a, b), new Formula.Imp(b, a)));
        });
    }

    private Value name(Ast e, Value.Scope scope) {
        Value v = Value.Scope.find(scope, e.text());
        if (v != null) return v;
        if (e.text().equals("pi")) return new Value.Num(nodes.pi);
        Spec.Definition d = definitions.get(e.text());
        if (d == null || !d.parameters().isEmpty()) throw error(e, "expected a known name, not '" + e.text() + "'");
        Value done = constants.get(e.text());
        if (done == null) {
            done = value(d.body(), null);
            constants.put(e.text(), done);
        }
        return done;
    }

    private Value call(Ast e, Value.Scope scope) {
        if (e.text().equals("if") || e.text().equals("diff")) return special(e, scope);
        List<Value> args = new ArrayList<>();
        e.args().forEach(a -> args.add(value(a, scope)));
        Value callee = Value.Scope.find(scope, e.text());
        if (callee instanceof Value.Seq s && args.size() == 1) {
            if (args.get(0) instanceof Value.Undef) return Value.UNDEF;
            int t = integer(e.arg(0), scope);
            return t < 0 ? Value.UNDEF : s.member(t);
        } else if (Builtin.known(e.text()) && !args.isEmpty()) {
            StringBuilder sorts = new StringBuilder();
            args.forEach(a -> sorts.append(a.sort()));
            Builtin.result(e.text(), sorts.toString(), e.at());
            try {
                return args.contains(Value.UNDEF) ? Value.UNDEF : builtins.apply(e.text(), args);
            } catch (InputException wrong) {
                throw error(e, wrong.getMessage());
            }
        }
        Spec.Definition d = definitions.get(e.text());
        if (callee != null || d == null || d.parameters().size() != args.size() || args.isEmpty()) {
            throw error(e, "expected a function of " + args.size() + " arguments, not '" + e.text() + "'");
        }
        return expand(e, d, args);
    }

    private Value expand(Ast e, Spec.Definition d, List<Value> args) {
        Value.Scope inner = null;
        for (int i = 0; i < args.size(); i++) inner = new Value.Scope(d.parameters().get(i), args.get(i), inner);
        if (d.recursion() < 0) return value(d.body(), inner);
        Value p = args.get(d.recursion());
        if (p instanceof Value.Num n && n.node().isConst() && (n.node().value.signum() < 0 || !n.node().value.isInteger()) || p instanceof Value.Undef) {
            return Value.UNDEF;
        } else if (!(p instanceof Value.Num n && n.node().isConst())) {
            throw error(e, "expected a known integer for '" + d.parameters().get(d.recursion()) + "'");
        }
        Use use = new Use(e.text(), List.copyOf(args));
        Value done = known.get(use);
        if (done == null) {
            done = value(d.body(), inner);
            known.put(use, done);
        }
        return done;
    }

    private Value special(Ast e, Value.Scope scope) {
        boolean condition = e.text().equals("if");
        if (e.args().size() != (condition ? 3 : 2)) {
            throw error(e, e.text() + ": expected " + (condition ? 3 : 2) + " arguments");
        } else if (condition) {
            Formula c = formula(e.arg(0), scope);
            return switch (Decide.closed(c, nodes)) {
                case TRUE -> value(e.arg(1), scope);
                case FALSE -> value(e.arg(2), scope);
                case UNDEFINED -> Value.UNDEF;
                case OPEN -> throw error(e, "expected a condition that is decidable from known integers, masks and constants");
            };
        }
        Node x = e.arg(1).tag() == Ast.Tag.NAME ? number(e.arg(1), scope) : nodes.undefined;
        if (x.op != Op.LEAF || x.name.indexOf('[') >= 0) throw error(e, "diff: expected the name of a quantified real number");
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
        return collect(e, bodies, inner[1] - inner[0] + 1);
    }

    private int[] range(Ast e, int k, Value.Scope scope) {
        int low = integer(e.arg(k + 1), scope);
        int high = integer(e.arg(k + 2), scope);
        if ((long) high - low >= RANGE) throw new LimitException("a range of more than " + RANGE + " members");
        return new int[] {low, high};
    }

    private Value collect(Ast e, List<Value> bodies, int width) {
        boolean truth = e.text().equals("all") || e.text().equals("any");
        List<Formula> formulas = new ArrayList<>();
        List<Node> numbers = new ArrayList<>();
        for (Value v : bodies) {
            if (v instanceof Value.Truth t && truth) {
                formulas.add(t.formula());
            } else if (v instanceof Value.Num n && !truth) {
                numbers.add(n.node());
            } else if (v instanceof Value.Undef) {
                return Value.UNDEF;
            } else if (!e.text().equals("sum") || shape(v) == null) {
                throw error(e, e.text() + ": expected " + (truth ? "formulas" : "numbers"));
            }
        }
        if (truth) {
            return new Value.Truth(e.text().equals("all") ? Formula.and(formulas) : Formula.or(formulas));
        } else if (e.text().equals("sum") || e.text().equals("prod")) {
            boolean sum = e.text().equals("sum");
            return bodies.stream().reduce((a, b) -> sum ? arithmetic(new Ast(Ast.Tag.ADD, "", List.of(), e.at()), a, b)
                    : new Value.Num(nodes.mul(Builtin.node(a), Builtin.node(b)))).orElse(new Value.Num(sum ? nodes.zero : nodes.one));
        } else if (numbers.isEmpty()) {
            throw error(e, e.text() + ": expected a range that is not empty");
        } else if (e.text().equals("vector")) {
            return new Value.Vec(numbers);
        } else if (e.text().equals("matrix")) {
            return Value.Mat.of(numbers.size() / width, width, i -> j -> numbers.get(i * width + j));
        }
        return new Value.Num(matrices.over(e.text(), numbers));
    }

    private Value index(Ast e, Value.Scope scope) {
        Value of = value(e.arg(0), scope);
        List<Value> at = new ArrayList<>();
        e.args().subList(1, e.args().size()).forEach(a -> at.add(value(a, scope)));
        if (of instanceof Value.Undef || at.contains(Value.UNDEF)) return Value.UNDEF;
        try {
            int size = of instanceof Value.Vec v ? v.at().size() : of instanceof Value.Mat m ? m.rows() : 0;
            int i = size == 0 || !(at.get(0) instanceof Value.Num n) ? -1 : Builtin.index(n.node(), size);
            if (i >= 0 && at.size() == 1) {
                return of instanceof Value.Mat m ? new Value.Vec(m.at().get(i)) : new Value.Num(((Value.Vec) of).at().get(i));
            } else if (i >= 0 && of instanceof Value.Mat m && at.get(1) instanceof Value.Num n) {
                return new Value.Num(m.get(i, Builtin.index(n.node(), m.columns())));
            }
        } catch (InputException wrong) {
            throw error(e, wrong.getMessage());
        }
        throw error(e, "expected a vector with one index or a matrix with one or two");
    }

    /** A vector; a matrix if every entry is itself written as a list. */
    private Value list(Ast e, Value.Scope scope) {
        boolean matrix = e.args().stream().allMatch(a -> a.tag() == Ast.Tag.LIST);
        List<List<Node>> rows = new ArrayList<>();
        for (Ast row : matrix ? e.args() : List.of(e)) rows.add(row.args().stream().map(a -> number(a, scope)).toList());
        if (rows.stream().anyMatch(r -> r.size() != rows.get(0).size())) throw error(e, "expected rows of one length");
        return matrix ? new Value.Mat(rows) : new Value.Vec(rows.get(0));
    }

    private Value compare(Ast e, Value.Scope scope) {
        String[] relations = e.text().split(" ");
        List<Formula> parts = new ArrayList<>();
        Value left = value(e.arg(0), scope);
        for (int i = 0; i < relations.length; i++) {
            Value right = value(e.arg(i + 1), scope);
            Formula.Kind kind = null;
            for (Formula.Kind k : Formula.Kind.values()) kind = k.symbol.equals(relations[i]) ? k : kind;
            parts.add(relation(e, kind, left, right));
            left = right;
        }
        return new Value.Truth(Formula.and(parts));
    }

    Formula relation(Ast e, Formula.Kind kind, Value l, Value r) {
        boolean equality = !kind.inequality();
        if (l instanceof Value.Undef || r instanceof Value.Undef) {
            return new Formula.Rel(kind, nodes.undefined, nodes.undefined);
        } else if (l instanceof Value.Num a && r instanceof Value.Num b) {
            return new Formula.Rel(kind, a.node(), b.node());
        } else if (equality && l instanceof Value.Graph a && r instanceof Value.Graph b) {
            return Formula.truth(a.graph().equals(b.graph()) == (kind == Formula.Kind.EQ));
        } else if (equality && shape(l) != null && shape(l).equals(shape(r))) {
            List<Node> left = entries(l);
            List<Node> right = entries(r);
            List<Formula> parts = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) parts.add(new Formula.Rel(kind, left.get(i), right.get(i)));
            return kind == Formula.Kind.EQ ? Formula.and(parts) : Formula.or(parts);
        }
        throw error(e, "the two sides of " + kind.symbol + " do not fit");
    }

    private static List<Integer> shape(Value v) {
        return v instanceof Value.Vec x ? List.of(x.at().size()) : v instanceof Value.Mat m ? List.of(m.rows(), m.columns()) : null;
    }

    static List<Node> entries(Value v) {
        return v instanceof Value.Vec x ? x.at() : v instanceof Value.Mat m ? m.entries() : v instanceof Value.Num n ? List.of(n.node()) : List.of();
    }

    private Value negation(Ast e, Value v) {
        if (v instanceof Value.Num || v instanceof Value.Vec || v instanceof Value.Mat || v instanceof Value.Undef) return v.map(nodes::neg);
        throw error(e, "expected a number, a vector or a matrix after '-'");
    }

    private Value arithmetic(Ast e, Value l, Value r) {
        Value result = l instanceof Value.Undef || r instanceof Value.Undef ? Value.UNDEF : switch (e.tag()) {
            case ADD -> plus(l, r, nodes::add);
            case SUB -> plus(l, r, nodes::sub);
            case MUL -> times(l, r);
            case DIV -> r instanceof Value.Num d && shape(l) != null || r instanceof Value.Num && l instanceof Value.Num
                    ? l.map(x -> nodes.div(x, Builtin.node(r))) : null;
            default -> power(l, r);
        };
        if (result == null) throw error(e, "the sorts or dimensions of the two sides do not fit");
        return result;
    }

    private Value plus(Value l, Value r, java.util.function.BinaryOperator<Node> step) {
        if (l instanceof Value.Num a && r instanceof Value.Num b) return new Value.Num(step.apply(a.node(), b.node()));
        if (shape(l) == null || !shape(l).equals(shape(r))) return null;
        Iterator<Node> other = entries(r).iterator();
        return l.map(x -> step.apply(x, other.next()));
    }

    private Value times(Value l, Value r) {
        if (l instanceof Value.Num a && (r instanceof Value.Num || shape(r) != null)) {
            return r.map(x -> nodes.mul(a.node(), x));
        } else if (r instanceof Value.Num b && shape(l) != null) {
            return l.map(x -> nodes.mul(x, b.node()));
        } else if (l instanceof Value.Mat a && r instanceof Value.Mat b) {
            return a.columns() == b.rows() ? matrices.product(a, b) : null;
        } else if (l instanceof Value.Mat a && r instanceof Value.Vec v) {
            return a.columns() == v.at().size() ? new Value.Vec(a.at().stream().map(row -> matrices.dot(row, v.at())).toList()) : null;
        } else if (l instanceof Value.Vec v && r instanceof Value.Mat b) {
            return b.rows() == v.at().size() ? new Value.Vec(b.transposed().at().stream().map(c -> matrices.dot(v.at(), c)).toList()) : null;
        }
        return null;
    }

    private Value power(Value l, Value r) {
        if (l instanceof Value.Num a && r instanceof Value.Num b) {
            return new Value.Num(nodes.pow(a.node(), b.node()));
        } else if (!(l instanceof Value.Mat m && r instanceof Value.Num n && m.rows() == m.columns() && n.node().isConst() && n.node().value.isInteger()
                && n.node().value.signum() >= 0)) {
            return null;
        }
        Value.Mat m = (Value.Mat) l;
        int k = Builtin.integer(Builtin.node(r));
        if (k > 10_000) throw new LimitException("power " + k + " of a matrix");
        Value.Mat p = k > 0 ? m : Value.Mat.of(m.rows(), m.rows(), i -> j -> matrices.guarded(i == j ? nodes.one : nodes.zero, m.get(i, j)));
        for (int i = 1; i < k; i++) p = matrices.product(p, m);
        return p;
    }
}
