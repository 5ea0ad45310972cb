package org.certirank.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.certirank.graph.Mask;
import org.certirank.report.TrajectoryFigure.Layer;
import org.certirank.report.TrajectoryFigure.Value;
import org.junit.jupiter.api.Test;

/** The pictures of a trajectory: every layer is drawn, and the layer at which the claim fails is marked where it is. */
class TrajectoryPictureTest {
    private static Value value(double log) {
        return new Value(log, log, "1e" + log, "1e" + log);
    }

    private static String html(OptionalInt witness) {
        Html html = new Html();
        TrajectoryPicture.write(new TrajectoryFigure("run", IntStream.rangeClosed(0, 10).mapToObj(t -> new Layer(t, value(-t / 2.0), Optional.of(value(0.4 - t)))).toList(),
                Optional.of(Mask.complete(3)), witness), html);
        return html.toString();
    }

    private static int count(String html, String part) {
        return html.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void theWitnessIsMarkedAtItsLayer() {
        String html = html(OptionalInt.of(4));
        assertEquals(11, count(html, "<circle class=\"mu\""));
        assertEquals(1, count(html, "<polyline class=\"bound\""));
        assertEquals(1, count(html, "<svg class=\"mask\""));
        Matcher ring = Pattern.compile("<circle class=\"witness\" cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"").matcher(html);
        assertTrue(ring.find(), html);
        assertTrue(html.contains("<circle class=\"mu\" cx=\"" + ring.group(1) + "\" cy=\"" + ring.group(2) + "\""), html);
        assertTrue(html.contains("<line class=\"witness\" x1=\"" + ring.group(1) + "\""), html);
        assertTrue(html.contains("ring and vertical line: the claim fails at layer 4</figcaption>") && html.contains("; the claim fails at layer 4\""), html);
        assertEquals(1, count(html, "(the claim fails)"));
    }

    @Test
    void withoutAWitnessNothingIsMarked() {
        String html = html(OptionalInt.empty());
        assertFalse(html.contains("witness") || html.contains("fails"), html);
    }
}
