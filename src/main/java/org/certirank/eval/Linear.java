package org.certirank.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.certirank.eval.Value.Mat;
import org.certirank.exact.ExactMatrix;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;

/** Vectors and matrices of terms, in exactly the forms of section 8 of the spec language (sums from left to right, cofactors, softmax). */
final class Linear {
    private static final int MAX_COFACTOR_SIZE = 16;

    private final Terms terms;

    Linear(Terms terms) {
        this.terms = terms;
    }

    /** From left to right; 0 for no terms. */
    Term sum(List<Term> ts) {
        return ts.stream().reduce(terms::add).orElse(terms.zero());
    }

    Term product(List<Term> ts) {
        return ts.stream().reduce(terms::mul).orElse(terms.one());
    }

    Term dot(List<Term> x, List<Term> y) {
        if (x.size() != y.size()) {
            throw new ElaborationException("the vectors have lengths " + x.size() + " and " + y.size());
        }
        return sum(zip(x, y, terms::mul));
    }

    Term norm(List<Term> entries) {
        return terms.sqrt(sum(entries.stream().map(x -> terms.powInt(x, 2)).toList()));
    }

    static List<Term> zip(List<Term> x, List<Term> y, BinaryOperator<Term> op) {
        return IntStream.range(0, x.size()).mapToObj(i -> op.apply(x.get(i), y.get(i))).toList();
    }

    Mat times(Mat a, Mat b) {
        if (a.columns() != b.rows()) {
            throw new ElaborationException("a " + a.rows() + " x " + a.columns() + " matrix times a " + b.rows() + " x " + b.columns() + " matrix");
        }
        List<List<Term>> columns = IntStream.range(0, b.columns()).mapToObj(b::column).toList();
        List<Term> entries = new ArrayList<>();
        for (int i = 0; i < a.rows(); i++) {
            for (List<Term> column : columns) {
                entries.add(dot(a.row(i), column));
            }
        }
        return new Mat(a.rows(), b.columns(), entries);
    }

    static Mat transpose(Mat m) {
        List<Term> entries = new ArrayList<>();
        for (int j = 0; j < m.columns(); j++) {
            entries.addAll(m.column(j));
        }
        return new Mat(m.columns(), m.rows(), entries);
    }

    Mat identity(int n) {
        return diagonal(java.util.Collections.nCopies(n, terms.one()));
    }

    Mat diagonal(List<Term> v) {
        List<Term> entries = new ArrayList<>();
        for (int i = 0; i < v.size(); i++) {
            for (int j = 0; j < v.size(); j++) {
                entries.add(i == j ? v.get(i) : terms.zero());
            }
        }
        return new Mat(v.size(), v.size(), entries);
    }

