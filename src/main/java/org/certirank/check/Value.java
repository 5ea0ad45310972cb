package org.certirank.check;

import java.util.*;
import java.util.function.Function;
import java.util.function.IntFunction;

/** What a text stands for once every integer and mask in it is known. {@link #sort} is the letter that {@link Builtin} signatures use. */
sealed interface Value {
    char sort();

    /** Every number in it replaced by its image. */
    default Value map(Function<Node, Node> image) { return this; }

    record Num(Node node) implements Value {
        @Override public char sort() { return 'N'; }

        @Override public Value map(Function<Node, Node> image) { return new Num(image.apply(node)); }
    }

    record Truth(Formula formula) implements Value {
        @Override public char sort() { return 'T'; }

        @Override public Value map(Function<Node, Node> image) { return new Truth(formula.map(image)); }
    }

    record Vec(List<Node> at) implements Value {
        @Override public char sort() { return 'V'; }

        @Override public Value map(Function<Node, Node> image) { return new Vec(at.stream().map(image).toList()); }
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

        List<Node> entries() { return at.stream().flatMap(List::stream).toList(); }

        Mat transposed() { return of(columns(), rows(), i -> j -> get(j, i)); }

        @Override public char sort() { return 'M'; }

        @Override public Value map(Function<Node, Node> image) { return of(rows(), columns(), i -> j -> image.apply(get(i, j))); }
    }

    record Graph(Digraph graph) implements Value {
        @Override public char sort() { return 'G'; }
    }

    /** A sequence of vectors (sort v) or matrices (sort m); the members are made once, and which ones were asked for is remembered. */
    final class Seq implements Value {
        private final char sort;
        private final IntFunction<Value> make;
        final Map<Integer, Value> members = new HashMap<>();

        Seq(char sort, IntFunction<Value> make) {
            this.sort = sort;
            this.make = make;
        }

        @Override public char sort() { return sort; }

        Value member(int index) {
            Value known = members.get(index);
            if (known == null) {
                known = make.apply(index);
                members.put(index, known);
            }
            return known;
        }

        @Override public Value map(Function<Node, Node> image) { return new Seq(sort, i -> member(i).map(image)); }
    }

    /** Undefined, of whatever sort the context asks for. */
    record Undef() implements Value {
        @Override public char sort() { return '?'; }
    }

    Undef UNDEF = new Undef();

    /** Names and what they stand for, innermost first. */
    record Scope(String name, Value value, Scope outer) {
        static Value find(Scope scope, String name) {
            for (Scope s = scope; s != null; s = s.outer) {
                if (s.name.equals(name)) return s.value;
            }
            return null;
        }
    }
}
