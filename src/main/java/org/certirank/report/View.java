package org.certirank.report;

import java.util.List;
import org.certirank.report.Figure.Range;

/**
 * How the coordinates of points become places in a square picture: one and two coordinates as they are, three seen obliquely from the side where all are positive, more by their last three.
 *
 * @param dimension the number of coordinates
 * @param reach what lies at the middle of an edge of the picture
 */
record View(int dimension, double reach) {
    static final int SIDE = 320;
    private static final double AZIMUTH = 32;
    private static final double ELEVATION = 22;
    private static final double SIN_A = StrictMath.sin(StrictMath.toRadians(AZIMUTH));
    private static final double COS_A = StrictMath.cos(StrictMath.toRadians(AZIMUTH));
    private static final double SIN_E = StrictMath.sin(StrictMath.toRadians(ELEVATION));
    private static final double COS_E = StrictMath.cos(StrictMath.toRadians(ELEVATION));
    /** Coefficients of three coordinates: to the right, upwards, towards the viewer. */
    private static final double[] ACROSS = {-SIN_A, COS_A, 0};
    private static final double[] UP = {-COS_A * SIN_E, -SIN_A * SIN_E, COS_E};
    private static final double[] DEPTH = {COS_A * COS_E, SIN_A * COS_E, SIN_E};

    /** A place with the rectangle in which it is known to lie, up to rounding far below a pixel; {@code depth} is positive towards the viewer. */
    record Spot(double x, double y, double left, double top, double right, double bottom, double depth) {
        /** Whether the rectangle is larger than a pixel. */
        boolean isWide() {
            return right - left > 1 || bottom - top > 1;
        }
    }

    boolean isSpatial() {
        return dimension >= 3;
    }

    double scale() {
        return SIDE / 2.0 / reach;
    }

    double x(double across) {
        return SIDE / 2.0 + across * scale();
    }

    double y(double up) {
        return SIDE / 2.0 - up * scale();
    }

    Spot spot(List<Range> point) {
        List<Range> shown = isSpatial() ? point.subList(dimension - 3, dimension) : dimension == 1 ? List.of(point.getFirst(), Range.ZERO) : point;
        double[] across = combination(shown, isSpatial() ? ACROSS : new double[] {1, 0});
        double[] up = combination(shown, isSpatial() ? UP : new double[] {0, 1});
        double depth = isSpatial() ? combination(shown, DEPTH)[1] : 1;
        return new Spot(x(across[1]), y(up[1]), x(across[0]), y(up[2]), x(across[2]), y(up[0]), depth);
    }

    /** A direction of the sphere. */
    Spot direction(double x1, double x2, double x3) {
        return new Spot(x(x1 * ACROSS[0] + x2 * ACROSS[1]), y(x1 * UP[0] + x2 * UP[1] + x3 * UP[2]), 0, 0, 0, 0, x1 * DEPTH[0] + x2 * DEPTH[1] + x3 * DEPTH[2]);
    }

    /** Least, middle and greatest value of a linear form. */
    private static double[] combination(List<Range> point, double[] of) {
        double lo = 0;
        double mid = 0;
        double hi = 0;
        for (int k = 0; k < point.size(); k++) {
            Range r = point.get(k);
            lo += of[k] * (of[k] >= 0 ? r.lo() : r.hi());
            mid += of[k] * r.mid();
            hi += of[k] * (of[k] >= 0 ? r.hi() : r.lo());
        }
        return new double[] {lo, mid, hi};
    }
}
