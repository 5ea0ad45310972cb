package org.certirank.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.certirank.certificate.AtomicFiles;

/**
 * A folder of pages. Files that this class did not write are never touched: a page of ours is known by the mark in its head. Every write is
 * whole or not at all.
 *
 * @param folder the folder
 * @param version of the program, for the foot of the pages
 */
public record ReportFolder(Path folder, String version) {
    private static final String INDEX = "index.html";
    private static final String PAGE = ".html";
    private static final int LONGEST_HEAD = 1 << 16;

    /** The file name of a spec's page; one that would take the index's name gets a name that no id can have. */
    public static String pageName(String specId) {
        return (specId.equalsIgnoreCase("index") ? "_" : "") + specId + PAGE;
    }

    /** Writes the page of a spec. */
    public void write(SpecResult result) throws IOException {
        put(folder.resolve(pageName(result.spec().id())), SpecPage.of(result, version));
    }

    /** Writes over a file only if it is a page of ours too. */
    private static void put(Path page, String html) throws IOException {
        if (Files.exists(page)) {
            try (var in = Files.newInputStream(page)) {
                if (!new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.UTF_8).contains(PageFrame.GENERATOR)) {
                    throw new FileSystemException(page.toString(), null, "a file that is not a page of certirank is in the way; another folder may be given with --reports");
                }
            }
        }
        AtomicFiles.write(page, html.getBytes(StandardCharsets.UTF_8));
    }

    /** Removes the page of a spec unless it was made from the bytes with this digest; leaves pages that are not ours. */
    public void removeUnless(String specId, String sha256) throws IOException {
        Path page = folder.resolve(pageName(specId));
        if (entry(page).filter(e -> !e.sha256().equals(sha256)).isPresent()) {
            Files.deleteIfExists(page);
        }
    }

    /**
     * Removes the pages of specs that are gone.
     *
     * @param isThere tells of a spec's path (from the project's root) and id whether there is such a spec
     * @return the ids of the removed ones
     */
    public List<String> removeStale(Predicate<PageKey> isThere) throws IOException {
        List<String> removed = new ArrayList<>();
        for (Path page : pages()) {
            Optional<PageEntry> entry = entry(page);
            if (entry.isPresent() && page.getFileName().toString().equals(pageName(entry.get().id())) && !isThere.test(new PageKey(entry.get().path(), entry.get().id()))) {
                Files.deleteIfExists(page);
                removed.add(entry.get().id());
            }
        }
        return removed;
    }

    /** Which spec a page is about. */
    public record PageKey(String path, String id) { }

    /** Writes the index of all pages of ours in this folder. */
    public Path writeIndex() throws IOException {
        List<PageEntry> entries = new ArrayList<>();
        for (Path page : pages()) {
            entry(page).filter(e -> page.getFileName().toString().equals(pageName(e.id()))).ifPresent(entries::add);
        }
        entries.sort(Comparator.comparing(PageEntry::path).thenComparing(PageEntry::id));
        Path index = folder.resolve(INDEX);
        put(index, IndexPage.of(entries, version));
        return index;
    }

    private List<Path> pages() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(p -> p.getFileName().toString().endsWith(PAGE) && Files.isRegularFile(p)).sorted().toList();
        }
    }

    private static Optional<PageEntry> entry(Path page) {
        if (!Files.isRegularFile(page)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(page)) {
            return PageEntry.of(new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
