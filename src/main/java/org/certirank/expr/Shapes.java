package org.certirank.expr;

import java.util.List;

/** Dimensions of the results of built-ins, and clashes of constant ones. */
final class Shapes {
    private final SortRules rules;

    Shapes(SortRules rules) {
        this.rules = rules;
    }

    Typed result(Expr.Call c, SortKind kind, List<Typed> args) {
        Sort first = args.getFirst().sort();
        Dim n = args.getFirst().value();
        return switch (c.name()) {
            case "det", "trace", "spectralRadius", "inside", "outside" -> {
                square(c, first);
                yield Typed.NUMBER;
            }
            case "inverse" -> {
                square(c, first);
                yield Typed.of(new Sort.Matrix(rows(first).or(columns(first)), columns(first).or(rows(first))));
            }
            case "transpose" -> Typed.of(new Sort.Matrix(columns(first), rows(first)));
            case "singular" -> {
                rules.inRange(c.args().get(1), args.get(1).value(), rows(first));
                rules.inRange(c.args().get(1), args.get(1).value(), columns(first));
                yield Typed.NUMBER;
            }
            case "dot" -> {
                rules.sameShape(c.args().get(1), "'dot'", first, args.get(1).sort());
                yield Typed.NUMBER;
            }
            case "row" -> {
                rules.inRange(c.args().get(1), args.get(1).value(), rows(first));
                yield Typed.of(new Sort.Vector(columns(first)));
            }
            case "column" -> {
                rules.inRange(c.args().get(1), args.get(1).value(), columns(first));
                yield Typed.of(new Sort.Vector(rows(first)));
            }
            case "rows" -> Typed.integer(rows(first));
            case "columns" -> Typed.integer(columns(first));
            case "length" -> Typed.integer(length(first));
            case "nodes" -> Typed.integer(first instanceof Sort.Digraph g ? g.nodes() : Dim.UNKNOWN);
            case "identity" -> Typed.of(new Sort.Matrix(dimension(c, 0, n), n));
            case "zeros", "ones" -> args.size() == 1 ? Typed.of(new Sort.Vector(dimension(c, 0, n)))
                    : Typed.of(new Sort.Matrix(dimension(c, 0, n), dimension(c, 1, args.get(1).value())));
            case "seeded", "congruence" -> Typed.of(new Sort.Matrix(dimension(c, 0, n), dimension(c, 1, args.get(1).value())));
            case "unit" -> {
                rules.inRange(c.args().get(1), args.get(1).value(), n);
                yield Typed.of(new Sort.Vector(dimension(c, 0, n)));
            }
            case "product" -> product(c, first);
            case "outer" -> Typed.of(new Sort.Matrix(length(first), length(args.get(1).sort())));
            case "diagonal" -> Typed.of(new Sort.Matrix(length(first), length(first)));
            case "layernorm" -> Typed.of(first.kind().isPresent() ? first : Sort.of(kind));
            case "softmax" -> softmax(c, kind, args);
            case "complete", "causal", "window", "backWindow" -> Typed.of(new Sort.Digraph(dimension(c, 0, n)));
            case "digraph" -> digraph(c, args);
            case "uniform" -> {
                Dim nodes = first instanceof Sort.Digraph g ? g.nodes() : Dim.UNKNOWN;
                yield Typed.of(new Sort.Matrix(nodes, nodes));
            }
            default -> Typed.of(Sort.of(kind));
        };
    }

    private Typed product(Expr.Call c, Sort first) {
        Sort member = first instanceof Sort.Sequence s ? s.member() : Sort.UNKNOWN;
        if (member instanceof Sort.Vector) {
            return rules.problem(c.args().getFirst(), "'product' takes a sequence of square matrices, found a sequence of vectors");
        }
        if (member instanceof Sort.Matrix m) {
            rules.square(c.args().getFirst(), "'product'", m);
            return Typed.of(new Sort.Matrix(m.rows().or(m.columns()), m.columns().or(m.rows())));
        }
        return Typed.of(Sort.of(SortKind.MATRIX));
    }

    private Typed softmax(Expr.Call c, SortKind kind, List<Typed> args) {
        Sort first = args.getFirst().sort();
        if (args.size() == 2 && first instanceof Sort.Matrix m && args.get(1).sort() instanceof Sort.Digraph g
                && (m.rows().certainlyDiffers(g.nodes()) || m.columns().certainlyDiffers(g.nodes()))) {
            rules.clash(c.args().get(1), "'softmax' takes a matrix of scores between all nodes, found " + m.rows() + " x " + m.columns() + " and " + g.nodes() + " nodes");
        }
        return Typed.of(first.kind().isPresent() ? first : Sort.of(kind));
    }

    private Typed digraph(Expr.Call c, List<Typed> args) {
        if (args.size() == 2 && args.get(1).sort() instanceof Sort.Matrix m && m.columns().certainlyDiffers(Dim.of(2))) {
            rules.clash(c.args().get(1), "the edges of 'digraph' are pairs [j, i], found rows of " + m.columns() + " entries");
        }
        return Typed.of(new Sort.Digraph(dimension(c, 0, args.getFirst().value())));
    }

    private Dim dimension(Expr.Call c, int k, Dim n) {
        if (n.constant().filter(v -> v.signum() <= 0).isPresent()) {
            rules.clash(c.args().get(k), "a dimension is a positive integer, found " + n);
            return Dim.UNKNOWN;
        }
        return n;
    }

    private void square(Expr.Call c, Sort sort) {
        if (sort instanceof Sort.Matrix m) {
            rules.square(c.args().getFirst(), "'" + c.name() + "'", m);
        }
    }

    private static Dim rows(Sort sort) {
        return sort instanceof Sort.Matrix m ? m.rows() : Dim.UNKNOWN;
    }

    private static Dim columns(Sort sort) {
        return sort instanceof Sort.Matrix m ? m.columns() : Dim.UNKNOWN;
    }

    private static Dim length(Sort sort) {
        return sort instanceof Sort.Vector v ? v.length() : Dim.UNKNOWN;
    }
}
