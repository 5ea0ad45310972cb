package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/** The members of finite sets, one by one in increasing order, and membership in any set as a list of formulas. */
final class Members {
    private static final int RANGE = 1 << 22;

    private final Elaborator el;
    private final Nodes nodes;
    private final Value.Scope scope;
    private final UnaryOperator<Node> given;

    Members(Goal goal, Reading reading) {
        this.el = reading.elaborator;
        this.nodes = reading.nodes;
        this.scope = goal.scope();
        this.given = Graphs.replacing(nodes, goal.given());
    }

    private Node number(Ast e) { return given.apply(el.number(e, scope)); }

    // ---- finite sets ----

    /** All members; a rejection if the set is not finite and known. */
    Iterator<Value> all(Ast s) {
        if (s.tag() != Ast.Tag.CALL) {
            return numbers(s).stream().map(n -> (Value) new Value.Num(n)).iterator();
        } else if (s.text().equals("digraphs")) {
            int n = Builtin.size(number(s.arg(0)));
            if (n > 7) throw new LimitException("all digraphs on " + n + " nodes");
            return counting(1L << n * (n - 1), k -> new Value.Graph(Digraph.numbered(n, k)));
        } else if (s.text().equals("vectors") && s.args().size() == 2 || s.text().equals("matrices") && s.args().size() == 3) {
            List<Node> each = numbers(s.last());
            int rows = s.args().size() == 3 ? Builtin.size(number(s.arg(0))) : 1;
            int columns = Builtin.size(number(s.arg(s.args().size() - 2)));
            long count = 1;
            for (int i = 0; i < rows * columns; i++) {
                count *= each.size();
                if (count > 1L << 40) throw new LimitException("a finite set of more than 2^40 members");
            }
            long all = count;
            return counting(all, k -> {
                long[] left = {k, all};
                Value.Mat m = Value.Mat.of(rows, columns, i -> j -> {
                    left[1] /= each.size();
                    Node entry = each.get((int) (left[0] / left[1]));
                    left[0] %= left[1];
                    return entry;
                });
                return s.args().size() == 3 ? m : new Value.Vec(m.at().get(0));
            });
        }
        throw new RejectException("the set is not finite");
    }

    private static Iterator<Value> counting(long count, java.util.function.LongFunction<Value> member) {
        return new Iterator<>() {
            private long next;

            @Override public boolean hasNext() {
                return next < count;
            }

            @Override public Value next() {
                if (next >= count) throw new NoSuchElementException();
                return member.apply(next++);
            }
        };
    }

    private List<Node> numbers(Ast s) {
        List<Node> out = new ArrayList<>();
        if (s.tag() == Ast.Tag.RANGE && !s.arg(0).infinite() && !s.arg(1).infinite()) {
            int low = Builtin.integer(number(s.arg(0)));
            int high = Builtin.integer(number(s.arg(1)));
            if ((long) high - low >= RANGE) throw new LimitException("a range of more than " + RANGE + " integers");
            for (int i = low; i <= high; i++) {
                el.tick();
                out.add(nodes.constant(i));
            }
        } else if (s.tag() == Ast.Tag.BRACES) {
            for (Ast e : s.args()) {
                Node n = number(e);
                if (Decide.closed(new Formula.Defined(java.util.Set.of(n)), nodes) != Decide.TRUE) throw new RejectException("a member of a finite set is not certainly defined");
                if (!out.contains(n)) out.add(n);
            }
            out.sort(Comparator.comparing(n -> n, this::compare));
        } else {
            throw new RejectException("the set is not finite");
        }
        return out;
    }

    private int compare(Node a, Node b) {
        if (a == b) return 0;
        Decide less = Decide.closed(new Formula.Rel(Formula.Kind.LT, a, b), nodes);
        if (less != Decide.TRUE && less != Decide.FALSE) throw new RejectException("the members of a finite set are not certainly distinct numbers");
        return less == Decide.TRUE ? -1 : 1;
    }

    // ---- membership ----

