package org.certirank.check;

import java.util.Map;

/** {@code compose}: product(A, s, t) is product(A, m, t) product(A, s, m) for s <= m <= t, by associativity: the conclusion with the one for the other. */
final class ComposeRule {
    static void apply(Step s) {
        Value a = s.generic("sequence", "m"), from = Value.of(s.node("from")), middle = Value.of(s.node("middle")), to = Value.of(s.node("to"));
        Node whole = product(s, a, from, to), two = s.nodes.terms.term("*", product(s, a, middle, to), product(s, a, from, middle));
        s.need(s.goal.conclusion().map(s.nodes.replacing(Map.of(whole, two))));
        s.need(Formula.Kind.LE, from.number(), middle.number());
        s.need(Formula.Kind.LE, middle.number(), to.number());
    }

    private static Node product(Step s, Value a, Value from, Value to) { return ((Value.Generic) s.apply("product", a, from, to)).node(); }
}
