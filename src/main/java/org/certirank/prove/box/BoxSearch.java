package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Box;

/**
 * Branch and bound: boxes are judged in waves, open ones are split, until all are done or there is no hope. Most waves take the newest open boxes; from time to
 * time a dive follows the worst box down, always into its worse half, because that is where a false or too tight conclusion shows soonest: at a box too
 * small to split, or by a point that refutes it. What is judged, and in which order, does not depend on the number of threads.
 *
 * <p>Boxes are judged in doubles first; where the decision hangs on an open end or on the last bits, once more with exact openness at the working
 * precision; where nothing is left to split, at two, four, ... times that precision. The certificate's precision lies above all of them by a margin, so that
 * the checker, whose elementary functions are rounded by a few units less or more, decides alike.
 */
final class BoxSearch {
    private static final int DOUBLE_BITS = 53;
    private static final int LEAST_BITS = 64;
    private static final int MARGIN_BITS = 32;
    private static final int DOUBLINGS = 4;
    /** After so many boxes that only more bits decided, all delicate boxes are judged with that many. */
    private static final int ESCALATED = 8;
    private static final int WAVE = 512;
    /** Cells that are covered in one round, and the groups they are dealt into, each by one thread. */
    private static final int COVER_WAVE = 4096;
    private static final int COVER_GROUPS = 64;
    private static final int LEAST_GROUP = 8;
    /** For the limit, a box of a cover counts for a tenth; it costs much less than that. */
    private static final int COVERED_PER_BOX = 10;
    /** Boxes for one group of cells, at least; so every round makes progress. */
    private static final int LEAST_BUDGET = 64;
    /** Boxes covered before the first probe. */
    private static final int FIRST_PROBE = 256;
    private static final long WAVE_COST = 2_000_000;
    /** A box of a longer program counts for more: this many operations for each box of the limit. */
    private static final long COST_PER_BOX = 4_000;
    private static final long MOST_BOXES = 1L << 50;
    private static final int LEAST_BOXES = 64;
    private static final int EQUALITY_BOXES = 256;
    private static final int FIRST_DIVE = 32;
    private static final int DIVE_EVERY = 4;
    /** For each leaf; a side takes some thirty halvings to become tiny. */
    private static final int DIVE_BOXES = 80;

    private final Problem problem;
    private final BoxOptions options;
    private final BooleanSupplier stop;
    private final DoubleStage doubles;
    private final Map<Integer, RealStage> stages = new ConcurrentHashMap<>();
    private final int workingBits;
    private final long most;
    private final int waveLimit;
    private final List<Cell> open = new ArrayList<>();
    private Splitter splitter;
    /** For the many boxes of a long search; null if they are not of the kind. */
    private Cover cover;
    private Samples samples;
    private long judged;
    /** Of these, so many do not count for the limit. */
    private long saved;
    private int escalated;
    private int usualBits;
    private int greatestBits;
    private BoxResult failure;

    BoxSearch(Problem problem, BoxOptions options, BooleanSupplier stop) {
        this.problem = problem;
        this.options = options;
        this.stop = stop;
        this.doubles = new DoubleStage(problem);
        this.workingBits = Math.max(LEAST_BITS, options.bits());
        this.usualBits = workingBits;
        long cost = Math.max(1, doubles.cost());
        long affordable = Math.max(LEAST_BOXES, Math.multiplyHigh(options.maxBoxes(), COST_PER_BOX) > 0 ? Long.MAX_VALUE : options.maxBoxes() * COST_PER_BOX / cost);
        this.most = Math.min(Math.min(options.maxBoxes(), affordable), isSmoothEquality() ? EQUALITY_BOXES : MOST_BOXES);
        this.waveLimit = Math.clamp(WAVE_COST / cost, 1, WAVE);
    }

