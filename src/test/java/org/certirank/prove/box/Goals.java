package org.certirank.prove.box;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.eval.Elaborator;
import org.certirank.eval.Value;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Terms;
import org.certirank.prove.Progress;
import org.certirank.prove.rule.Domain;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/** Sequents from text. */
final class Goals {
    private final Terms terms = new Terms();
    private final Map<String, Value> names = new LinkedHashMap<>();
    private Sequent goal = new Sequent(terms, List.of(), List.of(), Props.TRUE);

    static BoxOptions options(long boxes, int threads) {
        return new BoxOptions(64, boxes, threads, Map.of(), Progress.NONE);
    }

    /** A leaf over an interval whose ends are texts over earlier names. */
    Goals leaf(String name, String set) {
        var x = terms.leaf(name);
        if (Parser.parseSet(set) instanceof SetExpr.Interval i) {
            Elaborator e = elaborator();
            goal = goal.with(new Domain(i.lo().map(e::number), i.loClosed(), i.hi().map(e::number), i.hiClosed()).leaf(x, goal));
        } else {
            goal = goal.with(new Leaf(x, Hull.REALS, true, List.of()));
        }
        names.put(name, new Value.Num(x));
        return this;
    }

    Goals assume(String formula) {
        goal = goal.assuming(prop(formula));
        return this;
    }

    Sequent show(String formula) {
        return goal.concluding(prop(formula));
    }

    Sequent showDefined(String term) {
        return goal.concluding(new Prop.Defined(List.of(elaborator().number(Parser.parse(term)))));
    }

    private Prop prop(String formula) {
        return elaborator().prop(Parser.parse(formula));
    }

    private Elaborator elaborator() {
        return new Elaborator(terms, Map.of(), names);
    }

    static Optional<org.certirank.prove.rule.Box> prove(Sequent goal) {
        return BoxTactic.prove(goal, options(20_000, 1), () -> false);
    }
}
