package org.certirank.cli;

/** An end of the program that the user is told about in one message, without a trace. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** The user's input or files are not as they must be. */
    static Failure badInput(String message) {
        return new Failure(ExitCode.BAD_INPUT, message);
    }

    /** The program or the machine failed (a full disk, an unreadable resource). */
    static Failure fault(String message) {
        return new Failure(ExitCode.FAULT, message);
    }

    int exitCode() {
        return exitCode;
    }
}
