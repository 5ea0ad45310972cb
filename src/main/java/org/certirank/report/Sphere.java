package org.certirank.report;

import org.certirank.report.View.Spot;

/** The unit sphere with the three great circles of the coordinate planes: what is behind is dashed. */
final class Sphere {
    private static final int PARTS = 72;

    private Sphere() {
    }

    static void draw(View view, Svg svg) {
        svg.circle("unit", view.x(0), view.y(0), view.scale());
        for (int plane = 0; plane < 3; plane++) {
            great(view, svg, plane, false);
        }
        for (int plane = 0; plane < 3; plane++) {
            great(view, svg, plane, true);
        }
        for (int k = 0; k < 3; k++) {
            Spot at = point(view, k, 0, 1);
            Spot end = point(view, k, 0, 1.2);
            svg.line("coordinate", at.x(), at.y(), end.x(), end.y());
        }
        String[] index = index(view);
        for (int k = 0; k < 3; k++) {
            Spot end = point(view, k, 0, 1.2);
            svg.symbol(end.x() + (k == 2 ? 11 : 0), end.y() + (k == 2 ? -3 : 9), "x", index[k]);
        }
    }

    private static String[] index(View view) {
        return new String[] {Integer.toString(view.dimension() - 2), Integer.toString(view.dimension() - 1), Integer.toString(view.dimension())};
    }

    /** The half of a great circle that is in front or behind, as a chain of short lines. */
    private static void great(View view, Svg svg, int plane, boolean front) {
        StringBuilder d = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < PARTS; i++) {
            Spot a = point(view, plane, 2 * Math.PI * i / PARTS, 1);
            Spot b = point(view, plane, 2 * Math.PI * (i + 1) / PARTS, 1);
            if (a.depth() + b.depth() >= 0 != front) {
                open = false;
                continue;
            }
            if (!open) {
                d.append('M').append(Svg.n(a.x())).append(' ').append(Svg.n(a.y()));
            }
            d.append('L').append(Svg.n(b.x())).append(' ').append(Svg.n(b.y()));
            open = true;
        }
        svg.path(front ? "great" : "great behind", d.toString());
    }

    /** The point at an angle in the plane of coordinates k and k + 1 (cyclically), from the axis k. */
    private static Spot point(View view, int k, double angle, double radius) {
        double[] x = new double[3];
        x[k] = radius * StrictMath.cos(angle);
        x[(k + 1) % 3] = radius * StrictMath.sin(angle);
        return view.direction(x[0], x[1], x[2]);
    }
}
