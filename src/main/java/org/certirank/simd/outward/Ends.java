package org.certirank.simd.outward;

/**
 * The ends of a batch of intervals. For points both arrays may be one.
 *
 * @param lo lower ends
 * @param hi upper ends, as many
 */
public record Ends(double[] lo, double[] hi) {

    /** Arrays whose lengths are no multiples of large powers of two: at equal distances from 4096 bytes loads wait for stores that they have nothing to do with. */
    private static final int PADDING = 40;

    /** Room for n intervals at least. */
    public static Ends ofSize(int n) {
        return new Ends(new double[n + PADDING], new double[n + PADDING]);
    }

    /** A batch of points, to be written to {@link #lo()}. */
    public static Ends pointsOfSize(int n) {
        double[] x = new double[n + PADDING];
        return new Ends(x, x);
    }

    public boolean arePoints() {
        return lo == hi;
    }
}
