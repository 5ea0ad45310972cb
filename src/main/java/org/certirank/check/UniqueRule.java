package org.certirank.check;

import java.util.*;

/**
 * {@code unique}: u = v, entry by entry, for leaves u and v that solve the same n equations, one pair of hypotheses for each: the second is the first with v for u,
 * which does not mention v. Both lie in the hull of their sides, a box; f(u) - f(v) = T (u - v) with T in J ({@link Slopes}), and |1 - Y T| r < r makes Y T regular,
 * so 0 = T (u - v) gives u = v.
 */
final class UniqueRule {
    static void apply(Step s) {
        List<Node> first = leaves(s, "first"), second = leaves(s, "second"), functions = new ArrayList<>();
        int n = first.size(), bits = s.data.integer("bits");
        Set<Node> all = new HashSet<>(first);
        all.addAll(second);
        if (n == 0 || second.size() != n || all.size() != 2 * n) throw new RejectException("expected as many first leaves as second ones, all different");
        Map<Node, Node> swap = new HashMap<>();
        for (int i = 0; i < n; i++) swap.put(first.get(i), second.get(i));
        for (Formula part : s.goal.conclusion().conjuncts()) {
            boolean fits = part instanceof Formula.Rel r && r.kind() == Formula.Kind.EQ && (second.contains(r.right()) && swap.get(r.left()) == r.right() || second.contains(r.left()) && swap.get(r.right()) == r.left());
            if (!fits) throw new RejectException("the conclusion is not that leaves of first and second are equal");
        }
        if (s.goal.conclusion().conjuncts().isEmpty()) throw new RejectException("the conclusion says nothing");
        for (Object o : s.data.list("pairs")) {
            List<?> pair = Fields.list(o, s.data.at("pairs"));
            if (pair.size() != 2) throw Fields.wrong(s.data.at("pairs"), "pairs of indices");
            Formula.Rel[] f = new Formula.Rel[2];
            for (int i = 0; i < 2; i++) f[i] = Step.equality(s.goal.hypothesis(Fields.integer(pair.get(i), s.data.at("pairs"))));
            if (second.stream().anyMatch(v -> Nodes.mentions(f[0], v))) throw new RejectException("the first hypothesis of a pair mentions a second leaf");
            if (!f[0].map(s.nodes.replacing(swap)).equals(f[1])) throw new RejectException("the hypotheses of a pair are not the same equation");
            functions.add(s.nodes.sub(f[0].left(), f[0].right()));
        }
        if (functions.size() != n) throw new RejectException(functions.size() + " equations for " + n + " unknowns");
        Rat[] radius = Slopes.rationals(s, s.data.list("radius"), "radius", n);
        for (Rat r : radius) Slopes.positive(r);
        Leaf[] start = BoxRule.initial(s.goal, new HashMap<>());
        if (BoxRule.isEmpty(start)) throw new RejectException("the initial box is empty");
        IntervalEval eval = IntervalEval.of(s.nodes, List.of(start), bits);
        eval.at(start);
        Range[] box = eval.box().clone();
        for (int i = 0; i < n; i++) {
            Range u = eval.value(first.get(i)), v = eval.value(second.get(i)), hull = new Range(End.lesser(u.lo(), v.lo()), End.greater(u.hi(), v.hi()));
            if (!hull.isFinite()) throw new RejectException("the sides of '" + first.get(i) + "' and '" + second.get(i) + "' are not finite");
            box[eval.leafOf(first.get(i))] = hull;
        }
        eval.at(box);
        Range[][] rest = new Slopes(eval, functions, first, Slopes.matrix(s, n)).rest;
        for (int i = 0; i < n; i++) {
            Range sum = Range.ZERO;
            for (int j = 0; j < n; j++) sum = sum.add(rest[i][j].abs().mul(Range.of(radius[j], bits), bits), bits);
            if (!sum.certainlyLess(Range.of(radius[i], bits))) throw new RejectException("row " + i + " of 1 - Y J is not certainly below 1: " + sum + " for " + radius[i]);
        }
    }

    private static List<Node> leaves(Step s, String field) {
        List<Node> out = new ArrayList<>();
        for (String text : s.data.texts(field)) {
            Node x = s.reading.node(text);
            if (s.goal.leaves().stream().noneMatch(l -> l.node() == x)) throw new RejectException("'" + text + "' is not a leaf of the goal");
            out.add(x);
        }
        return out;
    }
}
