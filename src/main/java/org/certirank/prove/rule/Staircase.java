package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.CallForms;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/**
 * The rank of a matrix all of whose columns but the last k vanish and whose last k rows and columns have zeros above the antidiagonal and none on it: at most k
 * columns are not 0, and that part has a determinant that is not 0.
 */
public record Staircase(Term rank, Term i, Term j) implements Move {

    @Override
    public String rule() {
        return "staircase";
    }

    @Override
    public Data.Fields data() {
        return Data.of("rank", TermPrinter.text(rank)).with("names", Data.texts(List.of(i.name(), j.name())));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Prop.Rel phi = Move.comparison(goal);
        Move.require(phi.relation() == Relation.EQ, "the conclusion is no equation");
        Prop.Rel turned = isRank(phi.l()) ? phi : phi.flip();
        Move.require(isRank(turned.l()) && turned.r() == rank, "the conclusion is not that the rank of a table is this number");
        Call c = turned.l().call();
        Term m = c.numbers().get(0);
        Term n = c.numbers().get(1);
        Term entry = CallForms.opened(terms, c, List.of(i, j));
        Sequent inside = goal.with(Leaf.index(i, m)).with(Leaf.index(j, n));
        Prop zero = new Prop.Rel(Relation.EQ, entry, terms.zero());
        Prop below = new Prop.Rel(Relation.LT, terms.sub(m, rank), i);
        Prop right = new Prop.Rel(Relation.LT, terms.sub(n, rank), j);
        Term place = terms.add(i, j);
        Term stair = terms.add(terms.sub(terms.add(m, n), rank), terms.one());
        Sequent corner = inside.assuming(below).assuming(right);
        return List.of(goal.concluding(new Prop.Rel(Relation.LE, terms.one(), rank)), goal.concluding(new Prop.Rel(Relation.LE, rank, m)),
                goal.concluding(new Prop.Rel(Relation.LE, rank, n)),
                inside.assuming(new Prop.Rel(Relation.LE, j, terms.sub(n, rank))).concluding(zero),
                corner.assuming(new Prop.Rel(Relation.LT, place, stair)).concluding(zero),
                corner.assuming(new Prop.Rel(Relation.EQ, place, stair)).concluding(new Prop.Rel(Relation.NE, entry, terms.zero())));
    }

    private static boolean isRank(Term t) {
        return t.op() == Term.Op.CALL && t.call().kind() == Call.Kind.TABLE_RANK;
    }
}
