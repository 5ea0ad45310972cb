package org.certirank.check;

import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/**
 * The built-in functions and operators (spec language, sections 3 and 6), one entry each: sorts and meaning. A signature lists the sorts of the arguments and of the result: N
 * number, T truth value, V vector, M matrix, G digraph, m sequence of matrices; N+ is two or more numbers. Binders ("sum in") and diff have no meaning here: {@link Elaborator}.
 */
final class Builtin {
    private interface Meaning { Value of(Matrices m, List<Value> args); }
    private record Entry(String[] signatures, Meaning meaning) { }

    private static final Set<Op> SQUARE = EnumSet.of(Op.INSIDE, Op.OUTSIDE, Op.SPECTRALRADIUS);
    private static final Map<String, Entry> TABLE = new HashMap<>();

    private static void define(String names, String signatures, Meaning meaning) {
        for (String name : names.split(",")) TABLE.put(name, new Entry(signatures.split(" "), meaning));
    }

    /** Functions whose value is a number. */
    private static void number(String name, String signatures, BiFunction<Matrices, List<Value>, Node> meaning) {
        define(name, signatures, (m, a) -> Value.of(meaning.apply(m, a)));
    }

    /** Numbers of a mask and nodes of it, counted from 0; below zero: undefined. */
    private static void count(String name, String signature, ToIntBiFunction<Digraph, int[]> count) {
        define(name, signature, (m, a) -> {
            int k = count.applyAsInt(graph(a, 0), chosen(a));
            return k < 0 ? Value.UNDEF : Value.of(m.nodes.constant(k));
        });
    }

    private static void fact(String name, String signature, BiPredicate<Digraph, int[]> fact) {
        define(name, signature, (m, a) -> truth(fact.test(graph(a, 0), chosen(a))));
    }

    /** The nodes of a mask that the further arguments say. */
    private static int[] chosen(List<Value> a) {
        int[] out = new int[a.size() - 1];
        for (int i = 0; i < out.length; i++) out[i] = index(node(a, i + 1), graph(a, 0).n);
        return out;
    }

