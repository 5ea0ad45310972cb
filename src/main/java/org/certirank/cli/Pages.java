package org.certirank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.certirank.report.ClaimResult;
import org.certirank.report.ReportFolder;
import org.certirank.report.SpecResult;
import org.certirank.spec.Claim;

/**
 * Writes the pages of a run. A spec gets its page when all its claims were decided in this run; of a spec that was decided in part, the page
 * of an earlier run stays as long as it is about the same bytes.
 */
final class Pages {
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final int threads;

    /** @param threads pages made at once; no page depends on another */
    Pages(List<Outcome> outcomes, int threads) {
        this.threads = threads;
        outcomes.forEach(o -> this.outcomes.put(TaskList.key(o.task().source(), o.task().claim()), o));
    }

    /**
     * Writes all pages and indices.
     *
     * @param complete whether the run was over everything in the project, so that a page of anything else is stale
     * @return the index, if all pages went to one folder
     */
    Optional<Path> write(List<LoadedSpec> specs, boolean complete) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        List<Callable<Void>> whole = new ArrayList<>();
        for (LoadedSpec source : specs) {
            ReportFolder folder = new ReportFolder(source.reports(), Version.number());
            List<Outcome> decided = source.spec().claims().stream().map(c -> outcomes.get(TaskList.key(source, c))).filter(o -> o != null).toList();
            if (decided.size() == source.spec().claims().size()) {
                whole.add(() -> {
                    folder.write(result(source, decided));
                    CertificateFile.removeOthers(source.reports(), source.spec().id(), source.spec().claims().stream().map(Claim::id).collect(Collectors.toSet()));
                    return null;
                });
                folders.add(source.reports());
            } else {
                folder.removeUnless(source.spec().id(), source.spec().sha256());
                if (!decided.isEmpty() && Files.isDirectory(source.reports())) {
                    folders.add(source.reports());
                }
            }
        }
        CheckRun.all(whole, threads);
        Optional<Path> index = Optional.empty();
        for (Path path : folders) {
            if (complete) {
                removeStale(path, specs);
            }
            index = Optional.of(new ReportFolder(path, Version.number()).writeIndex());
        }
        return folders.size() == 1 ? index : Optional.empty();
    }

    private static void removeStale(Path reports, List<LoadedSpec> specs) throws IOException {
        Set<ReportFolder.PageKey> there = new LinkedHashSet<>();
        specs.stream().filter(s -> s.reports().equals(reports))
                .forEach(s -> there.add(new ReportFolder.PageKey(ProjectRoot.relative(s.root(), s.file()), s.spec().id())));
        List<Path> roots = specs.stream().filter(s -> s.reports().equals(reports)).map(LoadedSpec::root).distinct().toList();
        // A file that is there but could not be read is a problem of this run, not a spec that is gone; and other roots may share the folder.
        List<String> removed = new ReportFolder(reports, Version.number()).removeStale(
                key -> there.contains(key) || roots.stream().anyMatch(root -> Files.exists(root.resolve(key.path())) && !renamed(root, key, specs)));
        for (String id : removed) {
            CertificateFile.removeAll(reports, id);
        }
    }

    /** Whether the file now says another id than the page does. */
    private static boolean renamed(Path root, ReportFolder.PageKey key, List<LoadedSpec> specs) {
        return specs.stream().anyMatch(s -> s.file().equals(root.resolve(key.path())) && !s.spec().id().equals(key.id()));
    }

    private static SpecResult result(LoadedSpec source, List<Outcome> decided) {
        return new SpecResult(source.spec(), link(source.reports(), source.file()), decided.stream().map(o -> result(source, o)).toList());
    }

    private static ClaimResult result(LoadedSpec source, Outcome outcome) {
        String link = outcome.certificate().isEmpty() ? "" : link(source.reports(), outcome.task().certificate().path());
        return new ClaimResult(outcome.task().claim(), outcome.verdict(), outcome.asExpected(), outcome.scopeText(), outcome.reason(), outcome.certificate(), link,
                Sides.of(outcome), Trajectories.of(outcome), Figures.of(source.spec(), outcome.task().claim()));
    }

    /** The way from a page in {@code folder} to a file not far from it; empty otherwise: a page must not say where a home folder lies. */
    private static String link(Path folder, Path file) {
        Path parent = folder.getParent();
        boolean near = parent != null && file.startsWith(parent);
        return near ? folder.relativize(file).toString().replace('\\', '/') : "";
    }
}
