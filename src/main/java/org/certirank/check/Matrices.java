package org.certirank.check;

import java.math.BigInteger;
import java.util.*;
import java.util.function.BinaryOperator;

/** Functions and products of vectors and matrices, made of scalar nodes in the order that section 8 of the spec language fixes. */
final class Matrices {
    private final Nodes nodes;

    Matrices(Nodes nodes) {
        this.nodes = nodes;
    }

    Value apply(String name, List<Value> args) {
        if (args.get(0) instanceof Value.Vec v) return vector(name, v.at(), args);
        Value.Mat m = (Value.Mat) args.get(0);
        return switch (name) {
            case "sum", "prod", "min", "max" -> new Value.Num(over(name, m.entries()));
            case "normF" -> new Value.Num(norm(m.entries()));
            case "det" -> new Value.Num(det(square(m, name)));
            case "trace" -> {
                square(m, name);
                yield new Value.Num(over("sum", Value.Mat.of(1, m.rows(), i -> j -> m.get(j, j)).entries()));
            }
            case "rows" -> new Value.Num(nodes.constant(m.rows()));
            case "columns" -> new Value.Num(nodes.constant(m.columns()));
            case "mu" -> {
                List<Node> means = m.transposed().at().stream().map(c -> nodes.div(over("sum", c), nodes.constant(m.rows()))).toList();
                yield new Value.Num(norm(Value.Mat.of(m.rows(), m.columns(), i -> j -> nodes.sub(m.get(i, j), means.get(j))).entries()));
            }
            case "phi" -> {
                List<Node> dots = new ArrayList<>();
                for (int i = 0; i < m.rows(); i++) {
                    for (int j = i; j < m.rows(); j++) {
                        dots.add(dot(m.at().get(i), m.at().get(j)));
                    }
                }
                yield new Value.Num(over("min", dots));
            }
            case "dobrushin" -> new Value.Num(dobrushin(m));
            case "transpose" -> m.transposed();
            case "inverse" -> inverse(square(m, name));
            case "row" -> new Value.Vec(m.at().get(Builtin.index(Builtin.node(args.get(1)), m.rows())));
            case "column" -> new Value.Vec(m.transposed().at().get(Builtin.index(Builtin.node(args.get(1)), m.columns())));
            case "layernorm" -> new Value.Mat(m.at().stream().map(this::layernorm).toList());
            case "softmax" -> args.size() == 1 ? new Value.Mat(m.at().stream().map(r -> softmax(r, new Digraph(1), -1)).toList())
                    : masked(m, ((Value.Graph) args.get(1)).graph());
            case "rank" -> m.entries().stream().allMatch(Node::isConst) ? new Value.Num(nodes.constant(rank(m))) : opaque(name, m);
            case "spectralRadius" -> opaque(name, square(m, name));
            default -> opaque(name, m);
        };
    }

    private Value vector(String name, List<Node> v, List<Value> args) {
        return switch (name) {
            case "sum", "prod", "min", "max" -> new Value.Num(over(name, v));
            case "dot" -> new Value.Num(dot(v, ((Value.Vec) args.get(1)).at()));
            case "norm2" -> new Value.Num(norm(v));
            case "length" -> new Value.Num(nodes.constant(v.size()));
            case "outer" -> {
                List<Node> w = ((Value.Vec) args.get(1)).at();
                yield Value.Mat.of(v.size(), w.size(), i -> j -> nodes.mul(v.get(i), w.get(j)));
            }
            case "diagonal" -> Value.Mat.of(v.size(), v.size(), i -> j -> i == j ? v.get(i) : nodes.zero);
            case "layernorm" -> new Value.Vec(layernorm(v));
            case "softmax" -> new Value.Vec(softmax(v, new Digraph(1), -1));
            default -> throw new IllegalStateException(name);
        };
    }

    private Value opaque(String name, Value.Mat m) {
        return new Value.Num(nodes.opaque(Op.valueOf(name.toUpperCase(Locale.ROOT)), m.rows(), m.entries()));
    }

    private static Value.Mat square(Value.Mat m, String name) {
        if (m.rows() != m.columns()) throw new InputException(name + ": expected a square matrix, not " + m.rows() + " x " + m.columns());
        return m;
    }

