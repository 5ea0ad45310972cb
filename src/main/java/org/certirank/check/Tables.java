package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Functions of tables, which are tensors known by their entries as functions of two integers (docs/symbolic-sums.md, section 4): {@link Value.Table}. An entry is
 * read when it is asked for, anew each time.
 */
final class Tables {
    private static final Set<String> PLACEWISE = Set.of("+", "-", "neg", "/", "transpose");
    private final Nodes nodes;
    private final Terms terms;
    private final Generics reader;

    Tables(Nodes nodes, Generics reader) { this.nodes = nodes; this.terms = nodes.terms; this.reader = reader; }

    /** Whether the function makes a table, or is of one. */
    boolean concern(String name, List<Value> a) {
        boolean tables = a.stream().anyMatch(v -> v instanceof Value.Table), sized = a.stream().anyMatch(v -> v.number() != null && !v.number().isConst());
        boolean identity = a.stream().anyMatch(v -> v instanceof Value.Generic g && g.node().isTerm("identity"));
        boolean placewise = PLACEWISE.contains(name) || name.equals("*") && a.stream().anyMatch(v -> v.number() != null);
        return tables || identity && placewise || sized && List.of("zeros", "ones", "complete", "causal").contains(name) && a.stream().allMatch(v -> v.number() != null);
    }

    Value apply(String name, List<Value> a) {
        Value x = a.get(0), y = a.size() > 1 ? a.get(1) : null;
        boolean matrix = x.sort() == 'M';
        switch (name) {
            case "zeros", "ones" -> {
                Node entry = name.equals("ones") ? nodes.one : nodes.zero;
                return table(y == null ? 'V' : 'M', reader.size(x.number()), y == null ? null : reader.size(y.number()), (i, j) -> entry);
            }
            case "complete", "causal" -> { // a mask that is known by the entries of uniform(mask)
                Node n = reader.size(x.number());
                if (name.equals("complete")) return new Value.Table('G', n, n, (i, j) -> nodes.div(nodes.one, n));
                return new Value.Table('G', n, n, (i, j) -> terms.cases(terms.conditions.positive(nodes.add(nodes.sub(i, j), nodes.one)), nodes.div(nodes.one, i), nodes.zero));
            }
            case "uniform" -> {
                Value.Table t = (Value.Table) x;
                return new Value.Table('M', t.rows(), t.columns(), t.entry());
            }
            case "neg", "/" -> {
                if ("VM".indexOf(x.sort()) >= 0) return placewise(part(x), e -> y == null ? nodes.neg(e) : nodes.div(e, y.number()));
            }
            case "+", "-" -> {
                Value.Table l = part(x), r = part(y);
                reader.fit(l.rows(), r.rows());
                if (matrix) reader.fit(l.columns(), r.columns());
                return table(l.sort(), l.rows(), l.columns(), (i, j) -> name.equals("+") ? nodes.add(l.at(i, j), r.at(i, j)) : nodes.sub(l.at(i, j), r.at(i, j)));
            }
            case "*" -> {
                if (x.number() != null) return placewise(part(y), e -> nodes.mul(x.number(), e));
                return y.number() != null ? placewise(part(x), e -> nodes.mul(e, y.number())) : product(part(x), part(y));
            }
            case "transpose" -> {
                Value.Table t = part(x);
                return table('M', t.columns(), t.rows(), (i, j) -> t.at(j, i));
            }
            case "row", "column", "[]" -> { return entries(name, part(x), a); }
            case "layernorm" -> {
                Value.Table t = part(x);
                return table(t.sort(), t.rows(), t.columns(), (i, j) -> nodes.div(t.at(i, j), norm(matrix ? row(t, i) : t)));
            }
            case "sum" -> { if (!matrix) return Value.of(sum(part(x).rows(), k -> part(x).at(k, null))); }
            case "dot" -> { return Value.of(dot(part(x), part(y))); }
            case "norm2" -> { return Value.of(norm(part(x))); }
            case "normF" -> {
                Value.Table t = part(x);
                return Value.of(nodes.unary(Op.SQRT, sum(t.rows(), i -> sum(t.columns(), j -> nodes.square(t.at(i, j))))));
            }
            case "rank" -> { return Value.of(rank(part(x))); }
            default -> { }
        }
        return Generics.refused(name);
    }

    // ---- parts ----

