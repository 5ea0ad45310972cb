package org.certirank.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.certirank.report.Figure;
import org.certirank.report.Figure.Cluster;
import org.certirank.report.Figure.Range;
import org.certirank.report.Figure.Side;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values for pictures: enclosures, eigenvalues by certainty, and what cannot be drawn. */
class FiguresTest {
    private static final String CLAIM = "{\"id\": \"c\", \"says\": \"s\", \"coverage\": \"whole\", \"given\": [{\"forall\": \"x\", \"in\": \"[0, 1]\"}], \"holds\": \"%s\", \"expect\": \"proved\", \"how\": {\"pictures\": [%s]}}";

    private static String text(String holds, String pictures) {
        return "{\"id\": \"P\", \"kind\": \"theorem\", \"title\": \"t\", \"let\": {\"A\": {\"of\": [\"w\"], \"is\": \"[[0, 1], [-1 / w, sqrt(1 - 1 / w^2)]]\"}}, \"claims\": ["
                + CLAIM.formatted(holds, pictures) + "]}";
    }

    private static List<Figure> figures(String pictures) throws SpecException {
        Spec spec = SpecReader.read("theorems/p.json", text("x^2 <= x", pictures).getBytes(StandardCharsets.UTF_8));
        return Figures.of(spec, spec.claims().getFirst());
    }

    private static String reason(String picture) throws SpecException {
        return assertInstanceOf(Figure.Missing.class, figures(picture).getFirst()).reason();
    }

    private static String multipliers(String of) {
        return "{\"draw\": \"multipliers\", \"of\": \"" + of + "\"}";
    }

    private static List<Cluster> spectrum(String of) throws SpecException {
        return assertInstanceOf(Figure.Multipliers.class, figures(multipliers(of)).getFirst()).spectra().getFirst();
    }

    private static Map<Side, Integer> sides(String of) throws SpecException {
        return spectrum(of).stream().collect(Collectors.groupingBy(Cluster::side, Collectors.summingInt(Cluster::count)));
    }

    @Test
    void tokensAreEnclosed() throws SpecException {
        Figure.Tokens t = assertInstanceOf(Figure.Tokens.class, figures("{\"draw\": \"tokens\", \"of\": \"A(2)\", \"from\": \"identity(2)\"}").getFirst());
        Range x = t.tokens().get(1).get(1);
        // sqrt(3)/2 to 20 digits
        BigDecimal root = new BigDecimal("0.86602540378443864676");
        assertTrue(new BigDecimal(x.lo()).compareTo(root) <= 0 && root.compareTo(new BigDecimal(x.hi())) <= 0);
        assertEquals("[0.866025403784, 0.866025403785]".substring(0, 12), x.toString().substring(0, 12));
        assertTrue(new BigDecimal(x.lower()).compareTo(root) < 0 && root.compareTo(new BigDecimal(x.upper())) < 0);
        assertEquals("-0.5", t.tokens().get(1).get(0).toString());
        assertEquals(2, t.start().size());
    }

    @Test
    void multipliersByCertainty() throws SpecException {
        assertEquals(Map.of(Side.ON, 2, Side.INSIDE, 2), sides("[[1, 0, 0, 0], [5, 1/2, -1/2, 0], [1, 1/2, 1/2, 0], [1, 2, 3, 1]]"));
        assertEquals(Map.of(Side.OPEN, 2, Side.INSIDE, 1), sides("[[cos(1), sin(1), 0], [-sin(1), cos(1), 0], [0, 0, 1/3]]"));
        assertEquals(Map.of(Side.OUTSIDE, 1, Side.INSIDE, 1), sides("[[2, 1], [1, 1]]"));
        assertEquals(Map.of(Side.ON, 1), sides("[[-1]]"));
        // One part in 10^30 beside the circle: told apart by the engine's precision, not by doubles.
        assertEquals(Map.of(Side.OUTSIDE, 1, Side.INSIDE, 1), sides("[[1 + 1e-30, 0], [7, 1 - 1e-30]]"));
        assertEquals(Map.of(Side.OUTSIDE, 1), sides("[[sqrt(1 + 1e-25)]]"));
    }

    /** A defective matrix, and one with a double eigenvalue: a cluster counts as many as it holds, and its bounds hold the eigenvalue. */
    @Test
    void clustersCount() throws SpecException {
        List<Cluster> triangular = spectrum("[[1/2, 1, 0], [0, 1/2, 1], [0, 0, 1/2]]");
        assertEquals(1, triangular.size());
        assertEquals(3, triangular.getFirst().count());
        assertEquals("0.5", triangular.getFirst().real().toString());
        // (x - 2)^2, not triangular
        List<Cluster> full = spectrum("[[3, 1], [-1, 1]]");
        assertEquals(2, full.stream().mapToInt(Cluster::count).sum());
        for (Cluster c : full) {
            assertTrue(c.real().lo() <= 2 && 2 <= c.real().hi() && c.imaginary().lo() <= 0 && 0 <= c.imaginary().hi());
            assertTrue(Math.hypot(c.re() - 2, c.im()) <= c.radius() * (1 + 1e-12));
            assertEquals(Side.OUTSIDE, c.side());
        }
    }

