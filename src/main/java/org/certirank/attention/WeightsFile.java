package org.certirank.attention;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.certirank.exact.Rational;

/**
 * Exact matrices in text files of ASCII, in one of two forms.
 *
 * <p><b>Rows</b>: a JSON array of arrays, the rows, of equal length. An entry is a JSON number, read as the exact decimal that it is, or a string with an exact number: an integer, a decimal, or a fraction {@code "P/Q"}.
 *
 * <p><b>Dyadic</b>: the words {@code dyadic ROWS COLUMNS EXPONENT}, then ROWS times COLUMNS integers below 2^63 in magnitude, row by row, all separated by white space: the entries are these times 2^EXPONENT. It is what weights in binary floating point are
 * exactly, is shorter, and is read faster.
 *
 * <p>Limits: {@value #MOST_BYTES} bytes, {@value #MOST_ENTRIES} entries, {@value #LONGEST_NUMBER} characters for a number, {@value #MOST_EXPONENT} for EXPONENT in magnitude, and those of {@link Rational#parse} for decimals.
 */
public final class WeightsFile {
    static final long MOST_BYTES = 1L << 29;
    static final int MOST_ENTRIES = 1 << 24;
    static final int LONGEST_NUMBER = 10_000;
    static final int MOST_EXPONENT = 100_000;
    private static final String DYADIC = "dyadic";

    private final String file;
    private final byte[] text;
    private int at;

    private WeightsFile(String file, byte[] text) {
        this.file = file;
        this.text = text;
    }

    /** {@link WeightsException} where the file holds no matrix of one of the two forms or is beyond a limit. */
    public static Weights read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new WeightsException(file.toString(), 1, 1, "longer than " + MOST_BYTES + " bytes");
        }
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /** The same of text that was read; the name is for messages. */
    public static Weights parse(String name, byte[] text) throws WeightsException {
        WeightsFile f = new WeightsFile(name, text);
        f.skipSpace();
        Weights w = f.peek() == '[' ? f.array() : f.dyadics();
        f.skipSpace();
        if (f.at < text.length) {
            throw f.error("nothing is expected after the matrix");
        }
        return w;
    }

    private Weights dyadics() throws WeightsException {
        if (!word().equals(DYADIC)) {
            at = 0;
            skipSpace();
            throw error("expected [ or the word " + DYADIC);
        }
        int rows = (int) integer(1, MOST_ENTRIES);
        int columns = (int) integer(1, MOST_ENTRIES);
        int exponent = (int) integer(-MOST_EXPONENT, MOST_EXPONENT);
        if ((long) rows * columns > MOST_ENTRIES) {
            throw error("more than " + MOST_ENTRIES + " entries");
        }
        long[] numerators = new long[rows * columns];
        for (int i = 0; i < numerators.length; i++) {
            numerators[i] = integer(-Long.MAX_VALUE, Long.MAX_VALUE);
        }
        return new Weights.Dyadics(rows, columns, numerators, exponent);
    }

    private String word() {
        skipSpace();
        int from = at;
        while (at < text.length && !isSpace(text[at])) {
            at++;
        }
        return new String(text, from, at - from, StandardCharsets.US_ASCII);
    }

    private long integer(long least, long most) throws WeightsException {
        skipSpace();
        int from = at;
        String word = word();
        try {
            long n = Long.parseLong(word);
            if (n >= least && n <= most) {
                return n;
            }
        } catch (NumberFormatException e) {
            // The same message as for one out of range.
        }
        at = from;
        throw error(word.isEmpty() ? "the file ends where an integer is expected" : "expected an integer from " + least + " to " + most);
    }

    private Weights array() throws WeightsException {
        List<Rational> entries = new ArrayList<>();
        int rows = 0;
        int columns = 0;
        expect('[');
        do {
            skipSpace();
            int from = at;
            int before = entries.size();
            expect('[');
            do {
                entries.add(entry());
                if (entries.size() > MOST_ENTRIES) {
                    throw error("more than " + MOST_ENTRIES + " entries");
                }
            } while (comma());
            expect(']');
            int width = entries.size() - before;
            if (rows > 0 && width != columns) {
                at = from;
                throw error("row " + (rows + 1) + " has " + width + " entries, those before have " + columns);
            }
            columns = width;
            rows++;
        } while (comma());
        expect(']');
        return new Weights.Literal(rows, columns, entries);
    }

    private Rational entry() throws WeightsException {
        skipSpace();
        int from = at;
        boolean quoted = peek() == '"';
        at += quoted ? 1 : 0;
        int begin = at;
        while (at < text.length && isOfNumber(text[at], quoted)) {
            at++;
        }
        String number = new String(text, begin, at - begin, StandardCharsets.US_ASCII);
        if (number.length() > LONGEST_NUMBER) {
            at = from;
            throw error("a number of more than " + LONGEST_NUMBER + " characters");
        }
        if (quoted && peek() != '"') {
            throw error("expected the end of a string with an exact number");
        }
        at += quoted ? 1 : 0;
        if (!quoted && !number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            at = from;
            throw error(number.isEmpty() ? "expected a number, or a string with one" : "not a JSON number: " + number.substring(0, Math.min(40, number.length())));
        }
        try {
            return Rational.parse(number);
        } catch (NumberFormatException x) {
            at = from;
            throw error(x.getMessage());
        }
    }

    private static boolean isOfNumber(byte b, boolean quoted) {
        return b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E' || quoted && b == '/';
    }

    private boolean comma() {
        skipSpace();
        if (peek() != ',') {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) throws WeightsException {
        skipSpace();
        if (peek() != c) {
            throw error(at < text.length ? "expected " + c : "the file ends where " + c + " is expected");
        }
        at++;
    }

    /** The character here, or 0 at the end. */
    private int peek() {
        return at < text.length ? text[at] : 0;
    }

    private void skipSpace() {
        while (at < text.length && isSpace(text[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private WeightsException error(String message) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(at, text.length); i++) {
            if (text[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new WeightsException(file, line, at - start + 1, message);
    }
}
