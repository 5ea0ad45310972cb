package org.certirank;

/** A Java source as text, for tests that read the project's own code. */
final class JavaSource {

    private JavaSource() {
    }

    /** The source with every comment, string, text block and character literal blanked out; line breaks stay, so that lines keep their numbers. */
    static String withoutCommentsAndLiterals(String source) {
        StringBuilder code = new StringBuilder(source.length());
        int at = 0;
        while (at < source.length()) {
            int end = skipped(source, at);
            if (end == at) {
                code.append(source.charAt(at++));
                continue;
            }
            code.append(' ');
            source.substring(at, end).chars().filter(c -> c == '\n').forEach(c -> code.append('\n'));
            at = end;
        }
        return code.toString();
    }

    /** Where the comment or literal that begins here ends, or {@code at} if none begins here. */
    private static int skipped(String source, int at) {
        if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            return end < 0 ? source.length() : end;
        }
        if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            return end < 0 ? source.length() : end + 2;
        }
        if (source.startsWith("\"\"\"", at)) {
            return closing(source, at + 3, "\"\"\"");
        }
        return switch (source.charAt(at)) {
            case '"' -> closing(source, at + 1, "\"");
            case '\'' -> closing(source, at + 1, "'");
            default -> at;
        };
    }

    /** The place behind the first closing mark that no backslash escapes. */
    private static int closing(String source, int from, String mark) {
        int at = from;
        while (at < source.length()) {
            if (source.charAt(at) == '\\') {
                at += 2;
            } else if (source.startsWith(mark, at)) {
                return at + mark.length();
            } else {
                at++;
            }
        }
        return source.length();
    }
}
