package org.certirank.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The field {@code uses} as far as it stays within one file: the claims exist and do not go round in a circle. */
final class OwnUses {
    private OwnUses() { }

    static void check(Spec spec, Cursor.Problems problems) {
        Map<String, List<String>> own = new HashMap<>();
        for (int i = 0; i < spec.claims().size(); i++) {
            Claim c = spec.claims().get(i);
            List<String> used = new ArrayList<>();
            for (int k = 0; k < c.uses().size(); k++) {
                Use u = c.uses().get(k);
                if (u.path().isPresent() && !u.path().get().equals(spec.path())) {
                    continue;
                }
                if (spec.claim(u.claim()).isEmpty()) {
                    problems.add("/claims/" + i + "/uses/" + k, "there is no claim \"" + u.claim() + "\" in this file");
                } else {
                    used.add(u.claim());
                }
            }
            own.put(c.id(), used);
        }
        for (int i = 0; i < spec.claims().size(); i++) {
            String id = spec.claims().get(i).id();
            List<String> cycle = cycle(id, own);
            if (!cycle.isEmpty()) {
                problems.add("/claims/" + i + "/uses", "claims use one another in a cycle: " + String.join(" -> ", cycle));
                return;
            }
        }
    }

    /** A shortest way from the claim back to itself, ends included; empty if there is none. */
    private static List<String> cycle(String start, Map<String, List<String>> uses) {
        Map<String, String> from = new HashMap<>();
        List<String> queue = new ArrayList<>(List.of(start));
        for (int i = 0; i < queue.size(); i++) {
            for (String next : uses.getOrDefault(queue.get(i), List.of())) {
                if (next.equals(start)) {
                    List<String> path = new ArrayList<>(List.of(start));
                    for (String at = queue.get(i); at != null; at = from.get(at)) {
                        path.add(at);
                    }
                    return path.reversed();
                }
                if (from.putIfAbsent(next, queue.get(i)) == null) {
                    queue.add(next);
                }
            }
        }
        return List.of();
    }
}
