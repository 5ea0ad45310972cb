package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.certirank.eval.tape.Workspace;
import org.certirank.simd.outward.Ends;
import org.certirank.simd.outward.Outward;

/**
 * The quick part of branch and bound: covers bounded boxes with halved ones, hundreds at a time on flat arrays, depth first, until each is decided, or is better left to {@link BoxSearch}: where something is not
 * certainly defined or nearly decided, where the conclusion is false, where a side is tiny or lopsided or its middle no double. What it decides is certain ({@link org.certirank.eval.tape.Tape}).
 *
 * <p>What becomes of a box depends on that box alone, so the subdivision is the same whatever the number of threads and of boxes at once; how many boxes one call judges before it leaves the rest depends
 * only on the boxes it was given.
 */
final class Cover {
    private static final int BATCH = 128;
    /** Relative errors of derivatives are taken for rounding errors up to here. */
    private static final double ROUNDING = 0x1p-40;
    /** For each side; it takes some thirty halvings to become tiny. */
    private static final int PROBE_STEPS = 80;
    /** Ends further apart than this factor are not halved here but split between their magnitudes. */
    private static final double WIDE_RATIO = 64;
    private static final double FAR_FROM_ZERO = 16;
    private static final int WIDEST_EVERY = 3;

    private final Judgement judgement;
    private final Splitter splitter;
    private final double[] widths;
    private final int sides;
    private final ThreadLocal<Workspace> workspaces;
    private final BooleanSupplier stop;

    Cover(Judgement judgement, Splitter splitter, Side[] root, BooleanSupplier stop) {
        this.judgement = judgement;
        this.splitter = splitter;
        this.stop = stop;
        widths = Arrays.stream(root).mapToDouble(Side::width).toArray();
        sides = widths.length;
        workspaces = ThreadLocal.withInitial(() -> new Workspace(judgement.tape(), BATCH));
    }

