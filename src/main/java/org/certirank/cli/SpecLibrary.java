package org.certirank.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecFiles;
import org.certirank.spec.SpecProblem;
import org.certirank.spec.SpecReader;
import org.certirank.spec.Use;

/** The specs of a run, each read once, and what is wrong with those that could not be read. Filled by one thread; then only read. */
final class SpecLibrary {
    private static final int LONGEST_ID = 200;

    private final Terminal terminal;
    private final Optional<Path> reports;
    private final Map<Path, SpecFiles> projects = new HashMap<>();
    private final Map<Path, Optional<LoadedSpec>> loaded = new LinkedHashMap<>();
    private final Map<String, Path> places = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** A claim that another one uses. */
    record Used(LoadedSpec source, Claim claim) { }

    /** @param reports the folder of all certificates and pages; without one they go to {@code reports} in the root of each spec */
    SpecLibrary(Terminal terminal, Optional<Path> reports) {
        this.terminal = terminal;
        this.reports = reports;
    }

    /** The specs among these files that could be read, in the same order; the others are left to {@link #problems}. */
    List<LoadedSpec> loadAll(List<Path> files) {
        return files.stream().map(file -> load(file, ProjectRoot.of(file, terminal.folder()))).flatMap(Optional::stream).toList();
    }

    /** One message for each thing wrong with a spec, in the order in which they were found. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The claims that a claim of a loaded spec uses itself, in the order of the spec. */
    List<Used> usesOf(LoadedSpec source, Claim claim) {
        List<Used> used = new ArrayList<>();
        for (Use use : claim.uses()) {
            Optional<LoadedSpec> target = use.path().isEmpty() ? Optional.of(source)
                    : Optional.ofNullable(loaded.get(source.root().resolve(use.path().get()).normalize())).flatMap(t -> t);
            target.ifPresent(t -> t.spec().claim(use.claim()).ifPresent(c -> used.add(new Used(t, c))));
        }
        return used;
    }

    private Optional<LoadedSpec> load(Path file, Path root) {
        Optional<LoadedSpec> known = loaded.get(file);
        if (known == null) {
            // Marked before it is read: the files it uses may use it.
            loaded.put(file, Optional.empty());
            known = read(file, root);
            loaded.put(file, known);
        }
        return known;
    }

    private Optional<LoadedSpec> read(Path file, Path root) {
        SpecFiles project = projects.computeIfAbsent(root, SpecFiles::new);
        try {
            Spec spec = project.read(ProjectRoot.relative(root, file));
            byte[] bytes = Files.readAllBytes(file);
            if (!SpecReader.sha256(bytes).equals(spec.sha256())) {
                problems.add(terminal.shown(file) + ": was changed while it was being read");
                return Optional.empty();
            }
            for (Claim claim : spec.claims()) {
                project.uses(spec, claim);
            }
            LoadedSpec source = new LoadedSpec(file, root, reports.orElse(root.resolve("reports")), bytes, spec);
            if (!hasItsPlace(source)) {
                return Optional.empty();
            }
            loaded.put(file, Optional.of(source));
            boolean whole = spec.claims().stream().flatMap(c -> c.uses().stream()).flatMap(use -> use.path().stream()).distinct()
                    .allMatch(path -> load(root.resolve(path).normalize(), root).isPresent());
            return whole ? Optional.of(source) : Optional.empty();
        } catch (SpecException error) {
            for (SpecProblem problem : error.problems()) {
                problems.add(new SpecProblem(terminal.shown(root.resolve(problem.file())), problem.pointer(), problem.message()).toString());
            }
        } catch (IOException error) {
            problems.add(terminal.shown(file) + ": cannot be read (" + IoText.of(error) + ")");
        }
        return Optional.empty();
    }

    /** Certificates and pages are named by ids: each spec needs one of its own, also on file systems that do not tell cases apart. */
    private boolean hasItsPlace(LoadedSpec source) {
        String id = source.spec().id();
        if (id.length() > LONGEST_ID || source.spec().claims().stream().anyMatch(c -> c.id().length() > LONGEST_ID)) {
            problems.add(terminal.shown(source.file()) + ": expected ids of at most " + LONGEST_ID + " characters, since they name files");
            return false;
        }
        Path other = places.putIfAbsent(source.reports() + "\n" + id.toLowerCase(Locale.ROOT), source.file());
        if (other != null) {
            problems.add(terminal.shown(source.file()) + ": /id: \"" + id + "\" is the id of " + terminal.shown(other) + " too; expected ids that differ, not only in case");
            return false;
        }
        return true;
    }
}
