package org.certirank.check;

import java.util.*;
import java.util.function.*;

/**
 * Natural interval evaluation of nodes and formulas over a box (certificate format, section 5): the value of a node is a {@link Range} that contains its values
 * at all points of the box, or null if it is not certainly defined at all of them. Each node is evaluated once for a box, only if it is asked for, and not at
 * all if no leaf below it has another side than when it was evaluated last; graphs of any depth.
 */
final class IntervalEval {
    /** A node and what is known of it over the box. */
    static final class Slot {
        final Node node;
        /** The factors of a sum of products, two by two, or null. */
        private final Node[] factors;
        /** Of the arguments, or of the factors. */
        final Slot[] args;
        Range value;
        /** From which box on the leaves below have their sides (0 without leaves): boxes are numbered upwards, so a change gives a greater number. */
        long stamp = -1;
        /** The number of the box at which the value was last seen to be right. */
        private long seen = -1;
        /** How many of its arguments a walk has been to, and whether {@link #parts} has met it. */
        private int next;
        private Node met;
        /** Its exponential, and for which stamp. */
        private Range power;
        private long powerStamp = -1;
        /** What {@link MeanValue} makes of it, and for which stamp. */
        Range[] gradient;
        long gradientStamp = -1;

        private Slot(Node node, Node[] factors) {
            this.node = node;
            this.factors = factors;
            this.args = new Slot[factors != null ? factors.length : node.op == Op.CALL ? 0 : node.args.length];
        }
    }

    private static final int KEPT = 1 << 16;
    private static final int PAGE = 1 << 8, SUMMANDS = 64, GUARD = 32, EXACT = 1 << 28;
    private static final Set<Op> COSTLY = EnumSet.of(Op.EXP, Op.LOG, Op.SIN, Op.COS, Op.TANH, Op.ERF);
    final Nodes nodes;
    final int bits;
    private Range[] box;
    /** The number of the present box, and for each leaf from which box on it has its side. */
    private long boxes;
    private final long[] since;
    private final Map<Node, Integer> leafIndex;
    /** By the numbers of the nodes, in pages. */
    private Slot[][] slots = new Slot[1][];
    /** Whether sums are evaluated step by step, so that every node below has a slot. */
    private final boolean plain;
    /** What a node is made of, arguments first. */
    private final Map<Node, List<Slot>> parts = new HashMap<>();
    /** Values of operations that take long, by operation and argument: sides of boxes come again and again. */
    private final Map<List<Object>, Range> costly;
    private final List<Leaf> hulls;
    private final Map<Node, Range> calls = new HashMap<>();
    private MeanValue meanValue;

    private IntervalEval(Nodes nodes, int bits, List<Leaf> hulls, Map<Node, Integer> leafIndex, Map<List<Object>, Range> costly, boolean plain) {
        this.plain = plain;
        this.hulls = hulls;
        this.nodes = nodes;
        this.bits = bits;
        this.leafIndex = leafIndex;
        this.since = new long[leafIndex.size()];
        this.costly = costly;
    }

    static IntervalEval of(Nodes nodes, List<Leaf> leaves, int bits) {
        if (bits < 8) throw new RejectException("malformed: bits must be at least 8");
        if (bits > 100_000) throw new LimitException("more than 100000 bits");
        Map<Node, Integer> index = new HashMap<>();
        for (Leaf leaf : leaves) index.put(leaf.node(), index.size());
        return new IntervalEval(nodes, bits, leaves, index, new HashMap<>(), false);
    }

    /** An evaluation over the hulls of these leaves. */
    static IntervalEval over(Nodes nodes, List<Leaf> leaves, int bits) {
        IntervalEval eval = of(nodes, leaves, bits);
        eval.at(leaves.toArray(Leaf[]::new));
        return eval;
    }

    /** The same leaves and precision, without a box. */
    IntervalEval another() { return new IntervalEval(nodes, bits, hulls, leafIndex, costly, false); }
    /** The same, for {@link #parts}. */
    IntervalEval stepwise() { return new IntervalEval(nodes, bits, hulls, leafIndex, costly, true); }

    /** Sets the box, one side per leaf. */
    void at(Range... sides) {
        boxes++;
        for (int i = 0; i < since.length; i++) if (box == null || !sides[i].equals(box[i])) since[i] = boxes;
        box = sides;
        if (costly.size() > KEPT) costly.clear();
    }

    void at(Leaf... sides) { at(Arrays.stream(sides).map(side -> side.range(bits)).toArray(Range[]::new)); }
    Range[] box() { return box; }
    int leafOf(Node n) { return leafIndex.getOrDefault(n, -1); }

    /** The range of n over the box; null if n is not certainly defined on all of it. */
    Range value(Node n) {
        Slot s = slot(n);
        if (s.seen != boxes) walk(s, a -> a.seen != boxes, this::evaluate);
        return s.value;
    }

    /** The node and everything below it, arguments first, with their values; only of a stepwise evaluation. */
    List<Slot> parts(Node root) {
        value(root);
        return parts.computeIfAbsent(root, r -> {
            List<Slot> all = new ArrayList<>();
            walk(slot(r), a -> a.met != r, a -> {
                a.met = r;
                all.add(a);
            });
            return all;
        });
    }

