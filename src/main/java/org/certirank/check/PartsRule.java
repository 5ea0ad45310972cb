package org.certirank.check;

import java.util.*;

/**
 * {@code parts}: nodes are defined if every partial operation below them is: sqrt(u): u >= 0; log(u): u > 0; u / v: v != 0; u^n with n < 1: u != 0; pow(u, v):
 * u > 0; select(c, a, b): c != 0. Premises in the order of a walk (arguments first, every node once); constants are decided at once.
 */
final class PartsRule {
    static void apply(Step s) {
        if (!(s.goal.conclusion() instanceof Formula.Defined d)) throw new RejectException("the conclusion is not that nodes are defined");
        Set<Node> seen = new HashSet<>();
        for (Node n : d.nodes()) walk(n, s, seen);
    }

    private static void walk(Node n, Step s, Set<Node> seen) {
        if (!seen.add(n) || n.op == Op.CALL || n.op == Op.TERM) return; // a call is total
        for (Node a : n.args) walk(a, s, seen);
        if (n.op == Op.UNDEFINED || n.op.opaque() && !n.op.counts()) throw new RejectException("the rule says nothing of " + n.op);
        Formula.Kind kind = n.condition();
        if (kind == null) return;
        Node u = n.conditioned();
        if (!u.isConst()) s.need(kind, u, s.zero);
        else if (!kind.holds(u.value.signum())) throw new RejectException("not defined: " + u + " " + kind.symbol + " 0 is false");
    }
}
