package org.certirank.prove.box;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.certirank.certificate.Data;

/** A box of the subdivision and what was found out about it. Written by the one thread that judges it. */
final class Cell {
    final Side[] sides;
    final int depth;
    Mark mark = Mark.OPEN;
    /** About how far the conclusion holds in the middle of the box; minus infinity where it is not certainly defined on the whole box. Only a guide. */
    double margin = Double.NEGATIVE_INFINITY;
    /** Whether exact ends with their openness, or more bits, might decide what the fast path leaves open. */
    boolean delicate;
    /** Mantissa bits that decided the box. */
    int bits;
    /** The number of the side to split, -1 if none is worth it, and where. */
    int side = -1;
    Cut cut;
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
        low = with(side, sides[side].below(cut));
        high = with(side, sides[side].above(cut));
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
            out.add(token(c, problem.number(c.side)));
            todo.push(c.high);
            todo.push(c.low);
        }
        return out;
    }

    private static Data token(Cell c, int number) {
        Side s = c.sides[c.side];
        Data k = Data.integer(number);
        if (c.cut.closedBelow()) {
            return Data.list(k, Data.text(c.cut.at().toString()), Data.text("le"));
        }
        return s.isHalvedBy(c.cut) ? k : Data.list(k, Data.text(c.cut.at().toString()));
    }
}