    private Slot slot(Node n) {
        int page = n.id / PAGE, at = n.id % PAGE;
        if (page >= slots.length) slots = Arrays.copyOf(slots, page + page / 2 + 1);
        if (slots[page] == null) slots[page] = new Slot[PAGE];
        Slot s = slots[page][at];
        return s != null ? s : (slots[page][at] = new Slot(n, plain ? null : factors(n)));
    }

    /** The factors of u1 v1 + u2 v2 + ..., at least three products, 1 standing for one that is missing; null for anything else. */
    private Node[] factors(Node n) {
        if (n.op != Op.ADD || n.args[0].op != Op.ADD) return null;
        List<Node> out = new ArrayList<>();
        for (Node sum = n, next; sum != null; sum = next) {
            next = sum.op == Op.ADD && out.size() < 2 * SUMMANDS ? sum.args[0] : null;
            Node summand = next == null ? sum : sum.args[1];
            out.addAll(summand.op == Op.MUL ? List.of(summand.args) : List.of(summand, nodes.one));
        }
        return out.toArray(Node[]::new);
    }

    /**
     * A sum of products, all ends finite: exact products, the lower ends rounded down to multiples of one power of 2 and added, the upper ends rounded up. So the
     * sum lies between; an end is moved only outwards, and open if it or a product's is. Null if an end has lost so many digits that single steps may be sharper.
     */
    private Range sum(Slot s) {
        Range[] products = new Range[s.args.length / 2];
        long top = Long.MIN_VALUE;
        for (int i = 0; i < products.length; i++) {
            Range u = s.args[2 * i].value, v = s.args[2 * i + 1].value;
            if (!u.isFinite() || !v.isFinite()) return null;
            Range p = products[i] = s.factors[2 * i + 1] == nodes.one ? u : u.mul(v, EXACT);
            if (!p.isFinite()) return null;
            for (End e : List.of(p.lo(), p.hi())) if (!e.isZero()) top = Long.max(top, e.top());
        }
        if (top == Long.MIN_VALUE) return null;
        long scale = bits + GUARD - top;
        End[] ends = {End.total(products, scale, false), End.total(products, scale, true)};
        for (End e : ends) if (e.m().bitLength() < bits + GUARD / 2) return null;
        return new Range(ends[0].round(bits, false), ends[1].round(bits, true));
    }

    /** Visits the slot and those below it, arguments first, as far as they are still to be visited. */
    private void walk(Slot root, Predicate<Slot> left, Consumer<Slot> visit) {
        Deque<Slot> open = new ArrayDeque<>(List.of(root));
        root.next = 0;
        while (!open.isEmpty()) {
            Slot s = open.peek();
            if (s.next == s.args.length) {
                visit.accept(open.pop());
                continue;
            }
            int k = s.next++;
            Slot a = s.args[k] == null ? s.args[k] = slot((s.factors != null ? s.factors : s.node.args)[k]) : s.args[k];
            if (!left.test(a)) continue;
            a.next = 0;
            open.push(a);
        }
    }

    private void evaluate(Slot s) {
        LimitException.time();
        int leaf = s.node.op == Op.LEAF ? leafOf(s.node) : -1;
        long stamp = leaf < 0 ? 0 : since[leaf];
        for (Slot a : s.args) stamp = a.stamp > stamp ? a.stamp : stamp;
        if (stamp != s.stamp) s.value = apply(s);
        s.stamp = stamp;
        s.seen = boxes;
    }

    private Range apply(Slot s) {
        // a call is total; its range is known from the hulls, whatever the box
        if (s.node.op == Op.CALL) return calls.computeIfAbsent(s.node, n -> nodes.terms.range(n, hulls));
        if (s.node.op == Op.CASE) return cases(s);
        for (Slot a : s.args) if (a.value == null) return null; // whatever has an undefined part is undefined
        if (s.factors != null) {
            Range sum = sum(s);
            return sum != null ? sum : value(s.node.args[0]).add(value(s.node.args[1]), bits);
        }
        Range quotient = s.node.op == Op.EXP ? quotient(s.args[0]) : null;
        if (quotient != null) return quotient;
        return COSTLY.contains(s.node.op) ? costly.computeIfAbsent(List.of(s.node.op, s.args[0].value), k -> operation(s)) : operation(s);
    }

    /**
     * exp(u - v) = exp(u) / exp(v), so that a softmax takes n exponentials instead of n^2. The ends of the quotient are those for u - v, for exp is monotone and
     * positive, and u - v need not be rounded. At 8 more bits the exponentials are less than 2 units off, so that the quotient is less than 2 units of `bits` bits
     * off. Null for other exponents, where an end is 0, which has an exact exponential, and for great numbers, whose exponentials are none.
     */
    private Range quotient(Slot x) {
        boolean difference = x.node.op == Op.ADD && x.factors == null && x.node.args[1].op == Op.NEG && x.node.args[0].op != Op.NEG && !x.node.args[0].isConst();
        if (!difference || x.value.lo().isZero() || x.value.hi().isZero()) return null;
        Slot u = x.args[0], v = x.args[1].args[0];
        return moderate(u.value) && moderate(v.value) ? power(u).div(power(v), bits) : null;
    }

