package org.certirank.check;

import java.math.BigInteger;
import java.util.*;
import java.util.stream.IntStream;

/** Functions and products of vectors and matrices, made of scalar nodes in the order that section 8 of the spec language fixes. */
final class Matrices {
    private final Nodes nodes;

    Matrices(Nodes nodes) { this.nodes = nodes; }

    /** The first argument is a vector or a matrix. */
    Value apply(String name, List<Value> args) {
        List<Node> v = args.get(0).entries();
        Value.Mat m = args.get(0) instanceof Value.Mat matrix ? matrix : null;
        Value second = args.size() > 1 ? args.get(1) : null;
        return switch (name) {
            case "sum", "prod", "min", "max" -> new Value.Num(over(name, v));
            case "norm2", "normF" -> new Value.Num(norm(v));
            case "dot" -> new Value.Num(dot(v, second.entries()));
            case "length" -> new Value.Num(nodes.constant(v.size()));
            case "rows" -> new Value.Num(nodes.constant(m.rows()));
            case "columns" -> new Value.Num(nodes.constant(m.columns()));
            case "outer" -> Value.Mat.of(v.size(), second.entries().size(), i -> j -> nodes.mul(v.get(i), second.entries().get(j)));
            case "diagonal" -> Value.Mat.of(v.size(), v.size(), i -> j -> i == j ? v.get(i) : nodes.zero);
            case "layernorm" -> m == null ? new Value.Vec(layernorm(v)) : new Value.Mat(m.at().stream().map(this::layernorm).toList());
            case "softmax" -> m == null ? new Value.Vec(softmax(v, null, 0)) : second == null
                    ? new Value.Mat(m.at().stream().map(r -> softmax(r, null, 0)).toList()) : masked(m, ((Value.Graph) second).graph());
            case "det" -> new Value.Num(det(square(m, name)));
            case "trace" -> new Value.Num(over("sum", IntStream.range(0, square(m, name).rows()).mapToObj(j -> m.get(j, j)).toList()));
            case "mu" -> {
                List<Node> means = m.transposed().at().stream().map(c -> nodes.div(over("sum", c), nodes.constant(m.rows()))).toList();
                yield new Value.Num(norm(Value.Mat.of(m.rows(), m.columns(), i -> j -> nodes.sub(m.get(i, j), means.get(j))).entries()));
            }
            case "phi" -> {
                List<Node> dots = new ArrayList<>();
                for (int i = 0; i < m.rows(); i++) for (int j = i; j < m.rows(); j++) dots.add(dot(m.at().get(i), m.at().get(j)));
                yield new Value.Num(over("min", dots));
            }
            case "dobrushin" -> new Value.Num(dobrushin(m));
            case "transpose" -> m.transposed();
            case "inverse" -> inverse(square(m, name));
            case "row" -> new Value.Vec(m.at().get(Builtin.index(Builtin.node(second), m.rows())));
            case "column" -> new Value.Vec(m.transposed().at().get(Builtin.index(Builtin.node(second), m.columns())));
            default -> {
                if (name.equals("spectralRadius")) square(m, name);
                boolean rank = name.equals("rank") && v.stream().allMatch(Node::isConst);
                yield new Value.Num(rank ? nodes.constant(rank(m)) : nodes.opaque(Op.valueOf(name.toUpperCase(Locale.ROOT)), m.rows(), v));
            }
        };
    }

    Value.Mat identity(int n) { return Value.Mat.of(n, n, i -> j -> i == j ? nodes.one : nodes.zero); }

    private static Value.Mat square(Value.Mat m, String name) {
        if (m.rows() != m.columns()) throw new InputException(name + ": expected a square matrix, not " + m.rows() + " x " + m.columns());
        return m;
    }

    /** sum, prod, min or max of at least one node, from left to right. */
    Node over(String name, List<Node> v) {
        if (name.equals("min") || name.equals("max")) return nodes.extremum(name.equals("min") ? Op.MIN : Op.MAX, v);
        return v.stream().reduce(name.equals("sum") ? nodes::add : nodes::mul).orElseThrow();
    }

    Node squares(List<Node> v) { return over("sum", v.stream().map(x -> nodes.powint(x, BigInteger.TWO)).toList()); }
    private Node norm(List<Node> v) { return nodes.unary(Op.SQRT, squares(v)); }

    Node dot(List<Node> v, List<Node> w) {
        if (v.size() != w.size()) throw new InputException("the dimensions " + v.size() + " and " + w.size() + " do not fit");
        return over("sum", Value.Vec.of(v.size(), j -> nodes.mul(v.get(j), w.get(j))).at());
    }

