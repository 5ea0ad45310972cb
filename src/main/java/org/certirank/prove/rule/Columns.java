package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** mu(X) &lt;= sqrt(m d) / 2 * c where every column spreads by at most c: a column's squared deviation from its mean is at most m (max - min)^2 / 4 (Popoviciu). */
public record Columns(TensorWord matrix, Term bound, Term fresh) implements Move {

    @Override
    public String rule() {
        return "columns";
    }

    @Override
    public Data.Fields data() {
        return Data.of("matrix", matrix.text()).with("bound", TermPrinter.text(bound)).with("name", fresh.name());
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Move.require(matrix.isMatrix(), "a matrix is expected");
        Term d = matrix.lastColumns().orElseThrow();
        Term root = terms.div(terms.sqrt(terms.mul(matrix.rows(), d)), terms.constant(2));
        Term f = terms.sub(terms.mul(root, bound), terms.call(Call.of(Kind.MU, matrix)));
        Sign sign = Sign.of(goal);
        Move.require(!sign.strict() && new Forms(terms, List.of()).isZero(terms.sub(sign.e(), f)), "no bound of mu by the spread of the columns");
        TensorWord column = matrix.atColumn(fresh);
        Term spread = terms.sub(terms.call(Call.of(Kind.MAX, column)), terms.call(Call.of(Kind.MIN, column)));
        return List.of(goal.with(Leaf.index(fresh, d)).concluding(new Prop.Rel(Relation.LE, spread, bound)));
    }
}
