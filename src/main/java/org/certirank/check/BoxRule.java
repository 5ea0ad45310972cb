package org.certirank.check;

import java.util.*;

/**
 * {@code box}: a tree of splits at exact rationals covers the hulls, cut by the hypotheses that bound a leaf by a constant; every point belongs to one of the
 * two children of a split. On each box interval arithmetic shows that the conclusion is true, or that some hypothesis is false.
 */
final class BoxRule {
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
            if (h instanceof Formula.Rel r && r.right().isConst()) cut(r);
            if (h instanceof Formula.Rel r && r.left().isConst()) cut(r.turned());
        }
    }

    private void cut(Formula.Rel r) {
        int i = eval.leafOf(r.left());
        if (i < 0) return;
        Rat c = r.right().value;
        boolean strict = r.kind().strict();
        switch (r.kind()) {
            case LT, LE -> start[i] = start[i].below(c, strict);
            case GT, GE -> start[i] = start[i].above(c, strict);
            case EQ -> start[i] = start[i].below(c, false).above(c, false);
            case NE -> excluded.computeIfAbsent(i, k -> new HashSet<>()).add(c);
        }
    }

    static void apply(Step s) {
        check(s.nodes, s.goal.leaves(), s.goal.hypotheses(), s.goal.conclusion(), s.data.integer("bits"), s.data.list("tree"));
    }

    /**
     * Verifies that on all points of the hulls with the hypotheses true the claim is true.
     * @param tree preorder; positions in messages count its tokens from 0
     * @throws RejectException if the tree does not cover the box, or a leaf of it does not show what it should
     */
    static void check(Nodes nodes, List<Leaf> leaves, List<Formula> hypotheses, Formula claim, int bits, List<?> tree) {
        new BoxRule(nodes, leaves, hypotheses, claim, bits).walk(tree);
    }

    private void walk(List<?> tree) {
        Deque<Leaf[]> open = new ArrayDeque<>();
        open.push(start);
        boolean nowhere = isEmpty(start);
        int position = 0;
        for (Object token : tree) {
            if (open.isEmpty()) throw new RejectException("tree has more tokens than it needs, from token " + position + " on");
            Leaf[] box = open.pop();
            if (nowhere && !token.equals("x")) throw new RejectException("the initial box is empty: the tree must be one leaf 'x'");
            if (token instanceof String kind) judge(box, kind, position);
            else split(box, token, position, open);
            position++;
        }
        if (!open.isEmpty()) throw new RejectException("tree ends early: " + open.size() + " boxes are not covered");
    }

    private static boolean isEmpty(Leaf[] box) { return Arrays.stream(box).anyMatch(Leaf::isEmpty); }

    /** The token is a leaf's number, for the mean of its ends, or [number, point], or [number, point, "le"]: the first child has the point, too. */
    private static void split(Leaf[] box, Object token, int position, Deque<Leaf[]> open) {
        String pointer = "data/tree/" + position;
        boolean list = token instanceof List<?> l && (l.size() == 2 || l.size() == 3 && "le".equals(l.get(2)));
        if (!list && !(token instanceof Json.Num)) throw Fields.wrong(pointer, "a token of the tree");
        List<?> parts = list ? (List<?>) token : List.of(token);
        int k = Fields.integer(parts.get(0), pointer);
        if (k >= box.length) throw new RejectException("token " + position + " splits leaf number " + k + " of " + box.length);
        Leaf side = box[k];
        if (!list && (side.low() == null || side.high() == null)) throw new RejectException("token " + position + " halves a side that is not finite");
        Rat c;
        try {
            c = list ? Rat.parse(Fields.text(parts.get(1), pointer)) : side.low().add(side.high()).mul(Rat.HALF);
        } catch (NumberFormatException e) {
            throw Fields.wrong(pointer, "a rational number");
        }
        if (!side.contains(c)) throw new RejectException("token " + position + " splits at " + c + ", outside the box");
        boolean atMost = parts.size() == 3;
        Leaf[] first = box.clone(), second = box.clone();
        first[k] = side.below(c, !atMost);
        second[k] = side.above(c, atMost);
        open.push(second);
        open.push(first);
    }

    private void judge(Leaf[] box, String kind, int position) {
        Leaf[] trimmed = box.clone();
        excluded.forEach((i, points) -> {
            Leaf s = box[i]; // a closed end that a hypothesis excludes is opened
            trimmed[i] = new Leaf(s.node(), s.low(), s.lowOpen() || points.contains(s.low()), s.high(), s.highOpen() || points.contains(s.high()));
        });
        boolean empty = isEmpty(trimmed);
        for (int i = 0; i < trimmed.length && !empty; i++) {
            if (trimmed[i] != last[i]) ranges[i] = trimmed[i].range(eval.bits);
            last[i] = trimmed[i];
        }
        eval.at(ranges);
        if (kind.equals("x")) {
            if (empty || hypotheses.stream().anyMatch(h -> eval.truth(h, false) == Truth.FALSE)) return;
            throw new RejectException("leaf " + position + " 'x': no hypothesis is certainly false there");
        }
        if (!kind.equals("n") && !kind.equals("m")) throw Fields.wrong("data/tree/" + position, "a token of the tree");
        boolean decides = empty || eval.truth(claim, kind.equals("m")) == Truth.TRUE;
        if (!decides) throw new RejectException("leaf " + position + " '" + kind + "' does not decide the claim");
    }
}
