package org.certirank.check;

import java.util.*;
import java.util.function.*;

/** What a text stands for once every integer and mask in it is known. {@link #sort} is the letter that {@link Builtin} signatures use. */
sealed interface Value {
    char sort();
    /** Every number in it replaced by its image. */
    default Value map(UnaryOperator<Node> image) { return this; }
    /** The numbers in it, row by row. */
    default List<Node> entries() { return List.of(); }
    /** The dimensions, none for a number; null for anything else that is no vector or matrix. */
    default List<Integer> dimensions() { return null; }

    record Num(Node node) implements Value {
        @Override public char sort() { return 'N'; }
        @Override public Value map(UnaryOperator<Node> image) { return new Num(image.apply(node)); }
        @Override public List<Node> entries() { return List.of(node); }
        @Override public List<Integer> dimensions() { return List.of(); }
    }

    record Truth(Formula formula) implements Value {
        @Override public char sort() { return 'T'; }
        @Override public Value map(UnaryOperator<Node> image) { return new Truth(formula.map(image)); }
    }

    record Vec(List<Node> at) implements Value {
        static Vec of(int n, IntFunction<Node> entry) { return new Vec(Mat.of(1, n, i -> entry).at.get(0)); }
        @Override public char sort() { return 'V'; }
        @Override public Value map(UnaryOperator<Node> image) { return new Vec(at.stream().map(image).toList()); }
        @Override public List<Node> entries() { return at; }
        @Override public List<Integer> dimensions() { return List.of(at.size()); }
    }

    /** A matrix, row by row. */
    record Mat(List<List<Node>> at) implements Value {
        static Mat of(int rows, int columns, IntFunction<IntFunction<Node>> entry) {
            List<List<Node>> all = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                List<Node> row = new ArrayList<>();
                for (int j = 0; j < columns; j++) row.add(entry.apply(i).apply(j));
                all.add(row);
            }
            return new Mat(all);
        }

        int rows() { return at.size(); }
        int columns() { return at.get(0).size(); }
        Node get(int i, int j) { return at.get(i).get(j); }
        Mat transposed() { return of(columns(), rows(), i -> j -> get(j, i)); }
        @Override public char sort() { return 'M'; }
        @Override public Value map(UnaryOperator<Node> image) { return of(rows(), columns(), i -> j -> image.apply(get(i, j))); }
        @Override public List<Node> entries() { return at.stream().flatMap(List::stream).toList(); }
        @Override public List<Integer> dimensions() { return List.of(rows(), columns()); }
    }

    record Graph(Digraph graph) implements Value {
        @Override public char sort() { return 'G'; }
    }

    /** A sequence of vectors (sort v) or matrices (sort m); the members are made once, and which ones were asked for is remembered. */
    record Seq(char sort, IntFunction<Value> make, Map<Integer, Value> members) implements Value {
        Seq(char sort, IntFunction<Value> make) { this(sort, make, new HashMap<>()); }
        @Override public Value map(UnaryOperator<Node> image) { return new Seq(sort, i -> member(i).map(image)); }
        @Override public boolean equals(Object o) { return this == o; }
        @Override public int hashCode() { return System.identityHashCode(this); }

        Value member(int index) {
            if (!members.containsKey(index)) members.put(index, make.apply(index));
            return members.get(index);
        }
    }

    /** Undefined, of whatever sort the context asks for. */
    record Undef() implements Value {
        @Override public char sort() { return '?'; }
    }

    Undef UNDEF = new Undef();

    /** Names and what they stand for, innermost first. */
    record Scope(String name, Value value, Scope outer) {
        static Value find(Scope scope, String name) {
            for (Scope s = scope; s != null; s = s.outer) if (s.name.equals(name)) return s.value;
            return null;
        }
    }
}
