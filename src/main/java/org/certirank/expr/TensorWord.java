package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A product of generic matrices, the last factor perhaps a vector, or a row, a column or an entry of it, in the canonical form of docs/generic-names.md,
 * section 2: flat, without identities beside other factors. A column is that of the last factor, which is the same thing.
 *
 * @param row    the row that is taken, or of a product that is a vector the entry
 * @param column the column that is taken
 */
public record TensorWord(List<Factor> factors, Optional<Term> row, Optional<Term> column) {

    /** What words are made of. */
    public sealed interface Factor {
        /** A name. */
        record Name(TensorSymbol symbol) implements Factor { }

        /** {@code A(t)} of a sequence. */
        record Member(TensorSymbol sequence, Term t) implements Factor { }

        /** {@code product(A, s, t)}. */
        record Product(TensorSymbol sequence, Term s, Term t) implements Factor { }

        /** {@code identity(n)}. */
        record Identity(Term n) implements Factor { }

        /** The symbol that the factor comes from. */
        default Optional<TensorSymbol> origin() {
            return switch (this) {
                case Name(TensorSymbol s) -> Optional.of(s);
                case Member(TensorSymbol s, Term t) -> Optional.of(s);
                case Product(TensorSymbol a, Term s, Term t) -> Optional.of(a);
                case Identity i -> Optional.empty();
            };
        }

        /** The number of rows. */
        default Term rows() {
            return this instanceof Identity(Term n) ? n : origin().orElseThrow().rows();
        }

        /** The number of columns; empty for a vector. */
        default Optional<Term> columns() {
            return this instanceof Identity(Term n) ? Optional.of(n) : origin().orElseThrow().columns();
        }

        /** The numbers in it. */
        default List<Term> numbers() {
            return switch (this) {
                case Name n -> List.of();
                case Member(TensorSymbol a, Term t) -> List.of(t);
                case Product(TensorSymbol a, Term s, Term t) -> List.of(s, t);
                case Identity(Term n) -> List.of(n);
            };
        }

        /** With other numbers. */
        default Factor map(UnaryOperator<Term> f) {
            return switch (this) {
                case Name n -> n;
                case Member(TensorSymbol a, Term t) -> new Member(a, f.apply(t));
                case Product(TensorSymbol a, Term s, Term t) -> product(a, f.apply(s), f.apply(t));
                case Identity(Term n) -> new Identity(f.apply(n));
            };
        }

        /** {@code product(A, s, t)}, which is the identity if s and t are one node. */
        static Factor product(TensorSymbol a, Term s, Term t) {
            return s == t ? new Identity(a.rows()) : new Product(a, s, t);
        }

        private String text() {
            return switch (this) {
                case Name(TensorSymbol s) -> s.name();
                case Member(TensorSymbol a, Term t) -> a.name() + "(" + TermPrinter.text(t) + ")";
                case Product(TensorSymbol a, Term s, Term t) -> "product(" + a.name() + ", " + TermPrinter.text(s) + ", " + TermPrinter.text(t) + ")";
                case Identity(Term n) -> "identity(" + TermPrinter.text(n) + ")";
            };
        }
    }

    public TensorWord {
        List<Factor> kept = new ArrayList<>(factors);
        for (Factor f : factors) {
            if (kept.size() > 1 && f instanceof Factor.Identity) {
                kept.remove(f);
            }
        }
        factors = List.copyOf(kept);
    }

    public static TensorWord of(Factor f) {
        return new TensorWord(List.of(f), Optional.empty(), Optional.empty());
    }

    /** This matrix times another word; the dimensions are the caller's care. */
    public TensorWord times(TensorWord right) {
        List<Factor> all = new ArrayList<>(factors);
        all.addAll(right.factors());
        return new TensorWord(all, Optional.empty(), right.column());
    }

    /** Row i of a matrix, or entry i of a vector. */
    public TensorWord atRow(Term i) {
        return new TensorWord(factors, Optional.of(i), column);
    }

    /** Column j of a matrix, or of a row the entry. */
    public TensorWord atColumn(Term j) {
        return new TensorWord(factors, row, Optional.of(j));
    }

    /** Whether all of a matrix. */
    public boolean isMatrix() {
        return row.isEmpty() && column.isEmpty() && lastColumns().isPresent();
    }

    /** Whether a vector: a row, a column, or a product with a vector. */
    public boolean isVector() {
        return isRow() || row.isEmpty() && !isMatrix();
    }

    /** Whether a row of a matrix. */
    public boolean isRow() {
        return row.isPresent() && column.isEmpty() && lastColumns().isPresent();
    }

    /** Whether a matrix that is a name, or a member of a sequence, of this class. */
    public boolean isOf(TensorSymbol.Family family) {
        return isMatrix() && factors.size() == 1 && !(factors.getFirst() instanceof Factor.Product) && factors.getFirst().origin().filter(s -> s.family() == family).isPresent();
    }

    public Term rows() {
        return factors.getFirst().rows();
    }

    /** The columns of the product; empty if its last factor is a vector. */
    public Optional<Term> lastColumns() {
        return factors.getLast().columns();
    }

    /** The number of entries of a vector. */
    public Term length() {
        return isRow() ? lastColumns().orElseThrow() : rows();
    }

    /** Without row and column. */
    public TensorWord whole() {
        return new TensorWord(factors, Optional.empty(), Optional.empty());
    }

    /** Whether all entries are certainly at least 0. */
    public boolean isNonNegative() {
        return factors.stream().allMatch(f -> f.origin().map(s -> s.onEdges() && s.nonNegative()).orElse(true));
    }

    /** Whether, besides, all rows certainly sum to 1. */
    public boolean isStochastic() {
        return isNonNegative() && factors.stream().allMatch(f -> f.origin().map(s -> s.family() == TensorSymbol.Family.STOCHASTIC).orElse(true));
    }

    /** The numbers in it, in order. */
    List<Term> numbers() {
        List<Term> out = new ArrayList<>();
        factors.forEach(f -> out.addAll(f.numbers()));
        row.ifPresent(out::add);
        column.ifPresent(out::add);
        return out;
    }

    TensorWord map(UnaryOperator<Term> f) {
        return new TensorWord(factors.stream().map(x -> x.map(f)).toList(), row.map(f), column.map(f));
    }

    TensorWord replacing(Factor one, List<Factor> others) {
        return new TensorWord(factors.stream().flatMap(f -> f.equals(one) ? others.stream() : java.util.stream.Stream.of(f)).toList(), row, column);
    }

    /** In the spec language; a product of several factors is not in parentheses. */
    public String text() {
        List<String> all = new ArrayList<>();
        factors.forEach(f -> all.add(f.text()));
        if (row.isPresent() && (column.isPresent() || lastColumns().isEmpty())) {
            String word = String.join("*", all);
            String at = TermPrinter.text(row.get()) + column.map(j -> ", " + TermPrinter.text(j)).orElse("");
            return (all.size() > 1 ? "(" + word + ")" : word) + "[" + at + "]";
        }
        if (column.isPresent()) {
            all.set(all.size() - 1, "column(" + all.getLast() + ", " + TermPrinter.text(column.get()) + ")");
        }
        String word = String.join("*", all);
        return row.isPresent() ? "row(" + word + ", " + TermPrinter.text(row.get()) + ")" : word;
    }
}
