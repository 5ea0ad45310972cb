package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;

/** e &gt;= 0 from e g &gt;= 0 and e + g &gt; 0: were e &lt; 0, then g &gt; 0 by the second, and e g &lt; 0. */
public record Conjugate(Term by) implements Move {

    @Override
    public String rule() {
        return "conjugate";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("by", TermPrinter.text(by));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Sign s = Sign.of(goal);
        Term zero = goal.terms().zero();
        return List.of(
                goal.concluding(new Prop.Rel(s.strict() ? Relation.GT : Relation.GE, goal.terms().mul(s.e(), by), zero)),
                goal.concluding(new Prop.Rel(Relation.GT, goal.terms().add(s.e(), by), zero)));
    }
}
