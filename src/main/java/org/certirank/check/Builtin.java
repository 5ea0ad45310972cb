package org.certirank.check;

import java.util.*;

/**
 * The built-in functions of section 6 but the special forms {@code if} and {@code diff} and the bound ones. A signature lists the sorts of the
 * arguments and of the result: N number, T truth value, V vector, M matrix, G digraph; {@code N+} is two or more numbers.
 */
final class Builtin {
    private static final Map<String, String[]> SIGNATURES = new HashMap<>();

    private static void all(String signatures, String... names) { for (String name : names) SIGNATURES.put(name, signatures.split(" ")); }

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
        all("NN>N", "diff");
        all("NN>T", "<", "<=", ">", ">="); // from here on operators and binders, for the sorts only
        all("NN>T VV>T MM>T GG>T", "=", "!=");
        all("NN>N VV>V MM>M", "+", "-");
        all("NN>N NV>V NM>M VN>V MN>M MM>M MV>V VM>V", "*");
        all("NN>N VN>V MN>M", "/");
        all("NN>N MN>M", "^");
        all("N>N V>V M>M", "neg", "sum in");
        all("T>T", "not", "all in", "any in");
        all("TT>T", "and", "or", "=>", "<=>");
        all("VN>N MN>V MNN>N", "[]");
        all("N>N", "prod in", "min in", "max in");
        all("N>V", "vector in");
        all("N>M", "matrix in");
    }

    private final Nodes nodes;
    private final Matrices matrices;

    Builtin(Nodes nodes) { this.nodes = nodes; this.matrices = new Matrices(nodes); }

    static boolean known(String name) { return SIGNATURES.containsKey(name); }
    /** True of every name that a spec may not give to something of its own. */
    static boolean reserved(String name) { return known(name) || known(name + " in") || Parser.RESERVED.contains(name) || name.equals("pi"); }

    /** The sort of the result; '?' arguments fit everything, and give '?' if it depends on them. An error if no signature fits. */
    static char result(String name, String sorts, Ast at) {
        char result = 0;
        for (String s : SIGNATURES.get(name)) {
            String want = s.substring(0, s.indexOf('>'));
            if (want.equals("N+") && sorts.length() >= 2) want = "N".repeat(sorts.length());
            boolean fits = want.length() == sorts.length();
            for (int i = 0; fits && i < want.length(); i++) fits = sorts.charAt(i) == '?' || sorts.charAt(i) == want.charAt(i);
            char to = s.charAt(s.length() - 1);
            if (fits) result = result == 0 || result == to ? to : '?';
        }
        if (result == 0) throw at.error(name + " is not for (" + sorts + "), expected " + String.join(" or ", SIGNATURES.get(name)));
        return result;
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
            case "min", "max" -> new Value.Num(matrices.over(name, args.stream().map(Builtin::node).toList()));
            case "identity" -> matrices.identity(size(x));
            case "zeros", "ones" -> {
                Node entry = name.equals("zeros") ? nodes.zero : nodes.one;
                yield second == null ? Value.Vec.of(size(x), j -> entry) : Value.Mat.of(size(x), size(node(second)), i -> j -> entry);
            }
            case "unit" -> {
                int k = index(node(second), size(x));
                yield Value.Vec.of(size(x), j -> j == k ? nodes.one : nodes.zero);
            }
            default -> new Value.Graph(family(name, integer(x), second));
        };
    }

    private static Digraph family(String name, int n, Value second) {
        Digraph g = new Digraph(n);
        if (second instanceof Value.Mat edges) {
            if (edges.columns() != 2) throw new InputException("digraph: expected edges [j, i]");
            edges.at().forEach(e -> g.add(index(e.get(0), n), index(e.get(1), n)));
        }
        if (name.equals("digraph")) return g;
        int k = second == null ? n : integer(node(second));
        boolean forward = name.equals("complete") || name.equals("window");
        for (int j = 0; j < n; j++) for (int i = 0; i < n; i++) if (i - j <= k && (j <= i || forward && j - i <= k)) g.add(j, i);
        return g;
    }

    private Value mask(String name, Digraph g, List<Value> args) {
        int u = args.size() > 1 ? index(node(args.get(1)), g.n) : 0;
        int v = args.size() > 2 ? index(node(args.get(2)), g.n) : 0;
        return switch (name) {
            case "nodes" -> count(g.n);
            case "edge" -> truth(g.edge(u, v));
            case "degree" -> count(g.degree(u));
            case "reaches" -> truth(g.distance(u, v) >= 0);
            case "distance" -> count(g.distance(u, v));
            case "isCentre" -> truth(g.eccentricity(u) >= 0);
            case "centres" -> count(g.centres());
            case "radius" -> count(g.radius());
            case "diameter" -> count(g.diameter());
            case "stronglyConnected" -> truth(g.stronglyConnected());
            case "quasiStronglyConnected" -> truth(g.centres() > 0);
            case "undirected" -> truth(g.undirected());
            case "selfLoops" -> truth(g.selfLoops());
            default -> g.nodes().anyMatch(i -> g.degree(i) == 0) ? Value.UNDEF
                    : Value.Mat.of(g.n, g.n, i -> j -> g.edge(j, i) ? nodes.constant(Rat.of(1, g.degree(i))) : nodes.zero);
        };
    }

    private static Value truth(boolean b) { return new Value.Truth(b ? Formula.TRUE : Formula.FALSE); }
    /** A count; below zero it stands for "undefined". */
    private Value count(int k) { return k < 0 ? Value.UNDEF : new Value.Num(nodes.constant(k)); }
    static Node node(Value v) { return ((Value.Num) v).node(); }

    static int integer(Node n) {
        boolean fits = n.isConst() && n.value.isInteger() && n.value.num.bitLength() <= 30;
        if (!fits) throw new InputException("expected a known integer of moderate size, not " + n);
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
