package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;

/** M = P Q with l columns in P gives rank(M) &lt;= l: the columns of P Q lie in the span of those of P. */
public record Factor(OpaqueMatrix left, OpaqueMatrix right) implements Move {

    /** The k of a conclusion rank(M) &lt;= k or rank(M) &lt; k + 1; not applicable to others. */
    public static int most(Sequent goal) {
        Upward phi = Upward.of(goal);
        Move.require(phi.l().op() == Term.Op.RANK && phi.r().isConst() && phi.r().value().isInteger() && phi.r().value().num().bitLength() < 31, "not an upper bound of a rank");
        Rational k = phi.strict() ? phi.r().value().sub(Rational.ONE) : phi.r().value();
        return k.num().intValueExact();
    }

    @Override
    public String rule() {
        return "factor";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("left", left.text()).with("right", right.text());
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        int k = most(goal);
        OpaqueMatrix m = OpaqueMatrix.of(Upward.of(goal).l());
        Move.require(left.columns() <= k, "the left factor has more than " + k + " columns");
        OpaqueMatrix product = left.times(goal.terms(), right);
        Move.require(product.rows() == m.rows() && product.columns() == m.columns(), "the product has another shape");
        List<Prop> equations = new ArrayList<>();
        for (int i = 0; i < m.entries().size(); i++) {
            equations.add(new Prop.Rel(Relation.EQ, m.entries().get(i), product.entries().get(i)));
        }
        return List.of(goal.concluding(Props.conjunction(equations)));
    }
}