    /** sum, prod, min or max of at least one node, from left to right. */
    Node over(String name, List<Node> v) {
        BinaryOperator<Node> step = name.equals("sum") ? nodes::add : nodes::mul;
        return name.equals("sum") || name.equals("prod") ? v.stream().reduce(step).orElseThrow() : nodes.extremum(name.equals("min") ? Op.MIN : Op.MAX, v);
    }

    Node squares(List<Node> v) { return over("sum", v.stream().map(x -> nodes.powint(x, BigInteger.TWO)).toList()); }

    private Node norm(List<Node> v) { return nodes.unary(Op.SQRT, squares(v)); }

    Node dot(List<Node> v, List<Node> w) {
        if (v.size() != w.size()) throw new InputException("the dimensions " + v.size() + " and " + w.size() + " do not fit");
        return over("sum", Value.Mat.of(1, v.size(), i -> j -> nodes.mul(v.get(j), w.get(j))).entries());
    }

    Value.Mat product(Value.Mat a, Value.Mat b) {
        Value.Mat columns = b.transposed();
        return Value.Mat.of(a.rows(), b.columns(), i -> j -> dot(a.at().get(i), columns.at().get(j)));
    }

    private List<Node> layernorm(List<Node> v) {
        Node norm = norm(v);
        return v.stream().map(x -> nodes.div(x, norm)).toList();
    }

    /** Over the j with edge (j, i) of the mask; i below zero: over all. */
    private List<Node> softmax(List<Node> v, Digraph mask, int i) {
        List<Node> out = new ArrayList<>();
        for (int k = 0; k < v.size(); k++) {
            if (i >= 0 && !mask.edge(k, i)) {
                out.add(nodes.zero);
                continue;
            }
            Node sum = nodes.one;
            for (int j = 0; j < v.size(); j++) {
                if (j != k && (i < 0 || mask.edge(j, i))) sum = nodes.add(sum, nodes.unary(Op.EXP, nodes.sub(v.get(j), v.get(k))));
            }
            out.add(sum == nodes.one ? guarded(nodes.one, v.get(k)) : nodes.div(nodes.one, sum));
        }
        return out;
    }

    private Value masked(Value.Mat m, Digraph g) {
        if (square(m, "softmax").rows() != g.n) throw new InputException("softmax: the mask has " + g.n + " nodes, the matrix " + m.rows() + " rows");
        List<List<Node>> rows = new ArrayList<>();
        for (int i = 0; i < g.n; i++) {
            if (g.degree(i) == 0) return Value.UNDEF;
            rows.add(softmax(m.at().get(i), g, i));
        }
        return new Value.Mat(rows);
    }

    /** The value, undefined where the other node is (0 * total folds away). */
    Node guarded(Node value, Node other) { return nodes.add(value, nodes.mul(nodes.zero, other)); }

    private Node dobrushin(Value.Mat m) {
        List<Node> all = new ArrayList<>();
        for (int i = 0; i < m.rows(); i++) {
            for (int k = i + 1; k < m.rows(); k++) {
                List<Node> a = m.at().get(i);
                List<Node> b = m.at().get(k);
                Node sum = over("sum", Value.Mat.of(1, a.size(), r -> j -> nodes.unary(Op.ABS, nodes.sub(a.get(j), b.get(j)))).entries());
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
        Node done = known.get(columns);
        if (done != null) return done;
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
        for (int i = row; i < m.rows(); i++) {
            for (int j = 0; j < m.rows(); j++) {
                if ((columns >> j & 1) != 0 && !m.get(i, j).total) return false;
            }
        }
        return true;
    }

    /** The matrix without one row and one column; of a 1 x 1 matrix null. */
    private static Value.Mat without(Value.Mat m, int row, int column) {
        return Value.Mat.of(m.rows() - 1, m.rows() - 1, i -> j -> m.get(i < row ? i : i + 1, j < column ? j : j + 1));
    }

    private Value.Mat inverse(Value.Mat m) {
        Node det = det(m);
        return Value.Mat.of(m.rows(), m.rows(), i -> j -> {
            Node minor = m.rows() == 1 ? nodes.one : det(without(m, j, i));
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
