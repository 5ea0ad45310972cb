package org.certirank.expr;

/**
 * What is known of an expression without values.
 *
 * @param value its value as a dimension, if it is an integer of such a form
 * @param role  what kind of name it is, if it is one
 */
record Typed(Sort sort, Dim value, Role role) {
    static final Typed NUMBER = new Typed(Sort.NUMBER, Dim.UNKNOWN, Role.VALUE);
    static final Typed TRUTH = new Typed(Sort.TRUTH, Dim.UNKNOWN, Role.VALUE);
    static final Typed UNKNOWN = new Typed(Sort.UNKNOWN, Dim.UNKNOWN, Role.UNKNOWN);

    /** Names that `diff` may and may not take. */
    enum Role {
        /** A quantified real number. */
        REAL,
        /** A quantified vector or matrix over a set whose entries can be told apart: {@code diff} takes its entries. */
        ENTRIES,
        /** A quantified integer. */
        INTEGER,
        /** Anything that is no quantified number. */
        VALUE,
        /** A parameter before its use. */
        UNKNOWN
    }

    static Typed of(Sort sort) {
        return new Typed(sort, Dim.UNKNOWN, Role.VALUE);
    }

    static Typed integer(Dim value) {
        return new Typed(Sort.NUMBER, value, Role.VALUE);
    }

    Typed asValue() {
        return new Typed(sort, value, role == Role.UNKNOWN ? Role.UNKNOWN : Role.VALUE);
    }
}
