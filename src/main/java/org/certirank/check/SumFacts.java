package org.certirank.check;

import java.util.*;

/** The kinds of {@code fact} about cases, sums and integers (docs/symbolic-sums.md, section 5). All parts of their differences are certainly defined. */
final class SumFacts {
    /** The data of each kind. */
    static final String KINDS = "then:of,else:of,append:of,prepend:of,empty:of,join:of middle,support:of from to name,linear:of terms,integers:less greater";
    private final FactRule fact;
    private final Step s;
    private final Nodes n;
    private final Sums sums;
    private final Generics reader;

    SumFacts(FactRule fact) {
        this.fact = fact;
        this.s = fact.s;
        this.n = fact.n;
        this.sums = n.terms.sums;
        this.reader = s.reading.here().generics;
    }

    static boolean has(String kind) { return Arrays.stream(KINDS.split(",")).anyMatch(k -> k.startsWith(kind + ":")); }

    Node difference(String kind) {
        Node f = switch (kind) {
            case "then", "else" -> branch(kind.equals("then"));
            case "append", "prepend" -> end(kind.equals("append"));
            case "empty" -> { // no terms
                Node of = call("of", "sum in", "prod in");
                s.need(Formula.Kind.LT, of.args[1], of.args[0]);
                yield n.sub(of, of.name.equals("sum in") ? n.zero : n.one);
            }
            case "join" -> { // a..b is a..m and m+1..b
                Node of = call("of", "sum in"), m = integer("middle"), next = n.add(m, n.one);
                s.need(Formula.Kind.LE, of.args[0], next);
                s.need(Formula.Kind.LE, m, of.args[1]);
                yield n.sub(n.sub(of, over(of, of.args[0], m)), over(of, next, of.args[1]));
            }
            case "support" -> support();
            case "linear" -> linear();
            default -> { // integers: the next integer after u is u + 1
                Node u = integer("less"), v = integer("greater");
                s.need(Formula.Kind.LT, u, v);
                yield n.sub(n.sub(v, u), n.one);
            }
        };
        if (!s.defined(f, Set.of())) throw new RejectException("a part of the fact is not certainly defined");
        return f;
    }

    private Node integer(String field) { return reader.integer(s.node(field), null); }
    private Node call(String field, String... names) { return called(s.node(field), s.data.text(field), names); }

    private static Node called(Node call, String text, String... names) {
        if (Arrays.stream(names).noneMatch(name -> Sums.is(call, name))) throw new RejectException("'" + text + "' is no sum or product of unknown length");
        return call;
    }

    private Node branch(boolean taken) {
        Node of = s.node("of");
        if (of.op != Op.CASE) throw new RejectException("'" + s.data.text("of") + "' is no open case");
        Conditions c = n.terms.conditions;
        s.need(c.formula(taken ? of.args[0] : c.not(of.args[0])));
        return n.sub(of, of.args[taken ? 1 : 2]);
    }

    /** The same call over another range, as it would be read here: its body certainly defined there. */
    private Node over(Node call, Node low, Node high) {
        Leaf k = sums.hull(sums.bound(call).get(0), low, high, s.goal.leaves());
        if (k.isEmpty()) return call.name.equals("sum in") ? n.zero : n.one;
        if (!sums.defined(call.args[2], k, s.goal.leaves())) throw new RejectException("the body is not certainly defined from " + low + " to " + high);
        return sums.make(call.name, low, high, call.args[2], k.node());
    }

    /** The last (first) term by itself. */
    private Node end(boolean last) {
        Node of = call("of", "sum in", "prod in"), low = of.args[0], high = of.args[1];
        s.need(Formula.Kind.LE, low, high);
        Node rest = last ? over(of, low, n.sub(high, n.one)) : over(of, n.add(low, n.one), high);
        Node term = reader.anew(sums.body(of, last ? high : low));
        return of.name.equals("sum in") ? n.sub(n.sub(of, rest), term) : n.sub(of, n.mul(rest, term));
    }

    /** All terms outside of c..d, a part of a..b, are 0. */
    private Node support() {
        Node of = call("of", "sum in"), a = of.args[0], b = of.args[1], c = integer("from"), d = integer("to"), k = n.integerLeaf(s.data.text("name"));
        s.reading.with(k.name, Value.of(k));
        s.need(Formula.Kind.LE, a, c);
        s.need(Formula.Kind.LE, d, b);
        s.need(Formula.Kind.LE, c, n.add(d, n.one));
        Formula zero = new Formula.Rel(Formula.Kind.EQ, sums.body(of, k), n.zero);
        for (Formula outside : List.of(new Formula.Rel(Formula.Kind.LT, k, c), new Formula.Rel(Formula.Kind.LT, d, k))) {
            s.premises.add(s.inRange(k, a, b).assuming(List.of(outside)).with(zero));
        }
        return n.sub(of, over(of, c, d));
    }

    /** Sums over one range, whose bodies fulfil the equation term by term. */
    private Node linear() {
        Node of = call("of", "sum in"), k = n.integerLeaf("#@"), f = of, bodies = sums.body(of, k);
        for (Object term : s.data.list("terms")) {
            List<?> pair = Fields.list(term, s.data.at("terms"));
            if (pair.size() != 2) throw Fields.wrong(s.data.at("terms"), "pairs of a number and a sum");
            String text = Fields.text(pair.get(1), s.data.at("terms"));
            Node p = fact.number(Fields.text(pair.get(0), s.data.at("terms"))), sum = called(s.reading.node(text), text, "sum in");
            if (sum.args[0] != of.args[0] || sum.args[1] != of.args[1]) throw new RejectException("'" + text + "' has another range");
            f = n.sub(f, n.mul(p, sum));
            bodies = n.sub(bodies, n.mul(p, sums.body(sum, k)));
        }
        s.vanishes(bodies, " for the bodies");
        return f;
    }
}
