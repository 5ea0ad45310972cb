package org.certirank.cli;

import java.util.ArrayList;
import java.util.List;

/** Text laid out in columns; one code point is taken to be one column, which holds for everything this program prints of its own. */
final class TextWidth {
    private TextWidth() {
    }

    static int of(String text) {
        return text.codePointCount(0, text.length());
    }

    /** At most {@code columns} wide, with an ellipsis where something is left out. */
    static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : text.substring(0, text.offsetByCodePoints(0, columns - 1)) + "…";
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    static String rightAligned(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    /** Lines of at most {@code columns}, broken at blanks where there are any. */
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (of(rest) > columns) {
            int limit = rest.offsetByCodePoints(0, columns);
            int blank = rest.lastIndexOf(' ', limit);
            int end = blank > 0 ? blank : limit;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /** One line, without control characters: what a spec's text may bring must not move the cursor. */
    static String line(String text) {
        StringBuilder clean = new StringBuilder();
        text.strip().codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || c == '\r') {
                c = ' ';
            }
            boolean bidi = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            if (!Character.isISOControl(c) && !bidi) {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }
}
