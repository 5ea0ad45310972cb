package org.certirank.eval;

/** What is certain about the truth of a formula on a box: for all of its points the same answer, or none. */
public enum Verdict {
    TRUE, FALSE, UNDEFINED, OPEN;

    /** Whether the formula is certainly defined and true. */
    public boolean isTrue() {
        return this == TRUE;
    }

    /** Whether the formula is certainly defined and false. */
    public boolean isFalse() {
        return this == FALSE;
    }
}
