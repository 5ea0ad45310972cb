package org.certirank.check;

import java.math.BigInteger;
import java.util.*;
import java.util.function.*;

/**
 * Makes scalar nodes with sharing and with the foldings of the spec language, section 8, and no others. Each folding keeps the value and the domain of
 * definition: in particular {@code 0 * x} becomes 0 only if x is defined everywhere, and {@code 0 / x} is left alone, for it is undefined where x = 0.
 */
final class Nodes {
    static final int LIMIT = 4_000_000;
    /** Powers of constants are formed up to this many bits. */
    private static final BigInteger FOLD_BITS = BigInteger.valueOf(100_000);
    private static final int MAX_CONSTANT_BITS = 1_000_000;
    private static final Node[] NONE = {};
    /** All nodes but constants, by open addressing: at the place of its hash, or at the first free one after it; at least half of the places are free. */
    private Node[] table = new Node[1 << 10];
    private int made;
    private final Map<Rat, Node> constants = new HashMap<>();
    private int next;
    final Node zero = constant(0);
    final Node one = constant(1);
    final Node undefined = make(Op.UNDEFINED);
    final Node pi = make(Op.PI);
    final Terms terms = new Terms(this);

    private int id() {
        if (next >= LIMIT) throw new LimitException("more than " + LIMIT + " scalar nodes");
        return next++;
    }

    private Node make(Op op, BigInteger exponent, String name, Terms.Symbol symbol, Node... args) {
        int hash = Node.hash(op, args, exponent, name, symbol), at = hash & table.length - 1;
        for (; table[at] != null; at = at + 1 & table.length - 1) if (table[at].is(hash, op, args, exponent, name, symbol)) return table[at];
        Node n = table[at] = new Node(op, args, null, exponent, name, symbol, id(), hash);
        if (2 * ++made > table.length) grow();
        return n;
    }

    private void grow() {
        Node[] old = table;
        table = new Node[2 * old.length];
        for (Node n : old) {
            if (n == null) continue;
            int at = n.hashCode() & table.length - 1;
            while (table[at] != null) at = at + 1 & table.length - 1;
            table[at] = n;
        }
    }

    private Node make(Op op, Node... args) { return make(op, null, null, null, args); }
    /** For {@link Terms}, which knows the canonical forms. */
    Node make(Op op, String name, Node... args) { return make(op, null, name, null, args); }
    Node symbol(String name, Terms.Symbol symbol) { return make(Op.TERM, null, name, symbol); }
    Node constant(Rat value) {
        long bits = (long) value.num.bitLength() + value.den.bitLength();
        if (bits > MAX_CONSTANT_BITS) throw new LimitException("a constant of more than " + MAX_CONSTANT_BITS + " bits");
        return constants.computeIfAbsent(value, v -> new Node(Op.CONST, NONE, v, null, null, null, id(), v.hashCode()));
    }

    Node constant(long value) { return constant(Rat.of(value)); }
    Node leaf(String name) { return make(Op.LEAF, null, name, null); }
    /** Another leaf than the real one of this name. */
    Node integerLeaf(String name) { return make(Op.LEAF, BigInteger.ONE, name, null); }
    Node neg(Node a) { return a.isConst() ? constant(a.value.neg()) : a.op == Op.NEG ? a.args[0] : make(Op.NEG, a); }

    Node add(Node a, Node b) {
        if (a.isConst() && b.isConst()) return constant(a.value.add(b.value));
        return a == zero ? b : b == zero ? a : make(Op.ADD, a, b);
    }

    Node sub(Node a, Node b) { return add(a, neg(b)); }

    Node mul(Node a, Node b) {
        if (a.isConst() && b.isConst()) return constant(a.value.mul(b.value));
        if (a == one || b == one) return a == one ? b : a;
        if (a == zero && b.total || b == zero && a.total) return zero;
        return a == b ? powint(a, BigInteger.TWO) : make(Op.MUL, a, b);
    }

