package org.certirank.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page that leads to all others. */
final class IndexPage {
    private IndexPage() {
    }

    /** @param entries in the order of the table */
    static String of(List<PageEntry> entries, String version) {
        Html html = new Html();
        html.element("h1", "Certirank report").line();
        html.element("p", "Each claim was read from its spec and put to the engine; what is called proved or refuted has a certificate that an independent checker accepted. "
                + "Titles are quoted from the specs; what was proved stands on the page of each spec, in the checker’s words.").line();
        counts(entries, html);
        html.open("div", "class", "wide").open("table", "class", "index");
        html.raw("<thead><tr><th scope=\"col\">Spec</th><th scope=\"col\">Title (quoted)</th><th scope=\"col\">Claims</th></tr></thead>").open("tbody").line();
        for (PageEntry entry : entries) {
            html.open("tr").open("th", "scope", "row").element("a", entry.id(), "href", Links.encoded(ReportFolder.pageName(entry.id()))).close("th");
            html.open("td").text(entry.title()).open("br").element("span", entry.kind(), "class", "meta").close("td").open("td");
            for (PageEntry.Line claim : entry.claims()) {
                html.open("div").element("a", claim.id(), "href", Links.encoded(ReportFolder.pageName(entry.id())) + "#" + Links.encoded(claim.id())).text(" ");
                PageFrame.badge(html, claim.verdict());
                if (!claim.asExpected()) {
                    html.element("span", " ✗ expected " + claim.expected(), "class", "meta wrong");
                }
                html.close("div");
            }
            html.close("td").close("tr").line();
        }
        html.close("tbody").close("table").close("div").line();
        return PageFrame.page("Certirank report", "", "", html, version);
    }

    private static void counts(List<PageEntry> entries, Html html) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("proved", "proved in part", "refuted", "enclosed", "undecided").forEach(verdict -> counts.put(verdict, 0));
        int wrong = 0;
        for (PageEntry entry : entries) {
            for (PageEntry.Line claim : entry.claims()) {
                counts.merge(claim.verdict(), 1, Integer::sum);
                wrong += claim.asExpected() ? 0 : 1;
            }
        }
        html.open("ul", "class", "counts");
        counts.forEach((verdict, count) -> {
            if (count > 0) {
                html.open("li");
                PageFrame.badge(html, verdict, count + " " + verdict);
                html.close("li");
            }
        });
        html.close("ul").line();
        int total = counts.values().stream().mapToInt(Integer::intValue).sum();
        String specs = entries.size() == 1 ? " in one spec" : " in " + entries.size() + " specs";
        html.open("p", "class", "meta").text((total == 1 ? "One claim" : total + " claims") + specs + "; ");
        html.element("span", wrong == 0 ? "all as expected." : wrong + " not as expected.", "class", wrong == 0 ? null : "wrong").close("p").line();
    }
}
