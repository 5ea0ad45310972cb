package org.certirank.spec;

import java.util.Objects;

/**
 * Something wrong in a spec.
 *
 * @param file    as the caller named it
 * @param pointer JSON pointer of the value that is wrong; empty for the file as a whole
 * @param message what was found and what was expected; further lines show the place in an expression
 */
public record SpecProblem(String file, String pointer, String message) {
    public SpecProblem {
        Objects.requireNonNull(file);
        Objects.requireNonNull(pointer);
        Objects.requireNonNull(message);
    }

    /** {@code file: pointer: message}. */
    @Override
    public String toString() {
        return file + ": " + (pointer.isEmpty() ? "" : pointer + ": ") + message;
    }
}
