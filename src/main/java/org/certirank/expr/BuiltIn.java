package org.certirank.expr;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A built-in name of the spec language.
 *
 * @param group     the heading under which help lists it
 * @param overloads the ways to call it with plain arguments; empty if there is none ({@code all}, {@code vector}, ...)
 * @param special   a form of its own, or empty; {@code sum(i in a..b, e)} and the like
 * @param help      one line
 */
public record BuiltIn(String name, Group group, List<Overload> overloads, String special, String help) {

    /** The headings of section 6 of docs/spec-language.md. */
    public enum Group {
        NUMBERS("Numbers"), BOUND("Bound names"), MATRICES("Vectors and matrices"), ATTENTION("Attention"), SPECTRAL("Rank and spectrum"),
        MASKS("Masks"), DERIVATIVE("Derivative");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** The sorts of the arguments; with {@code more}, the last may be repeated. */
    public record Overload(List<SortKind> params, boolean more, SortKind result) {
        public Overload {
            params = List.copyOf(params);
        }

        boolean takes(int count) {
            return more ? count >= params.size() : count == params.size();
        }

        SortKind param(int k) {
            return params.get(Math.min(k, params.size() - 1));
        }
    }

    public BuiltIn {
        overloads = List.copyOf(overloads);
    }

    /** All its forms, for help and messages: {@code row(matrix, number): vector}. */
    public List<String> forms() {
        List<String> forms = new java.util.ArrayList<>();
        for (Overload o : overloads) {
            String args = o.params().stream().map(SortKind::word).collect(Collectors.joining(", "));
            forms.add(o.params().isEmpty() ? name + ": " + o.result().word() : name + "(" + args + (o.more() ? ", ..." : "") + "): " + o.result().word());
        }
        if (!special.isEmpty()) {
            forms.add(special);
        }
        return forms;
    }
}
