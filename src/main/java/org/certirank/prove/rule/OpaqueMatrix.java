package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** A matrix of nodes in row order, mostly the argument of an opaque node; with the sums and products that the rules on ranks and spectra form, always from the left. */
public record OpaqueMatrix(int rows, int columns, List<Term> entries) {

    public OpaqueMatrix {
        entries = List.copyOf(entries);
        Move.require(rows > 0 && columns > 0 && entries.size() == rows * columns, "no matrix");
    }

    /** The matrix of which the node is a function. */
    public static OpaqueMatrix of(Term node) {
        return new OpaqueMatrix(node.rows(), node.arity() / node.rows(), node.args());
    }

    /** The entry in row i, column j, from 0. */
    public Term at(int i, int j) {
        return entries.get(i * columns + j);
    }

    public List<Term> row(int i) {
        return entries.subList(i * columns, (i + 1) * columns);
    }

    public List<Term> column(int j) {
        return IntStream.range(0, rows).mapToObj(i -> at(i, j)).toList();
    }

    public int smallerSide() {
        return Math.min(rows, columns);
    }

    /** The submatrix of these rows and columns, counted from 1. */
    public OpaqueMatrix sub(List<Integer> rowsKept, List<Integer> columnsKept) {
        List<Term> out = new ArrayList<>();
        rowsKept.forEach(i -> columnsKept.forEach(j -> out.add(at(i - 1, j - 1))));
        return new OpaqueMatrix(rowsKept.size(), columnsKept.size(), out);
    }

    /** The function of this matrix. */
    public Term node(Terms terms, Term.Op op) {
        return terms.opaque(op, rows, entries);
    }

    /** The product. */
    public OpaqueMatrix times(Terms terms, OpaqueMatrix q) {
        Move.require(columns == q.rows, "the factors do not fit");
        List<Term> out = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < q.columns; j++) {
                out.add(dot(terms, row(i), q.column(j)));
            }
        }
        return new OpaqueMatrix(rows, q.columns, out);
    }

    /** The sum of the squares of all entries. */
    public Term squares(Terms terms) {
        return entries.stream().map(x -> terms.powInt(x, 2)).reduce(terms::add).orElseThrow();
    }

    /** The determinant of the rows and columns with these numbers, from 0. */
    Term minor(Terms terms, int[] index) {
        return new Minor.Determinant(terms, (i, j) -> at(index[i], index[j]), index.length).value();
    }

    /** A text that reads as this matrix. */
    public String text() {
        List<String> lines = IntStream.range(0, rows).mapToObj(i -> text(row(i))).toList();
        return "[" + String.join(", ", lines) + "]";
    }

    static String text(List<Term> v) {
        return "[" + String.join(", ", v.stream().map(TermPrinter::text).toList()) + "]";
    }

    static Term dot(Terms terms, List<Term> x, List<Term> y) {
        Move.require(x.size() == y.size(), "vectors of " + x.size() + " and " + y.size() + " entries");
        return IntStream.range(0, x.size()).mapToObj(i -> terms.mul(x.get(i), y.get(i))).reduce(terms::add).orElseThrow();
    }
}
