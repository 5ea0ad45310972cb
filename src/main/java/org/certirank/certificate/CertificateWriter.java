package org.certirank.certificate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The canonical bytes of a certificate: UTF-8, fields in the order of the documentation, one step per line, line feeds. The same
 * certificate gives the same bytes on every machine; no times, no machine names.
 */
public final class CertificateWriter {
    private final StringBuilder out = new StringBuilder();

    private CertificateWriter() { }

    /** The bytes; {@link IllegalArgumentException} for a text that is no Unicode text (a lone surrogate). */
    public static byte[] bytes(Certificate c) {
        CertificateWriter w = new CertificateWriter();
        w.certificate(c);
        return w.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON text of data alone, on one line. */
    public static String json(Data data) {
        CertificateWriter w = new CertificateWriter();
        w.data(data);
        return w.out.toString();
    }

    private void certificate(Certificate c) {
        out.append("{\"certirank\": ").append(Certificate.VERSION).append(",\n\"spec\": {\"path\": ");
        string(c.specPath());
        out.append(", \"sha256\": ");
        string(c.sha256());
        out.append("},\n\"claim\": ");
        string(c.claim());
        out.append(",\n\"shows\": ");
        string(c.shows().word());
        out.append(",\n\"uses\": [");
        for (int i = 0; i < c.uses().size(); i++) {
            Certificate.Use u = c.uses().get(i);
            out.append(i == 0 ? "{\"path\": " : ",\n{\"path\": ");
            string(u.path());
            out.append(", \"sha256\": ");
            string(u.sha256());
            out.append(", \"claim\": ");
            string(u.claim());
            out.append('}');
        }
        out.append("],\n\"steps\": [\n");
        for (int i = 0; i < c.steps().size(); i++) {
            step(c.steps().get(i));
            out.append(i + 1 < c.steps().size() ? ",\n" : "\n");
        }
        out.append("]}\n");
    }

    private void step(Step s) {
        out.append("{\"rule\": ");
        string(s.rule());
        out.append(", \"premises\": ").append(s.premises().stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]")));
        out.append(", \"data\": ");
        data(s.data());
        out.append('}');
    }

    private void data(Data data) {
        switch (data) {
            case Data.Text t -> string(t.value());
            case Data.Int i -> out.append(i.value());
            case Data.Items l -> {
                out.append('[');
                List<Data> items = l.items();
                for (int i = 0; i < items.size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    data(items.get(i));
                }
                out.append(']');
            }
            case Data.Fields f -> {
                out.append('{');
                boolean first = true;
                for (Map.Entry<String, Data> e : f.fields().entrySet()) {
                    out.append(first ? "" : ", ");
                    first = false;
                    string(e.getKey());
                    out.append(": ");
                    data(e.getValue());
                }
                out.append('}');
            }
        }
    }

    private void string(String s) {
        out.append('"');
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == s.length() || !Character.isLowSurrogate(s.charAt(i + 1))) {
                    throw new IllegalArgumentException("a lone surrogate at character " + i);
                }
                out.append(c).append(s.charAt(++i));
            } else if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < 0x20) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
