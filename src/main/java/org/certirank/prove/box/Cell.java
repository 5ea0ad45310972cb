package org.certirank.prove.box;

import java.util.ArrayDeque;
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
    /** Whether nobody has judged it; then it has no split. */
    boolean isFresh;
    /** Whether exact ends with their openness, or more bits, might decide what the fast path leaves open. */
    boolean delicate;
    /** Mantissa bits that decided the box. */
    int bits;
    /** The number of the side to split, -1 if none is worth it, and where. */
    int side = -1;
    Cut cut;
    /** What {@link Cover} made of the box instead of a split, null if it did not. */
    Subtree subtree;
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

    /** Both parts of the chosen split; the box itself while it has not been judged. */
    List<Cell> parts() {
        if (isFresh) {
            return List.of(this);
        }
        low = with(side, sides[side].below(cut));
        high = with(side, sides[side].above(cut));
        return List.of(low, high);
    }

    /** The subdivision below this box, all of whose leaves must be done, as the tokens of the certificate in preorder. */
    List<Data> tokens(Problem problem) {
        Tokens out = new Tokens();
        // A cell, or a node of the subtree of a cell.
        record Place(Cell cell, int node) { }
        Deque<Place> todo = new ArrayDeque<>();
        todo.push(new Place(this, 0));
        while (!todo.isEmpty()) {
            Place at = todo.pop();
            Cell c = at.cell();
            if (c.subtree != null) {
                Cell inner = c.subtree.cell(at.node());
                Mark mark = c.subtree.mark(at.node());
                if (inner != null) {
                    todo.push(new Place(inner, 0));
                } else if (mark != null) {
                    out.leaf(mark);
                } else {
                    out.halved(problem.number(c.subtree.side(at.node())));
                    todo.push(new Place(c, c.subtree.below(at.node()) + 1));
                    todo.push(new Place(c, c.subtree.below(at.node())));
                }
            } else if (c.low == null) {
                out.leaf(c.mark);
            } else {
                token(c, problem.number(c.side), out);
                todo.push(new Place(c.high, 0));
                todo.push(new Place(c.low, 0));
            }
        }
        return out.tree();
    }

    private static void token(Cell c, int number, Tokens out) {
        if (!c.cut.closedBelow() && c.sides[c.side].isHalvedBy(c.cut)) {
            out.halved(number);
        } else {
            out.split(number, c.cut);
        }
    }
}
