package org.certirank.bench;

import java.util.List;

/** The programs of bench/peers. */
public enum PeerProgram {
    /** Arb's functions of balls. */
    ARB_FUNCTIONS("arb_functions.c", "gcc", List.of("arb_data.h", "peer.h"), true),
    /** Arb's matrices. */
    ARB_MATRICES("arb_matrices.c", "gcc", List.of("arb_data.h", "peer.h"), true),
    /** Layers of attention with Arb's matrices. */
    ARB_LAYERS("arb_layers.c", "gcc", List.of("arb_data.h", "peer.h"), true),
    /** A search in plain C++. */
    MEAN_VALUE_SEARCH("meanvalue_search.cpp", "g++", List.of("peer.h"), false);

    private final String source;
    private final String compiler;
    private final List<String> headers;
    private final boolean arb;

    PeerProgram(String source, String compiler, List<String> headers, boolean arb) {
        this.source = source;
        this.compiler = compiler;
        this.headers = headers;
        this.arb = arb;
    }

    String source() {
        return source;
    }

    String compiler() {
        return compiler;
    }

    /** What else of the folder it needs. */
    List<String> headers() {
        return headers;
    }

    boolean usesArb() {
        return arb;
    }

    /** The compiler's arguments after the source and the output, to be tried in this order. */
    List<List<String>> flags() {
        return arb ? List.of(List.of("-I/usr/include/flint", "-lflint-arb", "-lflint", "-lmpfr", "-lgmp", "-lm"),
                // From FLINT 3 on Arb is part of it.
                List.of("-I/usr/include/flint", "-I/usr/local/include/flint", "-lflint", "-lmpfr", "-lgmp", "-lm")) : List.of(List.of("-std=c++17", "-frounding-math"));
    }
}
