package org.certirank.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.Step;
import org.certirank.expr.Definition;
import org.certirank.spec.Coverage;
import org.certirank.spec.Source;
import org.certirank.spec.Spec;
import org.certirank.spec.Verdict;

/** The page of one spec. */
final class SpecPage {
    private static final String QUOTED = " (quoted, not checked)";

    private final SpecResult result;
    private final Spec spec;
    private final Html html = new Html();

    private SpecPage(SpecResult result) {
        this.result = result;
        this.spec = result.spec();
    }

    static String of(SpecResult result, String version) {
        SpecPage page = new SpecPage(result);
        page.head();
        page.definitions();
        page.html.element("h2", result.claims().size() == 1 ? "The claim" : "The claims").line();
        result.claims().forEach(page::claim);
        page.facts();
        Html title = new Html().text(result.spec().id());
        return PageFrame.page(title + ": " + result.spec().title(), result.entry().mark(), "<nav><a href=\"index.html\">All specs</a></nav>\n", page.html, version);
    }

    private void head() {
        html.element("p", spec.kind().word() + " " + spec.id(), "class", "kind").line();
        html.element("h1", spec.title()).line();
        spec.source().ifPresent(this::source);
        html.open("ul", "class", "counts");
        result.claims().forEach(c -> {
            html.open("li").open("a", "href", "#" + c.claim().id()).text(c.claim().id()).close("a").text(" ");
            PageFrame.badge(html, c.shown());
            html.close("li");
        });
        html.close("ul").line();
        spec.statement().ifPresent(text -> quoted("Statement", text));
    }

    private void source(Source source) {
        html.open("p", "class", "meta").text("Source" + QUOTED + ": ");
        source.arxiv().ifPresent(id -> {
            String name = id + (source.version().isPresent() ? "v" + source.version().getAsInt() : "");
            // An identifier is made a link only where it looks like one; anything else stays text.
            if (id.matches("[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(\\.[A-Z]{2})?/[0-9]{7}")) {
                html.element("a", "arXiv:" + name, "href", "https://arxiv.org/abs/" + name);
            } else {
                html.text("arXiv:" + name);
            }
        });
        String rest = java.util.stream.Stream.of(source.where(), source.text()).flatMap(Optional::stream).collect(Collectors.joining("; "));
        html.text((source.arxiv().isPresent() && !rest.isEmpty() ? ", " : "") + rest);
        html.close("p").line();
    }

    private void quoted(String label, String text) {
        html.open("div", "class", "quoted").element("span", label + QUOTED, "class", "label");
        // Formulas between dollar signs are quoted as they are written: what they typeset to is nothing that was checked.
        String[] parts = text.strip().split("\\$", -1);
        for (int k = 0; k < parts.length; k++) {
            if (k % 2 == 1 && k < parts.length - 1) {
                html.element("code", parts[k]);
            } else {
                html.text((k % 2 == 1 ? "$" : "") + parts[k]);
            }
        }
        html.close("div").line();
    }

    private void definitions() {
        if (spec.lets().isEmpty()) {
            return;
        }
        html.element("h2", "Abbreviations").line().open("div", "class", "typeset");
        spec.lets().values().stream().filter(d -> !d.isHidden()).forEach(this::definition);
        html.close("div").line();
    }

    private void definition(Definition d) {
        if (d.model().isEmpty()) {
            html.open("p").raw(Typeset.definition(d)).close("p").line();
        } else {
            ModelTable.write(d, spec.lets(), html);
        }
    }