    /** normF of X minus its column means. */
    Term mu(Mat x) {
        List<Term> means = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            means.add(terms.div(sum(x.column(j)), terms.constant(x.rows())));
        }
        List<Term> differences = new ArrayList<>();
        for (int i = 0; i < x.rows(); i++) {
            differences.addAll(zip(x.row(i), means, terms::sub));
        }
        return norm(differences);
    }

    /** The least dot product of two rows, i <= j. */
    Term phi(Mat x) {
        List<Term> products = new ArrayList<>();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = i; j < x.rows(); j++) {
                products.add(dot(x.row(i), x.row(j)));
            }
        }
        return terms.min(products);
    }

    Term dobrushin(Mat a) {
        List<Term> distances = new ArrayList<>();
        for (int i = 0; i < a.rows(); i++) {
            for (int k = i + 1; k < a.rows(); k++) {
                List<Term> parts = zip(a.row(i), a.row(k), (x, y) -> terms.abs(terms.sub(x, y)));
                distances.add(terms.mul(terms.constant(Rational.HALF), sum(parts)));
            }
        }
        return distances.isEmpty() ? guarded(terms.zero(), a.entries()) : terms.max(distances);
    }

    /** The value, undefined where one of the others is (0 times a total term folds away). */
    Term guarded(Term value, List<Term> others) {
        Term out = value;
        for (Term t : others) {
            out = terms.add(out, terms.mul(terms.zero(), t));
        }
        return out;
    }

    /** Entry i is 1 / (1 + sum over j != i of exp(v_j - v_i)). */
    List<Term> softmax(List<Term> v) {
        List<Term> out = new ArrayList<>();
        for (int i = 0; i < v.size(); i++) {
            Term s = terms.one();
            for (int j = 0; j < v.size(); j++) {
                if (j != i) {
                    s = terms.add(s, terms.exp(terms.sub(v.get(j), v.get(i))));
                }
            }
            out.add(v.size() == 1 ? guarded(terms.one(), v) : terms.div(terms.one(), s));
        }
        return out;
    }

    List<Term> layernorm(List<Term> v) {
        Term n = norm(v);
        return v.stream().map(x -> terms.div(x, n)).toList();
    }

    Term gelu(Term x) {
        Term bracket = terms.add(terms.one(), terms.erf(terms.div(x, terms.sqrt(terms.constant(2)))));
        return terms.div(terms.mul(x, bracket), terms.constant(2));
    }

    Term det(Mat m) {
        requireSquare(m, "det");
        return minor(m, IntStream.range(0, m.rows()).toArray(), IntStream.range(0, m.columns()).toArray());
    }

    static void requireSquare(Mat m, String function) {
        if (m.rows() != m.columns()) {
            throw new ElaborationException(function + " of a " + m.rows() + " x " + m.columns() + " matrix, which is not square");
        }
    }

    /** The determinant of the submatrix of these rows and columns (from 0), by cofactors along the first row; 1 for none. */
    Term minor(Mat m, int[] rows, int[] columns) {
        boolean constant = true;
        for (int i : rows) {
            for (int j : columns) {
                constant &= m.at(i, j).isConst();
            }
        }
        if (constant) {
            Rational[][] a = new Rational[rows.length][columns.length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                    a[i][j] = m.at(rows[i], columns[j]).value();
                }
            }
            return terms.constant(ExactMatrix.det(a));
        }
        if (rows.length > MAX_COFACTOR_SIZE) {
            throw new TermLimitException("a determinant of size " + rows.length + " by cofactors");
        }
        return cofactors(m, rows, columns, 0, (1 << columns.length) - 1, new HashMap<>());
    }

    /** The rows from {@code first} on and the columns of the bit set, which fixes the rows; so it alone is the key of the memory. */
    private Term cofactors(Mat m, int[] rows, int[] columns, int first, int set, Map<Integer, Term> known) {
        if (first == rows.length) {
            return terms.one();
        }
        Term found = known.get(set);
        if (found != null) {
            return found;
        }
        Term s = terms.zero();
        boolean negative = false;
        for (int k = 0; k < columns.length; k++) {
            if ((set >> k & 1) == 0) {
                continue;
            }
            Term a = m.at(rows[first], columns[k]);
            Term rest = first + 1 == rows.length ? terms.one() : cofactors(m, rows, columns, first + 1, set & ~(1 << k), known);
            Term p = terms.mul(a, rest);
            s = terms.add(s, negative ? terms.neg(p) : p);
            negative = !negative;
        }
        known.put(set, s);
        return s;
    }

    /** Cofactors over the determinant. */
    Mat inverse(Mat m) {
        requireSquare(m, "inverse");
        int n = m.rows();
        Term det = det(m);
        List<Term> entries = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Term c = minor(m, without(n, j), without(n, i));
                entries.add(terms.div((i + j) % 2 == 0 ? c : terms.neg(c), det));
            }
        }
        return new Mat(n, n, entries);
    }

    private static int[] without(int n, int left) {
        return IntStream.range(0, n).filter(i -> i != left).toArray();
    }

    Term opaque(Term.Op op, Mat m) {
        if (op == Term.Op.SPECTRAL_RADIUS || op == Term.Op.INSIDE || op == Term.Op.OUTSIDE) {
            requireSquare(m, op == Term.Op.SPECTRAL_RADIUS ? "spectralRadius" : op == Term.Op.INSIDE ? "inside" : "outside");
        }
        return terms.opaque(op, m.rows(), m.entries());
    }
}
