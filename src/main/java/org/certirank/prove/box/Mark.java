package org.certirank.prove.box;

/** What is known of a box. */
enum Mark {
    /** Some hypothesis is certainly false. */
    EXCLUDED("x"),
    /** The conclusion is certainly true by natural evaluation. */
    NATURAL("n"),
    /** The conclusion is certainly true with the mean value form. */
    MEAN("m"),
    /** All hypotheses are certainly true and the conclusion is certainly not: the sequent is false. */
    FALSE(""),
    OPEN("");

    private final String token;

    Mark(String token) {
        this.token = token;
    }

    /** The leaf of the certificate's tree; none for boxes that are not done. */
    String token() {
        return token;
    }

    boolean isDone() {
        return this == EXCLUDED || this == NATURAL || this == MEAN;
    }
}
