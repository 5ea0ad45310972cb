package org.certirank.check;

import java.util.*;

/**
 * The mean value form: for e differentiable on a box B and continuous at a point c of its closure, e(x) = e(c) + sum of d_i(z) (x_i - c_i) for some z between
 * c and x, so that e(c) + sum of D_i (B_i - c_i) contains all values of e on B if D_i contains those of the i-th partial derivative. Where e and its
 * derivatives by the rules of the language are defined, e is differentiable, and a defined e without floor is continuous (docs/checker-rules.md).
 */
final class MeanValue {
    private final IntervalEval eval;
    private final IntervalEval centre;
    private final Nodes nodes;
    private final int bits;
    /** The derivatives by each leaf; none where the rules know none. */
    private final Map<Node, List<Node>> derivatives = new HashMap<>();

    MeanValue(IntervalEval eval) { this.eval = eval; this.nodes = eval.nodes; this.bits = eval.bits; this.centre = eval.another(); }

    /** The mean value form of e over the present box, null where the rule does not allow it. */
    Range range(Node e) {
        List<Node> slopes = derivatives.computeIfAbsent(e, this::derivatives);
        if (slopes.isEmpty() || eval.value(e) == null) return null;
        Range[] box = eval.box(), c = box.clone(), d = new Range[c.length];
        for (int i = 0; i < c.length; i++) {
            if (slopes.get(i) == nodes.zero) continue;
            d[i] = box[i].isFinite() ? eval.value(slopes.get(i)) : null;
            if (d[i] == null) return null;
            c[i] = centre(box[i], d[i]);
        }
        centre.at(c);
        Range sum = centre.value(e);
        for (int i = 0; i < c.length && sum != null; i++) if (d[i] != null) sum = sum.add(d[i].mul(box[i].sub(c[i], bits), bits), bits);
        return sum;
    }

    private List<Node> derivatives(Node e) {
        try {
            return eval.leaves().stream().map(x -> Derivative.nested(nodes, e, x)).toList();
        } catch (InputException notDifferentiable) {
            return List.of();
        }
    }

    /** Any point of the side's closure would do; where e is monotone, the end that gives its least value. */
    private Range centre(Range side, Range d) {
        if (d.nonNegative()) return Range.point(side.lo());
        if (d.nonPositive()) return Range.point(side.hi());
        return Range.point(End.add(side.lo(), side.hi(), 2 * bits, false).scaled(-1).round(bits, false)); // rounded down it stays at or above lo
    }
}