    /** An equality of different nodes without kinks: on boxes with an interior natural evaluation never shows it, so only the hypotheses can help. */
    private boolean isSmoothEquality() {
        return problem.conclusion() instanceof Prop.Rel(Relation relation, Term l, Term r) && relation == Relation.EQ
                && Terms.reachable(List.of(l, r)).stream().noneMatch(t -> switch (t.op()) {
                    case ABS, FLOOR, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR -> true;
                    case CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, SIN, COS, TANH, ERF, CALL, UNDEFINED -> false;
                });
    }

    BoxResult run() {
        Side[] sides = problem.root();
        Cell root = new Cell(sides, 0);
        // Deeper where the caller asks for more bits: a smaller gap shows on smaller boxes only.
        splitter = new Splitter(problem, sides, Math.scalb(1.0, -Math.clamp(workingBits / 2 - 2, 30, 500)));
        boolean plain = java.util.stream.IntStream.range(0, sides.length).allMatch(k -> problem.holes(k).isEmpty() && problem.hints(k).isEmpty());
        cover = plain ? Judgement.of(problem).map(j -> new Cover(j, splitter, sides, stop)).orElse(null) : null;
        if (problem.isEmpty()) {
            root.mark = Mark.EXCLUDED;
        } else {
            try (Workers workers = new Workers(options.threads())) {
                search(root, workers);
            }
        }
        if (failure != null) {
            return failure;
        }
        return new BoxResult.Proved(new Box(Math.max(LEAST_BITS, greatestBits) + MARGIN_BITS, root.tokens(problem)), judged);
    }

    private void search(Cell root, Workers workers) {
        if (cover != null && Cover.suits(root)) {
            root.isFresh = true;
            open.add(root);
        } else {
            judge(List.of(root), workers);
        }
        if (failure == null && !open.isEmpty()) {
            samples = new Samples(problem, doubles);
            if (cover == null) {
                // A cover comes to small boxes soon enough.
                refute(samples.spread(root.sides));
            }
        }
        long nextDive = cover == null ? FIRST_DIVE : FIRST_PROBE;
        int wave = cover == null ? 1 : COVER_WAVE;
        while (failure == null && !open.isEmpty()) {
            if (judged >= nextDive) {
                boolean ordinary = cover != null && Cover.suits(worst(open)) && probe(worst(open));
                if (!ordinary && failure == null) {
                    dive(workers);
                }
                nextDive = judged * DIVE_EVERY;
            } else {
                List<Cell> taken = open.subList(Math.max(0, open.size() - wave), open.size());
                List<Cell> parts = taken.stream().flatMap(c -> c.parts().stream()).toList();
                taken.clear();
                judge(cover == null ? parts : covered(parts, Math.min(nextDive - judged, COVERED_PER_BOX * (most - judged + saved)), workers), workers);
                wave = cover == null ? Math.min(2 * wave, waveLimit) : COVER_WAVE;
            }
        }
    }

    /** Follows the worst open box down, always into the worse part, and back to the latest part left open when both are done. */
    private void dive(Workers workers) {
        Cell at = worst(open);
        open.remove(at);
        int others = open.size();
        long end = judged + DIVE_BOXES * (1L + problem.leaves().size());
        while (failure == null && at != null) {
            int before = open.size();
            judge(at.parts(), workers);
            at = null;
            if (failure == null && judged < end && open.size() > others) {
                at = open.size() > before ? worst(open.subList(before, open.size())) : open.getLast();
                open.remove(open.lastIndexOf(at));
                refute(samples.middle(at.sides));
                if (failure != null) {
                    open.add(at);
                }
            }
        }
    }

    /** Follows the worst box down to where the search may fail; true if that was a box like any other. */
    private boolean probe(Cell worst) {
        Optional<Cell> end = cover.probe(worst);
        end.ifPresent(c -> {
            process(List.of(c), usualBits);
            if (c.mark == Mark.FALSE) {
                failure = new BoxResult.Refuted(problem.point(c.sides), judged);
            } else if (c.mark == Mark.OPEN && c.side < 0) {
                give(BoxResult.Reason.STUCK, c);
            } else {
                refute(samples.middle(c.sides));
            }
        });
        return end.isEmpty();
    }

