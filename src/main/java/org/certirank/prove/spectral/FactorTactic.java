package org.certirank.prove.spectral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Factor;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.OpaqueMatrix;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Upward;
import org.hipparchus.linear.RealMatrix;

/** Factors of a matrix of low rank: its different rows or columns, or the rows and columns of a minor that is not 0, the minor's inverse between them. */
final class FactorTactic {
    private static final int LARGEST_INVERSE = 3;

    private final Sequent goal;
    private final Terms terms;

    FactorTactic(Sequent goal) {
        this.goal = goal;
        this.terms = goal.terms();
    }

    List<Move> moves() {
        int k = Factor.most(goal);
        OpaqueMatrix m = OpaqueMatrix.of(Upward.of(goal).l());
        List<Move> out = new ArrayList<>();
        if (k < 1) {
            return out;
        }
        if (k >= m.smallerSide()) {
            out.add(m.columns() <= k ? new Factor(m, unit(m.columns())) : new Factor(unit(m.rows()), m));
            return out;
        }
        byRows(m, k).ifPresent(out::add);
        byRows(transposed(m), k).ifPresent(f -> out.add(new Factor(transposed(f.right()), transposed(f.left()))));
        for (RealMatrix a : SpectralTactic.samples(goal, m, 2)) {
            int rank = Pivots.of(a.getData(), m.smallerSide()).found();
            if (rank >= 1 && rank <= Math.min(k, LARGEST_INVERSE)) {
                Move move = byMinor(m, Pivots.of(a.getData(), rank));
                if (!out.contains(move)) {
                    out.add(move);
                }
            }
        }
        return out;
    }

    private OpaqueMatrix unit(int n) {
        return new OpaqueMatrix(n, n, IntStream.range(0, n * n).mapToObj(i -> i / n == i % n ? terms.one() : terms.zero()).toList());
    }

    private static OpaqueMatrix transposed(OpaqueMatrix m) {
        List<Term> out = new ArrayList<>();
        for (int j = 0; j < m.columns(); j++) {
            out.addAll(m.column(j));
        }
        return new OpaqueMatrix(m.columns(), m.rows(), out);
    }

    /** Every row a constant multiple of one of k rows; rows of constants combinations of some. */
    private Optional<Factor> byRows(OpaqueMatrix m, int k) {
        if (m.entries().stream().allMatch(Term::isConst)) {
            return constant(m).filter(f -> f.left().columns() <= k);
        }
        Map<List<Term>, Integer> kept = new LinkedHashMap<>();
        List<Integer> which = new ArrayList<>();
        List<Rational> multiple = new ArrayList<>();
        for (int i = 0; i < m.rows(); i++) {
            List<Term> row = m.row(i);
            if (row.stream().allMatch(Term::isZero)) {
                which.add(-1);
                multiple.add(Rational.ZERO);
                continue;
            }
            List<Term> minus = row.stream().map(terms::neg).toList();
            boolean opposite = !kept.containsKey(row) && kept.containsKey(minus);
            which.add(opposite ? kept.get(minus) : kept.computeIfAbsent(row, r -> kept.size()));
            multiple.add(opposite ? Rational.ONE.neg() : Rational.ONE);
        }
        if (kept.isEmpty() || kept.size() > k || kept.size() == m.rows()) {
            return Optional.empty();
        }
        List<Term> left = new ArrayList<>();
        for (int i = 0; i < m.rows(); i++) {
            for (int j = 0; j < kept.size(); j++) {
                left.add(which.get(i) == j ? terms.constant(multiple.get(i)) : terms.zero());
            }
        }
        return Optional.of(new Factor(new OpaqueMatrix(m.rows(), kept.size(), left), new OpaqueMatrix(kept.size(), m.columns(), kept.keySet().stream().flatMap(List::stream).toList())));
    }

    /** Of a matrix of constants: its reduced row echelon form, and the columns of the pivots. */
    private Optional<Factor> constant(OpaqueMatrix m) {
        Rational[][] a = new Rational[m.rows()][m.columns()];
        for (int i = 0; i < m.entries().size(); i++) {
            a[i / m.columns()][i % m.columns()] = m.entries().get(i).value();
        }
        List<Integer> pivots = new ArrayList<>();
        for (int j = 0; j < m.columns() && pivots.size() < m.rows(); j++) {
            int r = pivots.size();
            int p = r;
            while (p < m.rows() && a[p][j].isZero()) {
                p++;
            }
            if (p == m.rows()) {
                continue;
            }
            Rational[] row = a[p];
            a[p] = a[r];
            a[r] = row;
            Rational inverse = row[j].inverse();
            for (int c = 0; c < m.columns(); c++) {
                row[c] = row[c].mul(inverse);
            }
            for (int i = 0; i < m.rows(); i++) {
                Rational q = a[i][j];
                for (int c = 0; c < m.columns() && i != r && !q.isZero(); c++) {
                    a[i][c] = a[i][c].sub(q.mul(row[c]));
                }
            }
            pivots.add(j);
        }
        if (pivots.isEmpty()) {
            return Optional.empty();
        }
        List<Term> left = new ArrayList<>();
        for (int i = 0; i < m.rows(); i++) {
            for (int j : pivots) {
                left.add(m.at(i, j));
            }
        }
        List<Term> right = IntStream.range(0, pivots.size() * m.columns()).mapToObj(i -> terms.constant(a[i / m.columns()][i % m.columns()])).toList();
        return Optional.of(new Factor(new OpaqueMatrix(m.rows(), pivots.size(), left), new OpaqueMatrix(pivots.size(), m.columns(), right)));
    }

    /** C W^-1 R with the columns C and the rows R of a submatrix W. */
    private Factor byMinor(OpaqueMatrix m, Pivots p) {
        List<Integer> all = IntStream.rangeClosed(1, m.rows()).boxed().toList();
        OpaqueMatrix columns = m.sub(all, p.columns());
        OpaqueMatrix w = m.sub(p.rows(), p.columns());
        int n = w.rows();
        Term det = det(w, IntStream.range(0, n).toArray(), IntStream.range(0, n).toArray());
        List<Term> inverse = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                int row = j;
                int column = i;
                Term c = det(w, IntStream.range(0, n).filter(x -> x != row).toArray(), IntStream.range(0, n).filter(x -> x != column).toArray());
                inverse.add(terms.div((i + j) % 2 == 0 ? c : terms.neg(c), det));
            }
        }
        OpaqueMatrix left = columns.times(terms, new OpaqueMatrix(n, n, inverse));
        return new Factor(left, m.sub(p.rows(), IntStream.rangeClosed(1, m.columns()).boxed().toList()));
    }

    private Term det(OpaqueMatrix w, int[] rows, int[] columns) {
        if (rows.length == 0) {
            return terms.one();
        }
        Term sum = terms.zero();
        for (int c = 0; c < columns.length; c++) {
            int left = columns[c];
            Term t = terms.mul(w.at(rows[0], left), det(w, IntStream.range(1, rows.length).map(i -> rows[i]).toArray(), IntStream.of(columns).filter(x -> x != left).toArray()));
            sum = c % 2 == 0 ? terms.add(sum, t) : terms.sub(sum, t);
        }
        return sum;
    }
}
