package org.certirank.check;

import java.util.*;

/**
 * {@code box}: a tree of splits at exact rationals covers the hulls, cut by the hypotheses that bound a leaf by a constant; every point belongs to one of the
 * two children of a split. On each box interval arithmetic shows that the conclusion is true, or that some hypothesis is false.
 */
final class BoxRule {
    private final IntervalEval eval;
    private final Goal goal;
    private final Leaf[] start;
    /** The boxes that are still to be covered, the next one first. */
    private final Deque<Leaf[]> open = new ArrayDeque<>();
    /** How many tokens were taken. */
    private int position;
    private final Map<Integer, Set<Rat>> excluded = new HashMap<>();

    BoxRule(Nodes nodes, Goal goal, int bits) {
        this.eval = IntervalEval.of(nodes, goal.leaves(), bits);
        this.goal = goal;
        this.start = initial(goal, excluded);
    }

    /** The hulls of the leaves, cut by the hypotheses that compare a leaf with a constant; the points that such hypotheses exclude. */
    static Leaf[] initial(Goal goal, Map<Integer, Set<Rat>> excluded) {
        Leaf[] box = goal.leaves().toArray(Leaf[]::new);
        Map<Node, Integer> index = new HashMap<>();
        for (Leaf leaf : box) index.put(leaf.node(), index.size());
        for (Formula h : goal.hypotheses()) {
            if (!(h instanceof Formula.Rel told)) continue;
            for (Formula.Rel r : List.of(told, told.turned())) {
                Integer i = r.right().isConst() ? index.get(r.left()) : null;
                if (i == null) continue;
                Rat c = r.right().value;
                boolean strict = r.kind().strict();
                switch (r.kind()) {
                    case LT, LE -> box[i] = box[i].below(c, strict);
                    case GT, GE -> box[i] = box[i].above(c, strict);
                    case EQ -> box[i] = box[i].below(c, false).above(c, false);
                    case NE -> excluded.computeIfAbsent(i, k -> new HashSet<>()).add(c);
                }
            }
        }
        return box;
    }

    static void apply(Step s) { new BoxRule(s.nodes, s.goal, s.data.integer("bits")).check(s.data.list("tree")); }

    /**
     * Verifies that on all points of the hulls with the hypotheses true the conclusion is true.
     * @param tree preorder; positions in messages count its tokens from 0
     * @throws RejectException if the tree does not cover the box, or a leaf of it does not show what it should
     */
    void check(List<?> tree) {
        open.push(start);
        for (Object part : tree) {
            if (!(part instanceof String run)) take(part, false);
            else if (run.isEmpty()) throw malformed("a token of the tree");
            else for (char letter : run.toCharArray()) take(letter, letter < '0' || letter > '9');
        }
        if (!open.isEmpty()) throw new RejectException("tree ends early: " + open.size() + " boxes are not covered");
    }

    /** The next token: a letter, or what stands in the tree without quotation marks. */
    private void take(Object token, boolean leaf) {
        if (open.isEmpty()) throw new RejectException("tree has more tokens than it needs, from token " + position + " on");
        Leaf[] box = open.pop();
        if (position == 0 && isEmpty(start) && !token.equals('x')) throw new RejectException("the initial box is empty: the tree must be one leaf 'x'");
        if (leaf) judge(box, (char) token);
        else split(box, token);
        position++;
    }

    static boolean isEmpty(Leaf[] box) { return Arrays.stream(box).anyMatch(Leaf::isEmpty); }
    private InputException malformed(String expected) { return Fields.wrong("data/tree/" + position, expected); }

    /** The token is a leaf's number, for the mean of its ends, or [number, point], or [number, point, "le"]: the first child has the point, too. */
    private void split(Leaf[] box, Object token) {
        boolean list = token instanceof List<?> l && (l.size() == 2 || l.size() == 3 && "le".equals(l.get(2)));
        if (!list && !(token instanceof Json.Num) && !(token instanceof Character)) throw malformed("a token of the tree");
        List<?> parts = list ? (List<?>) token : List.of(token);
        int k = token instanceof Character digit ? digit - '0' : Fields.integer(parts.get(0), "data/tree/" + position);
        if (k >= box.length) throw new RejectException("token " + position + " splits leaf number " + k + " of " + box.length);
        Leaf side = box[k];
        if (!list && (side.low() == null || side.high() == null)) throw new RejectException("token " + position + " halves a side that is not finite");
        Rat c;
        try {
            c = list ? Rat.parse(Fields.text(parts.get(1), "data/tree/" + position)) : side.low().add(side.high()).mul(Rat.HALF);
        } catch (NumberFormatException e) {
            throw malformed("a rational number");
        }
        if (!side.contains(c)) throw new RejectException("token " + position + " splits at " + c + ", outside the box");
        boolean atMost = parts.size() == 3;
        Leaf[] first = box.clone(), second = box.clone();
        first[k] = side.below(c, !atMost);
        second[k] = side.above(c, atMost);
        open.push(second);
        open.push(first);
    }

    private void judge(Leaf[] box, char kind) {
        Leaf[] trimmed = box.clone();
        excluded.forEach((i, points) -> {
            Leaf s = box[i]; // a closed end that a hypothesis excludes is opened
            trimmed[i] = new Leaf(s.node(), s.low(), s.lowOpen() || points.contains(s.low()), s.high(), s.highOpen() || points.contains(s.high()));
        });
        boolean empty = isEmpty(trimmed);
        if (!empty) eval.at(trimmed);
        if (kind == 'x') {
            if (empty || goal.hypotheses().stream().anyMatch(h -> eval.truth(h, false) == Truth.FALSE)) return;
            throw new RejectException("leaf " + position + " 'x': no hypothesis is certainly false there");
        }
        if (kind != 'n' && kind != 'm') throw malformed("a token of the tree");
        boolean decides = empty || eval.truth(goal.conclusion(), kind == 'm') == Truth.TRUE;
        if (!decides) throw new RejectException("leaf " + position + " '" + kind + "' does not decide the claim");
    }
}
