package org.certirank.cli;

/** The exit codes of the program; of several causes the greatest counts. */
final class ExitCode {
    /** Everything came out as expected. */
    static final int OK = 0;
    /** A claim did not come out as its spec expects; a certificate was rejected. */
    static final int UNEXPECTED = 1;
    /** Bad input or usage; for {@code recheck}: the checker declined. */
    static final int BAD_INPUT = 2;
    /** Something that is a fault of this program or its machine. */
    static final int FAULT = 3;
    /** Interrupted from the keyboard, as the shell counts it. */
    static final int INTERRUPTED = 130;

    private ExitCode() {
    }
}
