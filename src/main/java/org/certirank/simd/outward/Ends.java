package org.certirank.simd.outward;

/**
 * The ends of a batch of intervals. For points both arrays may be one.
 *
 * @param lo lower ends
 * @param hi upper ends, as many
 */
public record Ends(double[] lo, double[] hi) {

    public static Ends ofSize(int n) {
        return new Ends(new double[n], new double[n]);
    }

    /** A batch of points, to be written to {@link #lo()}. */
    public static Ends pointsOfSize(int n) {
        double[] x = new double[n];
        return new Ends(x, x);
    }

    public boolean arePoints() {
        return lo == hi;
    }
}
