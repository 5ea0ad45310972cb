package org.certirank.expr;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Guesses what an unknown name was meant to be. */
public final class Suggestions {
    private static final Map<String, String> HABITS = Map.ofEntries(Map.entry("ln", "log"), Map.entry("inf", "oo"), Map.entry("infinity", "oo"),
            Map.entry("norm", "norm2"), Map.entry("eye", "identity"), Map.entry("tr", "trace"), Map.entry("inv", "inverse"),
            Map.entry("frobenius", "normF"), Map.entry("forall", "all"), Map.entry("diag", "diagonal"),
            Map.entry("determinant", "det"), Map.entry("derivative", "diff"), Map.entry("len", "length"), Map.entry("size", "length"));

    private Suggestions() { }

    /** {@code "; did you mean 'x'?"} for the nearest of the names, or nothing where none is near. */
    public static String didYouMean(String unknown, Collection<String> names) {
        String habit = HABITS.get(unknown.toLowerCase(Locale.ROOT));
        String best = habit != null && (names.contains(habit) || habit.equals("oo")) ? habit : null;
        int bound = unknown.length() <= 2 ? 1 : Math.min(3, (unknown.length() + 2) / 3);
        if (best == null) {
            int least = bound + 1;
            for (String name : names.stream().sorted().toList()) {
                int d = name.equalsIgnoreCase(unknown) ? 0 : distance(unknown, name);
                if (d < least && (d == 0 || unknown.length() > 1)) {
                    least = d;
                    best = name;
                }
            }
        }
        return best == null ? "" : "; did you mean '" + best + "'?";
    }

    /** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 3 || a.length() > 64) {
            return Integer.MAX_VALUE;
        }
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