    private void claim(ClaimResult c) {
        String id = c.claim().id();
        html.open("section", "class", c.asExpected() ? "claim" : "claim unexpected", "id", id, "aria-labelledby", "h-" + id).line().open("header");
        html.element("h3", id, "id", "h-" + id);
        PageFrame.badge(html, c.shown());
        String expected = "expected " + ClaimResult.shown(c.claim().expect(), c.claim().coverage());
        html.element("span", c.asExpected() ? expected + " ✓" : "✗ " + expected, "class", c.asExpected() ? "meta" : "meta wrong");
        html.close("header").line();
        quoted("Says", c.claim().says());
        if (c.verdict() == Verdict.PROVED && c.claim().coverage() == Coverage.PART) {
            html.element("p", "Proved in part: the formula below, which is proved, covers less than the sentence above. An instance is not the theorem.").line();
        }
        html.element("span", "Typeset from the formula as it was read", "class", "label").open("div", "class", "typeset");
        html.raw(Typeset.claim(c.claim())).close("div").line();
        c.claim().reading().ifPresent(text -> quoted("Reading", text));
        html.element("span", scopeLabel(c.verdict()), "class", "label");
        html.element("div", c.scope().isEmpty() ? "(the checker has no text for this claim)" : c.scope(), "class", "scope").line();
        if (!c.reason().isEmpty()) {
            html.open("p").element("strong", c.asExpected() ? "Note: " : "Why: ").text(c.reason()).close("p").line();
        }
        evidence(c);
        PictureFrame.write(c.figures(), this::resultOf, html);
        c.trajectories().forEach(t -> TrajectoryPicture.write(t, html));
        c.certificate().ifPresent(certificate -> certificate(c, certificate));
        html.close("section").line();
    }

    private ClaimResult resultOf(String id) {
        return result.claims().stream().filter(c -> c.claim().id().equals(id)).findFirst().orElseThrow();
    }

    private static String scopeLabel(Verdict verdict) {
        return switch (verdict) {
            case PROVED -> "The claim that the checker accepted as proved, in its own words";
            case REFUTED -> "The claim that the checker accepted as refuted, in its own words";
            case ENCLOSED, UNDECIDED -> "The claim as the checker reads it";
        };
    }

    private void evidence(ClaimResult c) {
        Map<String, String> values = new LinkedHashMap<>();
        c.certificate().flatMap(Witness::of).ifPresent(w -> w.values().forEach((name, members) -> values.put(name, Witness.text(members))));
        if (values.isEmpty()) {
            if (c.verdict() == Verdict.REFUTED) {
                html.element("p", "Refuted by a proof of the negation; see the outline.").line();
            }
            return;
        }
        rows(c.verdict() == Verdict.REFUTED ? "Counterexample" : "Witness", values);
        Map<String, String> computed = new LinkedHashMap<>();
        c.computed().forEach(row -> computed.put(row.expression(), row.value()));
        if (!computed.isEmpty()) {
            rows("There (computed by the engine, as an illustration)", computed);
        }
    }

    private void rows(String caption, Map<String, String> rows) {
        html.open("div", "class", "wide").open("table", "class", "evidence").element("caption", caption, "class", "label").open("tbody").line();
        rows.forEach((name, value) -> html.open("tr").element("th", name, "scope", "row").element("td", value).close("tr").line());
        html.close("tbody").close("table").close("div").line();
    }

    private void certificate(ClaimResult c, Certificate certificate) {
        html.open("details").element("summary", "How it is proved: outline of the certificate").line();
        ProofOutline.write(certificate, html);
        html.close("details").line().open("dl", "class", "facts").line();
        fact("Shows", certificate.shows() == Certificate.Shows.CLAIM ? "the claim" : "the negation of the claim");
        fact("Steps", certificate.steps().size() + " (" + rules(certificate) + ")");
        BoxCount boxes = BoxCount.of(certificate);
        if (boxes.leaves() > 0) {
            fact("Boxes", boxes.toString());
        }
        certificate.uses().forEach(use -> fact("Uses", use.path() + "#" + use.claim()));
        html.element("dt", "Certificate").open("dd").element("a", c.link(), "href", Links.encoded(c.link())).close("dd").line();
        html.close("dl").line();
    }

    private static String rules(Certificate certificate) {
        return certificate.steps().stream().collect(Collectors.groupingBy(Step::rule, java.util.TreeMap::new, Collectors.counting())).entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }

    private void fact(String name, String value) {
        html.element("dt", name).element("dd", value).line();
    }

    private void facts() {
        html.element("h2", "The spec").line().open("dl", "class", "facts").line();
        html.element("dt", "File").open("dd");
        if (result.link().isEmpty()) {
            html.text(spec.path());
        } else {
            html.element("a", spec.path(), "href", Links.encoded(result.link()));
        }
        html.close("dd").line();
        fact("SHA-256", spec.sha256());
        fact("Certificate format", Integer.toString(Certificate.VERSION));
        html.close("dl").line();
    }
}