    private static boolean moderate(Range r) { return r.isFinite() && (r.lo().isZero() || r.lo().top() < 32) && (r.hi().isZero() || r.hi().top() < 32); }

    private Range power(Slot s) {
        if (s.powerStamp != s.stamp) s.power = costly.computeIfAbsent(List.of("factor", s.value), k -> s.value.exp(bits + 8));
        s.powerStamp = s.stamp;
        return s.power;
    }

    /** Of the branch that is taken on all of the box; otherwise around both. */
    private Range cases(Slot s) {
        Range a = s.args[1].value, b = s.args[2].value;
        return switch (Conditions.decide(s.node.args[0], n -> slot(n).value)) {
            case TRUE -> a;
            case FALSE -> b;
            case DEFINED, OPEN, UNDEFINED -> a == null || b == null ? null : new Range(End.lesser(a.lo(), b.lo()), End.greater(a.hi(), b.hi()));
        };
    }

    private Range operation(Slot s) {
        Node n = s.node;
        Range x = s.args.length > 0 ? s.args[0].value : null, y = s.args.length > 1 ? s.args[1].value : null;
        return switch (n.op) {
            case CONST -> Range.of(n.value, bits);
            case LEAF -> leafOf(n) < 0 ? Range.WHOLE : box[leafOf(n)];
            case PI -> Elementary.pi(bits);
            case NEG -> x.neg();
            case ADD -> x.add(y, bits);
            case MUL -> x.mul(y, bits);
            case DIV -> x.div(y, bits);
            case POWINT -> x.powint(n.exponent, bits);
            case POW -> x.pow(y, bits);
            case SQRT -> x.sqrt(bits);
            case EXP -> x.exp(bits);
            case LOG -> x.log(bits);
            case ABS -> x.abs();
            case SIN -> x.sin(bits);
            case COS -> x.cos(bits);
            case TANH -> x.tanh(bits);
            case ERF -> x.erf(bits);
            case FLOOR -> x.floor().round(bits);
            case MIN, MAX -> Arrays.stream(s.args).map(a -> a.value).reduce(n.op == Op.MIN ? Range::min : Range::max).orElseThrow();
            case SELECT -> x.positive() ? y : x.negative() ? s.args[2].value : null;
            case RANK, INSIDE, OUTSIDE -> {
                int rows = n.exponent.intValueExact(), columns = n.args.length / rows;
                yield new Range(End.ZERO, End.of(rows < columns ? rows : columns));
            }
            case CASE, CALL, TERM, UNDEFINED, SINGULAR, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> null;
        };
    }

    /** What is known of the formula on the box; with `sharper`, comparisons that stay open are tried by the mean value form. */
    Truth truth(Formula f, boolean sharper) {
        return Truth.of(f, atom -> atom instanceof Formula.Rel r ? compare(r, sharper) : atom instanceof Formula.All ? Truth.OPEN
                : ((Formula.Defined) atom).nodes().stream().allMatch(n -> value(n) != null) ? Truth.TRUE : Truth.OPEN);
    }

    /** By the two ranges, by the range of the difference, by its mean value form. */
    private Truth compare(Formula.Rel rel, boolean sharper) {
        if (rel.kind() == Formula.Kind.NE) return compare(new Formula.Rel(Formula.Kind.EQ, rel.left(), rel.right()), sharper).not();
        if (rel.kind().inequality() && !rel.kind().rising()) return compare(rel.turned(), sharper);
        Range a = value(rel.left()), b = value(rel.right());
        if (a == null || b == null) return Truth.OPEN;
        boolean strict = rel.kind().strict();
        if (rel.kind() == Formula.Kind.EQ) {
            Range d = value(nodes.sub(rel.right(), rel.left()));
            if (a.certainlyLess(b) || b.certainlyLess(a) || d != null && (d.positive() || d.negative())) return Truth.FALSE;
            boolean same = a.isPoint() && b.isPoint() && End.compare(a.lo(), b.lo()) == 0 || d != null && d.isPoint() && d.lo().isZero();
            return same ? Truth.TRUE : Truth.DEFINED;
        }
        if (strict ? a.certainlyLess(b) : a.certainlyAtMost(b)) return Truth.TRUE;
        if (strict ? b.certainlyAtMost(a) : b.certainlyLess(a)) return Truth.FALSE;
        Node e = nodes.sub(rel.right(), rel.left());
        Range d = value(e);
        if (above(d, strict)) return Truth.TRUE;
        if (d != null && (strict ? d.nonPositive() : d.negative())) return Truth.FALSE;
        if (sharper && meanValue == null) meanValue = new MeanValue(this);
        return sharper && above(meanValue.range(e), strict) ? Truth.TRUE : Truth.DEFINED;
    }

    private static boolean above(Range d, boolean strict) { return d != null && (strict ? d.positive() : d.nonNegative()); }
}