    /** Formulas whose truth makes the value a member; what has to be seen at once (integers, masks, shapes) is a rejection where it fails. */
    List<Formula> conditions(Value v, Ast s) {
        List<Formula> out = new ArrayList<>();
        if (s.tag() != Ast.Tag.CALL) {
            number(v, s, out);
            return out;
        }
        switch (s.text()) {
            case "vectors":
                vector(v, size(s, 0)).forEach(x -> number(new Value.Num(x), s.args().size() == 2 ? s.arg(1) : null, out));
                break;
            case "matrices":
                matrix(v, size(s, 0), size(s, 1)).entries().forEach(x -> number(new Value.Num(x), s.args().size() == 3 ? s.arg(2) : null, out));
                break;
            case "sphere":
                out.add(unit(vector(v, size(s, 0))));
                break;
            case "sphereRows":
                matrix(v, size(s, 0), size(s, 1)).at().forEach(row -> out.add(unit(row)));
                break;
            case "stochastic":
                stochastic(v, s, out);
                break;
            case "digraphs":
                if (!(v instanceof Value.Graph g && g.graph().n == size(s, 0) && g.graph().selfLoops())) {
                    throw new RejectException("the value is no digraph on " + size(s, 0) + " nodes with all self-loops");
                }
                break;
            default: throw new IllegalStateException(s.text());
        }
        return out;
    }

    private int size(Ast s, int i) { return Builtin.size(number(s.arg(i))); }

    private static List<Node> vector(Value v, int n) {
        if (v instanceof Value.Vec x && x.at().size() == n) return x.at();
        throw new RejectException("the value is no vector of " + n + " numbers");
    }

    private static Value.Mat matrix(Value v, int m, int n) {
        if (v instanceof Value.Mat x && x.rows() == m && x.columns() == n) return x;
        throw new RejectException("the value is no " + m + " x " + n + " matrix");
    }

    private Formula unit(List<Node> v) { return new Formula.Rel(Formula.Kind.EQ, new Matrices(nodes).squares(v), nodes.one); }

    /** One number in a set of numbers; null stands for the reals. */
    private void number(Value v, Ast s, List<Formula> out) {
        if (!(v instanceof Value.Num x)) throw new RejectException("the value is no number");
        int before = out.size();
        if (s != null && s.tag() == Ast.Tag.INTERVAL) {
            if (!s.arg(0).infinite()) {
                out.add(new Formula.Rel(s.text().charAt(0) == '(' ? Formula.Kind.LT : Formula.Kind.LE, number(s.arg(0)), x.node()));
            }
            if (!s.arg(1).infinite()) {
                out.add(new Formula.Rel(s.text().charAt(1) == ')' ? Formula.Kind.LT : Formula.Kind.LE, x.node(), number(s.arg(1))));
            }
        } else if (s != null && s.tag() == Ast.Tag.BRACES) {
            List<Formula> any = new ArrayList<>();
            s.args().forEach(e -> any.add(new Formula.Rel(Formula.Kind.EQ, x.node(), number(e))));
            Formula one = Formula.or(any);
            if (Decide.exactly(one) == Decide.FALSE) throw new RejectException("the value " + x.node() + " is not in the finite set");
            if (Decide.exactly(one) != Decide.TRUE) out.add(one);
            return;
        } else if (s != null && Sets.told(s)) {
            boolean in = x.node().isConst() && x.node().value.isInteger();
            for (int i = 0; in && i < s.args().size(); i++) {
                Node end = s.arg(i).infinite() ? null : number(s.arg(i));
                in = end == null || Decide.exactly(new Formula.Rel(i == 0 ? Formula.Kind.LE : Formula.Kind.GE, end, x.node())) == Decide.TRUE;
            }
            if (!in) throw new RejectException("the value " + x.node() + " is not an integer in its range");
            return;
        }
        Formula defined = Formula.defined(List.of(x.node()));
        if (out.size() == before && defined != null) out.add(defined);
    }

    private void stochastic(Value v, Ast s, List<Formula> out) {
        Digraph g = Sets.mask(el, s, scope);
        Node eps = number(s.arg(1));
        Value.Mat m = matrix(v, g.n, g.n);
        for (int i = 0; i < g.n; i++) {
            for (int j = 0; j < g.n; j++) {
                if (g.edge(j, i)) out.add(new Formula.Rel(Formula.Kind.LE, eps, m.get(i, j)));
                else if (m.get(i, j) != nodes.zero) throw new RejectException("the entry " + (i + 1) + ", " + (j + 1) + " is off the mask and not 0");
            }
        }
        m.at().forEach(row -> out.add(new Formula.Rel(Formula.Kind.EQ, new Matrices(nodes).over("sum", row), nodes.one)));
    }
}
