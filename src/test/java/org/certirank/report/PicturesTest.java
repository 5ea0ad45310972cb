package org.certirank.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.certirank.expr.Parser;
import org.certirank.report.Figure.Cluster;
import org.certirank.report.Figure.Range;
import org.certirank.report.Figure.Side;
import org.certirank.spec.Picture;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.certirank.spec.Verdict;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pictures as elements of SVG: where things are drawn, that what is drawn holds what is known, and what is called certified. */
class PicturesTest {
    private static final String EVIL = "<b>&\"'";

    private static Range at(double x) {
        return new Range(x, x, Double.toString(x), Double.toString(x));
    }

    private static Range between(double lo, double hi) {
        return new Range(lo, hi, Double.toString(lo), Double.toString(hi));
    }

    private static List<Range> point(double... x) {
        return java.util.Arrays.stream(x).mapToObj(PicturesTest::at).toList();
    }

    private static Figure tokens(List<List<Range>> tokens, List<List<Range>> start) {
        return new Figure.Tokens(new Picture.Tokens(Optional.of(EVIL), Parser.parse("A(2)"), start.isEmpty() ? Optional.empty() : Optional.of(Parser.parse("B"))), tokens, start);
    }

    private static String html(Figure... figures) {
        Html html = new Html();
        PictureFrame.write(List.of(figures), id -> result(id, Verdict.PROVED, true), html);
        return html.toString();
    }

