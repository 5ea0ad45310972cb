package org.certirank.check;

/** The operations of scalar nodes (spec language, section 8). The last five are opaque: only special rules speak of them. */
enum Op {
    CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, UNDEFINED,
    RANK, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS;

    /** True of operations that are defined wherever their arguments are; powers depend on the exponent and are not among them. */
    boolean everywhere() {
        return switch (this) {
            case CONST, LEAF, PI, NEG, ADD, MUL, EXP, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX -> true;
            default -> false;
        };
    }

    boolean opaque() { return compareTo(RANK) >= 0; }
}
