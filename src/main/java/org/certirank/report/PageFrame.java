package org.certirank.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What all pages have in common: head, style sheet, skip link, foot. */
final class PageFrame {
    /** In the head of every page of ours. */
    static final String GENERATOR = "<meta name=\"generator\" content=\"Certirank ";
    private static final String CSS = resource("page.css");

    private PageFrame() {
    }

    /**
     * A whole page.
     *
     * @param mark further elements of the head, as markup
     * @param navigation markup before the main part
     * @param main markup of the main part
     */
    static String page(String title, String mark, String navigation, Html main, String version) {
        Html html = new Html();
        html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").line().open("head").line();
        html.raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw(GENERATOR).text(version).raw("\">").line();
        html.raw(mark).line().element("title", title).line();
        html.open("style").raw("\n" + CSS).close("style").line().close("head").line().open("body").line();
        html.raw("<a class=\"skip\" href=\"#main\">Skip to the content</a>\n").raw(navigation);
        html.open("main", "id", "main").line().raw(main.toString()).close("main").line();
        html.open("footer").open("p");
        html.text("Written by Certirank " + version + ". Proved and refuted are verdicts of its independent checker, which reads the spec itself; "
                + "what is labelled as quoted was not checked by anything.");
        html.close("p").close("footer").line().close("body").line().close("html").line();
        return html.toString();
    }

    /** The coloured word for a verdict. */
    static void badge(Html html, String verdict) {
        badge(html, verdict, verdict);
    }

    /** Other words in the colour of a verdict. */
    static void badge(Html html, String verdict, String text) {
        html.element("span", text, "class", "badge " + (verdict.equals("proved in part") ? "part" : verdict));
    }

    private static String resource(String name) {
        try (InputStream in = PageFrame.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing from this build: /report/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
