package org.certirank.bench;

/** A benchmark or a peer that could not be run, in one line. */
final class BenchException extends Exception {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }
}
