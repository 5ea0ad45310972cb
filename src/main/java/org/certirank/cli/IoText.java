package org.certirank.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** What an input or output error says to a person, without class names. */
final class IoText {
    private IoText() {
    }

    static String of(Exception error) {
        return switch (error) {
            case UncheckedIOException unchecked -> of(unchecked.getCause());
            case NoSuchFileException missing -> "no such file";
            case AccessDeniedException denied -> "permission denied";
            case FileSystemLoopException loop -> "a symbolic link leads back to itself";
            case FileSystemException other when other.getReason() != null -> lower(other.getReason());
            case IOException other when other.getMessage() != null -> TextWidth.line(other.getMessage());
            case Exception other -> other.getClass().getSimpleName();
        };
    }

    private static String lower(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
