package org.certirank.spec;

/** What a spec is. */
public enum Kind {
    THEOREM("theorem"), COUNTEREXAMPLE("counterexample"), CONJECTURE("conjecture");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As written in a spec. */
    public String word() {
        return word;
    }
}
