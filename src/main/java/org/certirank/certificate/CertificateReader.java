package org.certirank.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the outer form of a certificate, for the prover's side (to find out whether one on disk is still for the same bytes). It says
 * nothing about what the steps prove; that is the checker's business, which has a reader of its own.
 */
public final class CertificateReader {
    private static final int MAX_BYTES = 256 << 20;
    private static final int MAX_NESTING = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).maxStringLength(MAX_BYTES)
                    .maxNumberLength(20).maxNameLength(1_000).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

    private CertificateReader() { }

    /** The certificate; {@link CertificateException} if the bytes are none. */
    public static Certificate read(byte[] bytes) throws CertificateException {
        Map<String, Data> top = fields(parse(bytes), "", Set.of("certirank", "spec", "claim", "shows", "uses", "steps"));
        long version = integer(top.get("certirank"), "/certirank");
        if (version != Certificate.VERSION) {
            throw new CertificateException("/certirank: expected version " + Certificate.VERSION + ", found " + version);
        }
        Map<String, Data> spec = fields(top.get("spec"), "/spec", Set.of("path", "sha256"));
        List<Certificate.Use> uses = new ArrayList<>();
        List<Data> rawUses = items(top.get("uses"), "/uses");
        for (int i = 0; i < rawUses.size(); i++) {
            String at = "/uses/" + i;
            Map<String, Data> u = fields(rawUses.get(i), at, Set.of("path", "sha256", "claim"));
            uses.add(new Certificate.Use(text(u.get("path"), at + "/path"), text(u.get("sha256"), at + "/sha256"), text(u.get("claim"), at + "/claim")));
        }
        List<Step> steps = new ArrayList<>();
        List<Data> rawSteps = items(top.get("steps"), "/steps");
        for (int i = 0; i < rawSteps.size(); i++) {
            steps.add(step(rawSteps.get(i), i));
        }
        if (steps.isEmpty()) {
            throw new CertificateException("/steps: expected at least one step");
        }
        return new Certificate(text(spec.get("path"), "/spec/path"), text(spec.get("sha256"), "/spec/sha256"), text(top.get("claim"), "/claim"),
                shows(text(top.get("shows"), "/shows")), uses, steps);
    }

    private static Step step(Data raw, int index) throws CertificateException {
        String at = "/steps/" + index;
        Map<String, Data> s = fields(raw, at, Set.of("rule", "premises", "data"));
        List<Integer> premises = new ArrayList<>();
        List<Data> rawPremises = items(s.get("premises"), at + "/premises");
        for (int i = 0; i < rawPremises.size(); i++) {
            long premise = integer(rawPremises.get(i), at + "/premises/" + i);
            if (premise < 0 || premise >= index) {
                throw new CertificateException(at + "/premises/" + i + ": expected the index of an earlier step, found " + premise);
            }
            premises.add((int) premise);
        }
        if (!(s.get("data") instanceof Data.Fields data)) {
            throw new CertificateException(at + "/data: expected an object");
        }
        return new Step(text(s.get("rule"), at + "/rule"), premises, data);
    }

    private static Certificate.Shows shows(String word) throws CertificateException {
        for (Certificate.Shows s : Certificate.Shows.values()) {
            if (s.word().equals(word)) {
                return s;
            }
        }
        throw new CertificateException("/shows: expected \"claim\" or \"negation\", found \"" + word + "\"");
    }

    private static Map<String, Data> fields(Data data, String at, Set<String> names) throws CertificateException {
        if (!(data instanceof Data.Fields f)) {
            throw new CertificateException((at.isEmpty() ? "the file" : at) + ": expected an object");
        }
        for (String name : f.fields().keySet()) {
            if (!names.contains(name)) {
                throw new CertificateException(at + "/" + name + ": unknown field");
            }
        }
        for (String name : names.stream().sorted().toList()) {
            if (!f.fields().containsKey(name)) {
                throw new CertificateException((at.isEmpty() ? "the file" : at) + ": the field \"" + name + "\" is missing");
            }
        }
        return f.fields();
    }

    private static List<Data> items(Data data, String at) throws CertificateException {
        if (data instanceof Data.Items l) {
            return l.items();
        }
        throw new CertificateException(at + ": expected an array");
    }

    private static String text(Data data, String at) throws CertificateException {
        if (data instanceof Data.Text t) {
            return t.value();
        }
        throw new CertificateException(at + ": expected a string");
    }

    private static long integer(Data data, String at) throws CertificateException {
        if (data instanceof Data.Int i) {
            return i.value();
        }
        throw new CertificateException(at + ": expected an integer");
    }

    private static Data parse(byte[] bytes) throws CertificateException {
        if (bytes.length > MAX_BYTES) {
            throw new CertificateException("the file has " + bytes.length + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CertificateException("the file is not valid UTF-8");
        }
        if (text.startsWith("\uFEFF")) {
            throw new CertificateException("the file begins with a byte order mark");
        }
        try (JsonParser parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new CertificateException("the file is empty");
            }
            Data data = value(parser, first);
            if (parser.nextToken() != null) {
                throw new CertificateException(where(parser) + "text after the end of the certificate");
            }
            return data;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new CertificateException((at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ") + e.getOriginalMessage());
        }
    }

    private static Data value(JsonParser parser, JsonToken token) throws CertificateException {
        switch (token) {
            case START_OBJECT -> {
                Map<String, Data> fields = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    fields.put(name, value(parser, parser.nextToken()));
                }
                return new Data.Fields(fields);
            }
            case START_ARRAY -> {
                List<Data> items = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    items.add(value(parser, next));
                }
                return new Data.Items(items);
            }
            case VALUE_STRING -> {
                return new Data.Text(parser.getString());
            }
            case VALUE_NUMBER_INT -> {
                if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                    throw new CertificateException(where(parser) + "an integer that is not small");
                }
                return new Data.Int(parser.getLongValue());
            }
            case VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new CertificateException(where(parser) + "expected a string, an integer, an array or an object");
        }
        throw new AssertionError(token);
    }

    private static String where(JsonParser parser) {
        return "line " + parser.currentTokenLocation().getLineNr() + ", column " + parser.currentTokenLocation().getColumnNr() + ": ";
    }
}
