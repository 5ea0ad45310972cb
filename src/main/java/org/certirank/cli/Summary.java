package org.certirank.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last lines of a run. */
record Summary(Terminal terminal) {

    /**
     * Prints the counts.
     *
     * @param outcomes what was decided
     * @param asked how many claims were to be decided
     * @param index the page that leads to all others, if pages were written
     */
    void print(List<Outcome> outcomes, int asked, Duration time, Optional<Path> index) {
        Ansi ansi = new Ansi(terminal.coloured());
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String verdict : List.of("proved", "proved in part", "refuted", "enclosed", "undecided", "bad input", "fault")) {
            counts.put(verdict, 0);
        }
        outcomes.forEach(o -> counts.merge(ResultTable.verdict(o), 1, Integer::sum));
        String listed = counts.entrySet().stream().filter(e -> e.getValue() > 0).map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", "));
        long good = outcomes.stream().filter(Outcome::asExpected).count();
        long again = outcomes.stream().filter(o -> o.again() && !o.searchedBefore()).count();
        long searched = outcomes.stream().filter(Outcome::searchedBefore).count();
        StringBuilder line = new StringBuilder(plural(outcomes.size(), "claim")).append(" in ").append(TimeText.of(time));
        line.append(listed.isEmpty() ? "" : ": " + listed).append("; ");
        line.append(good == outcomes.size() ? (asked > outcomes.size() ? "these as expected" : "all as expected") : (outcomes.size() - good) + " not as expected").append('.');
        if (again > 0) {
            line.append(again == outcomes.size() ? " Certificates were on disk and checked again." : " " + plural(again, "certificate") + " on disk checked again.");
        }
        if (searched > 0) {
            line.append(" ").append(searched).append(" undecided ").append(searched == 1 ? "was" : "were").append(" searched before with the same engine and limits; --fresh searches again.");
        }
        terminal.out().println();
        if (outcomes.isEmpty()) {
            line.setLength(0);
            line.append("No claim was decided.");
        }
        terminal.out().println(good == outcomes.size() ? ansi.bold(line.toString()) : ansi.red(line.toString()));
        if (asked > outcomes.size()) {
            terminal.out().println(ansi.yellow("Interrupted: " + plural(asked - outcomes.size(), "claim") + " not decided."));
        }
        index.ifPresent(page -> terminal.out().println(ansi.dim("Report: " + terminal.shown(page))));
    }

    private static String plural(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
