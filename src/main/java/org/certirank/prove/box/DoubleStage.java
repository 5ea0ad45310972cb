package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.eval.Arithmetic;
import org.certirank.eval.DoubleArithmetic;
import org.certirank.eval.MeanValue;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.Flag;

/**
 * Judges many boxes at once in outward rounded doubles, and finds out what their further treatment needs: how far the conclusion is from being decided,
 * and how strongly each leaf moves it. What it decides is certain; that openness is forgotten and bits are few only leaves more boxes open.
 */
final class DoubleStage {
    /** A comparison is nearly decided when an end lies this close to 0, relative to the sides compared. */
    private static final double NEARLY = 0x1p-30;
    /** Mean value forms over more operations than this are not worth their time. */
    private static final long FORM_LIMIT = 200_000;

    private final Problem problem;
    private final Judge<DoubleIntervals> judge;

    DoubleStage(Problem problem) {
        this.problem = problem;
        this.judge = new Judge<>(new DoubleArithmetic(), problem);
    }

    long cost() {
        return judge.cost();
    }

    /** Judges boxes that are not empty; for those left open, the weights are of the leaves by which a split should go, null where nothing is known. */
    Map<Cell, double[]> judge(List<Cell> cells) {
        Map<Term, DoubleIntervals> sides = sides(cells);
        Map<Term, DoubleIntervals> values = judge.values(sides::get);
        List<Cell> open = new ArrayList<>();
        List<Integer> lanes = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell c = cells.get(i);
            c.mark = judge.natural(values, i);
            if (c.mark == Mark.OPEN) {
                c.margin = margin(problem.conclusion(), values, i);
                c.delicate = delicate(c, values, i);
                open.add(c);
                lanes.add(i);
            }
        }
        Map<Cell, double[]> weights = new HashMap<>();
        if (!open.isEmpty() && !problem.inequalities().isEmpty() && judge.cost() <= FORM_LIMIT) {
            meanValue(open, lanes, values, weights);
        }
        return weights;
    }

    private void meanValue(List<Cell> cells, List<Integer> lanes, Map<Term, DoubleIntervals> values, Map<Cell, double[]> weights) {
        Map<Term, DoubleIntervals> sides = sides(cells);
        Map<Term, MeanValue.Jet<DoubleIntervals>> jets = judge.jets(sides::get);
        Map<Term, DoubleIntervals> forms = judge.forms(jets, cells.size(), sides::get);
        for (int j = 0; j < cells.size(); j++) {
            Cell c = cells.get(j);
            if (judge.byMeanValue(values, lanes.get(j), forms, j)) {
                c.mark = Mark.MEAN;
                continue;
            }
            for (Prop.Rel r : problem.inequalities()) {
                DoubleIntervals form = forms.get(judge.difference(r));
                int lane = Arithmetic.lane(form.size(), j);
                c.delicate |= form.flag(lane).isDefined() && Math.abs(form.lo()[lane]) <= NEARLY * scale(r, values, lanes.get(j));
            }
            weights.put(c, weights(c, jets, j));
        }
    }

    /** Per leaf, the most by which moving it over its side can change a comparison, to first order. */
    private double[] weights(Cell c, Map<Term, MeanValue.Jet<DoubleIntervals>> jets, int j) {
        double[] w = new double[c.sides.length];
        for (MeanValue.Jet<DoubleIntervals> jet : jets.values()) {
            for (int k = 0; k < w.length; k++) {
                DoubleIntervals d = jet.partials().get(problem.leaves().get(k));
                if (d != null) {
                    int lane = Arithmetic.lane(d.size(), j);
                    double most = Math.max(Math.abs(d.lo()[lane]), Math.abs(d.hi()[lane]));
                    double weight = most == 0 ? 0 : most * c.sides[k].width();
                    w[k] = Math.max(w[k], Double.isNaN(weight) ? Double.POSITIVE_INFINITY : weight);
                }
            }
        }
        return w;
    }

    private Map<Term, DoubleIntervals> sides(List<Cell> cells) {
        Map<Term, DoubleIntervals> sides = new HashMap<>();
        for (int k = 0; k < problem.leaves().size(); k++) {
            DoubleIntervals b = DoubleIntervals.ofSize(cells.size());
            for (int i = 0; i < cells.size(); i++) {
                Side s = cells.get(i).sides[k];
                b.set(i, DoubleInterval.of(s.lo(), s.hi()), Flag.C1);
            }
            sides.put(problem.leaves().get(k), b);
        }
        return sides;
    }

    /** The number of the first of these boxes, parts of the domain, where all hypotheses are certainly true and the conclusion certainly is not; -1 if there is none. */
    int firstFalse(List<DoubleInterval[]> parts) {
        Map<Term, DoubleIntervals> sides = new HashMap<>();
        for (int k = 0; k < problem.leaves().size(); k++) {
            int leaf = k;
            sides.put(problem.leaves().get(k), DoubleIntervals.of(parts.stream().map(p -> p[leaf]).toArray(DoubleInterval[]::new)));
        }
        Map<Term, DoubleIntervals> values = judge.values(sides::get);
        for (int i = 0; i < parts.size(); i++) {
            if (judge.natural(values, i) == Mark.FALSE) {
                return i;
            }
        }
        return -1;
    }

    private double margin(Prop p, Map<Term, DoubleIntervals> values, int i) {
        return switch (p) {
            case Prop.Truth(boolean value) -> value ? Double.MAX_VALUE : -Double.MAX_VALUE;
            case Prop.Rel r -> {
                DoubleIntervals e = values.get(judge.difference(r));
                int lane = Arithmetic.lane(e.size(), i);
                double middle = middle(e.lo()[lane], e.hi()[lane]);
                yield !e.flag(lane).isDefined() ? Double.NEGATIVE_INFINITY : switch (r.relation()) {
                    case LT, LE -> middle;
                    case GT, GE -> -middle;
                    case EQ -> -Math.abs(middle);
                    case NE -> Math.abs(middle);
                };
            }
            case Prop.And(List<Prop> parts) -> parts.stream().mapToDouble(q -> margin(q, values, i)).min().orElse(Double.MAX_VALUE);
            case Prop.Or(List<Prop> parts) -> parts.stream().mapToDouble(q -> margin(q, values, i)).max().orElse(-Double.MAX_VALUE);
            case Prop.Imp(Prop premise, Prop then) -> margin(then, values, i);
            case Prop.Not n -> -Double.MAX_VALUE;
            case Prop.All a -> -Double.MAX_VALUE;
            case Prop.Defined(List<Term> nodes) -> nodes.stream().allMatch(t -> isDefined(values.get(t), i)) ? 0 : Double.NEGATIVE_INFINITY;
        };
    }

    /** The ends of an enclosure err to both sides alike, so their mean tells more about the values than either. */
    private static double middle(double lo, double hi) {
        if (Double.isInfinite(lo) || Double.isInfinite(hi)) {
            return Double.isInfinite(lo) ? -Double.MAX_VALUE : Double.MAX_VALUE;
        }
        return lo / 2 + hi / 2;
    }

    private static boolean isDefined(DoubleIntervals b, int i) {
        return b.flag(Arithmetic.lane(b.size(), i)).isDefined();
    }

    private boolean delicate(Cell c, Map<Term, DoubleIntervals> values, int i) {
        for (Prop h : problem.hypotheses()) {
            if (nearly(h, false, values, i)) {
                return true;
            }
        }
        if (nearly(problem.conclusion(), true, values, i)) {
            return true;
        }
        return (c.margin == Double.NEGATIVE_INFINITY || problem.hasJumps()) && problem.hasOpenEnd(c.sides);
    }

    /** Whether a comparison of the formula is so nearly true (or false) that openness or rounding may matter. */
    private boolean nearly(Prop p, boolean wanted, Map<Term, DoubleIntervals> values, int i) {
        return switch (p) {
            case Prop.Truth t -> false;
            case Prop.Rel r -> nearly(r, wanted, values, i);
            case Prop.And(List<Prop> parts) -> parts.stream().anyMatch(q -> nearly(q, wanted, values, i));
            case Prop.Or(List<Prop> parts) -> parts.stream().anyMatch(q -> nearly(q, wanted, values, i));
            case Prop.Imp(Prop premise, Prop then) -> nearly(premise, !wanted, values, i) || nearly(then, wanted, values, i);
            case Prop.Not(Prop of) -> nearly(of, !wanted, values, i);
            case Prop.All a -> false;
            case Prop.Defined d -> false;
        };
    }

    private boolean nearly(Prop.Rel r, boolean wanted, Map<Term, DoubleIntervals> values, int i) {
        DoubleIntervals e = values.get(judge.difference(r));
        int lane = Arithmetic.lane(e.size(), i);
        if (!e.flag(lane).isDefined()) {
            return false;
        }
        double slack = NEARLY * scale(r, values, i);
        boolean low = Math.abs(e.lo()[lane]) <= slack;
        boolean high = Math.abs(e.hi()[lane]) <= slack;
        return switch (r.relation()) {
            case LT, LE -> wanted ? low : high;
            case GT, GE -> wanted ? high : low;
            case EQ -> wanted ? low && high : low || high;
            case NE -> wanted ? low || high : low && high;
        };
    }

    private static double scale(Prop.Rel r, Map<Term, DoubleIntervals> values, int i) {
        double s = magnitude(values.get(r.l()), i) + magnitude(values.get(r.r()), i);
        return Double.isInfinite(s) ? 1 : s;
    }

    private static double magnitude(DoubleIntervals b, int i) {
        int lane = Arithmetic.lane(b.size(), i);
        return Math.max(Math.abs(b.lo()[lane]), Math.abs(b.hi()[lane]));
    }
}
