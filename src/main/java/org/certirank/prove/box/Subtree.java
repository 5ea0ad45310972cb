package org.certirank.prove.box;

import java.util.Arrays;
import java.util.List;

/**
 * A part of the subdivision that {@link Cover} has made, packed: for each node one byte for what it is and one number for its lower part (the upper one follows it).
 * Nodes that Cover left open stand for cells of their own.
 */
final class Subtree {
    /** A node that is a cell of its own. */
    private static final byte CELL = -1;
    /** First of the codes of marks; below are the numbers of the sides that are halved. */
    private static final int MARKS = 100;
    /** Most sides a box may have. */
    static final int MOST_SIDES = MARKS;

    private static final Mark[] KINDS = Mark.values();

    private byte[] code = new byte[64];
    private int[] below = new int[64];
    private int size;
    private List<Cell> cells = List.of();

    /** A new node, open. */
    int add() {
        if (size == code.length) {
            code = Arrays.copyOf(code, 2 * size);
            below = Arrays.copyOf(below, 2 * size);
        }
        return size++;
    }

    void mark(int node, Mark mark) {
        code[node] = (byte) (MARKS + mark.ordinal());
    }

    /** Halves a node by a side; the parts are two new nodes, of which the number of the lower is given back. */
    int halve(int node, int side) {
        int low = add();
        add();
        code[node] = (byte) side;
        below[node] = low;
        return low;
    }

    /** The node is this cell, which is number {@code index} among those given to {@link #cells(List)}. */
    void leave(int node, int index) {
        code[node] = CELL;
        below[node] = index;
    }

    void cells(List<Cell> left) {
        cells = left;
    }

    List<Cell> cells() {
        return cells;
    }

    /** A walk through the nodes in preorder. */
    final class Walk {
        private int[] stack = new int[64];
        private int top = 1;

        /** Writes the tokens of the nodes up to the next that is a cell of its own, which is given back; null at the end. */
        Cell upToCell(Problem problem, Tokens out) {
            while (top > 0) {
                int node = stack[--top];
                if (code[node] == CELL) {
                    return cells.get(below[node]);
                }
                if (code[node] >= MARKS) {
                    out.leaf(KINDS[code[node] - MARKS]);
                } else {
                    out.halved(problem.number(code[node]));
                    if (top + 2 > stack.length) {
                        stack = Arrays.copyOf(stack, 2 * stack.length);
                    }
                    stack[top++] = below[node] + 1;
                    stack[top++] = below[node];
                }
            }
            return null;
        }
    }
}