    /** Covers those of the boxes that can be, and gives back what is then still to be judged. */
    private List<Cell> covered(List<Cell> parts, long budget, Workers workers) {
        List<Cell> suited = parts.stream().filter(Cover::suits).toList();
        List<List<Cell>> groups = new ArrayList<>();
        int size = Math.max(LEAST_GROUP, (suited.size() + COVER_GROUPS - 1) / COVER_GROUPS);
        for (int i = 0; i < suited.size(); i += size) {
            groups.add(suited.subList(i, Math.min(suited.size(), i + size)));
        }
        long[] counts = new long[groups.size()];
        workers.all(groups.size(), i -> counts[i] = cover.cover(groups.get(i), Math.max(LEAST_BUDGET, budget / groups.size())));
        long sum = Arrays.stream(counts).sum();
        judged += sum;
        saved += sum - sum / COVERED_PER_BOX;
        greatestBits = Math.max(greatestBits, DOUBLE_BITS);
        List<Cell> left = new ArrayList<>();
        for (Cell c : parts) {
            if (c.subtree == null) {
                left.add(c);
            } else {
                c.subtree.cells().forEach(d -> (d.isFresh ? open : left).add(d));
            }
        }
        return left;
    }

    private static Cell worst(List<Cell> cells) {
        return cells.stream().min(Comparator.comparingDouble((Cell c) -> c.margin)).orElseThrow();
    }

    private void refute(Optional<Map<Term, Rational>> point) {
        point.ifPresent(p -> failure = new BoxResult.Refuted(p, judged));
    }

    /** Judges boxes, chooses their splits, keeps those that stay open, and notices when there is no hope. */
    private void judge(List<Cell> cells, Workers workers) {
        int bits = usualBits;
        workers.each(cells, part -> process(part, bits));
        judged += cells.size();
        Cell stuck = null;
        for (Cell c : cells) {
            greatestBits = Math.max(greatestBits, c.bits);
            if (c.mark == Mark.FALSE) {
                failure = new BoxResult.Refuted(problem.point(c.sides), judged);
                return;
            }
            if (c.bits > bits && ++escalated >= ESCALATED) {
                usualBits = Math.max(usualBits, c.bits);
                // Doubles are too short for this problem.
                cover = null;
            }
            if (c.mark == Mark.OPEN) {
                open.add(c);
                stuck = stuck == null && c.side < 0 ? c : stuck;
            }
        }
        options.progress().boxes(judged, open.size());
        if (stuck != null) {
            give(BoxResult.Reason.STUCK, stuck);
        } else if (!open.isEmpty() && stop.getAsBoolean()) {
            give(BoxResult.Reason.STOPPED, worst(open));
        } else if (!open.isEmpty() && judged - saved + 2L * open.size() > most) {
            // Every open box needs two more at least.
            give(BoxResult.Reason.BOXES, worst(open));
        }
    }

    private void give(BoxResult.Reason reason, Cell at) {
        failure = new BoxResult.Open(reason, problem.point(at.sides), judged, open.size());
    }

    private void process(List<Cell> cells, int bits) {
        List<Cell> live = new ArrayList<>();
        for (Cell c : cells) {
            c.isFresh = false;
            if (problem.isEmpty(c.sides)) {
                c.mark = Mark.EXCLUDED;
            } else {
                live.add(c);
            }
        }
        if (live.isEmpty()) {
            return;
        }
        Map<Cell, double[]> weights = doubles.judge(live);
        for (Cell c : live) {
            if (c.mark.isDone()) {
                c.bits = DOUBLE_BITS;
            }
            if (c.mark == Mark.OPEN && (c.delicate || bits > workingBits)) {
                stage(bits).judge(c);
            }
            if (c.mark == Mark.OPEN) {
                splitter.choose(c, weights.get(c));
                for (int k = 0; k <= DOUBLINGS && c.side < 0 && c.mark == Mark.OPEN; k++) {
                    stage(workingBits << k).judge(c);
                }
            }
        }
    }

    private RealStage stage(int bits) {
        return stages.computeIfAbsent(bits, b -> new RealStage(problem, b));
    }
}
