package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.List;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.prove.rule.Conjugate;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** For e = (A + B s) / D with s a square root: multiplies by (B s - A) / D, or by (A - B s) / D, whichever makes the sum with e positive. */
public final class ConjugateTactic implements Tactic {
    private static final int MAX_SIZE = 400;
    private static final int MAX_MOVES = 4;

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi) || phi.relation() == Relation.EQ || phi.relation() == Relation.NE) {
            return List.of();
        }
        Term e = Props.difference(goal.terms(), phi);
        if (!TermPrinter.isReadable(e)) {
            return List.of();
        }
        Forms forms = new Forms(goal.terms(), List.of());
        NormalForm f = forms.expanded(e);
        Polynomial n = f.numerator();
        if (n.size() > MAX_SIZE) {
            return List.of();
        }
        NormalForm below = f.denominator().inverse();
        Numeric numeric = new Numeric(goal);
        List<Move> out = new ArrayList<>();
        List<Move> second = new ArrayList<>();
        for (Term s : n.generators().reversed()) {
            if (s.op() != Term.Op.SQRT && s.op() != Term.Op.ABS || n.degree(s) != 1) {
                continue;
            }
            Polynomial root = n.coefficient(s, 1).mul(Polynomial.generator(s));
            Polynomial other = n.coefficient(s, 0);
            if (other.isZero()) {
                continue;
            }
            NormalForm g = NormalForm.of(root.sub(other)).mul(below);
            for (NormalForm by : List.of(g, g.neg())) {
                Term t = by.toTerm(goal.terms());
                int sign = numeric.sign(goal.terms().add(e, t));
                if (sign > 0) {
                    out.add(new Conjugate(t));
                } else if (sign == 0 && numeric.isBlind()) {
                    second.add(new Conjugate(t));
                }
            }
        }
        out.addAll(second);
        return out.size() > MAX_MOVES ? out.subList(0, MAX_MOVES) : out;
    }
}
