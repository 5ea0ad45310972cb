package org.certirank.report;

import java.util.ArrayList;
import java.util.List;

/** Finds a place for short texts beside points, so that they do not stand on one another or on the points as long as there is room. */
final class Placement {
    private static final double AWAY = 14;
    private static final double LETTER = 6.9;
    private static final double HALF_HEIGHT = 6.5;
    private static final double EDGE = 2;
    /** Turns from the wished direction, in the order in which they are tried. */
    private static final double[] TURNS = {0, 35, -35, 70, -70, 110, -110, 150, -150, 180};

    private record Box(double x, double y, double halfWidth, double halfHeight) {
        boolean meets(Box b) {
            return Math.abs(x - b.x) < halfWidth + b.halfWidth && Math.abs(y - b.y) < halfHeight + b.halfHeight;
        }
    }

    private final Svg svg;
    private final List<Box> taken = new ArrayList<>();

    Placement(Svg svg) {
        this.svg = svg;
    }

    /** Nothing is written over this disc. */
    void keepFree(double x, double y, double radius) {
        taken.add(new Box(x, y, radius, radius));
    }

    /** Writes a text beside a point, if possible in the direction (dx, dy), with y downwards; above to the right if that is 0. */
    void write(double x, double y, double dx, double dy, String text) {
        Box best = null;
        for (double turn : TURNS) {
            Box at = at(x, y, dx, dy, turn, text);
            if (taken.stream().noneMatch(at::meets)) {
                best = at;
                break;
            }
        }
        Box box = best == null ? at(x, y, dx, dy, 0, text) : best;
        taken.add(box);
        svg.text("name", box.x(), box.y(), text);
    }

    private static Box at(double x, double y, double dx, double dy, double turn, String text) {
        double length = Math.sqrt(dx * dx + dy * dy);
        double ex = length < 1 ? Math.sqrt(0.5) : dx / length;
        double ey = length < 1 ? -Math.sqrt(0.5) : dy / length;
        double c = StrictMath.cos(StrictMath.toRadians(turn));
        double s = StrictMath.sin(StrictMath.toRadians(turn));
        double rx = c * ex - s * ey;
        double ry = s * ex + c * ey;
        double half = LETTER * text.codePointCount(0, text.length()) / 2;
        // The wider the text, the farther its middle is from the point, unless it stands above or below.
        double px = x + rx * (AWAY + Math.max(0, half - LETTER / 2));
        double py = y + ry * AWAY;
        return new Box(Math.clamp(px, Math.min(half + EDGE, View.SIDE / 2.0), Math.max(View.SIDE - half - EDGE, View.SIDE / 2.0)),
                Math.clamp(py, HALF_HEIGHT + EDGE, View.SIDE - HALF_HEIGHT - EDGE), half, HALF_HEIGHT);
    }
}
