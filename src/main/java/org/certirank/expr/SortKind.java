package org.certirank.expr;

/** The sorts of values, without their dimensions. */
public enum SortKind {
    NUMBER("number"), TRUTH("truth value"), VECTOR("vector"), MATRIX("matrix"), DIGRAPH("digraph"), SEQUENCE("sequence");

    private final String word;

    SortKind(String word) {
        this.word = word;
    }

    /** For messages. */
    public String word() {
        return word;
    }

    /** With its article, for messages. */
    public String withArticle() {
        return "a " + word;
    }
}