    static {
        for (Op op : EnumSet.range(Op.SQRT, Op.FLOOR)) number(op.name().toLowerCase(Locale.ROOT), "N>N", (m, a) -> m.nodes.unary(op, node(a, 0)));
        number("gelu", "N>N", (m, a) -> m.gelu(node(a, 0)));
        for (Op op : List.of(Op.MIN, Op.MAX)) {
            number(op.name().toLowerCase(Locale.ROOT), "N+>N V>N M>N", (m, a) -> m.nodes.extremum(op, a.stream().flatMap(v -> v.entries().stream()).toList()));
        }
        number("sum", "V>N M>N", (m, a) -> m.sum(entries(a, 0)));
        number("prod", "V>N M>N", (m, a) -> entries(a, 0).stream().reduce(m.nodes::mul).orElseThrow());
        number("dot", "VV>N", (m, a) -> m.dot(entries(a, 0), entries(a, 1)));
        number("norm2", "V>N", (m, a) -> m.norm(entries(a, 0)));
        number("normF", "M>N", (m, a) -> m.norm(entries(a, 0)));
        number("length", "V>N", (m, a) -> m.nodes.constant(tensor(a, 0).rows()));
        number("rows", "M>N", (m, a) -> m.nodes.constant(tensor(a, 0).rows()));
        number("columns", "M>N", (m, a) -> m.nodes.constant(tensor(a, 0).columns()));
        number("det", "M>N", (m, a) -> m.det(square(tensor(a, 0))));
        number("trace", "M>N", (m, a) -> m.sum(Value.vector(square(tensor(a, 0)).rows(), i -> tensor(a, 0).get(i, i)).entries()));
        number("mu", "M>N", (m, a) -> m.mu(tensor(a, 0)));
        number("phi", "M>N", (m, a) -> m.phi(tensor(a, 0)));
        number("dobrushin", "M>N", (m, a) -> m.dobrushin(tensor(a, 0)));
        for (String name : List.of("rank", "inside", "outside", "sigmaMin", "spectralNorm", "stableRank", "spectralRadius")) {
            Op op = Op.valueOf(name.toUpperCase(Locale.ROOT));
            number(name, "M>N", (m, a) -> m.nodes.opaque(op, (SQUARE.contains(op) ? square(tensor(a, 0)) : tensor(a, 0)).rows(), null, entries(a, 0)));
        }
        number("singular", "MN>N", (m, a) -> {
            int rows = tensor(a, 0).rows(), columns = tensor(a, 0).columns(), k = index(node(a, 1), rows < columns ? rows : columns) + 1;
            return m.nodes.opaque(Op.SINGULAR, rows, "" + k, entries(a, 0));
        });
        define("transpose", "M>M", (m, a) -> tensor(a, 0).transposed());
        define("inverse", "M>M", (m, a) -> m.inverse(square(tensor(a, 0))));
        define("product", "mNN>M", (m, a) -> {
            int s = integer(node(a, 1)), t = integer(node(a, 2));
            return s < 0 ? Value.UNDEF : m.product(((Value.Seq) a.get(0))::member, s, t);
        });
        define("follows", "mmm>T", (m, a) -> new Value.Truth(follows(m, a.stream().map(v -> (Value.Seq) v).toList())));
        define("layernorm", "V>V M>M", (m, a) -> m.layernorm(tensor(a, 0)));
        define("softmax", "V>V M>M MG>M", (m, a) -> m.softmax(tensor(a, 0), a.size() > 1 ? graph(a, 1) : null));
        define("row", "MN>V", (m, a) -> Value.vector(tensor(a, 0).lines().get(index(node(a, 1), tensor(a, 0).rows()))));
        define("column", "MN>V", (m, a) -> Value.vector(tensor(a, 0).transposed().lines().get(index(node(a, 1), tensor(a, 0).columns()))));
        define("identity", "N>M", (m, a) -> Value.matrix(size(node(a, 0)), size(node(a, 0)), (i, j) -> i == j ? m.nodes.one : m.nodes.zero));
        define("seeded", "NNNNN>M", (m, a) -> MadeUp.seeded(m.nodes, size(node(a, 0)), size(node(a, 1)), node(a, 2), node(a, 3), node(a, 4)));
        define("congruence", "NNNNN>M", (m, a) -> MadeUp.congruence(m.nodes, size(node(a, 0)), size(node(a, 1)), node(a, 2), node(a, 3), node(a, 4)));
        define("zeros", "N>V NN>M", (m, a) -> filled(a, m.nodes.zero));
        define("ones", "N>V NN>M", (m, a) -> filled(a, m.nodes.one));
        define("unit", "NN>V", (m, a) -> {
            int n = size(node(a, 0)), k = index(node(a, 1), n);
            return Value.vector(n, i -> i == k ? m.nodes.one : m.nodes.zero);
        });
        define("outer", "VV>M", (m, a) -> Value.matrix(entries(a, 0).size(), entries(a, 1).size(),
                (i, j) -> m.nodes.mul(entries(a, 0).get(i), entries(a, 1).get(j))));
        define("diagonal", "V>M", (m, a) -> Value.matrix(entries(a, 0).size(), entries(a, 0).size(), (i, j) -> i == j ? entries(a, 0).get(i) : m.nodes.zero));

        define("complete", "N>G", (m, a) -> mask(a, (j, i, k) -> true));
        define("causal", "N>G", (m, a) -> mask(a, (j, i, k) -> j <= i));
        define("window", "NN>G", (m, a) -> mask(a, (j, i, k) -> i - j <= k && j - i <= k));
        define("backWindow", "NN>G", (m, a) -> mask(a, (j, i, k) -> j <= i && i - j <= k));
        define("digraph", "N>G NM>G", (m, a) -> {
            Digraph g = new Digraph(integer(node(a, 0)));
            if (a.size() > 1 && tensor(a, 1).columns() != 2) throw new InputException("digraph: expected edges [j, i]");
            if (a.size() > 1) tensor(a, 1).lines().forEach(e -> g.add(index(e.get(0), g.n), index(e.get(1), g.n)));
            return new Value.Graph(g);
        });
        count("nodes", "G>N", (g, i) -> g.n);
        count("degree", "GN>N", (g, i) -> g.degree(i[0]));
        count("distance", "GNN>N", (g, i) -> g.distance(i[0], i[1]));
        count("eccentricity", "GN>N", (g, i) -> g.eccentricity(i[0]));
        count("centres", "G>N", (g, i) -> g.centres());
        count("radius", "G>N", (g, i) -> g.radius());
        count("diameter", "G>N", (g, i) -> g.diameter());
        fact("edge", "GNN>T", (g, i) -> g.edge(i[0], i[1]));
        fact("reaches", "GNN>T", (g, i) -> g.distance(i[0], i[1]) >= 0);
        fact("isCentre", "GN>T", (g, i) -> g.eccentricity(i[0]) >= 0);
        fact("stronglyConnected", "G>T", (g, i) -> g.stronglyConnected());
        fact("quasiStronglyConnected", "G>T", (g, i) -> g.centres() > 0);
        fact("undirected", "G>T", (g, i) -> g.undirected());
        fact("selfLoops", "G>T", (g, i) -> g.selfLoops());
        define("uniform", "G>M", (m, a) -> m.uniform(graph(a, 0)));

        define("neg", "N>N V>V M>M", (m, a) -> a.get(0).map(m.nodes::neg));
        define("+", "NN>N VV>V MM>M", (m, a) -> entrywise(tensor(a, 0), tensor(a, 1), m.nodes::add));
        define("-", "NN>N VV>V MM>M", (m, a) -> entrywise(tensor(a, 0), tensor(a, 1), m.nodes::sub));
        define("*", "NN>N NV>V NM>M VN>V MN>M MM>M MV>V VM>V", (m, a) -> node(a, 1) != null ? a.get(0).map(x -> m.nodes.mul(x, node(a, 1)))
                : node(a, 0) != null ? a.get(1).map(x -> m.nodes.mul(node(a, 0), x)) : m.product(tensor(a, 0), tensor(a, 1)));
        define("/", "NN>N VN>V MN>M", (m, a) -> a.get(0).map(x -> m.nodes.div(x, node(a, 1))));
        define("^", "NN>N MN>M", (m, a) -> node(a, 0) != null ? Value.of(m.nodes.pow(node(a, 0), node(a, 1)))
                : m.power(square(tensor(a, 0)), integer(node(a, 1))));
        for (Formula.Kind kind : Formula.Kind.values()) {
            String signatures = kind.inequality() ? "NN>T" : "NN>T VV>T MM>T GG>T";
            define(kind.symbol, signatures, (m, a) -> a.get(0) instanceof Value.Graph g ? truth(g.equals(a.get(1)) == (kind == Formula.Kind.EQ))
                    : new Value.Truth(relation(kind, tensor(a, 0), tensor(a, 1))));
        }
        define("not", "T>T", (m, a) -> new Value.Truth(Formula.not(formula(a, 0))));
        define("and", "TT>T", (m, a) -> new Value.Truth(Formula.and(List.of(formula(a, 0), formula(a, 1)))));
        define("or", "TT>T", (m, a) -> new Value.Truth(Formula.or(List.of(formula(a, 0), formula(a, 1)))));
        define("=>", "TT>T", (m, a) -> new Value.Truth(new Formula.Imp(formula(a, 0), formula(a, 1))));
        define("<=>", "TT>T", (m, a) -> {
            Formula.Imp there = new Formula.Imp(formula(a, 0), formula(a, 1)), back = new Formula.Imp(there.conclusion(), there.premise());
            return new Value.Truth(Formula.and(List.of(there, back)));
        });
        define("[]", "VN>N MN>V MNN>N", (m, a) -> {
            int i = index(node(a, 1), tensor(a, 0).rows());
            return a.size() > 2 ? Value.of(tensor(a, 0).get(i, index(node(a, 2), tensor(a, 0).columns())))
                    : a.get(0).sort() == 'V' ? Value.of(entries(a, 0).get(i)) : Value.vector(tensor(a, 0).lines().get(i));
        });
        define("diff", "NN>N", null);
        define("all in,any in", "T>T", (m, a) -> a.get(0)); // these check the sort of a bound body only
        define("sum in", "N>N V>V M>M", (m, a) -> a.get(0));
        define("prod in,min in,max in", "N>N", (m, a) -> a.get(0));
        define("vector in", "N>V", (m, a) -> a.get(0));
        define("matrix in", "N>M", (m, a) -> a.get(0));
    }

