package org.certirank.cli;

/** Unexpected exceptions in one line. */
final class Faults {
    private Faults() {
    }

    static String describe(Throwable error) {
        if (error instanceof StackOverflowError) {
            return "the input is nested too deeply (stack overflow)";
        }
        if (error instanceof OutOfMemoryError) {
            return "out of memory (CERTIRANK_JAVA_OPTS=-Xmx8g gives more)";
        }
        String message = error.getMessage();
        String place = error.getStackTrace().length == 0 ? "" : " at " + error.getStackTrace()[0].getFileName() + ":" + error.getStackTrace()[0].getLineNumber();
        return error.getClass().getSimpleName() + (message == null ? "" : ": " + TextWidth.cut(TextWidth.line(message), 300)) + place;
    }
}
