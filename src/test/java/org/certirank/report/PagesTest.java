package org.certirank.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.Data;
import org.certirank.certificate.Step;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.certirank.spec.Verdict;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final String EVIL = "</style><script>alert(1)</script>\\\" onload=x & ' \\u202e \\u0007";

    private static Spec spec(String coverage) throws SpecException {
        String text = """
                {"id": "E", "kind": "theorem", "title": "%1$s", "source": {"arxiv": "%1$s", "where": "%1$s", "text": "%1$s"}, "statement": "%1$s",
                 "let": {"f": {"of": ["y"], "is": "y^2/2"}},
                 "claims": [{"id": "c", "says": "%1$s", "reading": "%1$s", "coverage": "%2$s", "given": [{"forall": "x", "in": "[0, 1]"}], "holds": "f(x) <= x", "expect": "proved"}]}
                """.formatted(EVIL, coverage);
        return SpecReader.read("theorems/e.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Certificate certificate() {
        Data.Fields box = Data.NONE.with("bits", 64).with("tree", new Data.Items(List.of(Data.integer(0), Data.text("n"), Data.text("m"))));
        return new Certificate("theorems/e.json", "0".repeat(64), "c", Certificate.Shows.CLAIM, List.of(), List.of(new Step("box", List.of(), box),
                new Step("intro", List.of(0), Data.NONE.with("point", new Data.Fields(Map.of("x", Data.text("<b>1/2"))))) ));
    }

    private static String page(String coverage, Verdict verdict) throws SpecException {
        Spec spec = spec(coverage);
        return SpecPage.of(new SpecResult(spec, "../theorems/e.json", List.of(new ClaimResult(spec.claims().getFirst(), verdict, true, "scope <i>", "why <i>",
                Optional.of(certificate()), "certificates/E/a b.json", List.of(new ClaimResult.Computed("<u>", "<u>"))))), "1.0");
    }

    @Test
    void noTextOfASpecBecomesMarkup() throws SpecException {
        String page = page("whole", Verdict.PROVED);
        assertFalse(page.contains("<script") || page.contains("<i>") || page.contains("<u>") || page.contains("<b>") || page.contains("\u202e") || page.contains("\u0007"), page);
        assertEquals(1, page.split("</style>", -1).length - 1);
        assertFalse(page.contains("href=\"https://arxiv.org"));
        assertTrue(page.contains("href=\"certificates/E/a%20b.json\""));
    }

    @Test
    void pagesStandAlone() throws SpecException {
        String page = page("whole", Verdict.PROVED);
        assertFalse(page.contains("<link") || page.contains(" src=") || page.contains("url(") || page.contains("@import"));
    }

    @Test
    void elementsAreBalanced() throws Exception {
        String page = page("whole", Verdict.PROVED).replaceAll("<(meta|br)([^>]*)>", "<$1$2/>").replace("<!DOCTYPE html>\n", "");
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void partIsNeverProved() throws SpecException {
        String page = page("part", Verdict.PROVED);
        assertTrue(page.contains(">proved in part<") && page.contains("Proved in part: "));
        assertFalse(page.contains(">proved<"));
    }

    @Test
    void whatIsQuotedIsLabelled() throws SpecException {
        String page = page("whole", Verdict.PROVED);
        for (String label : List.of("Statement", "Says", "Reading", "Source")) {
            assertTrue(page.contains(label + " (quoted, not checked)"), label);
        }
    }

    @Test
    void theOutlineCountsBoxes() throws SpecException {
        assertTrue(page("whole", Verdict.PROVED).contains("2 boxes (1 by interval evaluation, 1 by the mean value form) at 64 bits"));
    }

    @Test
    void entriesAreReadBack() {
        PageEntry entry = new PageEntry("E", "theorem", "a \"title\" <of> 'all' & sundry", "theorems/e.json", "ab", List.of(new PageEntry.Line("c", "proved", "refuted", false)));
        assertEquals(Optional.of(entry), PageEntry.of("<head>" + entry.mark()));
        assertEquals(Optional.empty(), PageEntry.of("<html>"));
        assertEquals(Optional.empty(), PageEntry.of("<meta name=\"certirank-page\" content=\"{\">"));
    }

    @Test
    void sharedStepsDoNotExplode() {
        List<Step> steps = new ArrayList<>(List.of(new Step("hypothesis", List.of(), Data.NONE)));
        for (int i = 0; i < 200; i++) {
            steps.add(new Step(i % 2 == 0 ? "both" : "split", List.of(i, i), Data.NONE));
        }
        Certificate c = new Certificate("a.json", "0".repeat(64), "c", Certificate.Shows.CLAIM, List.of(), steps);
        Html html = new Html();
        ProofOutline.write(c, html);
        assertTrue(html.toString().length() < 100_000);
        assertFalse(html.toString().contains("-"), "a count that overflowed");
    }

    @Test
    void theIndexIsNeverASpecsPage() {
        assertEquals("_index.html", ReportFolder.pageName("index"));
        assertEquals("a.html", ReportFolder.pageName("a"));
    }
}
