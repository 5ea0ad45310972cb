package org.certirank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certirank.eval.Verdict;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/**
 * Answers for people.
 *
 * @param digits significant digits; 0 for hexadecimal doubles
 */
record AnswerText(int digits) {
    private static final int LONGEST_EXACT = 400;

    /** Some lines without a final line end. */
    String of(Answer answer) {
        List<String> lines = new ArrayList<>();
        switch (answer) {
            case Answer.Number(Answer.One one) -> {
                exact(one).ifPresent(text -> lines.add("exact    " + text));
                value(one).ifPresent(text -> lines.add("value    " + text));
                lines.add("in       " + enclosure(one.enclosure()));
            }
            case Answer.Vector(List<Answer.One> entries) -> rows(lines, 1, entries.size(), entries);
            case Answer.Matrix m -> rows(lines, m.rows(), m.columns(), m.entries());
            case Answer.Truth(Verdict verdict) -> lines.add("value    " + word(verdict));
            case Answer.Digraph(var mask) -> lines.add("value    " + mask(mask));
            case Answer.Undefined u -> lines.add("value    undefined");
        }
        lines.add("defined  " + answer.defined().word());
        return String.join("\n", lines);
    }

    /** A number on one line. */
    Optional<String> line(Answer answer) {
        return switch (answer) {
            case Answer.Number(Answer.One one) -> exact(one).map(e -> value(one).map(v -> e + " = " + v).orElse(e)).or(() -> value(one)).or(() -> Optional.of(enclosure(one.enclosure())));
            case Answer.Undefined u -> Optional.of("undefined");
            case Answer.Digraph(var mask) -> Optional.of(mask(mask));
            case Answer.Truth(Verdict verdict) -> Optional.of(word(verdict));
            case Answer.Vector v -> Optional.empty();
            case Answer.Matrix m -> Optional.empty();
        };
    }

    static String word(Verdict verdict) {
        return switch (verdict) {
            case TRUE -> "true";
            case FALSE -> "false";
            case UNDEFINED -> "undefined";
            case OPEN -> "not decided";
        };
    }

    /** As the spec language writes it. */
    static String mask(org.certirank.graph.Mask mask) {
        String edges = mask.edges().stream().map(e -> "[" + e.from() + ", " + e.to() + "]").collect(Collectors.joining(", "));
        return "digraph(" + mask.nodes() + (edges.isEmpty() ? "" : ", [" + edges + "]") + ")";
    }

    private void rows(List<String> lines, int rows, int columns, List<Answer.One> entries) {
        if (entries.stream().allMatch(one -> exact(one).isPresent())) {
            table(lines, "exact    ", rows, columns, entries, one -> exact(one).orElseThrow());
        }
        if (entries.stream().allMatch(one -> value(one).isPresent() || exact(one).isPresent())) {
            table(lines, "value    ", rows, columns, entries, one -> value(one).or(() -> exact(one)).orElseThrow());
        }
        table(lines, "in       ", rows, columns, entries, one -> enclosure(one.enclosure()));
    }

    private static void table(List<String> lines, String label, int rows, int columns, List<Answer.One> entries, Function<Answer.One, String> text) {
        int[] widths = new int[columns];
        for (int k = 0; k < entries.size(); k++) {
            widths[k % columns] = Math.max(widths[k % columns], text.apply(entries.get(k)).length());
        }
        for (int i = 0; i < rows; i++) {
            StringBuilder line = new StringBuilder(i == 0 ? label : " ".repeat(label.length()));
            for (int j = 0; j < columns; j++) {
                line.append(TextWidth.rightAligned(text.apply(entries.get(i * columns + j)), widths[j])).append(j + 1 < columns ? "  " : "");
            }
            lines.add(line.toString());
        }
    }

    private static Optional<String> exact(Answer.One one) {
        return one.exact().map(Object::toString).filter(text -> text.length() <= LONGEST_EXACT);
    }

    /** The number's own digits, or the nearest decimal and how near it is; empty where the enclosure has no number near to all of it. */
    private Optional<String> value(Answer.One one) {
        RealInterval x = one.enclosure();
        if (digits == 0 || x.isEmpty() || !x.isBounded()) {
            return Optional.empty();
        }
        if (one.exact().isPresent()) {
            Optional<String> ends = DecimalText.terminating(one.exact().get(), digits);
            if (ends.isPresent()) {
                return ends.get().equals(exact(one).orElse("")) ? Optional.empty() : ends;
            }
        }
        if (DecimalText.tooLong(x.lower()) || DecimalText.tooLong(x.upper())) {
            return Optional.empty();
        }
        if (DecimalText.isRight(x, digits)) {
            Optional<String> cut = DecimalText.digits(x, digits);
            if (cut.isPresent()) {
                return Optional.of(cut.get() + (x.isPoint() && one.exact().isEmpty() ? "" : "..."));
            }
            String nearest = DecimalText.nearest(x, digits);
            return Optional.of(nearest + ", to within " + DecimalText.error(x, nearest));
        }
        // Around 0 no digit is significant, but a very small number says as much.
        if (x.containsZero() && DecimalText.isTiny(x, digits)) {
            return Optional.of("0, to within " + DecimalText.error(x, "0"));
        }
        return Optional.empty();
    }

    private String enclosure(RealInterval x) {
        if (x.isEmpty()) {
            return "no number";
        }
        DecimalText.Ends ends = digits == 0 ? DecimalText.hex(x) : DecimalText.ends(x, digits);
        return (closed(x.lower()) ? "[" : "(") + ends.lo() + ", " + ends.hi() + (closed(x.upper()) ? "]" : ")");
    }

    /** An infinite end is open, and so is one that is a short exact number and not attained; a rounded one is shown closed, which is never wrong. */
    private static boolean closed(Bound end) {
        return end.isFinite() && !(end.open() && end.value().bitLength() <= 53 && Math.abs(end.value().exponent()) <= 16);
    }
}
