package org.certirank.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule `box`: a tree of splits covers the hulls of the leaves, cut by the hypotheses that bound a leaf by a constant, with boxes. On each of them interval arithmetic
 * shows that the conclusion is true, or that some hypothesis is false. Splits are at exact rationals, every point belongs to one of the two children: no point is lost.
 */
final class BoxRule {
    /**
     * One token of the tree: a leaf of the tree, or a split of the leaf number `leaf`.
     *
     * @param kind 'x', 'n', 'm', or 's' for a split
     * @param at the point of the split, null for the mean of the ends
     * @param atMost whether the first child has V <= at rather than V < at
     */
    record Token(char kind, int leaf, Rat at, boolean atMost) {
        static Token leaf(char kind) {
            return new Token(kind, -1, null, false);
        }

        static Token split(int leaf) {
            return new Token('s', leaf, null, false);
        }

        static Token split(int leaf, Rat at, boolean atMost) {
            return new Token('s', leaf, at, atMost);
        }
    }

    /** One side of a box; null stands for an infinite end. The range is its outward rounding, made when first asked for. */
    private static final class Side {
        final Rat low;
        final boolean lowOpen;
        final Rat high;
        final boolean highOpen;
        private Range range;

        Side(Rat low, boolean lowOpen, Rat high, boolean highOpen) {
            this.low = low;
            this.lowOpen = lowOpen;
            this.high = high;
            this.highOpen = highOpen;
        }

        boolean isEmpty() {
            if (low == null || high == null) return false;
            int c = low.compareTo(high);
            return c > 0 || c == 0 && (lowOpen || highOpen);
        }

        boolean contains(Rat c) {
            int l = low == null ? -1 : low.compareTo(c);
            int h = high == null ? 1 : high.compareTo(c);
            return (l < 0 || l == 0 && !lowOpen) && (h > 0 || h == 0 && !highOpen);
        }

        Side atMost(Rat c, boolean open) {
            int h = high == null ? 1 : high.compareTo(c);
            return h > 0 ? new Side(low, lowOpen, c, open) : h == 0 && open ? new Side(low, lowOpen, high, true) : this;
        }

        Side atLeast(Rat c, boolean open) {
            int l = low == null ? -1 : low.compareTo(c);
            return l < 0 ? new Side(c, open, high, highOpen) : l == 0 && open ? new Side(low, true, high, highOpen) : this;
        }

        Side without(Set<Rat> excluded) {
            boolean l = lowOpen || excluded.contains(low);
            boolean h = highOpen || excluded.contains(high);
            return l == lowOpen && h == highOpen ? this : new Side(low, l, high, h);
        }

        Range range(int bits) {
            if (range == null) range = Range.of(low, lowOpen, high, highOpen, bits);
            return range;
        }
    }

    private final IntervalEval eval;
    private final List<Formula> hypotheses;
    private final Formula claim;
    private final Side[] start;
    private final Map<Integer, Set<Rat>> excluded = new HashMap<>();

    private BoxRule(Nodes nodes, List<Leaf> leaves, List<Formula> hypotheses, Formula claim, int bits) {
        this.eval = new IntervalEval(nodes, leaves.stream().map(Leaf::node).toList(), bits);
        this.hypotheses = hypotheses;
        this.claim = claim;
        this.start = leaves.stream().map(l -> new Side(l.low(), l.lowOpen(), l.high(), l.highOpen())).toArray(Side[]::new);
        for (Formula h : hypotheses) {
            if (h instanceof Formula.Rel r) {
                if (r.right().isConst()) cut(r.left(), r.kind(), r.right().value);
                if (r.left().isConst()) cut(r.right(), r.kind().turned(), r.left().value);
            }
        }
    }

    private void cut(Node leaf, Formula.Kind kind, Rat c) {
        int i = eval.leafOf(leaf);
        if (i < 0) return;
        switch (kind) {
            case LT, LE -> start[i] = start[i].atMost(c, kind == Formula.Kind.LT);
            case GT, GE -> start[i] = start[i].atLeast(c, kind == Formula.Kind.GT);
            case EQ -> start[i] = start[i].atMost(c, false).atLeast(c, false);
            case NE -> excluded.computeIfAbsent(i, k -> new HashSet<>()).add(c);
        }
    }

    /**
     * Verifies that on all points of the hulls with the hypotheses true the claim is true.
     *
     * @param tree preorder; positions in messages count its tokens from 0
     * @throws RejectException if the tree is malformed, or a leaf of it does not show what it should
     */
    static void check(Nodes nodes, List<Leaf> leaves, List<Formula> hypotheses, Formula claim, int bits, List<Token> tree) {
        new BoxRule(nodes, leaves, hypotheses, claim, bits).walk(tree);
    }

    private void walk(List<Token> tree) {
        Deque<Side[]> open = new ArrayDeque<>();
        open.push(start);
        boolean nowhere = isEmpty(start);
        int position = 0;
        for (Token t : tree) {
            if (open.isEmpty()) throw new RejectException("tree has more tokens than it needs, from token " + position + " on");
            Side[] box = open.pop();
            if (t.kind == 's') {
                if (nowhere) throw new RejectException("token " + position + " splits an empty initial box");
                split(box, t, position, open);
            } else {
                if (nowhere && t.kind != 'x') throw new RejectException("the initial box is empty: the tree must be one leaf 'x'");
                judge(box, t.kind, position);
            }
            position++;
        }
        if (!open.isEmpty()) throw new RejectException("tree ends early: " + open.size() + " boxes are not covered");
    }

    private void split(Side[] box, Token t, int position, Deque<Side[]> open) {
        if (t.leaf < 0 || t.leaf >= box.length) throw new RejectException("token " + position + " splits leaf number " + t.leaf + " of " + box.length);
        Side side = box[t.leaf];
        Rat c = t.at;
        if (c == null) {
            if (side.low == null || side.high == null) throw new RejectException("token " + position + " halves a side that is not finite");
            c = side.low.add(side.high).mul(Rat.HALF);
        }
        if (!side.contains(c)) throw new RejectException("token " + position + " splits at " + c + ", outside the box");
        Side[] second = box.clone();
        second[t.leaf] = side.atLeast(c, t.atMost);
        open.push(second);
        Side[] first = box.clone();
        first[t.leaf] = side.atMost(c, !t.atMost);
        open.push(first);
    }

    private static boolean isEmpty(Side[] box) {
        for (Side s : box) {
            if (s.isEmpty()) return true;
        }
        return false;
    }

    private void judge(Side[] box, char kind, int position) {
        Side[] trimmed = box.clone();
        excluded.forEach((i, points) -> trimmed[i] = box[i].without(points));
        boolean empty = isEmpty(trimmed);
        if (!empty) {
            Range[] ranges = new Range[trimmed.length];
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = trimmed[i].range(eval.bits);
            }
            eval.at(ranges);
        }
        switch (kind) {
            case 'x':
                if (empty) return;
                for (Formula h : hypotheses) {
                    if (eval.truth(h, false) == Truth.FALSE) return;
                }
                throw new RejectException("leaf " + position + " 'x': no hypothesis is certainly false there");
            case 'n', 'm':
                if (empty || eval.truth(claim, kind == 'm') == Truth.TRUE) return;
                throw new RejectException("leaf " + position + " '" + kind + "' does not decide the claim");
            default:
                throw new RejectException("malformed: token " + position + " is '" + kind + "'");
        }
    }
}
