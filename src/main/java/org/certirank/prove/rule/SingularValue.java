package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * The k-th singular value is at least the least one of a k x k submatrix (interlacing: leaving out rows or columns lets no singular value grow). Without rows
 * and columns: the last and the first are sigmaMin and spectralNorm.
 *
 * @param rows    counted from 1, increasing; empty for the last or first singular value itself
 * @param columns likewise
 */
public record SingularValue(List<Integer> rows, List<Integer> columns) implements Move {

    public SingularValue {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    @Override
    public String rule() {
        return "singular";
    }

    @Override
    public Data.Fields data() {
        return rows.isEmpty() && columns.isEmpty() ? Data.NONE : Data.NONE.with("rows", Data.integers(rows)).with("columns", Data.integers(columns));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        return rows.isEmpty() && columns.isEmpty() ? byName(goal) : bySubmatrix(goal);
    }

    private static List<Sequent> byName(Sequent goal) {
        Prop.Rel phi = Move.comparison(goal);
        Move.require(isEnd(phi.l()) || isEnd(phi.r()), "no first or last singular value");
        // Of two such nodes the greater side goes first, of an equation the left.
        boolean left = isEnd(phi.l()) && !(isEnd(phi.r()) && (phi.relation() == Relation.LT || phi.relation() == Relation.LE));
        Terms terms = goal.terms();
        return List.of(goal.concluding(left ? new Prop.Rel(phi.relation(), renamed(terms, phi.l()), phi.r()) : new Prop.Rel(phi.relation(), phi.l(), renamed(terms, phi.r()))));
    }

    /** Whether the node is the first or the last singular value of its matrix. */
    public static boolean isEnd(Term t) {
        return t.op() == Term.Op.SINGULAR && (t.order() == 1 || t.order() == OpaqueMatrix.of(t).smallerSide());
    }

    private static Term renamed(Terms terms, Term t) {
        OpaqueMatrix m = OpaqueMatrix.of(t);
        return m.node(terms, t.order() == m.smallerSide() ? Term.Op.SIGMA_MIN : Term.Op.SPECTRAL_NORM);
    }

    private List<Sequent> bySubmatrix(Sequent goal) {
        Upward phi = Upward.of(goal);
        Move.require(phi.r().op() == Term.Op.SINGULAR, "no lower bound of a singular value");
        int k = phi.r().order();
        OpaqueMatrix m = OpaqueMatrix.of(phi.r());
        Move.require(increasing(rows, m.rows(), k) && increasing(columns, m.columns(), k), "not " + k + " rows and columns");
        List<Sequent> out = new ArrayList<>(List.of(goal.concluding(phi.with(phi.l(), m.sub(rows, columns).node(goal.terms(), Term.Op.SIGMA_MIN)))));
        goal.defined(m.entries()).ifPresent(out::add);
        return out;
    }

    private static boolean increasing(List<Integer> index, int size, int count) {
        int last = 0;
        for (int i : index) {
            if (i <= last || i > size) {
                return false;
            }
            last = i;
        }
        return index.size() == count;
    }
}
