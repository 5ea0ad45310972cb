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

/** mu(X)^2 &lt;= m / 2 * c where any two rows have a squared distance of at most c: mu(X)^2 is 1/(2m) times the sum of these over all pairs. */
public record Pairs(TensorWord matrix, Term bound, Term first, Term second) implements Move {

    @Override
    public String rule() {
        return "pairs";
    }

    @Override
    public Data.Fields data() {
        return Data.of("matrix", matrix.text()).with("bound", TermPrinter.text(bound)).with("names", Data.texts(List.of(first.name(), second.name())));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Move.require(matrix.isMatrix(), "a matrix is expected");
        Term m = matrix.rows();
        Term f = terms.sub(terms.mul(terms.div(m, terms.constant(2)), bound), terms.powInt(terms.call(Call.of(Kind.MU, matrix)), 2));
        Sign sign = Sign.of(goal);
        Move.require(!sign.strict() && new Forms(terms, List.of()).isZero(terms.sub(sign.e(), f)), "no bound of mu^2 by the distances of the rows");
        Term sum = terms.add(dot(terms, first, first), dot(terms, second, second));
        Term distance = terms.sub(sum, terms.mul(terms.constant(2), dot(terms, first, second)));
        return List.of(goal.with(Leaf.index(first, m)).with(Leaf.index(second, m)).concluding(new Prop.Rel(Relation.LE, distance, bound)));
    }

    private Term dot(Terms terms, Term i, Term j) {
        return terms.call(Call.of(Kind.DOT, matrix.atRow(i), matrix.atRow(j)));
    }
}