    /** Eigenvalues of a circulant matrix are known: (2 + 2 cos(2 pi k / 5)) / 5. */
    @Test
    void boundsHoldKnownEigenvalues() throws SpecException {
        List<Cluster> clusters = spectrum("matrix(i in 1..5, j in 1..5, if(i = j, 2, if(abs(i - j) = 1, 1, if(abs(i - j) = 4, 1, 0))) / 5)");
        assertEquals(5, clusters.stream().mapToInt(Cluster::count).sum());
        for (String known : new String[] {"0.8", "0.52360679774997896964", "0.07639320225002103036"}) {
            BigDecimal x = new BigDecimal(known);
            assertTrue(clusters.stream().anyMatch(c -> new BigDecimal(c.real().lower()).compareTo(x) <= 0 && x.compareTo(new BigDecimal(c.real().upper())) <= 0), known);
        }
        assertTrue(clusters.stream().allMatch(c -> c.side() == Side.INSIDE));
    }

    @Test
    void whatHasNoValueSaysWhy() throws SpecException {
        assertEquals("[[1 / 0, 1]] is undefined", reason("{\"draw\": \"tokens\", \"of\": \"[[1/0, 1]]\"}"));
        assertTrue(reason("{\"draw\": \"tokens\", \"of\": \"zeros(200, 3)\"}").startsWith("zeros(200, 3) is too large (200 x 3; at most 128 x 64"));
        assertTrue(reason(multipliers("matrix(i in 1..65, j in 1..65, i + j)")).contains("is too large (65 x 65"));
        assertTrue(reason(multipliers("matrix(i in 1..100, j in 1..100, sum(k in 1..1000, 1))")).endsWith("is too large to evaluate"));
        assertEquals("[1, 1], an end of an arc, is not on the unit circle", reason("{\"draw\": \"arcs\", \"arcs\": [{\"from\": \"[1, 0]\", \"to\": \"[1, 1]\", \"claim\": \"c\", \"towards\": \"A\"}]}"));
        assertTrue(reason("{\"draw\": \"tokens\", \"of\": \"A(1/2)\"}").endsWith("is undefined"));
        assertTrue(reason("{\"draw\": \"tokens\", \"of\": \"[[exp(1000), 0]]\"}").contains("beyond the range of doubles"));
        assertTrue(reason("{\"draw\": \"tokens\", \"of\": \"[[0, 1 / (exp(log(2)) - 2)]]\"}").contains("not certainly defined"));
    }

    @Test
    void pagesHaveThePicturesAndStayTheSame(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("theorems"));
        String pictures = "{\"draw\": \"tokens\", \"of\": \"A(2)\"}, " + multipliers("[[1/2, 1], [1, 1/3]]") + ", " + multipliers("[[1/0]]")
                + ", {\"draw\": \"arcs\", \"arcs\": [{\"from\": \"[1, 0]\", \"to\": \"[0, 1]\", \"claim\": \"c\", \"towards\": \"A\"}]}";
        Files.writeString(folder.resolve("theorems/p.json"), text("x^2 <= x", pictures));
        Cli cli = new Cli(folder);
        Cli.Result first = cli.run("check");
        assertEquals(ExitCode.OK, first.exit(), first.out() + first.err());
        String page = Files.readString(folder.resolve("reports/P.html"));
        assertEquals(3, page.split("<figure class=\"drawing\">", -1).length - 1);
        assertTrue(page.contains("class=\"arc c1\"") && page.contains("cannot be drawn: [[1 / 0]] is undefined"));
        assertEquals(ExitCode.OK, cli.run("check", "--fresh").exit());
        assertEquals(page, Files.readString(folder.resolve("reports/P.html")));
        // The same picture with a claim that is not proved.
        Files.writeString(folder.resolve("theorems/p.json"), text("x^2 < x", pictures));
        assertEquals(ExitCode.UNEXPECTED, cli.run("check").exit());
        String refuted = Files.readString(folder.resolve("reports/P.html"));
        assertTrue(refuted.contains("class=\"arc uncertified\"") && !refuted.contains("class=\"arc c1\""));
    }

    @Test
    void badPicturesAreBadInput(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("theorems"));
        Files.writeString(folder.resolve("theorems/p.json"), text("x^2 <= x", "{\"draw\": \"tokens\", \"of\": \"A(x)\"}, {\"draw\": \"disc\"}"));
        Cli.Result r = new Cli(folder).run("check");
        assertEquals(ExitCode.BAD_INPUT, r.exit());
        assertTrue(r.err().contains("theorems/p.json: /claims/0/how/pictures/0/of: ") && r.err().contains("/claims/0/how/pictures/1/draw: expected \"tokens\", \"multipliers\" or \"arcs\""), r.err());
    }
}
