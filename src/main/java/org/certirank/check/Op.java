package org.certirank.check;

/** The operations of scalar nodes (spec language, section 8); cases, calls and terms of the generic reading ({@link Terms}). The last five are opaque: only special rules speak of them. */
enum Op {
    CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, CASE, UNDEFINED, CALL, TERM,
    RANK, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS;

    boolean opaque() { return compareTo(RANK) >= 0; }
}
