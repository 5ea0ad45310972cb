package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.TensorSymbol.Family;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/**
 * A lower bound of the inner product of two mixtures of n unit rows whose weights are all at least b: the n squares have weights of at least b^2 and the value 1,
 * which is at least phi, and all other products are at least phi.
 *
 * @param weights a non-negative matrix W
 * @param tokens  X, with unit rows
 * @param i       a row of W
 * @param j       another
 * @param bound   b
 * @param column  a new index
 */
public record Diagonal(TensorWord weights, TensorWord tokens, Term i, Term j, Term bound, Term column) implements Move {

    @Override
    public String rule() {
        return "diagonal";
    }

    @Override
    public Data.Fields data() {
        return Data.of("matrix", weights.text()).with("tokens", tokens.text()).with("rows", Data.list(List.of(Data.text(TermPrinter.text(i)), Data.text(TermPrinter.text(j)))))
                .with("bound", TermPrinter.text(bound)).with("name", column.name());
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Move.require(weights.isMatrix() && weights.isNonNegative(), "the weights are not certainly non-negative");
        Move.require(tokens.isOf(Family.SPHERE_ROWS), "the tokens are not of class sphereRows");
        Terms terms = goal.terms();
        TensorWord mixed = weights.times(tokens);
        Term phi = terms.call(Call.of(Kind.PHI, tokens));
        Term dot = terms.call(Call.of(Kind.DOT, mixed.atRow(i), mixed.atRow(j)));
        Term sums = terms.mul(sum(terms, i), sum(terms, j));
        Term squares = terms.mul(terms.mul(tokens.rows(), terms.powInt(bound, 2)), terms.sub(terms.one(), phi));
        Term f = terms.sub(terms.sub(dot, squares), terms.mul(sums, phi));
        Sign sign = Sign.of(goal);
        Move.require(!sign.strict() && new Forms(terms, List.of()).isZero(terms.sub(sign.e(), f)), "no bound of the product of two mixtures");
        Sequent inner = goal.with(Leaf.index(column, tokens.rows()));
        return List.of(goal.concluding(new Prop.Rel(Relation.GE, bound, terms.zero())), inner.concluding(atLeast(terms, i)), inner.concluding(atLeast(terms, j)));
    }

    private Term sum(Terms terms, Term row) {
        return terms.call(Call.of(Kind.SUM, weights.atRow(row)));
    }

    private Prop atLeast(Terms terms, Term row) {
        return new Prop.Rel(Relation.LE, bound, terms.call(Call.of(Kind.ENTRY, weights.atRow(row).atColumn(column))));
    }
}
