package org.certirank.check;

import java.util.*;

/**
 * {@code newton}: all names left are exists, and their n entries solve n of the equations of the conditions and the conclusion within a box B about the centre c with the radii r;
 * all the rest is true on B. For any fixed values of the leaves x -> x - Y f(x) maps B into its interior, as - Y f(c) + (1 - Y J)(B - c) lies strictly within the radii ({@link
 * Slopes}), so it has a fixed point in B (Brouwer); |1 - Y T| r < r for all T in J makes Y T regular, hence Y, and f = 0 there (Krawczyk 1969, Moore 1977).
 */
final class NewtonRule {
    static void apply(Step s) {
        int bits = s.data.integer("bits");
        List<Rat> centre = new ArrayList<>(), radius = new ArrayList<>();
        List<Node> unknowns = new ArrayList<>();
        List<Formula> parts = new ArrayList<>(), members = new ArrayList<>();
        Goal goal = s.goal;
        for (Spec.Quantifier q : s.goal.rest()) {
            if (q.forall() || !real(q.set())) throw new RejectException("'" + q.name() + "' is no exists over real numbers, vectors or matrices");
            Value.Tensor c = constants(s, "centre", q.name()), r = constants(s, "radius", q.name());
            r.entries().forEach(x -> Slopes.positive(x.value));
            for (String end : List.of("-", "+")) members.addAll(new Sets(s.goal, s.reading).conditions(s.apply(end, c, r), q.set()));
            Value.Tensor x = Value.unknown(s.nodes, q.name(), c.dimensions());
            List<Leaf> leaves = new ArrayList<>();
            for (int i = 0; i < x.entries().size(); i++) {
                Rat at = c.entries().get(i).value, by = r.entries().get(i).value;
                leaves.add(new Leaf(x.entries().get(i), at.sub(by), false, at.add(by), false));
                centre.add(at);
                radius.add(by);
            }
            unknowns.addAll(x.entries());
            goal = goal.enter(x, goal.given(), leaves);
            if (q.where() != null) parts.addAll(s.reading.at(goal).formula(q.where()).conjuncts());
        }
        for (String field : List.of("centre", "radius")) if (s.data.map(field).size() != s.goal.rest().size()) throw new RejectException(field + ": a value for a name that is not asked for");
        parts.addAll(s.reading.conclude(goal).conclusion().conjuncts());
        Leaf[] start = BoxRule.initial(goal, new HashMap<>());
        if (BoxRule.isEmpty(start)) throw new RejectException("the initial box is empty");
        List<Node> functions = equations(s, parts, unknowns.size());
        IntervalEval eval = IntervalEval.of(s.nodes, List.of(start), bits), at = eval.another();
        eval.at(start);
        holds(members, eval, "the box does not certainly lie in the sets: ");
        Slopes slopes = new Slopes(eval, functions, unknowns, Slopes.matrix(s, unknowns.size()));
        Range[] box = eval.box().clone();
        for (int j = 0; j < unknowns.size(); j++) box[eval.leafOf(unknowns.get(j))] = Range.of(centre.get(j), bits);
        at.at(box);
        Range[] values = functions.stream().map(at::value).toArray(Range[]::new), moved = slopes.times(values);
        if (Arrays.stream(values).anyMatch(Objects::isNull)) throw new RejectException("an equation is not certainly defined at the centre");
        for (int i = 0; i < moved.length; i++) {
            Range k = moved[i].neg();
            for (int j = 0; j < moved.length; j++) {
                Range side = new Range(Range.of(radius.get(j).neg(), bits).lo(), Range.of(radius.get(j), bits).hi());
                k = k.add(slopes.rest[i][j].mul(side, bits), bits);
            }
            if (!Slopes.within(k, radius.get(i), bits)) throw new RejectException("unknown " + i + " is not certainly mapped into the interior of the box: " + k);
        }
        holds(parts, eval, "not certainly true on the box: ");
    }

    private static boolean real(Ast set) {
        Ast entries = set.calls("vectors", "matrices") ? set.last() : set;
        boolean all = set.calls("vectors") && set.args().size() == 1 || set.calls("matrices") && set.args().size() == 2;
        return all || entries.tag() == Ast.Tag.INTERVAL || entries.names("reals");
    }

    /** The value of a name, texts in the shape of a number, a vector or a matrix. */
    private static Value.Tensor constants(Step s, String field, String name) {
        Object value = s.data.map(field).get(name);
        if (value instanceof String text) return Value.of(s.nodes.constant(s.reading.rational(text)));
        List<?> lines = Fields.list(value, s.data.at(field) + "/" + name);
        boolean matrix = !lines.isEmpty() && lines.get(0) instanceof List<?>;
        List<Node> entries = new ArrayList<>();
        int width = matrix ? ((List<?>) lines.get(0)).size() : lines.size();
        for (Object line : matrix ? lines : List.of(lines)) for (Rat r : Slopes.rationals(s, line, field, width)) entries.add(s.nodes.constant(r));
        return new Value.Tensor(matrix ? List.of(lines.size(), width) : List.of(width), entries);
    }

    /** The differences l - r of the n equations told; they are taken from the parts. */
    private static List<Node> equations(Step s, List<Formula> parts, int n) {
        int[] told = s.data.integers("equations");
        if (told.length != n) throw new RejectException(told.length + " equations for " + n + " unknowns");
        List<Node> functions = new ArrayList<>();
        Set<Integer> taken = new TreeSet<>(Comparator.reverseOrder());
        for (int k : told) {
            if (k >= parts.size() || !taken.add(k)) throw new RejectException("equation " + k + " is named twice or does not exist, there are " + parts.size() + " parts");
            Formula.Rel e = Step.equality(parts.get(k));
            functions.add(s.nodes.sub(e.left(), e.right()));
        }
        taken.forEach(k -> parts.remove((int) k));
        return functions;
    }

    private static void holds(List<Formula> formulas, IntervalEval eval, String what) {
        for (Formula f : formulas) if (Truth.exactly(f) != Truth.TRUE && eval.truth(f, false) != Truth.TRUE) throw new RejectException(what + f);
    }

    /**
     * {@code unique}: u = v, entry by entry, for leaves u and v that solve the same n equations, one pair of hypotheses for each: the second is the first with v for u, which does not
     * mention v. Both lie in the hull of their sides, a box; f(u) - f(v) = T (u - v) with T in J ({@link Slopes}), and |1 - Y T| r < r makes Y T regular, so 0 = T (u - v) gives u = v.
     */
    static void unique(Step s) {
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
