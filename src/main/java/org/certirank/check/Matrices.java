package org.certirank.check;

import java.util.*;
import java.util.function.IntFunction;

/** Functions and products of vectors and matrices, made of scalar nodes in the order that section 8 of the spec language fixes. */
final class Matrices {
    final Nodes nodes;

    Matrices(Nodes nodes) { this.nodes = nodes; }
    Node sum(List<Node> v) { return v.stream().reduce(nodes::add).orElseThrow(); }
    Node squares(List<Node> v) { return sum(v.stream().map(nodes::square).toList()); }
    Node norm(List<Node> v) { return nodes.unary(Op.SQRT, squares(v)); }

    Node dot(List<Node> v, List<Node> w) {
        if (v.size() != w.size()) throw new InputException("the dimensions " + v.size() + " and " + w.size() + " do not fit");
        return sum(Value.vector(v.size(), j -> nodes.mul(v.get(j), w.get(j))).entries());
    }

    Node gelu(Node x) {
        Node erf = nodes.unary(Op.ERF, nodes.div(x, nodes.unary(Op.SQRT, nodes.constant(2))));
        return nodes.div(nodes.mul(x, nodes.add(nodes.one, erf)), nodes.constant(2));
    }

    /** Matrix by matrix, row by matrix, matrix by column. */
    Value product(Value.Tensor a, Value.Tensor b) {
        List<List<Node>> rows = a.lines(), columns = b.sort() == 'V' ? b.lines() : b.transposed().lines();
        Value.Tensor product = Value.matrix(rows.size(), columns.size(), (i, j) -> dot(rows.get(i), columns.get(j)));
        return a.sort() == b.sort() ? product : Value.vector(product.entries());
    }

    /** A(t-1) ... A(s), multiplied from the right; the identity of the size of A(s) if t <= s. */
    Value product(IntFunction<Value> sequence, int s, int t) {
        if ((long) t - s > 10_000) throw new LimitException("a product of more than 10000 matrices");
        Value.Tensor p = Builtin.square((Value.Tensor) sequence.apply(s));
        if (t <= s) return Value.matrix(p.rows(), p.rows(), (i, j) -> i == j ? nodes.one : nodes.zero);
        for (int k = s + 1; k < t; k++) p = (Value.Tensor) product((Value.Tensor) sequence.apply(k), p);
        return p;
    }

    Value power(Value.Tensor m, int k) {
        if (k < 0) throw new InputException("a negative power of a matrix");
        if (k > 10_000) throw new LimitException("power " + k + " of a matrix");
        Value p = k > 0 ? m : Value.matrix(m.rows(), m.rows(), (i, j) -> guarded(i == j ? nodes.one : nodes.zero, m.get(i, j)));
        for (int i = 1; i < k; i++) p = product((Value.Tensor) p, m);
        return p;
    }

    Node mu(Value.Tensor m) {
        List<Node> means = m.transposed().lines().stream().map(c -> nodes.div(sum(c), nodes.constant(m.rows()))).toList();
        return norm(Value.matrix(m.rows(), m.columns(), (i, j) -> nodes.sub(m.get(i, j), means.get(j))).entries());
    }