    Node div(Node a, Node b) {
        if (a.isConst() && b.isConst() && b != zero) return constant(a.value.div(b.value));
        return b == one ? a : make(Op.DIV, a, b);
    }

    Node powint(Node a, BigInteger n) {
        if (n.equals(BigInteger.ONE)) return a;
        if (a.isConst() && (a != zero || n.signum() > 0)) {
            BigInteger size = BigInteger.valueOf(a.value.num.bitLength()).max(BigInteger.valueOf(a.value.den.bitLength())).multiply(n.abs());
            if (size.compareTo(FOLD_BITS) <= 0) return constant(a.value.pow(n.intValueExact()));
        }
        return make(Op.POWINT, n, null, null, a);
    }

    Node square(Node a) { return powint(a, BigInteger.TWO); }
    Node pow(Node a, Node b) { return b.isConst() && b.value.isInteger() ? powint(a, b.value.num) : make(Op.POW, a, b); }

    /** Square root, exponential, ... : every operation of one argument but NEG and POWINT. */
    Node unary(Op op, Node a) {
        if (!a.isConst()) return make(op, a);
        Rat v = a.value;
        Node folded = switch (op) {
            case ABS -> v.signum() < 0 ? neg(a) : a;
            case FLOOR -> constant(Rat.of(v.floor()));
            case SQRT -> v.exactSqrt() == null ? null : constant(v.exactSqrt());
            case EXP, COS -> a == zero ? one : null;
            case LOG -> a == one ? zero : null;
            default -> a == zero ? zero : null; // sin, tanh, erf
        };
        return folded == null ? make(op, a) : folded;
    }

    /** MIN or MAX of one or more nodes, in order; of a single one: itself. */
    Node extremum(Op op, List<Node> args) {
        if (args.size() == 1) return args.get(0);
        if (!args.stream().allMatch(Node::isConst)) return make(op, args.toArray(NONE));
        return args.stream().reduce((a, b) -> (a.value.compareTo(b.value) <= 0) == (op == Op.MIN) ? a : b).orElseThrow();
    }

    Node select(Node c, Node a, Node b) { return make(Op.SELECT, c, a, b); }
    /** An operation on a matrix; the rank of constants is worked out; the norm, the singular values and the spectral radius of a 1 x 1 matrix are the entry's absolute value. */
    Node opaque(Op op, int rows, String k, List<Node> entries) {
        if (entries.size() == 1 && !op.counts() && op != Op.STABLERANK) return unary(Op.ABS, entries.get(0));
        boolean rank = op == Op.RANK && entries.stream().allMatch(Node::isConst);
        return rank ? constant(rank(rows, entries)) : make(op, BigInteger.valueOf(rows), k, null, entries.toArray(NONE));
    }

    /** By fraction-free elimination: all rows are multiplied by integers other than 0, and multiples of one row are added to others, which keeps the rank. */
    private static int rank(int rows, List<Node> entries) {
        int columns = entries.size() / rows, rank = 0;
        BigInteger scale = BigInteger.ONE; // a common multiple of the denominators
        for (Node e : entries) scale = scale.multiply(e.value.den.divide(scale.gcd(e.value.den)));
        BigInteger[][] a = new BigInteger[rows][columns];
        for (int k = 0; k < entries.size(); k++) a[k / columns][k % columns] = entries.get(k).value.num.multiply(scale.divide(entries.get(k).value.den));
        BigInteger before = BigInteger.ONE;
        for (int c = 0; c < columns && rank < rows; c++) {
            int pivot = rank;
            while (pivot < rows && a[pivot][c].signum() == 0) pivot++;
            if (pivot == rows) continue;
            BigInteger[] row = a[pivot];
            a[pivot] = a[rank];
            a[rank++] = row;
            for (int i = rank; i < rows; i++) {
                LimitException.time();
                // entries are minors of the matrix, so that the pivot before divides exactly (Bareiss)
                for (int j = columns - 1; j >= c; j--) a[i][j] = row[c].multiply(a[i][j]).subtract(a[i][c].multiply(row[j])).divide(before);
            }
            before = row[c];
        }
        return rank;
    }

