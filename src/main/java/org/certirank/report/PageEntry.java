package org.certirank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the index says of a page. Each page carries its entry in its head, so that the index of a folder is made from the pages in it,
 * whichever run wrote them; the entry is also the mark by which a page is known to be ours.
 *
 * @param id the spec's id
 * @param kind theorem, counterexample or conjecture
 * @param title quoted
 * @param path of the spec, from the project's root
 * @param sha256 of the spec's bytes
 * @param claims in the order of the file
 */
record PageEntry(String id, String kind, String title, String path, String sha256, List<Line> claims) {
    private static final String HEAD = "<meta name=\"certirank-page\" content=\"";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** One claim: its id, the verdict and the expectation as shown, and whether they agree. */
    record Line(String id, String verdict, String expected, boolean asExpected) { }

    PageEntry {
        claims = List.copyOf(claims);
    }

    /** The element for a page's head. */
    String mark() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("kind", kind).put("title", title).put("path", path).put("sha256", sha256);
        ArrayNode lines = node.putArray("claims");
        claims.forEach(c -> lines.addObject().put("id", c.id()).put("verdict", c.verdict()).put("expected", c.expected()).put("asExpected", c.asExpected()));
        return HEAD + Html.escaped(MAPPER.writeValueAsString(node)) + "\">";
    }

    /** The entry of a page, if the text is a page of ours. */
    static Optional<PageEntry> of(String page) {
        int from = page.indexOf(HEAD);
        int to = from < 0 ? -1 : page.indexOf('"', from + HEAD.length());
        if (to < 0) {
            return Optional.empty();
        }
        String json = page.substring(from + HEAD.length(), to).replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        try {
            JsonNode node = MAPPER.readTree(json);
            List<Line> lines = new ArrayList<>();
            for (JsonNode c : node.path("claims")) {
                lines.add(new Line(c.path("id").asString(), c.path("verdict").asString(), c.path("expected").asString(), c.path("asExpected").asBoolean()));
            }
            return Optional.of(new PageEntry(node.path("id").asString(), node.path("kind").asString(), node.path("title").asString(), node.path("path").asString(),
                    node.path("sha256").asString(), lines));
        } catch (JacksonException notOurs) {
            return Optional.empty();
        }
    }
}