    Node phi(Value.Tensor m) {
        List<List<Node>> rows = m.lines();
        List<Node> dots = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) for (int j = i; j < rows.size(); j++) dots.add(dot(rows.get(i), rows.get(j)));
        return nodes.extremum(Op.MIN, dots);
    }

    Value layernorm(Value.Tensor m) {
        return new Value.Tensor(m.dimensions(), m.lines().stream().flatMap(row -> {
            Node norm = norm(row);
            return row.stream().map(x -> nodes.div(x, norm));
        }).toList());
    }

    /** Row i over the j with edge (j, i) of the mask; without a mask over all. */
    Value softmax(Value.Tensor m, Digraph mask) {
        if (mask != null && (m.rows() != mask.n || m.columns() != mask.n)) throw new InputException("softmax: the mask and the matrix do not fit");
        if (mask != null && mask.nodes().anyMatch(i -> mask.degree(i) == 0)) return Value.UNDEF;
        List<List<Node>> rows = m.lines();
        Value.Tensor all = Value.matrix(rows.size(), rows.get(0).size(), (i, k) -> {
            if (mask != null && !mask.edge(k, i)) return nodes.zero;
            List<Node> v = rows.get(i);
            Node sum = nodes.one;
            for (int j = 0; j < v.size(); j++) {
                if (j != k && (mask == null || mask.edge(j, i))) sum = nodes.add(sum, nodes.unary(Op.EXP, nodes.sub(v.get(j), v.get(k))));
            }
            return sum == nodes.one ? guarded(sum, v.get(k)) : nodes.div(nodes.one, sum);
        });
        return new Value.Tensor(m.dimensions(), all.entries());
    }

    Value uniform(Digraph g) {
        if (g.nodes().anyMatch(i -> g.degree(i) == 0)) return Value.UNDEF;
        return Value.matrix(g.n, g.n, (i, j) -> g.edge(j, i) ? nodes.constant(Rat.of(1, g.degree(i))) : nodes.zero);
    }

    /** The value, undefined where the other node is (0 * total folds away). */
    Node guarded(Node value, Node other) { return nodes.add(value, nodes.mul(nodes.zero, other)); }

    Node dobrushin(Value.Tensor m) {
        List<List<Node>> rows = m.lines();
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int k = i + 1; k < rows.size(); k++) {
                List<Node> a = rows.get(i), b = rows.get(k);
                all.add(nodes.mul(nodes.constant(Rat.HALF), sum(Value.vector(a.size(), j -> nodes.unary(Op.ABS, nodes.sub(a.get(j), b.get(j)))).entries())));
            }
        }
        return all.isEmpty() ? m.entries().stream().reduce(nodes.zero, this::guarded) : nodes.extremum(Op.MAX, all);
    }

    /** Cofactor expansion along the first row, without the terms of entries 0 whose minor is total; minors of the same rows and columns are made once. */
    Node det(Value.Tensor m) {
        if (m.rows() > 16) throw new LimitException("a determinant of more than 16 rows");
        return det(m, 0, (1 << m.rows()) - 1, new HashMap<>());
    }

    private Node det(Value.Tensor m, int row, int columns, Map<Integer, Node> known) {
        if (row == m.rows()) return nodes.one;
        if (known.containsKey(columns)) return known.get(columns);
        Node sum = nodes.zero;
        boolean minus = false;
        for (int j = 0; j < m.rows(); j++) {
            if ((columns >> j & 1) == 0) continue;
            int rest = columns & ~(1 << j);
            if (m.get(row, j) != nodes.zero || !total(m, row + 1, rest)) {
                Node term = nodes.mul(m.get(row, j), det(m, row + 1, rest, known));
                sum = nodes.add(sum, minus ? nodes.neg(term) : term);
            }
            minus = !minus;
        }
        known.put(columns, sum);
        return sum;
    }

    /** Whether all entries from this row on in these columns are total; then so is their determinant, and otherwise it is not. */
    private static boolean total(Value.Tensor m, int row, int columns) {
        for (int i = row; i < m.rows(); i++) for (int j = 0; j < m.rows(); j++) if ((columns >> j & 1) != 0 && !m.get(i, j).total) return false;
        return true;
    }

    Value inverse(Value.Tensor m) {
        Node det = det(m);
        int n = m.rows() - 1;
        return Value.matrix(n + 1, n + 1, (i, j) -> { // the determinant without row j and column i
            Node minor = n == 0 ? nodes.one : det(Value.matrix(n, n, (r, c) -> m.get(r < j ? r : r + 1, c < i ? c : c + 1)));
            return nodes.div((i + j) % 2 == 0 ? minor : nodes.neg(minor), det);
        });
    }
}