    /** Whether this cell is of the kind that can be covered. */
    static boolean suits(Cell c) {
        for (Side s : c.sides) {
            if (!s.hasExactEnds()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Covers each of these cells, until about so many boxes are judged; afterwards they are halved into subtrees, whose remaining cells are open and not yet judged.
     *
     * @return the number of boxes judged
     */
    long cover(List<Cell> cells, long budget) {
        Run run = new Run(cells);
        run.all(budget);
        return run.judged;
    }

    /**
     * Follows a box down, always into the half where the conclusion holds with less room, and back to the latest half left open when both are decided, until a cell is met that {@link #cover} would leave to others:
     * that is where a false or too tight conclusion shows soonest. Nothing where none is met within a bounded number of steps.
     */
    Optional<Cell> probe(Cell from) {
        Run run = new Run(List.of(new Cell(from.sides, from.depth)));
        return run.downward(PROBE_STEPS * (1 + sides));
    }

    /** The boxes of one call; those to be judged lie on a stack. */
    private final class Run {
        private final List<Cell> roots;
        private final List<List<Cell>> left = new ArrayList<>();
        private final Workspace work = workspaces.get();
        private double[][] lo = new double[sides][2 * BATCH];
        private double[][] hi = new double[sides][2 * BATCH];
        private int[] root = new int[2 * BATCH];
        private int[] node = new int[2 * BATCH];
        private int[] depth = new int[2 * BATCH];
        private double[] margin = new double[2 * BATCH];
        private int top;
        private long judged;
        private boolean hopeless;
        /** Whether natural evaluation alone decided most of the last boxes, so that derivatives are taken only of the others. */
        private boolean naturalFirst;
        /** The places on the stack of the boxes in the workspace. */
        private final int[] places = new int[BATCH];
        private final double[] ends = new double[judgement.inequalities()];
        /** 0 for boxes of the workspace on which the conclusion is certainly defined, else NaN. */
        private final double[] defined = new double[BATCH];
        private final double[][] from = new double[sides][];
        private final double[][] to = new double[sides][];
        private final double[][] slopes = new double[sides][BATCH];

        Run(List<Cell> cells) {
            roots = cells;
            for (int k = 0; k < sides; k++) {
                from[k] = work.side(k).lo();
                to[k] = work.side(k).hi();
            }
            for (int r = 0; r < cells.size(); r++) {
                Cell c = cells.get(r);
                c.subtree = new Subtree();
                left.add(new ArrayList<>(0));
                push(r, c.subtree.add(), c.depth, c.margin);
                for (int k = 0; k < sides; k++) {
                    lo[k][top - 1] = c.sides[k].lo();
                    hi[k][top - 1] = c.sides[k].hi();
                }
            }
        }

        private void push(int r, int number, int deep, double known) {
            if (top == root.length) {
                root = Arrays.copyOf(root, 2 * top);
                node = Arrays.copyOf(node, 2 * top);
                depth = Arrays.copyOf(depth, 2 * top);
                margin = Arrays.copyOf(margin, 2 * top);
                for (int k = 0; k < sides; k++) {
                    lo[k] = Arrays.copyOf(lo[k], 2 * top);
                    hi[k] = Arrays.copyOf(hi[k], 2 * top);
                }
            }
            root[top] = r;
            node[top] = number;
            depth[top] = deep;
            margin[top] = known;
            top++;
        }

        void all(long budget) {
            while (top > 0 && judged < budget && !hopeless && !stop.getAsBoolean()) {
                batch(Math.min(top, BATCH));
            }
            for (int i = 0; i < top; i++) {
                leave(i).isFresh = true;
            }
            for (int r = 0; r < roots.size(); r++) {
                roots.get(r).subtree.cells(left.get(r));
            }
        }

        Optional<Cell> downward(int steps) {
            for (int step = 0; step < steps && top > 0 && left.getFirst().isEmpty(); step++) {
                int before = top - 1;
                batch(1);
                if (top == before + 2) {
                    worseOnTop();
                }
            }
            return left.getFirst().stream().findFirst();
        }

        /** Puts the one of the topmost two boxes on top in whose middle the conclusion has less room. */
        private void worseOnTop() {
            for (int i = 0; i < 2; i++) {
                for (int k = 0; k < sides; k++) {
                    double middle = lo[k][top - 2 + i] / 2 + hi[k][top - 2 + i] / 2;
                    work.side(k).lo()[i] = middle;
                    work.side(k).hi()[i] = middle;
                }
            }
            work.values(2);
            if (judgement.margin(work, 0) < judgement.margin(work, 1)) {
                for (double[][] of : List.of(lo, hi)) {
                    for (double[] side : of) {
                        double kept = side[top - 1];
                        side[top - 1] = side[top - 2];
                        side[top - 2] = kept;
                    }
                }
                int kept = node[top - 1];
                node[top - 1] = node[top - 2];
                node[top - 2] = kept;
            }
        }

        /** Judges the topmost n boxes and replaces them by the parts of those that are to be halved. */
        private void batch(int n) {
            int first = top - n;
            judged += n;
            for (int i = 0; i < n; i++) {
                places[i] = first + i;
            }
            int m = n;
            load(n);
            if (naturalFirst) {
                work.values(n);
                judgement.mark(work, defined, n);
                m = sift(n);
                load(m);
            }
            if (m > 0) {
                work.jets(m);
                judgement.mark(work, defined, m);
                work.forms(m);
            }
            slopes(m);
            int decided = n - m;
            // The parts go where the boxes were, at most two for each, so what is still needed is kept apart.
            int[] oldRoots = Arrays.copyOfRange(root, first, top);
            int[] oldNodes = Arrays.copyOfRange(node, first, top);
            int[] oldDepths = Arrays.copyOfRange(depth, first, top);
            int[] chosen = new int[m];
            for (int j = 0; j < m; j++) {
                boolean open = naturalFirst || byValues(j, places[j]);
                decided += open ? 0 : 1;
                chosen[j] = open ? byForms(j, places[j]) : -1;
            }
            naturalFirst = 2 * decided > n;
            top = first;
            for (int j = 0; j < m; j++) {
                if (chosen[j] >= 0) {
                    int i = places[j] - first;
                    halve(j, chosen[j], oldRoots[i], oldNodes[i], oldDepths[i]);
                }
            }
        }

        /** Copies the sides of the boxes at the first n places into the workspace. */
        private void load(int n) {
            for (int k = 0; k < sides; k++) {
                double[] a = lo[k];
                double[] b = hi[k];
                double[] c = from[k];
                double[] d = to[k];
                for (int i = 0; i < n; i++) {
                    c[i] = a[places[i]];
                    d[i] = b[places[i]];
                }
            }
        }

        /** Keeps the places of those boxes that natural evaluation leaves open. */
        private int sift(int n) {
            int m = 0;
            for (int i = 0; i < n; i++) {
                if (byValues(i, places[i])) {
                    places[m++] = places[i];
                }
            }
            return m;
        }

        private void slopes(int m) {
            for (int k = 0; k < sides; k++) {
                Arrays.fill(slopes[k], 0, m, 0);
                for (int r = 0; r < ends.length; r++) {
                    Ends d = work.derivative(r, k);
                    if (d != null) {
                        Outward.raiseToSlope(d, work.side(k), slopes[k], m);
                    }
                }
            }
        }

        /** Whether box i of the workspace is open after natural evaluation and to be treated further. */
        private boolean byValues(int i, int at) {
            if (judgement.isExcluded(work, i)) {
                mark(at, Mark.EXCLUDED);
                return false;
            }
            if (defined[i] != 0) {
                leave(at);
                return false;
            }
            for (int r = 0; r < ends.length; r++) {
                ends[r] = work.value(r).lo()[i];
            }
            if (judgement.isTrue(ends)) {
                mark(at, Mark.NATURAL);
                return false;
            }
            if (judgement.isDelicate(work, i)) {
                hopeless |= !judgement.hasHypotheses() && ends.length == 1 && work.value(0).hi()[i] < 0;
                leave(at);
                return false;
            }
            return true;
        }

        /** The side by which box j of the workspace is to be halved; -1 if it is decided or left. */
        private int byForms(int j, int at) {
            boolean nearly = false;
            for (int r = 0; r < ends.length; r++) {
                double form = work.form(r)[j];
                ends[r] = Math.max(work.value(r).lo()[j], form == form ? form : Double.NEGATIVE_INFINITY);
                nearly |= judgement.isNearly(work, r, j, form);
            }
            if (judgement.isTrue(ends)) {
                mark(at, Mark.MEAN);
                return -1;
            }
            int k = nearly || isNearlyMonotone(j) ? -1 : side(j, depth[at]);
            if (k < 0 || !isHalved(lo[k][at], hi[k][at])) {
                leave(at);
                return -1;
            }
            return k;
        }

        /** Whether a derivative has one sign but for about its rounding errors: tighter ends may then put the centre of the form at an end, where nothing is lost. */
        private boolean isNearlyMonotone(int j) {
            for (int r = 0; r < ends.length; r++) {
                for (int k = 0; k < sides; k++) {
                    Ends d = work.derivative(r, k);
                    if (d != null) {
                        double a = d.lo()[j];
                        double b = d.hi()[j];
                        if (a < 0 && b > 0 && (-a <= ROUNDING * b || b <= ROUNDING * -a)) {
                            return true;
                        }
                    }
                }
            }
            return false;
        }

        /** The side over which the conclusion can change most to first order, from time to time the widest beside the whole domain's; -1 if all are tiny. */
        private int side(int j, int deep) {
            boolean byWidth = judgement.hasHypotheses() && deep % WIDEST_EVERY == WIDEST_EVERY - 1;
            int best = -1;
            double most = 0;
            double widest = 0;
            for (int k = 0; k < sides; k++) {
                double slope = slopes[k][j];
                double weight = byWidth ? 1 : slope == slope ? slope : Double.POSITIVE_INFINITY;
                double width = (to[k][j] - from[k][j]) / widths[k];
                if (weight > 0 && (best < 0 || weight > most || weight == most && width > widest) && !splitter.isTiny(k, from[k][j], to[k][j])) {
                    best = k;
                    most = weight;
                    widest = width;
                }
            }
            return best;
        }

        private void halve(int j, int k, int r, int parent, int deep) {
            int low = roots.get(r).subtree.halve(parent, k);
            double known = judgement.margin(work, j);
            double middle = (from[k][j] + to[k][j]) / 2;
            push(r, low, deep + 1, known);
            push(r, low + 1, deep + 1, known);
            for (int l = 0; l < sides; l++) {
                double a = from[l][j];
                double b = to[l][j];
                lo[l][top - 2] = a;
                hi[l][top - 2] = l == k ? middle : b;
                lo[l][top - 1] = l == k ? middle : a;
                hi[l][top - 1] = b;
            }
        }

        private void mark(int at, Mark mark) {
            roots.get(root[at]).subtree.mark(node[at], mark);
        }

        /** Makes the node a cell of its own, to be judged by others. */
        private Cell leave(int at) {
            Side[] s = new Side[sides];
            Side[] of = roots.get(root[at]).sides;
            for (int k = 0; k < sides; k++) {
                s[k] = of[k].part(lo[k][at], hi[k][at]);
            }
            List<Cell> cells = left.get(root[at]);
            roots.get(root[at]).subtree.leave(node[at], cells.size());
            Cell c = new Cell(s, depth[at]);
            c.margin = margin[at];
            cells.add(c);
            return c;
        }
    }

    /** Whether the middle is a double strictly between the ends, computed exactly, and the ends are of about one size or sign change. */
    private static boolean isHalved(double lo, double hi) {
        double sum = lo + hi;
        double part = sum - lo;
        double error = (lo - (sum - part)) + (hi - part);
        double middle = sum / 2;
        boolean exact = error == 0 && middle * 2 == sum && lo < middle && middle < hi;
        boolean lopsided = lo >= 0 ? isFar(lo, hi) : hi <= 0 && isFar(-hi, -lo);
        return exact && !lopsided;
    }

    private static boolean isFar(double near, double far) {
        return near == 0 ? far > FAR_FROM_ZERO : far > WIDE_RATIO * near;
    }
}
