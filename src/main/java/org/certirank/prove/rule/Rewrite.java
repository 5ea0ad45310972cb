package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** Equals for equals. */
public record Rewrite(Term of, Term is) implements Move {

    @Override
    public String rule() {
        return "rewrite";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("of", TermPrinter.text(of)).with("is", TermPrinter.text(is));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Move.require(!of.isLeaf() || Generic.within(goal.conclusion()).stream().noneMatch(c -> c.call().binders() > 0 && Terms.occurs(of, c.call().body().orElseThrow())),
                "the unknown occurs in the body of a sum or product");
        Prop replaced = Props.substitute(goal.terms(), goal.conclusion(), Map.of(of, is));
        Move.require(!replaced.equals(goal.conclusion()), "nothing to rewrite");
        List<Sequent> out = new ArrayList<>(List.of(goal.concluding(new Prop.Rel(Relation.EQ, of, is)), goal.concluding(replaced)));
        goal.defined(goal.conclusion()).ifPresent(out::add);
        return out;
    }
}
