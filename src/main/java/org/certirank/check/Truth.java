package org.certirank.check;

import java.util.*;
import java.util.function.Function;

/**
 * What is known of a formula, everywhere on some set: it is true, at least defined, false, unknown, undefined. In this order, so that the last one wins in a
 * conjunction: a part that may be undefined leaves all of it open, even beside a false one.
 */
enum Truth {
    TRUE, DEFINED, FALSE, OPEN, UNDEFINED;

    Truth not() { return this == TRUE ? FALSE : this == FALSE ? TRUE : this; }

    /** From what is known of the formula's comparisons and definedness conditions. */
    static Truth of(Formula f, Function<Formula, Truth> atom) {
        LimitException.time();
        if (f instanceof Formula.Not n) return of(n.of(), atom).not();
        if (f instanceof Formula.Imp i) return of(new Formula.Or(List.of(new Formula.Not(i.premise()), i.conclusion())), atom);
        boolean or = f instanceof Formula.Or;
        if (!or && !(f instanceof Formula.And)) return atom.apply(f);
        Truth all = TRUE;
        for (Formula p : or ? ((Formula.Or) f).parts() : ((Formula.And) f).parts()) {
            Truth t = of(p, atom);
            t = or ? t.not() : t;
            all = t.compareTo(all) > 0 ? t : all;
        }
        return or ? all.not() : all;
    }

    /** By exact rational comparison: open unless every part of the formula is a comparison of rationals or certainly undefined. */
    static Truth exactly(Formula f) { return of(f, Truth::exactAtom); }

    private static Truth exactAtom(Formula f) {
        if (f instanceof Formula.Rel r) {
            if (r.left().isConst() && r.right().isConst()) return r.kind().holds(r.left().value.compareTo(r.right().value)) ? TRUE : FALSE;
            return r.left().nowhere || r.right().nowhere ? UNDEFINED : OPEN;
        }
        if (f instanceof Formula.All) return OPEN;
        Set<Node> nodes = ((Formula.Defined) f).nodes();
        return nodes.stream().anyMatch(n -> n.nowhere) ? FALSE : nodes.stream().allMatch(n -> n.total) ? TRUE : OPEN;
    }

    /** Exactly where possible, otherwise by interval evaluation at 256 bits over the hulls of the leaves. */
    static Truth over(Formula f, Nodes nodes, List<Leaf> leaves) {
        Truth exact = exactly(f);
        return exact != OPEN || leaves.stream().anyMatch(Leaf::isEmpty) ? exact : IntervalEval.over(nodes, leaves, 256).truth(f, false);
    }
}