    /** A tensor by its entries. */
    private Value.Table part(Value v) {
        if (v instanceof Value.Table t && t.sort() != 'G') return t;
        boolean vector = v != null && v.sort() == 'V';
        if (v instanceof Value.Tensor t && t.number() == null) {
            Node columns = vector ? null : nodes.constant(t.columns());
            return new Value.Table(t.sort(), nodes.constant(t.rows()), columns, (i, j) -> t.entries().get(Builtin.index(i, t.rows()) * (vector ? 1 : t.columns()) + (vector ? 0 : Builtin.index(j, t.columns()))));
        }
        if (!(v instanceof Value.Generic g && "VM".indexOf(g.sort()) >= 0)) throw new InputException("expected a vector or a matrix among tables");
        Node x = g.node(), m = terms.rows(x), n = vector ? null : terms.columns(x);
        if (x.isTerm("identity")) return new Value.Table('M', m, n, (i, j) -> terms.entry(x, i, j));
        return new Value.Table(g.sort(), m, n, (i, j) -> vector ? terms.call("[]", x, reader.index(i, m)) : terms.entry(x, reader.index(i, m), reader.index(j, n)));
    }

    /** Of known dimensions: read at once, and known. */
    Value table(char sort, Node m, Node n, Value.Entries entry) {
        if (!m.isConst() || n != null && !n.isConst()) return new Value.Table(sort, m, n, entry);
        int rows = Builtin.size(m), columns = n == null ? 1 : Builtin.size(n);
        if (n == null) return Value.vector(rows, i -> entry.at(nodes.constant(i + 1), null));
        return Value.matrix(rows, columns, (i, j) -> entry.at(nodes.constant(i + 1), nodes.constant(j + 1)));
    }

    private Value placewise(Value.Table t, UnaryOperator<Node> image) { return table(t.sort(), t.rows(), t.columns(), (i, j) -> image.apply(t.at(i, j))); }
    private Value.Table row(Value.Table t, Node i) { return new Value.Table('V', t.columns(), null, (j, none) -> t.at(i, j)); }

    /** A sum over 1..n, of a known number of terms as always. */
    private Node sum(Node n, UnaryOperator<Node> term) {
        if (n.isConst()) return IntStream.rangeClosed(1, Builtin.size(n)).mapToObj(k -> term.apply(nodes.constant(k))).reduce(nodes::add).orElseThrow();
        return reader.over("sum", nodes.one, n, k -> Value.of(term.apply(k))).number();
    }

    private Node dot(Value.Table u, Value.Table v) {
        reader.fit(u.rows(), v.rows());
        return sum(u.rows(), k -> nodes.mul(u.at(k, null), v.at(k, null)));
    }

    private Node norm(Value.Table v) { return nodes.unary(Op.SQRT, sum(v.rows(), k -> nodes.square(v.at(k, null)))); }

    private Value product(Value.Table a, Value.Table b) {
        boolean row = a.sort() == 'V', column = b.sort() == 'V';
        reader.fit(row ? a.rows() : a.columns(), b.rows());
        Value.Entries entry = (i, j) -> sum(b.rows(), k -> nodes.mul(row ? a.at(k, null) : a.at(i, k), column ? b.at(k, null) : b.at(k, row ? i : j)));
        return table(row || column ? 'V' : 'M', row ? b.columns() : a.rows(), row || column ? null : b.columns(), entry);
    }

    private Value entries(String name, Value.Table t, List<Value> a) {
        boolean column = name.equals("column"), one = t.sort() == 'V';
        Node i = reader.place(a.get(1).number(), column ? t.columns() : t.rows());
        if (one || a.size() == 3) return Value.of(t.at(i, one ? null : reader.place(a.get(2).number(), t.columns())));
        return table('V', column ? t.rows() : t.columns(), null, (k, none) -> column ? t.at(k, i) : t.at(i, k));
    }

    /** By the entry at any two indices, which has to be certainly defined: the rank says nothing of a matrix with an undefined entry. */
    private Node rank(Value.Table t) {
        Leaf i = reader.fresh(Rat.ONE, t.rows());
        return reader.within(i, () -> {
            Leaf j = reader.fresh(Rat.ONE, t.columns());
            return reader.within(j, () -> {
                Node e = t.at(i.node(), j.node());
                if (!reader.defined(e)) throw new InputException("rank: the entries are not certainly defined");
                return terms.sums.make("rank in", t.rows(), t.columns(), e, i.node(), j.node());
            });
        });
    }
}
