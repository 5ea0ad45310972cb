package org.certirank.check;

/** The operations of scalar nodes (spec language, section 8); cases, calls and terms of the generic reading ({@link Terms}). The last eight are opaque: only special rules speak of them. */
enum Op {
    CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, CASE, UNDEFINED, CALL, TERM,
    RANK, INSIDE, OUTSIDE, SINGULAR, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS;

    /** Opaque, but certainly defined where the entries are, with a value between 0 and a size. */
    boolean counts() { return this == RANK || this == INSIDE || this == OUTSIDE; }
    boolean opaque() { return compareTo(RANK) >= 0; }
}
