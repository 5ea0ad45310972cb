package org.certirank.spec;

/** Whether a claim's formula is all of what its sentence says; a label, never checked. */
public enum Coverage {
    WHOLE("whole"), PART("part");

    private final String word;

    Coverage(String word) {
        this.word = word;
    }

    /** As written in a spec. */
    public String word() {
        return word;
    }
}
