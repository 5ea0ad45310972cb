package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** A bound of a maximum, of a minimum or of all instances, by an index that may be any: a maximum is one of finitely many numbers. */
public record Index(List<Term> fresh) implements Move {

    public Index {
        fresh = List.copyOf(fresh);
    }

    /** How many new indices the conclusion asks for; 0 if the rule does not fit. */
    public static int count(Prop conclusion) {
        if (conclusion instanceof Prop.All) {
            return 1;
        }
        if (!(conclusion instanceof Prop.Rel r) || r.relation() == Relation.EQ || r.relation() == Relation.NE) {
            return 0;
        }
        Prop.Rel up = upward(r);
        return isCall(up.l(), Kind.MAX) || isCall(up.r(), Kind.MIN) ? 1 : isCall(up.r(), Kind.PHI) ? 2 : 0;
    }

    private static Prop.Rel upward(Prop.Rel r) {
        return r.relation() == Relation.GT || r.relation() == Relation.GE ? r.flip() : r;
    }

    private static boolean isCall(Term t, Kind kind) {
        return t.op() == Term.Op.CALL && t.call().kind() == kind;
    }

    @Override
    public String rule() {
        return "index";
    }

    @Override
    public Data.Fields data() {
        return Data.of("names", Data.texts(fresh.stream().map(Term::name).toList()));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Move.require(fresh.size() == count(goal.conclusion()) && !fresh.isEmpty(), "no bound of a maximum, a minimum or all instances");
        Term i = fresh.getFirst();
        if (goal.conclusion() instanceof Prop.All a) {
            return List.of(goal.with(Leaf.index(i, a.n())).concluding(Props.instance(terms, a, i)));
        }
        Prop.Rel up = upward(Move.comparison(goal));
        if (isCall(up.l(), Kind.MAX)) {
            TensorWord v = up.l().call().words().getFirst();
            return List.of(goal.with(Leaf.index(i, v.length())).concluding(new Prop.Rel(up.relation(), entry(terms, v, i), up.r())));
        }
        TensorWord w = up.r().call().words().getFirst();
        if (isCall(up.r(), Kind.MIN)) {
            return List.of(goal.with(Leaf.index(i, w.length())).concluding(new Prop.Rel(up.relation(), up.l(), entry(terms, w, i))));
        }
        Term j = fresh.get(1);
        Term dot = terms.call(Call.of(Kind.DOT, w.atRow(i), w.atRow(j)));
        return List.of(goal.with(Leaf.index(i, w.rows())).with(Leaf.index(j, w.rows())).concluding(new Prop.Rel(up.relation(), up.l(), dot)));
    }

    /** Entry i of a vector. */
    static Term entry(Terms terms, TensorWord v, Term i) {
        return terms.call(Call.of(Kind.ENTRY, v.isRow() ? v.atColumn(i) : v.atRow(i)));
    }
}
