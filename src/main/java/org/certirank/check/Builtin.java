package org.certirank.check;

import java.util.*;

/**
 * The built-in functions of section 6 but the special forms {@code if} and {@code diff} and the bound ones. A signature lists the sorts of the arguments and
 * of the result: N number, T truth value, V vector, M matrix, G digraph; {@code N+} is two or more numbers.
 */
final class Builtin {
    private static final Map<String, String[]> SIGNATURES = new HashMap<>();

    private static void all(String signatures, String... names) {
        for (String name : names) SIGNATURES.put(name, signatures.split(" "));
    }

    static {
        all("N>N", "abs", "sqrt", "exp", "log", "sin", "cos", "tanh", "erf", "floor", "gelu");
        all("N+>N V>N M>N", "min", "max");
        all("V>N M>N", "sum", "prod");
        all("VV>N", "dot");
        all("V>N", "norm2", "length");
        all("M>N", "normF", "det", "trace", "rows", "columns", "mu", "phi", "dobrushin");
        all("M>N", "spectralNorm", "sigmaMin", "stableRank", "rank", "spectralRadius");
        all("M>M", "transpose", "inverse");
        all("MN>V", "row", "column");
        all("N>M", "identity");
        all("N>V NN>M", "zeros", "ones");
        all("NN>V", "unit");
        all("VV>M", "outer");
        all("V>M", "diagonal");
        all("V>V M>M", "layernorm");
        all("V>V M>M MG>M", "softmax");
        all("N>G", "complete", "causal");
        all("NN>G", "window", "backWindow");
        all("N>G NM>G", "digraph");
        all("G>N", "nodes", "centres", "radius", "diameter");
        all("GN>N", "degree");
        all("GNN>N", "distance");
        all("GNN>T", "edge", "reaches");
        all("GN>T", "isCentre");
        all("G>T", "stronglyConnected", "quasiStronglyConnected", "undirected", "selfLoops");
        all("G>M", "uniform");
    }

    private final Nodes nodes;
    private final Matrices matrices;

    Builtin(Nodes nodes) {
        this.nodes = nodes;
        this.matrices = new Matrices(nodes);
    }

    /** True of every name that a spec may not give to something of its own. */
    static boolean reserved(String name) {
        return SIGNATURES.containsKey(name) || Parser.RESERVED.contains(name) || List.of("pi", "diff", "all", "any", "vector", "matrix").contains(name);
    }

    static boolean known(String name) { return SIGNATURES.containsKey(name); }

    /** The sort of the result; '?' arguments fit everything. An error if no signature fits. */
    static char result(String name, String sorts, int at) {
        for (String s : SIGNATURES.get(name)) {
            String want = s.substring(0, s.indexOf('>'));
            boolean fits = want.equals("N+") ? sorts.length() >= 2 && sorts.matches("[N?]*") : want.length() == sorts.length();
            for (int i = 0; fits && !want.equals("N+") && i < want.length(); i++) fits = sorts.charAt(i) == '?' || sorts.charAt(i) == want.charAt(i);
            if (fits) return s.charAt(s.length() - 1);
        }
        throw new InputException("at character " + at + ": " + name + " is not for (" + sorts + "), expected " + String.join(" or ", SIGNATURES.get(name)));
    }

    /** The values fit one of the signatures, and none of them is {@link Value#UNDEF}. */
    Value apply(String name, List<Value> args) {
        if (args.get(0) instanceof Value.Graph g) return mask(name, g.graph(), args);
        if (args.get(0) instanceof Value.Num first) return numeric(name, first.node(), args);
        return matrices.apply(name, args);
    }

