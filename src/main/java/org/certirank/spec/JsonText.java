package org.certirank.spec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bytes to a JSON tree, strictly: UTF-8 without a byte order mark, no duplicate fields, no text after the end, within the limits of a spec. */
final class JsonText {
    static final int MAX_BYTES = 4 << 20;
    static final int MAX_NESTING = 64;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).maxStringLength(MAX_BYTES).maxNameLength(MAX_BYTES).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build()).build();

    private JsonText() { }

    static JsonNode parse(String file, byte[] bytes) throws SpecException {
        if (bytes.length > MAX_BYTES) {
            throw problem(file, "", "the file has " + bytes.length + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        String text = decode(file, bytes);
        JsonParser parser = MAPPER.createParser(text);
        try (parser) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw problem(file, "", "the file is empty; expected an object");
            }
            if (parser.nextToken() != null) {
                throw problem(file, "", place(parser.currentTokenLocation()) + "text after the end of the object");
            }
            return node;
        } catch (JacksonException e) {
            String pointer = parser.streamReadContext() == null ? "" : parser.streamReadContext().pathAsPointer().toString();
            throw problem(file, pointer, place(e.getLocation()) + message(e));
        }
    }

    private static String decode(String file, byte[] bytes) throws SpecException {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw problem(file, "", "not valid UTF-8");
        }
        if (text.startsWith("\uFEFF")) {
            throw problem(file, "", "the file begins with a byte order mark; expected plain UTF-8");
        }
        return text;
    }

    private static String message(JacksonException e) {
        String m = e.getOriginalMessage().replaceAll("\\s+", " ");
        if (m.contains("nesting depth")) {
            return "nesting deeper than " + MAX_NESTING;
        }
        if (m.contains("getMaxNumberLength")) {
            return "a number with too many digits";
        }
        if (m.startsWith("Unexpected end-of-input")) {
            return "not JSON: the text ends too early";
        }
        if (m.startsWith("Duplicate Object property")) {
            return "duplicate field " + m.substring(m.indexOf('"'));
        }
        String shortened = m;
        for (String advice : List.of(" (for ", ": maybe a", ": enable `")) { // how to loosen the parser is no help here
            int end = shortened.indexOf(advice);
            shortened = end < 0 ? shortened : shortened.substring(0, end);
        }
        return "not JSON: " + Character.toLowerCase(shortened.charAt(0)) + shortened.substring(1);
    }

    private static String place(TokenStreamLocation at) {
        return at == null || at.getLineNr() < 0 ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    }

    static SpecException problem(String file, String pointer, String message) {
        return new SpecException(List.of(new SpecProblem(file, pointer, message)));
    }
}
