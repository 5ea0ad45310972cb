package org.certirank.check;

import java.util.List;

/** Truth of formulas without unknowns. */
enum Decide {
    TRUE, FALSE, UNDEFINED, OPEN;

    private static Decide of(boolean value) { return value ? TRUE : FALSE; }

    /** By exact rational comparison: OPEN unless every part of the formula is a comparison of rationals or certainly undefined. */
    static Decide exactly(Formula f) {
        if (f instanceof Formula.Rel r) {
            if (r.left().isConst() && r.right().isConst()) return of(r.kind().holds(r.left().value.compareTo(r.right().value)));
            return r.left().nowhere || r.right().nowhere ? UNDEFINED : OPEN;
        } else if (f instanceof Formula.And a) {
            return all(a.parts(), TRUE);
        } else if (f instanceof Formula.Or o) {
            return all(o.parts(), FALSE);
        } else if (f instanceof Formula.Imp i) {
            return all(List.of(Formula.not(i.premise()), i.conclusion()), FALSE);
        } else if (f instanceof Formula.Defined d) {
            return d.nodes().stream().anyMatch(n -> n.nowhere) ? FALSE : d.nodes().stream().allMatch(n -> n.total) ? TRUE : OPEN;
        }
        return OPEN;
    }

    /** A conjunction (neutral TRUE) or a disjunction (neutral FALSE); undefined or open as soon as a part is. */
    private static Decide all(List<Formula> parts, Decide neutral) {
        Decide result = neutral;
        for (Formula p : parts) {
            Decide d = exactly(p);
            if (d == UNDEFINED || d == OPEN && result != UNDEFINED || d != neutral && result == neutral) result = d;
        }
        return result;
    }

    /** Exactly where possible, otherwise by interval evaluation at 256 bits over the hulls of the given leaves, which may make it true or false everywhere. */
    static Decide over(Formula f, Nodes nodes, List<Leaf> leaves) {
        Decide exact = exactly(f);
        if (exact != OPEN || leaves.stream().anyMatch(Leaf::isEmpty)) return exact;
        return switch (IntervalEval.over(nodes, leaves, 256).truth(f, false)) {
            case TRUE -> TRUE;
            case FALSE -> FALSE;
            case DEFINED, OPEN -> OPEN;
        };
    }

    static Decide closed(Formula f, Nodes nodes) { return over(f, nodes, List.of()); }
}