    /** The node with the same operation over other arguments, folded again. */
    Node rebuild(Node n, Node[] a) {
        return switch (n.op) {
            case CONST, LEAF, PI, UNDEFINED -> n;
            case CALL, TERM, CASE -> terms.rebuild(n, a);
            case NEG -> neg(a[0]);
            case ADD -> add(a[0], a[1]);
            case MUL -> mul(a[0], a[1]);
            case DIV -> div(a[0], a[1]);
            case POWINT -> powint(a[0], n.exponent);
            case POW -> pow(a[0], a[1]);
            case SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR -> unary(n.op, a[0]);
            case MIN, MAX -> extremum(n.op, List.of(a));
            case SELECT -> select(a[0], a[1], a[2]);
            case RANK, INSIDE, OUTSIDE, SINGULAR, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> opaque(n.op, n.exponent.intValueExact(), n.name, List.of(a));
        };
    }

    /** The nodes themselves and everything below them, arguments first: by their numbers. */
    static List<Node> below(Collection<Node> roots) {
        Node[] all = reached(roots, n -> true).toArray(NONE);
        Arrays.sort(all, Comparator.comparingInt(n -> n.id));
        return Arrays.asList(all);
    }

    /** What is certainly defined where the roots are: the branches of a case need not be, nor what a call is over. */
    static Set<Node> asked(Collection<Node> roots) { return reached(roots, n -> n.op != Op.CALL && n.op != Op.CASE); }

    /** The nodes themselves and everything below those of them that are open. */
    private static Set<Node> reached(Collection<Node> roots, Predicate<Node> open) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> left = new ArrayDeque<>(roots);
        while (!left.isEmpty()) {
            Node n = left.pop();
            if (seen.add(n) && open.test(n)) for (Node a : n.args) left.push(a);
        }
        return seen;
    }

    static boolean mentions(Node e, Node part) { return reached(List.of(e), n -> true).contains(part); }
    static boolean mentions(Formula f, Node part) { return reached(f.roots(), n -> true).contains(part); }

    /** The map that replaces nodes by their images, top-most first, and builds the graph above them anew with the foldings. */
    UnaryOperator<Node> replacing(Map<Node, Node> images) { return replacing(images, true); }

    /** @param bodies whether also in the bodies of calls that bind names; these names themselves are others than those outside */
    UnaryOperator<Node> replacing(Map<Node, Node> images, boolean bodies) {
        Map<Node, Node> done = new HashMap<>(images);
        return images.isEmpty() ? UnaryOperator.identity() : e -> replace(e, images, done, bodies);
    }

    private Node replace(Node e, Map<Node, Node> images, Map<Node, Node> done, boolean bodies) {
        if (done.containsKey(e)) return done.get(e);
        Node[] args = e.args.clone();
        Node[] bound = terms.sums.bound(e).toArray(NONE);
        int outside = args.length - (bound.length > 0 ? 1 : 0);
        for (int i = 0; i < outside; i++) args[i] = replace(args[i], images, done, bodies);
        if (outside < args.length && bodies) {
            // a body that grows may need the bound name of a call around it, which must be another meanwhile
            boolean grows = images.values().stream().anyMatch(n -> n.height > 0);
            Map<Node, Node> free = new HashMap<>(images);
            for (int i = 0; i < bound.length; i++) {
                free.remove(bound[i]);
                if (grows) free.put(bound[i], integerLeaf("#?" + next));
                if (grows) bound[i] = free.get(bound[i]);
            }
            args[outside] = free.equals(images) ? replace(args[outside], images, done, true) : replacing(free).apply(args[outside]);
        }
        Node image = Arrays.equals(args, e.args) ? e : bound.length > 0 ? terms.sums.make(e.name, args[0], args[1], args[2], bound) : rebuild(e, args);
        done.put(e, image);
        return image;
    }
}
