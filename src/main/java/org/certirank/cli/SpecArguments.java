package org.certirank.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The spec files that the arguments of {@code check} name: a file as it is, of a folder every {@code *.json} below it, in the order of their
 * paths; a file named twice counts once, under the path by which it was named first.
 *
 * @param files absolute and normalised
 * @param problems one message for each argument or folder that could not be read
 */
record SpecArguments(List<Path> files, List<String> problems) {

    /** Looks the arguments up; without any, the project's own folders, of which either may be missing. */
    static SpecArguments find(List<String> arguments, Terminal terminal) {
        Search search = new Search(terminal);
        if (arguments.isEmpty()) {
            List<Path> folders = Stream.of("theorems", "counterexamples").map(terminal.home()::resolve).filter(Files::isDirectory).toList();
            if (folders.isEmpty()) {
                search.problems.add(terminal.shown(terminal.home()) + ": expected a folder theorems or counterexamples here, or a path as argument");
            }
            folders.forEach(search::add);
        } else {
            arguments.forEach(search::add);
        }
        return new SpecArguments(List.copyOf(search.found.values()), List.copyOf(search.problems));
    }

    private static final class Search {
        private final Terminal terminal;
        private final Map<Path, Path> found = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();

        Search(Terminal terminal) {
            this.terminal = terminal;
        }

        void add(String argument) {
            try {
                if (argument.isBlank()) {
                    problems.add("an empty path; expected a spec file or a folder of spec files");
                } else {
                    add(terminal.folder().resolve(argument).normalize());
                }
            } catch (InvalidPathException error) {
                problems.add(TextWidth.line(argument) + ": not a path");
            }
        }

        void add(Path path) {
            if (Files.isDirectory(path)) {
                addFolder(path);
            } else if (Files.isRegularFile(path)) {
                addFile(path);
            } else {
                problems.add(terminal.shown(path) + (Files.exists(path) ? ": neither a file nor a folder" : ": no such file or folder"));
            }
        }

        private void addFolder(Path folder) {
            SortedSet<Path> specs = new TreeSet<>();
            try {
                Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                        return !inner.equals(folder) && skipped(inner) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (file.getFileName().toString().endsWith(".json") && attributes.isRegularFile()) {
                            specs.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException error) {
                        problems.add(terminal.shown(file) + ": cannot be read (" + IoText.of(error) + ")");
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException error) {
                problems.add(terminal.shown(folder) + ": cannot be read (" + IoText.of(error) + ")");
            }
            if (specs.isEmpty() && problems.isEmpty()) {
                problems.add(terminal.shown(folder) + ": no *.json file in this folder");
            }
            specs.forEach(this::addFile);
        }

        /** Hidden folders, and what {@code check} itself wrote: a certificate is no spec. */
        private static boolean skipped(Path folder) {
            String name = folder.getFileName().toString();
            return name.startsWith(".") || name.equals("certificates") || name.equals("reports") && Files.isDirectory(folder.resolve("certificates"));
        }

        private void addFile(Path file) {
            Path key;
            try {
                key = file.toRealPath();
            } catch (IOException error) {
                key = file;
            }
            found.putIfAbsent(key, file);
        }
    }
}
