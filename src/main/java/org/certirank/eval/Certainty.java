package org.certirank.eval;

import java.util.List;
import org.certirank.expr.Relation;
import org.certirank.interval.Flag;

/**
 * What is known of a formula on one box: its verdict, and whether it is certainly defined on the whole box.
 *
 * @param verdict the answer for all points of the box, or OPEN
 * @param defined whether all parts are certainly defined; so for TRUE and FALSE
 */
public record Certainty(Verdict verdict, boolean defined) {
    static final Certainty TRUE = new Certainty(Verdict.TRUE, true);
    static final Certainty FALSE = new Certainty(Verdict.FALSE, true);
    static final Certainty OPEN_DEFINED = new Certainty(Verdict.OPEN, true);
    static final Certainty OPEN = new Certainty(Verdict.OPEN, false);
    static final Certainty UNDEFINED = new Certainty(Verdict.UNDEFINED, false);

    /** Of a formula that is certainly defined. */
    static Certainty of(boolean isTrue, boolean isFalse) {
        return isTrue ? TRUE : isFalse ? FALSE : OPEN_DEFINED;
    }

    Certainty not() {
        return switch (verdict) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNDEFINED, OPEN -> this;
        };
    }

    /** The conjunction: undefined where a part is, whatever the others; decided only where all parts are certainly defined. */
    static Certainty all(List<Certainty> parts) {
        if (parts.stream().anyMatch(s -> s.verdict() == Verdict.UNDEFINED)) {
            return UNDEFINED;
        }
        if (!parts.stream().allMatch(Certainty::defined)) {
            return OPEN;
        }
        return of(parts.stream().allMatch(s -> s.verdict() == Verdict.TRUE), parts.stream().anyMatch(s -> s.verdict() == Verdict.FALSE));
    }

    /** The disjunction. */
    static Certainty any(List<Certainty> parts) {
        return all(parts.stream().map(Certainty::not).toList()).not();
    }

    /** A comparison of element i of two batches. */
    static <B> Certainty compare(Arithmetic<B> on, Relation relation, B l, B r, int i) {
        Flag flag = Flag.worst(on.flag(l, i), on.flag(r, i));
        if (!flag.isDefined()) {
            return flag == Flag.NOWHERE ? UNDEFINED : OPEN;
        }
        return of(certain(on, relation, l, r, i), certain(on, relation.negate(), l, r, i));
    }

    /** Whether the relation holds for all members of element i of both batches, both certainly defined. */
    static <B> boolean certain(Arithmetic<B> on, Relation relation, B l, B r, int i) {
        return switch (relation) {
            case LT -> on.certainlyLess(l, r, i);
            case LE -> on.certainlyLessOrEqual(l, r, i);
            case GT -> on.certainlyLess(r, l, i);
            case GE -> on.certainlyLessOrEqual(r, l, i);
            case EQ -> on.certainlyEqual(l, r, i);
            case NE -> on.certainlyLess(l, r, i) || on.certainlyLess(r, l, i);
        };
    }
}
