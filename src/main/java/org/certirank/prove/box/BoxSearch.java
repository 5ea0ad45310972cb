package org.certirank.prove.box;

import java.util.ArrayList;
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
    private static final long WAVE_COST = 2_000_000;
    /** A box of a longer program counts for more: this many operations for each box of the limit. */
    private static final long COST_PER_BOX = 4_000;
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
    private Samples samples;
    private long judged;
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
        this.most = Math.min(Math.min(options.maxBoxes(), affordable), isSmoothEquality() ? EQUALITY_BOXES : Long.MAX_VALUE);
        this.waveLimit = Math.clamp(WAVE_COST / cost, 1, WAVE);
    }

    /** An equality of different nodes without kinks: on boxes with an interior natural evaluation never shows it, so only the hypotheses can help. */
    private boolean isSmoothEquality() {
        return problem.conclusion() instanceof Prop.Rel(Relation relation, Term l, Term r) && relation == Relation.EQ
                && Terms.reachable(List.of(l, r)).stream().noneMatch(t -> switch (t.op()) {
                    case ABS, FLOOR, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS -> true;
                    case CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, SIN, COS, TANH, ERF, UNDEFINED -> false;
                });
    }

    BoxResult run() {
        Side[] sides = problem.root();
        Cell root = new Cell(sides, 0);
        // Deeper where the caller asks for more bits: a smaller gap shows on smaller boxes only.
        splitter = new Splitter(problem, sides, Math.scalb(1.0, -Math.clamp(workingBits / 2 - 2, 30, 500)));
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
        judge(List.of(root), workers);
        if (failure == null && !open.isEmpty()) {
            samples = new Samples(problem, doubles);
            refute(samples.spread(root.sides));
        }
        long nextDive = FIRST_DIVE;
        int wave = 1;
        while (failure == null && !open.isEmpty()) {
            if (judged >= nextDive) {
                dive(workers);
                nextDive = judged * DIVE_EVERY;
            } else {
                List<Cell> taken = open.subList(Math.max(0, open.size() - wave), open.size());
                List<Cell> parts = taken.stream().flatMap(c -> c.split().stream()).toList();
                taken.clear();
                judge(parts, workers);
                wave = Math.min(2 * wave, waveLimit);
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
            judge(at.split(), workers);
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
        } else if (!open.isEmpty() && judged + 2L * open.size() > most) {
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
