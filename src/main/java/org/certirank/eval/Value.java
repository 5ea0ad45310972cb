package org.certirank.eval;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.certirank.exact.Rational;
import org.certirank.expr.MaskName;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;

/** What an expression elaborates to, once every integer, mask and dimension is known. Matrix entries stand in row order. */
public sealed interface Value {

    /** A number: an integer or other known constant when the term is a constant. */
    record Num(Term term) implements Value { }

    /** A truth value. */
    record Truth(Prop prop) implements Value { }

    record Vec(List<Term> entries) implements Value {
        public Vec {
            entries = List.copyOf(entries);
        }

        public int length() {
            return entries.size();
        }
    }

    record Mat(int rows, int columns, List<Term> entries) implements Value {
        public Mat {
            entries = List.copyOf(entries);
            if (rows < 1 || columns < 1 || entries.size() != Math.multiplyExact(rows, columns)) {
                throw new IllegalArgumentException(entries.size() + " entries in a " + rows + " x " + columns + " matrix");
            }
        }

        /** The entry in row i, column j, from 0. */
        public Term at(int i, int j) {
            return entries.get(i * columns + j);
        }

        /** Row i, from 0. */
        public List<Term> row(int i) {
            return entries.subList(i * columns, (i + 1) * columns);
        }

        /** Column j, from 0. */
        public List<Term> column(int j) {
            return java.util.stream.IntStream.range(0, rows).mapToObj(i -> at(i, j)).toList();
        }
    }

    record Graph(Mask mask) implements Value { }

    /**
     * A sequence; the function makes the member of an index from 0, the same one whenever it is asked again.
     *
     * @param listed how many members were given by a list whose last one repeats; 0 for any other sequence
     */
    record Seq(IntFunction<Value> member, int listed) implements Value {
        public Seq(IntFunction<Value> member) {
            this(member, 0);
        }
    }

    /** What a generic name stands for (docs/generic-names.md, section 2). */
    sealed interface Generic extends Value { }

    /** A vector or matrix. */
    record Word(TensorWord word) implements Generic { }

    /** A sequence of vectors or matrices. */
    record Family(TensorSymbol sequence) implements Generic { }

    /** A mask. */
    record MaskSymbol(MaskName.Symbol mask) implements Generic { }

    /**
     * A vector or matrix that is known by its entries (docs/symbolic-sums.md, section 4).
     *
     * @param columns empty for a vector
     * @param entry   reads the entry in a row and column (null for a vector), anew each time
     */
    record Table(Term rows, java.util.Optional<Term> columns, java.util.function.BinaryOperator<Term> entry) implements Generic { }

    /** A complete or causal mask whose number of nodes is not known. */
    record OpenMask(boolean causal, Term nodes) implements Generic { }

    /** A value of any sort that is undefined everywhere. */
    record Undefined() implements Value { }

    /** The number if this is a constant known exactly; null otherwise. */
    default Rational constant() {
        return this instanceof Num(Term t) && t.isConst() ? t.value() : null;
    }

    /** The value with terms put for terms, see {@link Terms#substitute}; the members of a sequence are left alone. */
    default Value substitute(Terms terms, Map<Term, Term> by) {
        return switch (this) {
            case Num(Term t) -> new Num(terms.substitute(t, by));
            case Truth(Prop p) -> new Truth(Props.substitute(terms, p, by));
            case Vec x -> new Vec(terms.substitute(x.entries(), by));
            case Mat m -> new Mat(m.rows(), m.columns(), terms.substitute(m.entries(), by));
            case Graph g -> g;
            case Seq s -> s;
            case Generic g -> g;
            case Undefined u -> u;
        };
    }

    /** For messages: "a vector of 3 numbers". */
    default String describe() {
        return switch (this) {
            case Num n -> "a number";
            case Truth t -> "a formula";
            case Vec v -> "a vector of length " + v.length();
            case Mat m -> "a " + m.rows() + " x " + m.columns() + " matrix";
            case Graph g -> "a digraph";
            case Seq s -> "a sequence";
            case Word w -> (w.word().isMatrix() ? "the matrix " : "the vector ") + w.word().text();
            case Family s -> "the sequence " + s.sequence().name();
            case MaskSymbol g -> "the digraph " + g.mask().name();
            case Table(Term m, var n, var entry) -> n.isPresent() ? "a " + m + " x " + n.get() + " matrix" : "a vector of " + m + " numbers";
            case OpenMask(boolean causal, Term n) -> "the " + (causal ? "causal" : "complete") + " digraph with " + n + " nodes";
            case Undefined u -> "an undefined value";
        };
    }
}
