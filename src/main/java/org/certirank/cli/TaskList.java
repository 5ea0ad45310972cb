package org.certirank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certirank.spec.Claim;

/**
 * The claims of a run in the order in which they are shown: that of the files and of the claims in them, save that a claim comes after those
 * it uses. A claim that is used but was not asked for is decided too, and not shown.
 */
final class TaskList {
    private final SpecLibrary library;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Map<String, Task> ordered = new LinkedHashMap<>();

    private TaskList(SpecLibrary library) {
        this.library = library;
    }

    /** The tasks for the claims of these specs that the filter lets through. */
    static List<Task> of(List<LoadedSpec> specs, ClaimFilter filter, SpecLibrary library) {
        TaskList list = new TaskList(library);
        for (LoadedSpec source : specs) {
            for (Claim claim : source.spec().claims()) {
                if (filter.matches(source.spec().id(), claim.id())) {
                    list.wanted.add(key(source, claim));
                }
            }
        }
        for (LoadedSpec source : specs) {
            for (Claim claim : source.spec().claims()) {
                if (list.wanted.contains(key(source, claim))) {
                    list.add(source, claim, new LinkedHashSet<>());
                }
            }
        }
        return new ArrayList<>(list.ordered.values());
    }

    static String key(LoadedSpec source, Claim claim) {
        return source.file() + "#" + claim.id();
    }

    /** @param path the claims that led here, so that a cycle (which the loader reports) cannot trap this walk */
    private void add(LoadedSpec source, Claim claim, Set<String> path) {
        String key = key(source, claim);
        if (ordered.containsKey(key) || !path.add(key)) {
            return;
        }
        for (SpecLibrary.Used used : library.usesOf(source, claim)) {
            add(used.source(), used.claim(), path);
        }
        path.remove(key);
        ordered.put(key, new Task(source, claim, wanted.contains(key)));
    }
}
