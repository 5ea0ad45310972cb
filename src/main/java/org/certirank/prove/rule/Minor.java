package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** A k x k minor that is not 0 gives rank at least k; rows and columns counted from 1. */
public record Minor(List<Integer> rows, List<Integer> columns) implements Move {

    public Minor {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** The order of the minor that would prove the comparison, and the RANK node; not applicable otherwise. */
    public static int order(Prop.Rel phi) {
        Prop.Rel r = phi.l().op() == Term.Op.RANK ? phi : phi.flip();
        Move.require(r.l().op() == Term.Op.RANK && r.r().isConst() && r.r().value().isInteger(), "not a bound of a rank");
        int k = r.r().value().num().intValueExact();
        int smaller = Math.min(r.l().rows(), r.l().arity() / r.l().rows());
        return switch (r.relation()) {
            case GE -> k;
            case GT -> k + 1;
            case EQ -> {
                Move.require(k == smaller, "an equality below the full rank");
                yield k;
            }
            case NE, LT, LE -> throw new NotApplicable("not a lower bound of a rank");
        };
    }

    public static Term matrix(Prop.Rel phi) {
        return phi.l().op() == Term.Op.RANK ? phi.l() : phi.r();
    }

    @Override
    public String rule() {
        return "minor";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("rows", Data.integers(rows)).with("columns", Data.integers(columns));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Prop.Rel phi = Move.comparison(goal);
        int k = order(phi);
        Move.require(rows.size() == k && columns.size() == k, "a minor of order " + k + " is needed");
        Term m = matrix(phi);
        int width = m.arity() / m.rows();
        Term det = new Determinant(goal.terms(), (i, j) -> m.arg((rows.get(i) - 1) * width + columns.get(j) - 1), k).value();
        List<Sequent> out = new ArrayList<>(List.of(goal.concluding(new Prop.Rel(Relation.NE, det, goal.terms().zero()))));
        goal.defined(m.args()).ifPresent(out::add);
        return out;
    }

    /** Cofactor expansion along the first row, as section 8 of the spec language fixes it (0 times a total minor folds away); minors are shared. */
    static final class Determinant {
        private final Terms terms;
        private final java.util.function.BiFunction<Integer, Integer, Term> entry;
        private final int n;
        private final Map<List<Integer>, Term> memo = new HashMap<>();

        Determinant(Terms terms, java.util.function.BiFunction<Integer, Integer, Term> entry, int n) {
            this.terms = terms;
            this.entry = entry;
            this.n = n;
        }

        Term value() {
            return n == 0 ? terms.one() : expand(0, IntStream.range(0, n).boxed().toList());
        }

        private Term expand(int row, List<Integer> cols) {
            if (cols.size() == 1) {
                return entry.apply(row, cols.getFirst());
            }
            Term known = memo.get(cols);
            if (known != null) {
                return known;
            }
            Term sum = terms.zero();
            for (int c = 0; c < cols.size(); c++) {
                Term a = entry.apply(row, cols.get(c));
                List<Integer> rest = new ArrayList<>(cols);
                rest.remove(c);
                Term t = terms.mul(a, expand(row + 1, rest));
                sum = c % 2 == 0 ? terms.add(sum, t) : terms.sub(sum, t);
            }
            memo.put(cols, sum);
            return sum;
        }
    }
}
