package org.certirank.prove.box;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.exact.Rational;

/** A box of the subdivision and what was found out about it. Written by the one thread that judges it. */
final class Cell {
    final Side[] sides;
    final int depth;
    Mark mark = Mark.OPEN;
    /** A lower bound, in doubles, of how far the conclusion holds on the box; minus infinity where it is not certainly defined. */
    double margin = Double.NEGATIVE_INFINITY;
    /** Whether exact ends with their openness, or more bits, might decide what the fast path leaves open. */
    boolean delicate;
    /** Mantissa bits that decided the box. */
    int bits;
    /** The number of the side to split, -1 if none is worth it, and where. */
    int side = -1;
    Rational at;
    private Cell low;
    private Cell high;

    Cell(Side[] sides, int depth) {
        this.sides = sides;
        this.depth = depth;
    }

    private Cell with(int k, Side side) {
        Side[] s = sides.clone();
        s[k] = side;
        return new Cell(s, depth + 1);
    }

    /** Both parts of the chosen split. */
    List<Cell> split() {
        low = with(side, sides[side].below(at));
        high = with(side, sides[side].from(at));
        return List.of(low, high);
    }

    /** The subdivision below this box, all of whose leaves must be done, as the tokens of the certificate in preorder. */
    List<Data> tokens(Problem problem) {
        List<Data> out = new ArrayList<>();
        Deque<Cell> todo = new ArrayDeque<>();
        todo.push(this);
        while (!todo.isEmpty()) {
            Cell c = todo.pop();
            if (c.low == null) {
                out.add(Data.text(c.mark.token()));
                continue;
            }
            Data k = Data.integer(problem.number(c.side));
            Side s = c.sides[c.side];
            out.add(s.hull().isFinite() && s.hull().middle().equals(c.at) ? k : Data.list(k, Data.text(c.at.toString())));
            todo.push(c.high);
            todo.push(c.low);
        }
        return out;
    }
}
