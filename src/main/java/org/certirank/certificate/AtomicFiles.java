package org.certirank.certificate;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files so that a reader, or a broken run, never sees half of one. */
public final class AtomicFiles {
    private AtomicFiles() { }

    /** Writes to a temporary file in the same folder (which is made if it is missing), then moves it over the target. */
    public static void write(Path target, byte[] bytes) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = fresh(folder, target.getFileName().toString());
        try {
            Files.write(temporary, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            try {
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A new empty file with the permissions that any new file gets here; {@link Files#createTempFile} would hide it from other users. */
    private static Path fresh(Path folder, String name) throws IOException {
        for (int k = 0;; k++) {
            try {
                return Files.createFile(folder.resolve("." + name + "." + ProcessHandle.current().pid() + "." + Thread.currentThread().threadId() + "." + k + ".tmp"));
            } catch (FileAlreadyExistsException taken) {
                if (k > 1_000) {
                    throw taken;
                }
            }
        }
    }
}
