package org.certirank.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The specs of a project on disk, each read once; thread-safe. Paths go from the project's root, with '/', and never leave it. */
public final class SpecFiles {
    private final Path root;
    private final Map<String, Spec> specs = new HashMap<>();

    /** A claim together with the spec that holds it. */
    public record Located(Spec spec, Claim claim) {
        /** {@code path#claim}. */
        public String name() {
            return spec.path() + "#" + claim.id();
        }
    }

    /** The project with this root folder. */
    public SpecFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The path of a file from the root, with '/'; empty if it lies outside the project. */
    public Optional<String> pathOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!absolute.startsWith(root) || absolute.equals(root)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        root.relativize(absolute).forEach(p -> parts.add(p.toString()));
        return Optional.of(String.join("/", parts));
    }

    /** Reads the spec at this path from the root; {@link SpecException} if it cannot be read or is none. */
    public synchronized Spec read(String path) throws SpecException {
        Spec known = specs.get(path);
        if (known == null) {
            known = SpecReader.read(path, bytes(path));
            specs.put(path, known);
        }
        return known;
    }

    private byte[] bytes(String path) throws SpecException {
        if (!ClaimReader.isProjectPath(path)) {
            throw JsonText.problem(path, "", "expected a path within the project");
        }
        Path file = root.resolve(path);
        try {
            if (!file.toRealPath().startsWith(root.toRealPath())) {
                throw JsonText.problem(path, "", "the file lies outside the project");
            }
            if (!Files.isRegularFile(file)) {
                throw JsonText.problem(path, "", "expected a file");
            }
            long size = Files.size(file);
            if (size > JsonText.MAX_BYTES) {
                throw JsonText.problem(path, "", "the file has " + size + " bytes, at most " + JsonText.MAX_BYTES + " are allowed");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw JsonText.problem(path, "", "there is no such file");
        } catch (IOException e) {
            throw JsonText.problem(path, "", "the file cannot be read");
        }
    }

    /**
     * Every claim that a proof of this one may rest on, transitively, without itself, sorted by path and claim;
     * {@link SpecException} if a file or claim is missing or the claims use one another in a cycle.
     */
    public List<Located> uses(Spec spec, Claim claim) throws SpecException {
        Map<String, Located> found = new LinkedHashMap<>();
        visit(new Located(spec, claim), new ArrayList<>(), found);
        found.remove(spec.path() + "#" + claim.id());
        return found.values().stream().sorted(Comparator.comparing((Located l) -> l.spec().path()).thenComparing(l -> l.claim().id())).toList();
    }

    private void visit(Located at, List<String> way, Map<String, Located> found) throws SpecException {
        if (way.contains(at.name())) {
            List<String> cycle = new ArrayList<>(way.subList(way.indexOf(at.name()), way.size()));
            cycle.add(at.name());
            throw JsonText.problem(at.spec().path(), pointer(at, 0), "claims use one another in a cycle: " + String.join(" -> ", cycle));
        }
        if (found.containsKey(at.name())) {
            return;
        }
        if (way.size() > 500) {
            throw JsonText.problem(at.spec().path(), pointer(at, 0), "claims use one another more than 500 deep");
        }
        way.add(at.name());
        for (int k = 0; k < at.claim().uses().size(); k++) {
            Use use = at.claim().uses().get(k);
            visit(locate(at, use, k), way, found);
        }
        way.removeLast();
        found.put(at.name(), at);
    }

    private Located locate(Located from, Use use, int index) throws SpecException {
        Spec target;
        if (use.path().isEmpty() || use.path().get().equals(from.spec().path())) {
            target = from.spec();
        } else {
            try {
                target = read(use.path().get());
            } catch (SpecException e) {
                List<SpecProblem> problems = new ArrayList<>(e.problems());
                problems.addFirst(new SpecProblem(from.spec().path(), pointer(from, index), "\"" + use + "\" cannot be used: " + use.path().get() + " is not readable as a spec"));
                throw new SpecException(problems);
            }
        }
        Optional<Claim> claim = target.claim(use.claim());
        if (claim.isEmpty()) {
            throw JsonText.problem(from.spec().path(), pointer(from, index), "there is no claim \"" + use.claim() + "\" in " + target.path());
        }
        return new Located(target, claim.get());
    }

    private static String pointer(Located at, int index) {
        return "/claims/" + at.spec().claims().indexOf(at.claim()) + "/uses/" + index;
    }
}
