package org.certirank.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.BufferedInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One answer for each line of standard input, in order; a bad line gets an error instead, and the others go on. */
final class EvalBatch {
    private static final int LONGEST_LINE = 8 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(LONGEST_LINE).maxNumberLength(10_000).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final Terminal terminal;
    private final int digits;

    /** @param digits 0 for doubles */
    EvalBatch(Terminal terminal, int digits) {
        this.terminal = terminal;
        this.digits = digits;
    }

    int run() throws IOException {
        boolean bad = false;
        InputStream in = new BufferedInputStream(terminal.in(), 1 << 16);
        for (byte[] line = read(in); line != null; line = read(in)) {
            if (isBlank(line)) {
                continue;
            }
            ObjectNode out = JsonNodeFactory.instance.objectNode();
            try {
                answer(line, out);
            } catch (Failure failure) {
                bad = true;
                out.remove(java.util.List.of("lo", "hi", "exact", "defined"));
                if (!out.has("id")) {
                    out.putNull("id");
                }
                out.put("error", failure.getMessage());
            }
            terminal.out().println(MAPPER.writeValueAsString(out));
        }
        terminal.out().flush();
        return bad ? ExitCode.BAD_INPUT : ExitCode.OK;
    }

    private void answer(byte[] line, ObjectNode out) {
        JsonNode request = request(line);
        if (request.has("id")) {
            out.set("id", request.get("id"));
        }
        request.propertyNames().forEach(name -> {
            if (!name.equals("id") && !name.equals("expr") && !name.equals("let")) {
                throw Failure.badInput("/" + TextWidth.line(name) + ": unknown field; expected id, expr, let");
            }
        });
        if (!request.path("expr").isString()) {
            throw Failure.badInput("/expr: expected an expression as a string");
        }
        Map<String, String> values = new LinkedHashMap<>();
        if (request.has("let")) {
            if (!request.get("let").isObject()) {
                throw Failure.badInput("/let: expected an object {name: value}");
            }
            request.get("let").properties().forEach(entry -> values.put(entry.getKey(), value(entry.getKey(), entry.getValue())));
        }
        try {
            new AnswerJson(digits).into(out, EvalCommand.answer(request.get("expr").stringValue(), values, digits));
        } catch (StackOverflowError error) {
            throw Failure.badInput(Faults.describe(error));
        }
    }

    private static JsonNode request(byte[] line) {
        if (line.length > LONGEST_LINE) {
            throw Failure.badInput("a line of more than " + LONGEST_LINE + " bytes");
        }
        JsonNode request;
        try {
            request = MAPPER.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString());
        } catch (CharacterCodingException error) {
            throw Failure.badInput("the line is not valid UTF-8");
        } catch (JacksonException error) {
            throw Failure.badInput("not JSON: " + TextWidth.line(error.getOriginalMessage()));
        }
        if (!request.isObject()) {
            throw Failure.badInput("expected an object {\"id\", \"expr\", \"let\"}");
        }
        return request;
    }

    /** A string as it is; a JSON number by its exact decimal value. */
    private static String value(String name, JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return value.decimalValue().toString();
        }
        throw Failure.badInput("/let/" + TextWidth.line(name) + ": expected a string such as \"1/3\" or \"[1, 2]\", or a number");
    }

    /** The next line without its end, null after the last. What passes the limit is read but not kept. */
    private static byte[] read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() <= LONGEST_LINE) {
                line.write(b);
            }
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
