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
        // Cells, or what remains of the subtree of one.
        Deque<Object> todo = new ArrayDeque<>();
        todo.push(this);
        while (!todo.isEmpty()) {
            Object next = todo.pop();
            if (next instanceof Subtree.Walk walk) {
                Cell inner = walk.upToCell(problem, out);
                if (inner != null) {
                    todo.push(walk);
                    todo.push(inner);
                }
            } else {
                ((Cell) next).tokens(problem, out, todo);
            }
        }
        return out.tree();
    }

    private void tokens(Problem problem, Tokens out, Deque<Object> todo) {
        if (subtree != null) {
            todo.push(subtree.new Walk());
        } else if (low == null) {
            out.leaf(mark);
        } else {
            token(this, problem.number(side), out);
            todo.push(high);
            todo.push(low);
        }
    }

    private static void token(Cell c, int number, Tokens out) {
        if (!c.cut.closedBelow() && c.sides[c.side].isHalvedBy(c.cut)) {
            out.halved(number);
        } else {
            out.split(number, c.cut);
        }
    }
}
