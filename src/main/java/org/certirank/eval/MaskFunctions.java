package org.certirank.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.certirank.attention.Weights;
import org.certirank.eval.Value.Graph;
import org.certirank.eval.Value.Mat;
import org.certirank.eval.Value.Num;
import org.certirank.eval.Value.Truth;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;

/** The built-in functions on masks and the made-up matrices, section 6 of the spec language. */
final class MaskFunctions {
    private static final Value UNDEFINED = new Value.Undefined();

    private final Terms terms;
    private final Linear linear;

    MaskFunctions(Terms terms, Linear linear) {
        this.terms = terms;
        this.linear = linear;
    }

    Value call(String name, List<Value> args) {
        return switch (name) {
            case "complete" -> new Graph(Mask.complete(nodes(name, args, 1)));
            case "causal" -> new Graph(Mask.causal(nodes(name, args, 1)));
            case "window" -> new Graph(Mask.window(nodes(name, args, 2), width(args)));
            case "backWindow" -> new Graph(Mask.backWindow(nodes(name, args, 2), width(args)));
            case "digraph" -> new Graph(digraph(args));
            case "nodes" -> integer(mask(name, args, 1).nodes());
            case "edge" -> new Truth(new Prop.Truth(mask(name, args, 3).edge(node(args, 1), node(args, 2))));
            case "degree" -> integer(mask(name, args, 2).degree(node(args, 1)));
            case "uniform" -> uniform(mask(name, args, 1));
            case "reaches" -> new Truth(new Prop.Truth(mask(name, args, 3).reaches(node(args, 1), node(args, 2))));
            case "distance" -> integer(mask(name, args, 3).distance(node(args, 1), node(args, 2)));
            case "isCentre" -> new Truth(new Prop.Truth(mask(name, args, 2).isCentre(node(args, 1))));
            case "eccentricity" -> integer(mask(name, args, 2).eccentricity(node(args, 1)));
            case "centres" -> integer(mask(name, args, 1).centres());
            case "radius" -> integer(mask(name, args, 1).radius());
            case "diameter" -> integer(mask(name, args, 1).diameter());
            case "stronglyConnected" -> new Truth(new Prop.Truth(mask(name, args, 1).stronglyConnected()));
            case "quasiStronglyConnected" -> new Truth(new Prop.Truth(mask(name, args, 1).quasiStronglyConnected()));
            case "undirected" -> new Truth(new Prop.Truth(mask(name, args, 1).undirected()));
            case "selfLoops" -> new Truth(new Prop.Truth(mask(name, args, 1).selfLoops()));
            case "seeded", "congruence" -> generated(name, args);
            case "softmax" -> softmax(ValueFunctions.matrix(name, ValueFunctions.arg(name, args, 0, 2)), args);
            default -> throw new ElaborationException("there is no function " + name + " of " + args.size() + " arguments");
        };
    }

    private Mat generated(String name, List<Value> args) {
        Weights made = Generators.matrix(name, Generators.constants(args));
        List<Term> entries = new ArrayList<>(made.rows() * made.columns());
        for (int i = 0; i < made.rows(); i++) {
            for (int j = 0; j < made.columns(); j++) {
                entries.add(terms.constant(made.entry(i, j)));
            }
        }
        return new Mat(made.rows(), made.columns(), entries);
    }

    private Num integer(int n) {
        return new Num(terms.constant(n));
    }

    private Value integer(OptionalInt n) {
        return n.isPresent() ? integer(n.getAsInt()) : UNDEFINED;
    }

    private static int nodes(String name, List<Value> args, int count) {
        int n = ValueOperators.dimension(ValueFunctions.arg(name, args, 0, count), "the number of nodes");
        if (n > Mask.MAX_NODES) {
            throw new ElaborationException("a digraph has at most " + Mask.MAX_NODES + " nodes, not " + n);
        }
        return n;
    }

    private static long width(List<Value> args) {
        return ValueOperators.integer(args.get(1), "the width of the window");
    }

    private static Mask digraph(List<Value> args) {
        int n = nodes("digraph", args, args.size() == 1 ? 1 : 2);
        List<Mask.Edge> edges = new ArrayList<>();
        if (args.size() == 2) {
            Mat list = ValueFunctions.matrix("digraph", args.get(1));
            if (list.columns() != 2) {
                throw new ElaborationException("an edge has two ends, not " + list.columns());
            }
            for (int k = 0; k < list.rows(); k++) {
                edges.add(new Mask.Edge(end(list.at(k, 0), n), end(list.at(k, 1), n)));
            }
        }
        return Mask.of(n, edges);
    }

    private static int end(Term t, int n) {
        return ValueOperators.position(new Num(t), n, "the node") + 1;
    }

    private static Mask mask(String name, List<Value> args, int count) {
        return mask(name, ValueFunctions.arg(name, args, 0, count));
    }

    private static Mask mask(String name, Value v) {
        if (v instanceof Graph(Mask m)) {
            return m;
        }
        throw ValueOperators.mismatch("the argument of " + name, "a digraph", v);
    }

    private static int node(List<Value> args, int i) {
        Mask m = mask("the mask", args.get(0));
        return ValueOperators.position(args.get(i), m.nodes(), "the node") + 1;
    }

    /** Entry 1/degree(i) on the edges (j, i) of row i; undefined if a degree is 0. */
    private Value uniform(Mask g) {
        int n = g.nodes();
        ValueFunctions.checkedArea(n, n);
        List<Term> entries = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            int degree = g.degree(i);
            if (degree == 0) {
                return UNDEFINED;
            }
            Term share = terms.constant(Rational.of(1, degree));
            for (int j = 1; j <= n; j++) {
                entries.add(g.edge(j, i) ? share : terms.zero());
            }
        }
        return new Mat(n, n, entries);
    }

    /** Row i over the j with edge (j, i), 0 elsewhere; undefined if a node has no incoming edge. */
    private Value softmax(Mat m, List<Value> args) {
        Mask g = mask("softmax", args.get(1));
        if (m.rows() != g.nodes() || m.columns() != g.nodes()) {
            throw new ElaborationException("softmax of a " + m.rows() + " x " + m.columns() + " matrix over a mask with " + g.nodes() + " nodes");
        }
        List<Term> entries = new ArrayList<>();
        for (int i = 1; i <= m.rows(); i++) {
            List<Integer> allowed = g.attended(i);
            if (allowed.isEmpty()) {
                return UNDEFINED;
            }
            List<Term> row = m.row(i - 1);
            List<Term> part = linear.softmax(allowed.stream().map(j -> row.get(j - 1)).toList());
            int next = 0;
            for (int j = 1; j <= m.columns(); j++) {
                entries.add(g.edge(j, i) ? part.get(next++) : terms.zero());
            }
        }
        return new Mat(m.rows(), m.columns(), entries);
    }
}