    private static Document parsed(String html) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(("<r>" + html + "</r>").getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(html, e);
        }
    }

    /** The elements of a tag with a class in the pictures themselves, not in legends. */
    private static List<Element> drawn(Document document, String tag, String type) {
        List<Element> found = new ArrayList<>();
        NodeList all = document.getElementsByTagName(tag);
        for (int i = 0; i < all.getLength(); i++) {
            Element e = (Element) all.item(i);
            boolean swatch = ((Element) e.getParentNode()).getAttribute("class").contains("swatch");
            if (!swatch && List.of(e.getAttribute("class").split(" ")).containsAll(List.of(type.split(" ")))) {
                found.add(e);
            }
        }
        return found;
    }

    private static double number(Element e, String attribute) {
        return Double.parseDouble(e.getAttribute(attribute));
    }

    @Test
    void tokensOfThePlaneStandOnTheCircle() {
        Document d = parsed(html(tokens(List.of(point(0, 1), point(-0.5, 0.75), point(1, 0)), List.of())));
        Element circle = drawn(d, "circle", "unit").getFirst();
        double r = number(circle, "r");
        List<Element> points = drawn(d, "circle", "token");
        assertEquals(3, points.size());
        assertEquals(number(circle, "cx"), number(points.get(0), "cx"), 0.011);
        assertEquals(number(circle, "cy") - r, number(points.get(0), "cy"), 0.011);
        assertEquals(number(circle, "cx") - r / 2, number(points.get(1), "cx"), 0.011);
        assertEquals(number(circle, "cy") - 0.75 * r, number(points.get(1), "cy"), 0.011);
        assertEquals(List.of("1", "2", "3"), drawn(d, "text", "name").stream().map(Element::getTextContent).toList());
        assertEquals(0, drawn(d, "rect", "around").size());
    }

    @Test
    void wideEnclosuresAreDrawnAsBoxesThatHoldThem() {
        Document d = parsed(html(tokens(List.of(List.of(between(0.1, 0.3), between(-0.7, -0.6))), List.of(List.of(between(-0.2, 0.2), at(0.5))))));
        Element circle = drawn(d, "circle", "unit").getFirst();
        double r = number(circle, "r");
        Element box = drawn(d, "rect", "around").get(1);
        double left = number(box, "x");
        double top = number(box, "y");
        assertTrue(left <= number(circle, "cx") + 0.1 * r && left + number(box, "width") >= number(circle, "cx") + 0.3 * r - 0.005, box.getAttribute("x"));
        assertTrue(top <= number(circle, "cy") + 0.6 * r && top + number(box, "height") >= number(circle, "cy") + 0.7 * r - 0.005, box.getAttribute("y"));
        assertEquals(0.2 * r, number(box, "width"), 0.05);
        assertEquals(1, drawn(d, "line", "move").size());
    }

    @Test
    void theBackOfTheSphereIsHollow() {
        Document d = parsed(html(tokens(List.of(point(0, 0, 1), point(-1, 0, 0), point(0, 0.6, 0.8), point(0.6, -0.8, 0)), List.of())));
        assertEquals(1, drawn(d, "circle", "token behind").size());
        assertEquals(4, drawn(d, "circle", "token").size());
        Element circle = drawn(d, "circle", "unit").getFirst();
        for (Element e : drawn(d, "circle", "token")) {
            assertTrue(Math.hypot(number(e, "cx") - number(circle, "cx"), number(e, "cy") - number(circle, "cy")) <= number(circle, "r") + 0.02);
        }
        assertEquals(3, drawn(d, "path", "great behind").size());
    }

    @Test
    void moreCoordinatesAreProjectedOntoTheLastThree() {
        String five = html(tokens(List.of(point(0.5, 0.5, 0, 0.6, 0.8)), List.of()));
        String three = html(tokens(List.of(point(0, 0.6, 0.8)), List.of()));
        assertEquals(drawn(parsed(three), "circle", "token").getFirst().getAttribute("cx"), drawn(parsed(five), "circle", "token").getFirst().getAttribute("cx"));
        assertTrue(five.contains("last three of the 5 coordinates"));
        assertEquals(List.of("x3", "x4", "x5"), drawn(parsed(five), "text", "axis").stream().map(Element::getTextContent).toList());
    }

    @Test
    void whatIsAtOnePlaceSharesItsLabel() {
        Document d = parsed(html(tokens(List.of(point(1, 0), point(0, 1), point(1, 0.001), point(0.999, 0), point(0.98, 0.02)), List.of())));
        assertEquals(List.of("1, 3–5", "2"), drawn(d, "text", "name").stream().map(Element::getTextContent).toList());
        assertEquals("1, 2, 4–6, 9", Labels.runs(List.of(0, 1, 3, 4, 5, 8)));
    }

    private static Cluster cluster(int count, double re, double im, double radius, Side side) {
        return new Cluster(count, re, im, radius, between(re - radius, re + radius), between(im - radius, im + radius), at(Math.hypot(re, im)), side);
    }

    @Test
    void multipliersHaveMarksBySideAndDiscsThatHoldThem() {
        List<Cluster> clusters = List.of(cluster(1, 30, 0, 1e-9, Side.OUTSIDE), cluster(1, 1.2, 0, 1e-9, Side.OUTSIDE), cluster(2, 1, 0, 0, Side.ON), cluster(3, 0.5, 0.1, 0.2, Side.INSIDE),
                cluster(1, 0, -1, 0.01, Side.OPEN));
        String html = html(new Figure.Multipliers(new Picture.Multipliers(Optional.empty(), List.of(new Picture.Matrix(Optional.of(EVIL), Parser.parse("J(2)")))), List.of(clusters)));
        Document d = parsed(html);
        Element circle = drawn(d, "circle", "unit").getFirst();
        Element disc = drawn(d, "circle", "around c1").getFirst();
        assertTrue(number(disc, "r") >= 0.2 * number(circle, "r") && number(disc, "r") <= 0.2 * number(circle, "r") + 0.11);
        assertEquals(1, drawn(d, "circle", "inside").size());
        assertEquals(1, drawn(d, "circle", "on").size());
        assertEquals(1, drawn(d, "path", "outside").size());
        assertEquals(1, drawn(d, "path", "open").size());
        assertEquals(1, drawn(d, "line", "far").size());
        List<String> texts = drawn(d, "text", "name").stream().map(Element::getTextContent).toList();
        assertTrue(texts.containsAll(List.of("×2", "×3")) && texts.stream().anyMatch(t -> t.startsWith("≈ 30")), texts.toString());
        assertTrue(html.contains("3 certainly inside the unit circle") && html.contains("2 certainly exactly on the unit circle") && html.contains("2 certainly outside the unit circle")
                && html.contains("1 not told apart"), html);
    }

    private static ClaimResult result(String id, Verdict verdict, boolean asExpected) {
        try {
            Spec spec = SpecReader.read("theorems/e.json", ("{\"id\": \"E\", \"kind\": \"theorem\", \"title\": \"t\", \"claims\": [{\"id\": \"" + id
                    + "\", \"says\": \"s\", \"coverage\": \"whole\", \"given\": [], \"holds\": \"1 < 2\", \"expect\": \"proved\"}]}").getBytes(StandardCharsets.UTF_8));
            return new ClaimResult(spec.claims().getFirst(), verdict, asExpected, "", "", Optional.empty(), "", List.of());
        } catch (SpecException e) {
            throw new AssertionError(e);
        }
    }

    private static Picture.Arc arc(String claim, String towards) {
        return new Picture.Arc(Parser.parse("p"), Parser.parse("q"), claim, towards);
    }

    private static Figure arcs(List<Picture.Arc> arcs, List<List<Range>> from, List<List<Range>> to) {
        return new Figure.Arcs(new Picture.Arcs(Optional.empty(), arcs, List.of(new Picture.Point(Parser.parse("p"), EVIL))), from, to, List.of(point(0, -1)));
    }

    private static Document drawnArcs(Figure figure, Verdict verdict, boolean asExpected) {
        Html html = new Html();
        PictureFrame.write(List.of(figure), id -> result(id, id.equals("good") ? Verdict.PROVED : verdict, id.equals("good") || asExpected), html);
        return parsed(html.toString());
    }

    @Test
    void onlyProvedArcsHaveAColour() {
        Figure figure = arcs(List.of(arc("good", "A"), arc("other", "B")), List.of(point(1, 0), point(-1, 0)), List.of(point(0, 1), point(0, -1)));
        for (Verdict verdict : Verdict.values()) {
            for (boolean asExpected : new boolean[] {true, false}) {
                Document d = drawnArcs(figure, verdict, asExpected);
                boolean certified = verdict == Verdict.PROVED && asExpected;
                assertEquals(certified ? 0 : 1, drawn(d, "path", "arc uncertified").size(), verdict + " " + asExpected);
                assertEquals(certified ? 1 : 0, drawn(d, "path", "arc c2").size());
                assertEquals(1, drawn(d, "path", "arc c1").size());
                assertEquals(certified, drawn(d, "text", "name").stream().anyMatch(t -> t.getTextContent().equals("→ B")));
                assertEquals(!certified, d.getDocumentElement().getTextContent().contains("not certified"));
            }
        }
    }

    @Test
    void arcsRunCounterclockwise() {
        Figure figure = arcs(List.of(arc("good", "A")), List.of(point(0, -1)), List.of(point(-1, 0)));
        Document d = drawnArcs(figure, Verdict.PROVED, true);
        // From the bottom over the right and the top to the left: the middle of the arc is at 45 degrees.
        double r = number(drawn(d, "circle", "unit").getFirst(), "r");
        String c = Svg.n(160 + r * Math.sqrt(0.5)) + " " + Svg.n(160 - r * Math.sqrt(0.5));
        String size = "A" + Svg.n(r) + " " + Svg.n(r) + " 0 0 0 ";
        assertEquals("M160.00 " + Svg.n(160 + r) + size + c + size + Svg.n(160 - r) + " 160.00", drawn(d, "path", "arc c1").getFirst().getAttribute("d"));
    }

    /** Of ends that are known only roughly the inner ends count, and an arc whose ends may coincide is not drawn. */
    @Test
    void roughEndsColourLess() {
        List<Range> from = List.of(at(1), between(-0.1, 0.1));
        List<Range> to = List.of(between(-0.1, 0.1), at(1));
        Document d = drawnArcs(arcs(List.of(arc("good", "A")), List.of(from), List.of(to)), Verdict.PROVED, true);
        String[] path = drawn(d, "path", "arc c1").getFirst().getAttribute("d").split("[MA ]+");
        double r = number(drawn(d, "circle", "unit").getFirst(), "r");
        double angle = Math.atan2(160 - Double.parseDouble(path[2]), Double.parseDouble(path[1]) - 160);
        assertEquals(Math.atan2(0.1, 1), angle, 0.001);
        assertEquals(Math.atan2(1, 0.1), Math.atan2(160 - Double.parseDouble(path[path.length - 1]), Double.parseDouble(path[path.length - 2]) - 160), 0.001);
        assertTrue(r > 50);
        Document none = drawnArcs(arcs(List.of(arc("good", "A"), arc("good", "A"), arc("good", "A")), List.of(point(1, 0), from, List.of(between(-1, 1), between(-1, 1))),
                List.of(point(1, 0), List.of(at(1), between(0, 0.2)), point(0, 1))), Verdict.PROVED, true);
        assertEquals(0, drawn(none, "path", "arc").size());
        assertEquals(3, none.getDocumentElement().getTextContent().split("not drawn: its ends are not told apart", -1).length - 1);
    }

    @Test
    void almostTheWholeCircle() {
        Document d = drawnArcs(arcs(List.of(arc("good", "A")), List.of(point(0.6, 0.8)), List.of(point(1, 0))), Verdict.PROVED, true);
        String path = drawn(d, "path", "arc c1").getFirst().getAttribute("d");
        assertTrue(path.endsWith(" 160.00"), path);
        assertEquals(2, path.chars().filter(c -> c == 'A').count());
    }

    @Test
    void whatCannotBeDrawnIsOneLine() {
        String html = html(new Figure.Missing(new Picture.Tokens(Optional.of(EVIL), Parser.parse("A"), Optional.empty()), "A is " + EVIL));
        assertTrue(html.contains("cannot be drawn: A is &lt;b&gt;") && !html.contains("<svg") && !html.contains("<b>"), html);
    }

    /** Texts that stand beside points keep off one another as long as there is room. */
    @Test
    void namesKeepApart() {
        List<List<Range>> tokens = IntStream.range(0, 8).mapToObj(i -> point(0.3 * Math.cos(0.1 * i), 0.1 * i)).toList();
        List<Element> names = drawn(parsed(html(tokens(tokens, List.of()))), "text", "name");
        for (Element a : names) {
            for (Element b : names) {
                assertTrue(a == b || Math.abs(number(a, "x") - number(b, "x")) >= 6.8 || Math.abs(number(a, "y") - number(b, "y")) >= 12.9);
            }
        }
    }

    @Test
    void theSameFigureGivesTheSameBytes() {
        Figure figure = tokens(List.of(point(0.1, 0.2, 0.3), point(0.4, 0.5, 0.6)), List.of(point(1, 0, 0), point(0, 1, 0)));
        assertEquals(html(figure), html(figure));
        assertFalse(html(figure).contains("<script") || html(figure).contains("NaN") || html(figure).contains("Infinity"));
    }
}