    static boolean known(String name) { return TABLE.containsKey(name); }
    /** True of every name that a spec may not give to something of its own. */
    static boolean reserved(String name) { return known(name) || known(name + " in") || Parser.RESERVED.contains(name) || name.equals("pi"); }

    /** The sort of the result; '?' arguments fit everything, and give '?' if it depends on them. An error if no signature fits. */
    static char result(String name, List<Value> args) {
        char result = 0;
        int n = args.size();
        char first = args.get(0).sort();
        for (String s : TABLE.get(name).signatures) {
            if (first != '?' && first != s.charAt(0)) continue;
            boolean many = s.charAt(1) == '+', fits = many ? n >= 2 : n == s.length() - 2;
            for (int i = 1; fits && i < n; i++) fits = args.get(i).sort() == '?' || args.get(i).sort() == s.charAt(many ? 0 : i);
            char to = s.charAt(s.length() - 1);
            if (fits) result = result == 0 || result == to ? to : '?';
        }
        if (result != 0) return result;
        String given = args.stream().map(a -> "" + a.sort()).collect(Collectors.joining());
        throw new InputException(name + " is not for (" + given + "), expected " + String.join(" or ", TABLE.get(name).signatures));
    }

    /** The values fit one of the signatures, and none of them is {@link Value#UNDEF}. */
    static Value apply(String name, Matrices m, List<Value> args) { return TABLE.get(name).meaning.of(m, args); }

