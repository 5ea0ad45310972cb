package org.certirank.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which folder a spec's path is relative to in certificates: the nearest folder above the file that holds {@code theorems}, {@code counterexamples}
 * or {@code pom.xml}; else the current folder if the file lies below it; else the file's own folder. So no path ever begins with {@code ..}.
 */
final class ProjectRoot {
    private static final List<String> FOLDERS = List.of("theorems", "counterexamples");

    private ProjectRoot() {
    }

    /**
     * The root of one spec file.
     *
     * @param file absolute and normalised
     * @param current the current folder, absolute and normalised
     */
    static Path of(Path file, Path current) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (isProject(folder)) {
                return folder;
            }
        }
        return file.startsWith(current) ? current : file.getParent();
    }

    private static boolean isProject(Path folder) {
        return FOLDERS.stream().anyMatch(name -> Files.isDirectory(folder.resolve(name))) || Files.isRegularFile(folder.resolve("pom.xml"));
    }

    /** The path below the root, with {@code /} on every system. */
    static String relative(Path root, Path file) {
        StringBuilder text = new StringBuilder();
        for (Path part : root.relativize(file)) {
            text.append(text.isEmpty() ? "" : "/").append(part);
        }
        return text.toString();
    }
}
