package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.certirank.certificate.Data;
import org.certirank.eval.GenericNumbers;
import org.certirank.eval.Series;
import org.certirank.expr.Call;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.CallForms;
import org.certirank.expr.NormalForms;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.GenericFact;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Support;

/** Reads the facts on sums, products and cases over integers (docs/symbolic-sums.md, section 5) from their texts. */
public final class SeriesFacts {
    private static final Set<String> KINDS = Set.of("then", "else", "append", "prepend", "empty", "join", "support", "linear", "integers");

    private final Names names;
    private final Terms terms;
    private final Data.Fields data;
    private final GenericNumbers numbers;
    private final Series series;

    private SeriesFacts(Names names, Data.Fields data) {
        this.names = names;
        this.terms = names.terms();
        this.data = data;
        this.numbers = new GenericNumbers(terms, names.scope());
        this.series = new Series(terms, numbers);
    }

    /** Whether the kind of fact is one of these. */
    public static boolean has(String kind) {
        return KINDS.contains(kind);
    }

    /**
     * The fact that the data describe.
     *
     * @throws Move.NotApplicable if they do not describe one
     */
    public static Move read(Names names, Data.Fields data) {
        return new SeriesFacts(names, data).fact();
    }

    private String text(String field) {
        if (data.fields().get(field) instanceof Data.Text(String t)) {
            return t;
        }
        throw new Move.NotApplicable("the data of a fact lack the text '" + field + "'");
    }

    private Term number(String field) {
        return names.number(Parser.parse(text(field)));
    }

    private Term integer(String field) {
        Term t = number(field);
        Move.require(numbers.isInteger(t), field + " is no integer");
        return t;
    }

    private static Call call(Term t, Kind... kinds) {
        Move.require(t.op() == Term.Op.CALL && List.of(kinds).contains(t.call().kind()), "not the kind of call that the fact speaks of");
        return t.call();
    }

    private Move fact() {
        return switch (text("is")) {
            case "then" -> cases(true);
            case "else" -> cases(false);
            case "append" -> end(true);
            case "prepend" -> end(false);
            case "empty" -> {
                Term t = number("of");
                Call c = call(t, Kind.RANGE_SUM, Kind.PROD);
                yield equation(c.kind() == Kind.PROD ? terms.sub(t, terms.one()) : t, rel(Relation.LT, c.numbers().get(1), c.numbers().get(0)));
            }
            case "join" -> join();
            case "support" -> support();
            case "linear" -> linear();
            case "integers" -> {
                Term u = integer("less");
                Term v = integer("greater");
                yield new GenericFact(data, terms.sub(terms.sub(v, u), terms.one()), false, false, List.of(rel(Relation.LT, u, v)));
            }
            default -> throw new Move.NotApplicable("unknown kind of fact " + text("is"));
        };
    }

    private GenericFact equation(Term f, Prop... conditions) {
        return new GenericFact(data, f, true, false, List.of(conditions));
    }

    private static Prop rel(Relation relation, Term l, Term r) {
        return new Prop.Rel(relation, l, r);
    }

    private GenericFact cases(boolean then) {
        Term t = number("of");
        Call c = call(t, Kind.CASES);
        Prop condition = c.condition().orElseThrow();
        Term branch = c.numbers().get(then ? 0 : 1);
        return equation(terms.sub(t, branch), then ? condition : CallForms.condition(terms, new Prop.Not(condition)));
    }

    private GenericFact end(boolean last) {
        Term t = number("of");
        Call c = call(t, Kind.RANGE_SUM, Kind.PROD);
        Term a = c.numbers().get(0);
        Term b = c.numbers().get(1);
        Term rest = last ? series.over(c, a, terms.sub(b, terms.one())) : series.over(c, terms.add(a, terms.one()), b);
        Term one = series.at(c, last ? b : a);
        Term both = c.kind() == Kind.PROD ? terms.mul(rest, one) : terms.add(rest, one);
        return equation(terms.sub(t, both), rel(Relation.LE, a, b));
    }

    private GenericFact join() {
        Term t = number("of");
        Call c = call(t, Kind.RANGE_SUM);
        Term m = integer("middle");
        Term next = terms.add(m, terms.one());
        Term both = terms.add(series.over(c, c.numbers().get(0), m), series.over(c, next, c.numbers().get(1)));
        return equation(terms.sub(t, both), rel(Relation.LE, c.numbers().get(0), next), rel(Relation.LE, m, c.numbers().get(1)));
    }

    private Move support() {
        Term t = number("of");
        Call c = call(t, Kind.RANGE_SUM);
        Term from = integer("from");
        Term to = integer("to");
        GenericFact f = equation(terms.sub(t, series.over(c, from, to)), rel(Relation.LE, c.numbers().get(0), from), rel(Relation.LE, to, c.numbers().get(1)),
                rel(Relation.LE, from, terms.add(to, terms.one())));
        return new Support(f, t, from, to, terms.leaf(text("name")));
    }

    private GenericFact linear() {
        Term t = number("of");
        Call c = call(t, Kind.RANGE_SUM);
        Move.require(data.fields().get("terms") instanceof Data.Items, "the data of a fact lack the list 'terms'");
        Term leaf = CallForms.unused(terms);
        Term f = t;
        Term rest = CallForms.opened(terms, c, List.of(leaf));
        List<Data> parts = new ArrayList<>(((Data.Items) data.fields().get("terms")).items());
        for (Data part : parts) {
            if (!(part instanceof Data.Items(List<Data> two) && two.size() == 2 && two.get(0) instanceof Data.Text(String p) && two.get(1) instanceof Data.Text(String s))) {
                throw new Move.NotApplicable("the terms of a fact are pairs of texts");
            }
            Term factor = names.number(Parser.parse(p));
            Term sum = names.number(Parser.parse(s));
            Call own = call(sum, Kind.RANGE_SUM);
            Move.require(own.numbers().equals(c.numbers()), "the sums have different ranges");
            f = terms.sub(f, terms.mul(factor, sum));
            rest = terms.sub(rest, terms.mul(factor, CallForms.opened(terms, own, List.of(leaf))));
        }
        Move.require(new NormalForms(terms).isZero(rest), "the terms of the sum are no such combination");
        return equation(f);
    }
}
