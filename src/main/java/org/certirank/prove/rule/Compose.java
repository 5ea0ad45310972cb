package org.certirank.prove.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorWord.Factor;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** product(A, s, t) = product(A, m, t) * product(A, s, m) for s &lt;= m &lt;= t: products of matrices are associative. */
public record Compose(TensorSymbol sequence, Term from, Term middle, Term to) implements Move {

    @Override
    public String rule() {
        return "compose";
    }

    @Override
    public Data.Fields data() {
        return Data.of("sequence", sequence.name()).with("from", TermPrinter.text(from)).with("middle", TermPrinter.text(middle)).with("to", TermPrinter.text(to));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Factor whole = Factor.product(sequence, from, to);
        List<Factor> parts = List.of(Factor.product(sequence, middle, to), Factor.product(sequence, from, middle));
        Map<Term, Term> by = new HashMap<>();
        for (Term t : Call.within(Props.nodes(goal.conclusion()))) {
            Call split = t.call().replacing(whole, parts);
            if (!split.equals(t.call())) {
                by.put(t, terms.call(split));
            }
        }
        Move.require(!by.isEmpty(), "the conclusion does not speak of this product");
        return List.of(goal.concluding(Props.substitute(terms, goal.conclusion(), by)), goal.concluding(new Prop.Rel(Relation.LE, from, middle)),
                goal.concluding(new Prop.Rel(Relation.LE, middle, to)));
    }
}
