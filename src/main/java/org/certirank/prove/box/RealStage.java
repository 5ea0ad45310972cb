package org.certirank.prove.box;

import java.util.HashMap;
import java.util.Map;
import org.certirank.eval.RealArithmetic;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.EndHull;

/** Judges boxes with exact openness at some precision, as the checker does. */
final class RealStage {
    private final Problem problem;
    private final int bits;
    private final Judge<RealInterval[]> judge;

    RealStage(Problem problem, int bits) {
        this.problem = problem;
        this.bits = bits;
        this.judge = new Judge<>(new RealArithmetic(bits), problem);
    }

    /** Judges a box that is not empty. */
    void judge(Cell cell) {
        Map<Term, RealInterval[]> sides = new HashMap<>();
        for (int k = 0; k < cell.sides.length; k++) {
            sides.put(problem.leaves().get(k), new RealInterval[] {EndHull.side(problem.opened(k, cell.sides[k].hull()), bits)});
        }
        Map<Term, RealInterval[]> values = judge.values(sides::get);
        cell.mark = judge.natural(values, 0);
        if (cell.mark == Mark.OPEN && !problem.inequalities().isEmpty()
                && judge.byMeanValue(values, 0, judge.forms(judge.jets(sides::get), 1, sides::get), 0)) {
            cell.mark = Mark.MEAN;
        }
        if (cell.mark.isDone()) {
            cell.bits = bits;
        }
    }
}
