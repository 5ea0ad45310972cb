package org.certirank.report;

/** Builds HTML text. Everything but {@link #raw} is escaped, so no text of a spec can become markup. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 14);

    /** Opens an element; attributes come as name, value, name, value. An attribute whose value is null is left out. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
            }
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element that holds only text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** Markup of our own making: constants of this package and MathML of the printer, which escapes by itself. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html line() {
        out.append('\n');
        return this;
    }

    /** Text as it may stand between tags and in attributes. Control characters, which HTML forbids, and direction overrides become a replacement character. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.appendCodePoint(c);
                case '\r' -> safe.append('\n');
                default -> safe.appendCodePoint(harmless(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean harmless(int c) {
        boolean direction = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !Character.isISOControl(c) && !direction && !surrogate && (c & 0xFFFE) != 0xFFFE;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