    Value.Mat product(Value.Mat a, Value.Mat b) {
        Value.Mat columns = b.transposed();
        return Value.Mat.of(a.rows(), b.columns(), i -> j -> dot(a.at().get(i), columns.at().get(j)));
    }

    private List<Node> layernorm(List<Node> v) {
        Node norm = norm(v);
        return v.stream().map(x -> nodes.div(x, norm)).toList();
    }

    /** Over the j with edge (j, i) of the mask; without a mask over all. */
    private List<Node> softmax(List<Node> v, Digraph mask, int i) {
        return Value.Vec.of(v.size(), k -> {
            if (mask != null && !mask.edge(k, i)) return nodes.zero;
            Node sum = nodes.one;
            for (int j = 0; j < v.size(); j++) {
                if (j != k && (mask == null || mask.edge(j, i))) sum = nodes.add(sum, nodes.unary(Op.EXP, nodes.sub(v.get(j), v.get(k))));
            }
            return sum == nodes.one ? guarded(nodes.one, v.get(k)) : nodes.div(nodes.one, sum);
        }).at();
    }

    private Value masked(Value.Mat m, Digraph g) {
        if (square(m, "softmax").rows() != g.n) throw new InputException("softmax: the mask has " + g.n + " nodes, the matrix " + m.rows() + " rows");
        if (g.nodes().anyMatch(i -> g.degree(i) == 0)) return Value.UNDEF;
        return new Value.Mat(g.nodes().mapToObj(i -> softmax(m.at().get(i), g, i)).toList());
    }

    /** The value, undefined where the other node is (0 * total folds away). */
    Node guarded(Node value, Node other) { return nodes.add(value, nodes.mul(nodes.zero, other)); }

    private Node dobrushin(Value.Mat m) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < m.rows(); i++) {
            for (int k = i + 1; k < m.rows(); k++) {
                List<Node> a = m.at().get(i), b = m.at().get(k);
                Node sum = over("sum", Value.Vec.of(a.size(), j -> nodes.unary(Op.ABS, nodes.sub(a.get(j), b.get(j)))).at());
                all.add(nodes.mul(nodes.constant(Rat.of(1, 2)), sum));
            }
        }
        if (!all.isEmpty()) return over("max", all);
        Node none = nodes.zero;
        for (Node entry : m.entries()) none = guarded(none, entry);
        return none;
    }

    /** Cofactor expansion along the first row, without the terms of entries 0 whose minor is total; minors of the same rows and columns are made once. */
    Node det(Value.Mat m) {
        if (m.rows() > 16) throw new LimitException("a determinant of more than 16 rows");
        return det(m, 0, (1 << m.rows()) - 1, new HashMap<>());
    }

    private Node det(Value.Mat m, int row, int columns, Map<Integer, Node> known) {
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
    private static boolean total(Value.Mat m, int row, int columns) {
        for (List<Node> r : m.at().subList(row, m.rows())) {
            for (int j = 0; j < m.rows(); j++) if ((columns >> j & 1) != 0 && !r.get(j).total) return false;
        }
        return true;
    }

    private Value.Mat inverse(Value.Mat m) {
        Node det = det(m);
        int n = m.rows() - 1;
        return Value.Mat.of(n + 1, n + 1, i -> j -> { // the determinant without row j and column i
            Node minor = n == 0 ? nodes.one : det(Value.Mat.of(n, n, r -> c -> m.get(r < j ? r : r + 1, c < i ? c : c + 1)));
            return nodes.div((i + j) % 2 == 0 ? minor : nodes.neg(minor), det);
        });
    }

    /** The rank of a matrix of constants, by Gaussian elimination. */
    private static int rank(Value.Mat m) {
        Rat[][] a = m.at().stream().map(r -> r.stream().map(x -> x.value).toArray(Rat[]::new)).toArray(Rat[][]::new);
        int rank = 0;
        for (int c = 0; c < m.columns() && rank < a.length; c++) {
            int pivot = rank;
            while (pivot < a.length && a[pivot][c].signum() == 0) pivot++;
            if (pivot == a.length) continue;
            Rat[] row = a[pivot];
            a[pivot] = a[rank];
            a[rank++] = row;
            for (int i = rank; i < a.length; i++) {
                Rat factor = a[i][c].div(row[c]);
                for (int j = c; j < row.length; j++) a[i][j] = a[i][j].sub(factor.mul(row[j]));
            }
        }
        return rank;
    }
}
