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
        static Token leaf(char kind) { return new Token(kind, -1, null, false); }
        static Token split(int leaf) { return new Token('s', leaf, null, false); }
        static Token split(int leaf, Rat at, boolean atMost) { return new Token('s', leaf, at, atMost); }
    }

    private final IntervalEval eval;
    private final List<Formula> hypotheses;
    private final Formula claim;
    private final Leaf[] start;
    private final Map<Integer, Set<Rat>> excluded = new HashMap<>();
    /** The sides judged last and their outward roundings: neighbours share most of them. */
    private final Leaf[] last;
    private final Range[] ranges;

    private BoxRule(Nodes nodes, List<Leaf> leaves, List<Formula> hypotheses, Formula claim, int bits) {
        this.eval = new IntervalEval(nodes, leaves.stream().map(Leaf::node).toList(), bits);
        this.hypotheses = hypotheses;
        this.claim = claim;
        this.start = leaves.toArray(Leaf[]::new);
        this.last = new Leaf[start.length];
        this.ranges = new Range[start.length];
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
            case LT, LE -> start[i] = atMost(start[i], c, kind == Formula.Kind.LT);
            case GT, GE -> start[i] = atLeast(start[i], c, kind == Formula.Kind.GT);
            case EQ -> start[i] = atLeast(atMost(start[i], c, false), c, false);
            case NE -> excluded.computeIfAbsent(i, k -> new HashSet<>()).add(c);
        }
    }

    // ---- sides: intervals with rational ends, in the form of leaves with their hulls ----

    private static int lowTo(Leaf s, Rat c) { return s.low() == null ? -1 : s.low().compareTo(c); }
    private static int highTo(Leaf s, Rat c) { return s.high() == null ? 1 : s.high().compareTo(c); }

    private static boolean contains(Leaf s, Rat c) {
        int l = lowTo(s, c);
        int h = highTo(s, c);
        return (l < 0 || l == 0 && !s.lowOpen()) && (h > 0 || h == 0 && !s.highOpen());
    }

    private static Leaf atMost(Leaf s, Rat c, boolean open) {
        int h = highTo(s, c);
        return h > 0 || h == 0 && open ? new Leaf(s.node(), s.low(), s.lowOpen(), c, open) : s;
    }

    private static Leaf atLeast(Leaf s, Rat c, boolean open) {
        int l = lowTo(s, c);
        return l < 0 || l == 0 && open ? new Leaf(s.node(), c, open, s.high(), s.highOpen()) : s;
    }

    private static boolean isEmpty(Leaf[] box) {
        for (Leaf s : box) {
            if (s.low() != null && s.high() != null && (s.low().compareTo(s.high()) > 0 || s.low().equals(s.high()) && (s.lowOpen() || s.highOpen()))) return true;
        }
        return false;
    }

    // ---- the tree ----

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
        Deque<Leaf[]> open = new ArrayDeque<>();
        open.push(start);
        boolean nowhere = isEmpty(start);
        int position = 0;
        for (Token t : tree) {
            if (open.isEmpty()) throw new RejectException("tree has more tokens than it needs, from token " + position + " on");
            Leaf[] box = open.pop();
            if (nowhere && t.kind != 'x') throw new RejectException("the initial box is empty: the tree must be one leaf 'x'");
            if (t.kind == 's') split(box, t, position, open);
            else judge(box, t.kind, position);
            position++;
        }
        if (!open.isEmpty()) throw new RejectException("tree ends early: " + open.size() + " boxes are not covered");
    }

    private void split(Leaf[] box, Token t, int position, Deque<Leaf[]> open) {
        if (t.leaf < 0 || t.leaf >= box.length) throw new RejectException("token " + position + " splits leaf number " + t.leaf + " of " + box.length);
        Leaf side = box[t.leaf];
        Rat c = t.at;
        if (c == null) {
            if (side.low() == null || side.high() == null) throw new RejectException("token " + position + " halves a side that is not finite");
            c = side.low().add(side.high()).mul(Rat.HALF);
        }
        if (!contains(side, c)) throw new RejectException("token " + position + " splits at " + c + ", outside the box");
        Leaf[] second = box.clone();
        second[t.leaf] = atLeast(side, c, t.atMost);
        open.push(second);
        Leaf[] first = box.clone();
        first[t.leaf] = atMost(side, c, !t.atMost);
        open.push(first);
    }

    private void judge(Leaf[] box, char kind, int position) {
        Leaf[] trimmed = box.clone();
        excluded.forEach((i, points) -> {
            Leaf s = box[i]; // a closed end that a hypothesis excludes is opened
            trimmed[i] = new Leaf(s.node(), s.low(), s.lowOpen() || points.contains(s.low()), s.high(), s.highOpen() || points.contains(s.high()));
        });
        boolean empty = isEmpty(trimmed);
        for (int i = 0; i < trimmed.length && !empty; i++) {
            Leaf s = trimmed[i];
            if (s != last[i]) ranges[i] = Range.of(s.low(), s.lowOpen(), s.high(), s.highOpen(), eval.bits);
            last[i] = s;
        }
        eval.at(ranges);
        switch (kind) {
            case 'x':
                if (empty) return;
                for (Formula h : hypotheses) if (eval.truth(h, false) == Truth.FALSE) return;
                throw new RejectException("leaf " + position + " 'x': no hypothesis is certainly false there");
            case 'n', 'm':
                if (empty || eval.truth(claim, kind == 'm') == Truth.TRUE) return;
                throw new RejectException("leaf " + position + " '" + kind + "' does not decide the claim");
            default:
                throw new RejectException("malformed: token " + position + " is '" + kind + "'");
        }
    }
}
