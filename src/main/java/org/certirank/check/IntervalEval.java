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
        /** What its value is made from, and their slots: the arguments, or the factors of a sum of products, two by two. */
        private Node[] from;
        Slot[] args;
        private boolean fused;
        Range value;
        /** From which box on the leaves below have their sides (0 without leaves): boxes are numbered upwards, so a change gives a greater number. */
        long stamp = -1;
        /** The number of the box at which the value was last seen to be right. */
        private long seen = -1;
        /** How many of its arguments a walk has been to, and whether {@link #parts} has met it. */
        private int next;
        private Node met;
        /** In how many exponents it is a summand, its exponential, and for which stamp. */
        private int exponents;
        private Range power;
        private long powerStamp = -1;
        /** What {@link MeanValue} makes of it, and for which stamp. */
        Range[] gradient;
        long gradientStamp = -1;

        private Slot(Node node) { this.node = node; }

        private void from(Node[] parts, boolean factors) {
            from = parts;
            args = new Slot[parts.length];
            fused = factors;
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
    private boolean plain;
    /** What a node is made of, arguments first. */
    private final Map<Node, List<Slot>> parts = new HashMap<>();
    /** Values of operations that take long, by operation and argument: sides of boxes come again and again. */
    private final Map<List<Object>, Range> costly;
    private final List<Leaf> hulls;
    private final Map<Node, Range> calls = new HashMap<>();
    private MeanValue meanValue;

    private IntervalEval(Nodes nodes, int bits, List<Leaf> hulls, Map<Node, Integer> leafIndex, Map<List<Object>, Range> costly) {
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
        return new IntervalEval(nodes, bits, leaves, index, new HashMap<>());
    }

    /** An evaluation over the hulls of these leaves. */
    static IntervalEval over(Nodes nodes, List<Leaf> leaves, int bits) {
        IntervalEval eval = of(nodes, leaves, bits);
        eval.at(leaves.toArray(Leaf[]::new));
        return eval;
    }

    /** The same leaves and precision, without a box. */
    IntervalEval another() { return new IntervalEval(nodes, bits, hulls, leafIndex, costly); }

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

    /** The node and everything below it, arguments first, with their values. */
    List<Slot> parts(Node root) {
        if (!plain) slots = new Slot[1][];
        plain = true;
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
        if (s != null) return s;
        s = slots[page][at] = new Slot(n);
        Node[] factors = plain ? null : factors(n);
        s.from(factors != null ? factors : n.op == Op.CALL ? new Node[0] : n.args, factors != null);
        return s;
    }

    /** The factors of u1 v1 + u2 v2 + ..., at least three products, 1 standing for one that is missing; null for anything else. */
    private Node[] factors(Node n) {
        int count = 1;
        for (Node sum = n; sum.op == Op.ADD && count < SUMMANDS; sum = sum.args[0]) count++;
        if (count < 3) return null;
        Node[] out = new Node[2 * count];
        for (Node sum = n; --count >= 0; sum = count == 0 ? sum : sum.args[0]) {
            Node summand = count == 0 ? sum : sum.args[1];
            out[2 * count] = summand.op == Op.MUL ? summand.args[0] : summand;
            out[2 * count + 1] = summand.op == Op.MUL ? summand.args[1] : nodes.one;
        }
        return out;
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
            Range p = products[i] = s.from[2 * i + 1] == nodes.one ? u : u.mul(v, EXACT);
            if (!p.isFinite()) return null;
            if (!p.lo().isZero()) top = Long.max(top, p.lo().top());
            if (!p.hi().isZero()) top = Long.max(top, p.hi().top());
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
            Slot a = s.args[s.next];
            if (a == null) a = s.args[s.next] = slot(s.from[s.next]);
            s.next++;
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
        if (s.fused) {
            Range sum = sum(s);
            if (sum != null) return sum;
            s.from(s.node.args, false);
            for (int i = 0; i < 2; i++) {
                value(s.from[i]);
                s.args[i] = slot(s.from[i]);
            }
        }
        // a shared exponential encloses those of u + v, not those of the whole rounded range, and is never kept for that
        Range shared = s.node.op == Op.EXP ? shared(s) : null;
        if (shared != null) return shared;
        return COSTLY.contains(s.node.op) ? costly.computeIfAbsent(List.of(s.node.op, s.args[0].value), k -> operation(s)) : operation(s);
    }

    /**
     * exp(u + v) = exp(u) exp(v), where u or v is a summand of several exponents, as in a softmax, where n^2 products then stand for n exponentials; the ends of
     * the product are those of u + v, for exp is monotone and positive. At 8 more bits the factors are less than 3 units of these off, so that the product is
     * less than 2 units of `bits` bits off. Null for an end that is 0, which has an exact exponential, and for great numbers, whose exponentials are none.
     */
    private Range shared(Slot s) {
        Range x = s.args[0].value;
        if (s.args[0].node.op != Op.ADD || s.args[0].fused) return null;
        Slot u = s.args[0].args[0], v = s.args[0].args[1];
        if (s.stamp < 0) {
            u.exponents++;
            v.exponents++;
        }
        boolean shared = u.exponents + v.exponents > 2 && !x.lo().isZero() && !x.hi().isZero() && moderate(u.value) && moderate(v.value);
        return shared ? power(u).mul(power(v), bits) : null;
    }

    private static boolean moderate(Range r) { return r.isFinite() && (r.lo().isZero() || r.lo().top() < 32) && (r.hi().isZero() || r.hi().top() < 32); }

    private Range power(Slot s) {
        if (s.powerStamp != s.stamp) s.power = s.node.op == Op.NEG ? Range.ONE.div(power(s.args[0]), bits + 8) : s.value.exp(bits + 8);
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
