package org.certirank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Groups what is drawn at almost the same place, so that it gets one label instead of several on top of each other. */
final class Labels {
    private static final double NEAR = 9;

    /** A place in the picture and the indices of all that is drawn there, in increasing order. */
    record Group(double x, double y, List<Integer> members) { }

    private final List<Group> groups = new ArrayList<>();

    /** Adds the next thing to the first group that is near. */
    void add(double x, double y, int index) {
        for (Group g : groups) {
            if (Math.abs(g.x() - x) < NEAR && Math.abs(g.y() - y) < NEAR) {
                g.members().add(index);
                return;
            }
        }
        groups.add(new Group(x, y, new ArrayList<>(List.of(index))));
    }

    List<Group> groups() {
        return groups;
    }

    /** The indices with runs as ranges, counted from 1: "1, 3", "2-5". */
    static String runs(List<Integer> indices) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < indices.size();) {
            int end = i;
            while (end + 1 < indices.size() && indices.get(end + 1) == indices.get(end) + 1) {
                end++;
            }
            int first = indices.get(i) + 1;
            int last = indices.get(end) + 1;
            parts.add(end > i + 1 ? first + "–" + last : end > i ? first + ", " + last : Integer.toString(first));
            i = end + 1;
        }
        return parts.stream().collect(Collectors.joining(", "));
    }
}
