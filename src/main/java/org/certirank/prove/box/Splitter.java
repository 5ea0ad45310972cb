package org.certirank.prove.box;

/**
 * Chooses which side of an open box to split, and where. Proposed points first; a point that a hypothesis {@code leaf != c} excludes, where something is not
 * certainly defined or that side is to be split anyway, and likewise a point where a part of the conclusion changes its truth; then the side over which the conclusion can change most (the derivative's enclosure times the width), and from time to time the widest
 * side compared with the domain's, so that no side is starved.
 */
final class Splitter {
    /** Sides much smaller than the domain's, and than the unit, are not split further. */
    private final double tiny;
    /** Beyond this, the rest of an unbounded side is as good as a point. */
    private static final double FAR = 0x1p1000;
    private static final int WIDEST_EVERY = 3;
    /** Relative width below which a number of some size is not resolved further. */
    private static final double RESOLUTION = 0x1p-20;

    private final Problem problem;
    private final Side[] root;

    Splitter(Problem problem, Side[] root, double tiny) {
        this.problem = problem;
        this.root = root;
        this.tiny = tiny;
    }

    void choose(Cell c, double[] weights) {
        for (int k = 0; k < c.sides.length; k++) {
            if (proposed(c, k, problem.hints(k)) || c.margin == Double.NEGATIVE_INFINITY && proposed(c, k, problem.holes(k))) {
                return;
            }
        }
        boolean byWidth = weights == null || !problem.hypotheses().isEmpty() && c.depth % WIDEST_EVERY == WIDEST_EVERY - 1;
        int best = best(c, byWidth ? null : weights);
        if (best < 0 && weights != null && !byWidth && !problem.hypotheses().isEmpty()) {
            best = best(c, null);
        }
        if (best < 0) {
            best = any(c);
        }
        if (best >= 0 && !proposed(c, best, problem.holes(best)) && !proposed(c, best, problem.corners(best))) {
            c.side = best;
            c.cut = c.sides[best].split();
        }
    }

    /** A side that is left to be cut at a proposed point only. */
    private int any(Cell c) {
        for (int k = 0; k < c.sides.length; k++) {
            Side s = c.sides[k];
            if (problem.corners(k).stream().anyMatch(s::isCutBy)) {
                return k;
            }
        }
        return -1;
    }

    private static boolean proposed(Cell c, int k, Iterable<Cut> cuts) {
        for (Cut p : cuts) {
            if (c.sides[k].isCutBy(p)) {
                c.side = k;
                c.cut = p;
                return true;
            }
        }
        return false;
    }

    private int best(Cell c, double[] weights) {
        int best = -1;
        for (int k = 0; k < c.sides.length; k++) {
            if (!isTiny(c, k) && (weights == null || weights[k] > 0) && (best < 0 || better(c, weights, k, best))) {
                best = k;
            }
        }
        return best;
    }

    private boolean better(Cell c, double[] weights, int k, int than) {
        int order = weights == null ? 0 : Double.compare(weights[k], weights[than]);
        return order > 0 || order == 0 && relativeWidth(c, k) > relativeWidth(c, than);
    }

    private double relativeWidth(Cell c, int k) {
        Side s = c.sides[k];
        double whole = root[k].width();
        double near = Math.min(Math.abs(s.lo()), Math.abs(s.hi()));
        return Double.isInfinite(s.width()) ? Double.POSITIVE_INFINITY : Double.isInfinite(whole) ? s.width() / (1 + near) : s.width() / whole;
    }

    boolean isTiny(Cell c, int k) {
        Side s = c.sides[k];
        if (s.isPoint()) {
            return true;
        }
        if (!s.isFinite()) {
            return s.lo() >= FAR || s.hi() <= -FAR;
        }
        return isTiny(k, s.lo(), s.hi());
    }

    /** The same of a bounded k-th side between these ends. */
    boolean isTiny(int k, double lo, double hi) {
        double unit = Math.max(Math.min(1, root[k].width()), RESOLUTION * Math.max(Math.abs(lo), Math.abs(hi)));
        return hi - lo <= tiny * unit;
    }
}