    private Value numeric(String name, Node x, List<Value> args) {
        Value second = args.size() > 1 ? args.get(1) : null;
        return switch (name) {
            case "abs", "sqrt", "exp", "log", "sin", "cos", "tanh", "erf", "floor" -> new Value.Num(nodes.unary(Op.valueOf(name.toUpperCase(Locale.ROOT)), x));
            case "gelu" -> {
                Node erf = nodes.unary(Op.ERF, nodes.div(x, nodes.unary(Op.SQRT, nodes.constant(2))));
                yield new Value.Num(nodes.div(nodes.mul(x, nodes.add(nodes.one, erf)), nodes.constant(2)));
            }
            case "min", "max" -> new Value.Num(nodes.extremum(name.equals("min") ? Op.MIN : Op.MAX, args.stream().map(a -> ((Value.Num) a).node()).toList()));
            case "identity" -> {
                int n = size(x);
                yield Value.Mat.of(n, n, i -> j -> i == j ? nodes.one : nodes.zero);
            }
            case "zeros", "ones" -> {
                Node entry = name.equals("zeros") ? nodes.zero : nodes.one;
                int n = size(x);
                yield second == null ? new Value.Vec(Collections.nCopies(n, entry)) : Value.Mat.of(n, size(node(second)), i -> j -> entry);
            }
            case "unit" -> {
                int n = size(x);
                int k = index(node(second), n);
                yield new Value.Vec(Value.Mat.of(1, n, i -> j -> j == k ? nodes.one : nodes.zero).at().get(0));
            }
            default -> new Value.Graph(family(name, integer(x), second));
        };
    }

    private static Digraph family(String name, int n, Value second) {
        Digraph g = new Digraph(n);
        if (name.equals("digraph")) {
            if (second instanceof Value.Mat edges) {
                if (edges.columns() != 2) throw new InputException("digraph: expected edges [j, i]");
                edges.at().forEach(e -> g.add(index(e.get(0), n), index(e.get(1), n)));
            }
            return g;
        }
        int k = second == null ? n : integer(node(second));
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                boolean forward = !name.equals("causal") && !name.equals("backWindow");
                if (i - j <= k && (j <= i || forward && j - i <= k)) g.add(j, i);
            }
        }
        return g;
    }

    private Value mask(String name, Digraph g, List<Value> args) {
        int u = args.size() > 1 ? index(node(args.get(1)), g.n) : 0;
        int v = args.size() > 2 ? index(node(args.get(2)), g.n) : 0;
        return switch (name) {
            case "nodes" -> count(g.n);
            case "edge" -> new Value.Truth(Formula.truth(g.edge(u, v)));
            case "degree" -> count(g.degree(u));
            case "reaches" -> new Value.Truth(Formula.truth(g.distance(u, v) >= 0));
            case "distance" -> count(g.distance(u, v));
            case "isCentre" -> new Value.Truth(Formula.truth(g.eccentricity(u) >= 0));
            case "centres" -> count(g.centres());
            case "radius" -> count(g.radius());
            case "diameter" -> count(g.diameter());
            case "stronglyConnected" -> new Value.Truth(Formula.truth(g.stronglyConnected()));
            case "quasiStronglyConnected" -> new Value.Truth(Formula.truth(g.centres() > 0));
            case "undirected" -> new Value.Truth(Formula.truth(g.undirected()));
            case "selfLoops" -> new Value.Truth(Formula.truth(g.selfLoops()));
            default -> {
                for (int i = 0; i < g.n; i++) {
                    if (g.degree(i) == 0) yield Value.UNDEF;
                }
                yield Value.Mat.of(g.n, g.n, i -> j -> g.edge(j, i) ? nodes.constant(Rat.of(1, g.degree(i))) : nodes.zero);
            }
        };
    }

    /** A count; below zero it stands for "undefined". */
    private Value count(int k) { return k < 0 ? Value.UNDEF : new Value.Num(nodes.constant(k)); }

    static Node node(Value v) { return ((Value.Num) v).node(); }

    static int integer(Node n) {
        if (!n.isConst() || !n.value.isInteger() || n.value.num.bitLength() > 30) {
            throw new InputException("expected a known integer of moderate size, not " + n);
        }
        return n.value.num.intValue();
    }

    static int size(Node n) {
        int k = integer(n);
        if (k < 1 || k > Digraph.LIMIT) throw new InputException("expected a dimension between 1 and " + Digraph.LIMIT + ", not " + k);
        return k;
    }

    /** An index that counts from 1, as one that counts from 0. */
    static int index(Node n, int size) {
        int k = integer(n);
        if (k < 1 || k > size) throw new InputException("the index " + k + " is not between 1 and " + size);
        return k - 1;
    }
}
