package org.certirank.check;

import java.util.*;
import java.util.function.*;
import java.util.stream.IntStream;

/** What a text stands for once every integer and mask in it is known. */
sealed interface Value {
    /** The letter of {@link Builtin}'s signatures. */
    char sort();
    /** Every number in it replaced by its image. */
    default Value map(UnaryOperator<Node> image) { return this; }
    /** The node of a number, null for anything else. */
    default Node number() { return null; }
    /** The numbers in it, row by row. */
    default List<Node> entries() { return List.of(); }

    /** A number, a vector or a matrix, which have none, one or two dimensions; the entries row by row. */
    record Tensor(List<Integer> dimensions, List<Node> entries) implements Value {
        /** A size that wrapped would make equations between matrices empty, hence true. */
        public Tensor { if (count(dimensions) != entries.size()) throw new LimitException("entries do not fit the dimensions " + dimensions); }
        @Override public char sort() { return "NVM".charAt(dimensions.size()); }
        @Override public Value map(UnaryOperator<Node> image) { return new Tensor(dimensions, entries.stream().map(image).toList()); }
        @Override public Node number() { return dimensions.isEmpty() ? entries.get(0) : null; }
        int rows() { return dimensions.get(0); }
        int columns() { return dimensions.get(1); }
        Node get(int i, int j) { return entries.get(i * columns() + j); }
        /** The rows of a matrix; a vector is one row. */
        List<List<Node>> lines() {
            int width = dimensions.get(dimensions.size() - 1);
            return IntStream.range(0, entries.size() / width).mapToObj(i -> entries.subList(i * width, i * width + width)).toList();
        }
        Tensor transposed() { return matrix(columns(), rows(), (i, j) -> get(j, i)); }
    }

    /** The number of entries, without overflow. */
    static int count(List<Integer> dimensions) {
        long n = dimensions.isEmpty() ? 1 : dimensions.stream().mapToLong(d -> d).reduce(1, Math::multiplyExact);
        if (n > Nodes.LIMIT) throw new LimitException("more than " + Nodes.LIMIT + " entries");
        return (int) n;
    }

    interface Entry { Node at(int i, int j); }
    static Tensor of(Node number) { return new Tensor(List.of(), List.of(number)); }
    static Tensor vector(List<Node> entries) { return new Tensor(List.of(entries.size()), entries); }
    static Tensor vector(int n, IntFunction<Node> entry) { return vector(IntStream.range(0, n).mapToObj(entry).toList()); }
    static Tensor matrix(List<List<Node>> rows) { return new Tensor(List.of(rows.size(), rows.get(0).size()), rows.stream().flatMap(List::stream).toList()); }
    static Tensor matrix(int rows, int columns, Entry entry) {
        return new Tensor(List.of(rows, columns), IntStream.range(0, count(List.of(rows, columns))).mapToObj(k -> entry.at(k / columns, k % columns)).toList());
    }

    /** Entries or a number that are leaves: x, v[1], M[1,1]. */
    static Tensor unknown(Nodes nodes, String name, List<Integer> d) {
        if (d.isEmpty()) return of(nodes.leaf(name));
        return d.size() == 1 ? vector(d.get(0), j -> nodes.leaf(name + "[" + (j + 1) + "]"))
                : matrix(d.get(0), d.get(1), (i, j) -> nodes.leaf(entry(name, i, j)));
    }

    static String entry(String name, int i, int j) { return name + "[" + (i + 1) + "," + (j + 1) + "]"; }

    /** Leaves that stand for a given value while a text is read. */
    static Tensor placeholder(Nodes nodes, String name, List<Integer> d) {
        return new Tensor(d, IntStream.range(0, count(d)).mapToObj(k -> nodes.leaf(d.isEmpty() ? name : name + "'" + k)).toList());
    }

    record Truth(Formula formula) implements Value {
        @Override public char sort() { return 'T'; }
        @Override public Value map(UnaryOperator<Node> image) { return new Truth(formula.map(image)); }
    }

    record Graph(Digraph graph) implements Value {
        @Override public char sort() { return 'G'; }
    }

    /** A tensor, a mask or a sequence that is not known: a term. */
    record Generic(char sort, Node node) implements Value {
        @Override public Value map(UnaryOperator<Node> image) { return new Generic(sort, image.apply(node)); }
    }

    interface Entries { Node at(Node i, Node j); }

    /** A vector (columns and j null) or matrix that is known by its entries, which are read when asked for; or the mask of uniform weights with these entries. */
    record Table(char sort, Node rows, Node columns, Entries entry) implements Value {
        @Override public Value map(UnaryOperator<Node> image) {
            return new Table(sort, image.apply(rows), columns == null ? null : image.apply(columns), (i, j) -> image.apply(at(i, j)));
        }
        Node at(Node i, Node j) { return entry.at(i, j); }
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
    }

    /**
     * A sequence of vectors (sort v) or matrices (sort m); the members are made once, and which ones were asked for is remembered.
     * @param listed the number of members in the list that gives it, all later ones being the last of these; 0 if it is given otherwise
     */
    record Seq(char sort, int listed, IntFunction<Value> make, Map<Integer, Value> members) implements Value {
        Seq(char sort, IntFunction<Value> make) { this(sort, 0, make, new HashMap<>()); }
        Seq(char sort, List<Value> list) { this(sort, list.size(), t -> list.get(t < list.size() ? t : list.size() - 1), new HashMap<>()); }
        @Override public Value map(UnaryOperator<Node> image) { return new Seq(sort, listed, i -> member(i).map(image), new HashMap<>()); }
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }
        Value member(int index) {
            if (!members.containsKey(index)) members.put(index, make.apply(index));
            return members.get(index);
        }
    }

    /** Something of which only the sort is known. Outside the check of sorts the sort is '?': an undefined value of whatever sort is asked for. */
    record Unknown(char sort) implements Value { }

    Unknown UNDEF = new Unknown('?');

    /**
     * The orbit of a recursive definition or a model for given values of the other parameters: what stands for its value after t layers, t the leaf, and for
     * that after t + 1. It is in scope under a name that no text can say.
     * @param args the other arguments as they were read, null in the place of t
     * @param step null while it is being made
     */
    record Orbit(String definition, List<Value> args, Node t, Value state, Value step) implements Value {
        @Override public char sort() { return ' '; }
    }

    /**
     * Names and what they stand for, innermost first.
     * @param special whether a name is generic, an integer that is not known, or an orbit: texts then read otherwise than elsewhere
     */
    record Scope(String name, Value value, Scope outer, boolean special) {
        Scope(String name, Value value, Scope outer) {
            this(name, value, outer, value instanceof Generic || value instanceof Orbit || value.number() != null && value.number().isIntegerLeaf() || outer != null && outer.special);
        }

        static Value find(Scope scope, String name) {
            for (Scope s = scope; s != null; s = s.outer) if (s.name.equals(name)) return s.value;
            return null;
        }
    }
}
