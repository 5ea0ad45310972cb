package org.certirank.cli;

import java.io.PrintStream;
import java.util.List;
import org.certirank.spec.Coverage;
import org.certirank.spec.Verdict;

/**
 * The table of results: one row per claim as soon as it is decided. On a terminal the scope is cut to the width; in a pipe it stands whole,
 * as the last column.
 */
final class ResultTable {
    private static final int NARROWEST_SCOPE = 12;
    private static final int WIDEST_NAME = 44;
    private static final String SEARCHED_BEFORE = "searched before with the same engine and limits; --fresh searches again";
    private static final String PART = "proved in part";

    private final Terminal terminal;
    private final PrintStream out;
    private final Ansi ansi;
    private final int nameWidth;
    private final int verdictWidth;

    ResultTable(Terminal terminal, List<Task> shown) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.ansi = new Ansi(terminal.coloured());
        int longest = shown.stream().mapToInt(task -> TextWidth.of(task.name())).max().orElse(0);
        this.nameWidth = Math.max("claim".length(), terminal.outIsTerminal() ? Math.min(longest, WIDEST_NAME) : longest);
        this.verdictWidth = shown.stream().anyMatch(task -> task.claim().coverage() == Coverage.PART) ? PART.length() : "undecided".length();
    }

    void head() {
        out.println(ansi.bold("  " + TextWidth.padded("claim", nameWidth) + "  " + TextWidth.padded("verdict", verdictWidth) + "  "
                + TextWidth.padded("expected", verdictWidth) + "  " + TextWidth.rightAligned("time", 9) + "  scope"));
    }

    void row(Outcome outcome) {
        Task task = outcome.task();
        boolean good = outcome.asExpected();
        String name = terminal.outIsTerminal() ? TextWidth.cut(task.name(), nameWidth) : task.name();
        String left = TextWidth.padded(name, nameWidth) + "  ";
        String verdict = TextWidth.padded(verdict(outcome), verdictWidth);
        String expected = TextWidth.padded(verdict(task.claim().expect(), task.claim().coverage()), verdictWidth);
        String time = TextWidth.rightAligned(TimeText.of(outcome.time()), 9);
        String scope = TextWidth.line(outcome.scopeText());
        if (terminal.outIsTerminal()) {
            int rest = terminal.width() - 2 - nameWidth - 2 - 2 * (verdictWidth + 2) - 9 - 2;
            scope = rest < NARROWEST_SCOPE ? "" : TextWidth.cut(scope, rest);
        }
        out.println(((good ? ansi.green("✓") : ansi.red("✗")) + " " + left + coloured(outcome, verdict) + "  " + (good ? ansi.dim(expected) : expected) + "  "
                + ansi.dim(time) + "  " + scope).stripTrailing());
    }

    /** What came out otherwise than expected, each with its reason and its whole scope. */
    void explain(List<Outcome> unexpected) {
        if (unexpected.isEmpty()) {
            return;
        }
        out.println();
        out.println(ansi.bold(unexpected.size() == 1 ? "One claim did not come out as expected:" : unexpected.size() + " claims did not come out as expected:"));
        for (Outcome outcome : unexpected) {
            Task task = outcome.task();
            out.println(ansi.red("✗ ") + ansi.bold(task.name()) + ": " + verdict(outcome) + ", expected " + verdict(task.claim().expect(), task.claim().coverage()));
            if (!outcome.reason().isEmpty()) {
                wrapped("reason   ", outcome.reason() + (outcome.searchedBefore() ? " (" + SEARCHED_BEFORE + ")" : ""));
            }
            String witness = WitnessText.of(outcome);
            if (!witness.isEmpty()) {
                wrapped("witness  ", witness);
            }
            wrapped("scope    ", outcome.scopeText().isEmpty() ? "(the checker cannot read this claim)" : outcome.scopeText());
        }
    }

    private void wrapped(String label, String text) {
        String indent = " ".repeat(4 + label.length());
        String clean = TextWidth.line(text);
        int width = terminal.outIsTerminal() ? Math.max(20, terminal.width() - indent.length() - 1) : Integer.MAX_VALUE;
        String lead = "    " + ansi.dim(label);
        for (String line : TextWidth.wrap(clean, width)) {
            out.println(lead + line);
            lead = indent;
        }
    }

    static String verdict(Outcome outcome) {
        return switch (outcome.trouble()) {
            case NONE -> verdict(outcome.verdict(), outcome.task().claim().coverage());
            case BAD_INPUT -> "bad input";
            case FAULT -> "fault";
        };
    }

    /** A claim that covers part of what it says is never called proved. */
    static String verdict(Verdict verdict, Coverage coverage) {
        return verdict == Verdict.PROVED && coverage == Coverage.PART ? PART : verdict.word();
    }

    private String coloured(Outcome outcome, String text) {
        if (outcome.trouble() != Outcome.Trouble.NONE) {
            return ansi.red(text);
        }
        return switch (outcome.verdict()) {
            case PROVED -> outcome.task().claim().coverage() == Coverage.PART ? ansi.blue(text) : ansi.green(text);
            case REFUTED -> ansi.magenta(text);
            case ENCLOSED -> ansi.yellow(text);
            case UNDECIDED -> ansi.dim(text);
        };
    }
}
