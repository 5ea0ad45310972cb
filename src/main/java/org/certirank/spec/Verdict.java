package org.certirank.spec;

/** What may come out for a claim, and what a spec expects; the prover never sees the latter. */
public enum Verdict {
    PROVED("proved"), REFUTED("refuted"), ENCLOSED("enclosed"), UNDECIDED("undecided");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As written in a spec and in results. */
    public String word() {
        return word;
    }
}