    // ---- arguments ----

    private static Value.Tensor tensor(List<Value> args, int i) { return (Value.Tensor) args.get(i); }
    private static List<Node> entries(List<Value> args, int i) { return args.get(i).entries(); }
    private static Node node(List<Value> args, int i) { return args.get(i).number(); }
    private static Digraph graph(List<Value> args, int i) { return ((Value.Graph) args.get(i)).graph(); }
    private static Formula formula(List<Value> args, int i) { return ((Value.Truth) args.get(i)).formula(); }
    private static Value truth(boolean b) { return new Value.Truth(b ? Formula.TRUE : Formula.FALSE); }

    static int integer(Node n) {
        boolean fits = n.isConst() && n.value.isInteger() && n.value.num.bitLength() <= 30;
        if (!fits) throw new InputException("expected a known integer of moderate size, not " + n);
        return n.value.num.intValue();
    }

    static int size(Node n) { return within(integer(n), Digraph.LIMIT, "the dimension "); }
    /** An index that counts from 1, as one that counts from 0. */
    static int index(Node n, int size) { return within(integer(n), size, "the index ") - 1; }

    private static int within(int k, int most, String what) {
        if (k < 1 || k > most) throw new InputException(what + k + " is not between 1 and " + most);
        return k;
    }

    static Value.Tensor square(Value.Tensor m) {
        if (m.rows() != m.columns()) throw new InputException("expected a square matrix, not " + m.rows() + " x " + m.columns());
        return m;
    }

    private static Value filled(List<Value> a, Node entry) {
        return a.size() == 1 ? Value.vector(size(node(a, 0)), i -> entry) : Value.matrix(size(node(a, 0)), size(node(a, 1)), (i, j) -> entry);
    }

    private interface Edge { boolean from(int j, int i, int width); }

    private static Value mask(List<Value> a, Edge edge) {
        Digraph g = new Digraph(integer(node(a, 0)));
        int k = a.size() > 1 ? integer(node(a, 1)) : 0;
        for (int j = 0; j < g.n; j++) for (int i = 0; i < g.n; i++) if (edge.from(j, i, k)) g.add(j, i);
        return new Value.Graph(g);
    }

    private static Value entrywise(Value.Tensor l, Value.Tensor r, BinaryOperator<Node> step) {
        if (!l.dimensions().equals(r.dimensions())) throw new InputException("the dimensions of the two sides do not fit");
        Iterator<Node> other = r.entries().iterator();
        return l.map(x -> step.apply(x, other.next()));
    }

    /** X(t+1) = M(t) X(t) W(t) for all t: from the last member of the longest list on it is the same equation again and again. */
    private static Formula follows(Matrices m, List<Value.Seq> a) {
        if (a.stream().anyMatch(s -> s.listed() == 0)) throw new InputException("follows: expected generic names, or lists of members");
        int length = a.stream().mapToInt(Value.Seq::listed).max().orElseThrow();
        return Formula.and(IntStream.range(0, length).mapToObj(t -> {
            List<Value.Tensor> at = a.stream().map(s -> (Value.Tensor) s.member(t)).toList();
            Value next = m.product((Value.Tensor) m.product(at.get(1), at.get(0)), at.get(2));
            return relation(Formula.Kind.EQ, (Value.Tensor) a.get(0).member(t + 1), (Value.Tensor) next);
        }).toList());
    }

    /** Equal in every entry, or not equal in some. */
    private static Formula relation(Formula.Kind kind, Value.Tensor l, Value.Tensor r) {
        if (!l.dimensions().equals(r.dimensions())) throw new InputException("the two sides of " + kind.symbol + " do not fit");
        List<Formula> parts = new ArrayList<>();
        for (int i = 0; i < l.entries().size(); i++) parts.add(new Formula.Rel(kind, l.entries().get(i), r.entries().get(i)));
        return kind == Formula.Kind.NE ? Formula.or(parts) : Formula.and(parts);
    }
}
