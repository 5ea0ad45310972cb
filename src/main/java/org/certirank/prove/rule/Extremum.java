package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;

/** Elementary facts on min and max: below (above) each part; at most what bounds all parts; equal to a part that bounds the others. */
public record Extremum(OptionalInt index) implements Move {

    @Override
    public String rule() {
        return "extremum";
    }

    @Override
    public Data.Fields data() {
        return index.isPresent() ? Data.NONE.with("index", index.getAsInt()) : Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Prop.Rel phi = Move.comparison(goal);
        List<Sequent> out = new ArrayList<>();
        for (Prop.Rel r : List.of(phi, phi.flip())) {
            if (apply(goal, r, out)) {
                return out;
            }
        }
        throw new NotApplicable("no fact about min or max");
    }

    /** {@code r} with the extremum on the left. */
    private boolean apply(Sequent goal, Prop.Rel r, List<Sequent> out) {
        Term m = r.l();
        if (m.op() != Term.Op.MAX && m.op() != Term.Op.MIN) {
            return false;
        }
        boolean max = m.op() == Term.Op.MAX;
        Relation out1 = max ? Relation.GE : Relation.LE;
        Relation out2 = max ? Relation.GT : Relation.LT;
        Relation in1 = out1.flip();
        Relation in2 = out2.flip();
        if (index.isPresent()) {
            int k = index.getAsInt();
            if (k < 0 || k >= m.arity()) {
                return false;
            }
            if (r.relation() == Relation.EQ && r.r() == m.arg(k)) {
                m.args().forEach(a -> out.add(goal.concluding(new Prop.Rel(in1, a, m.arg(k)))));
                return true;
            }
            if (r.relation() == out1 && r.r() == m.arg(k)) {
                goal.defined(goal.conclusion()).ifPresent(out::add);
                return true;
            }
            if (r.relation() == out1 || r.relation() == out2) {
                out.add(goal.concluding(new Prop.Rel(r.relation(), m.arg(k), r.r())));
                goal.defined(goal.conclusion()).ifPresent(out::add);
                return true;
            }
            return false;
        }
        if (r.relation() == in1 || r.relation() == in2) {
            m.args().forEach(a -> out.add(goal.concluding(new Prop.Rel(r.relation(), a, r.r()))));
            return true;
        }
        return false;
    }
}
