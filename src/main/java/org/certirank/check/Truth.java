package org.certirank.check;

/** What an interval evaluation knows of a formula on a whole box: true everywhere, false everywhere, at least defined everywhere, or nothing. */
enum Truth {
    TRUE, FALSE, DEFINED, OPEN;

    Truth not() { return this == TRUE ? FALSE : this == FALSE ? TRUE : this; }
    /** Conjunction; a part that may be undefined leaves all of it open, even beside a false one. */
    Truth and(Truth b) {
        if (this == OPEN || b == OPEN) return OPEN;
        if (this == FALSE || b == FALSE) return FALSE;
        return this == TRUE && b == TRUE ? TRUE : DEFINED;
    }

    Truth or(Truth b) { return not().and(b.not()).not(); }
}
