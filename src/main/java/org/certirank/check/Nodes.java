package org.certirank.check;

import java.math.BigInteger;
import java.util.*;
import java.util.function.BinaryOperator;

/**
 * Makes scalar nodes with sharing and with the foldings of the spec language, section 8, and no others. Each folding keeps the value and the domain
 * of definition: in particular {@code 0 * x} becomes 0 only if x is defined everywhere, and {@code 0 / x} is left alone, for it is undefined where x = 0.
 */
final class Nodes {
    static final int LIMIT = 4_000_000;
    /** Powers of constants are formed up to this many bits. */
    private static final BigInteger FOLD_BITS = BigInteger.valueOf(100_000);
    private static final int MAX_CONSTANT_BITS = 1_000_000;
    private static final Node[] NONE = {};

    private record Key(Op op, List<Node> args, Object payload) { }

    private final Map<Key, Node> table = new HashMap<>();
    private final Map<Rat, Node> constants = new HashMap<>();
    private int next;
    final Node zero = constant(Rat.of(0));
    final Node one = constant(Rat.of(1));
    final Node undefined = make(Op.UNDEFINED, null, null, null);
    final Node pi = make(Op.PI, null, null, null);

    private int id() {
        if (next >= LIMIT) throw new LimitException("more than " + LIMIT + " scalar nodes");
        return next++;
    }

    private Node make(Op op, Rat value, BigInteger exponent, String name, Node... args) {
        Object payload = name != null ? name : exponent;
        return table.computeIfAbsent(new Key(op, List.of(args), payload), k -> new Node(op, args, value, exponent, name, id()));
    }

    Node constant(Rat value) {
        if ((long) value.num.bitLength() + value.den.bitLength() > MAX_CONSTANT_BITS) throw new LimitException("a constant of more than " + MAX_CONSTANT_BITS + " bits");
        return constants.computeIfAbsent(value, v -> new Node(Op.CONST, NONE, v, null, null, id()));
    }

    Node constant(long value) { return constant(Rat.of(value)); }

    Node leaf(String name) { return make(Op.LEAF, null, null, name); }

    Node neg(Node a) { return a.isConst() ? constant(a.value.neg()) : a.op == Op.NEG ? a.args[0] : make(Op.NEG, null, null, null, a); }

    Node add(Node a, Node b) {
        if (a.isConst() && b.isConst()) return constant(a.value.add(b.value));
        return a == zero ? b : b == zero ? a : make(Op.ADD, null, null, null, a, b);
    }

    Node sub(Node a, Node b) { return add(a, neg(b)); }

    Node mul(Node a, Node b) {
        if (a.isConst() && b.isConst()) return constant(a.value.mul(b.value));
        if (a == one || b == one) return a == one ? b : a;
        if (a == zero && b.total || b == zero && a.total) return zero;
        return a == b ? powint(a, BigInteger.TWO) : make(Op.MUL, null, null, null, a, b);
    }

    Node div(Node a, Node b) {
        if (a.isConst() && b.isConst() && b != zero) return constant(a.value.div(b.value));
        return b == one ? a : make(Op.DIV, null, null, null, a, b);
    }

    Node powint(Node a, BigInteger n) {
        if (n.equals(BigInteger.ONE)) return a;
        if (a.isConst() && (a != zero || n.signum() > 0)) {
            BigInteger size = BigInteger.valueOf(a.value.num.bitLength()).max(BigInteger.valueOf(a.value.den.bitLength())).multiply(n.abs());
            if (size.compareTo(FOLD_BITS) <= 0) return constant(a.value.pow(n.intValueExact()));
        }
        return make(Op.POWINT, null, n, null, a);
    }

    Node pow(Node a, Node b) { return b.isConst() && b.value.isInteger() ? powint(a, b.value.num) : make(Op.POW, null, null, null, a, b); }

    /** Square root, exponential, ... : every operation of one argument but NEG and POWINT. */
    Node unary(Op op, Node a) {
        if (a.isConst()) {
            Rat v = a.value;
            switch (op) {
                case ABS: return v.signum() < 0 ? neg(a) : a;
                case FLOOR: return constant(Rat.of(v.floor()));
                case SQRT:
                    Rat root = v.exactSqrt();
                    if (root != null) return constant(root);
                    break;
                case EXP, COS:
                    if (v.signum() == 0) return one;
                    break;
                case LOG:
                    if (a == one) return zero;
                    break;
                default:
                    if (v.signum() == 0) {
                        return zero; // sin, tanh, erf
                    }
            }
        }
        return make(op, null, null, null, a);
    }

    /** MIN or MAX of one or more nodes, in order; of a single one: itself. */
    Node extremum(Op op, List<Node> args) {
        if (args.size() == 1) return args.get(0);
        if (args.stream().allMatch(Node::isConst)) {
            BinaryOperator<Node> better = (a, b) -> (a.value.compareTo(b.value) <= 0) == (op == Op.MIN) ? a : b;
            return args.stream().reduce(better).orElseThrow();
        }
        return make(op, null, null, null, args.toArray(NONE));
    }

    Node select(Node c, Node a, Node b) { return make(Op.SELECT, null, null, null, c, a, b); }

    Node opaque(Op op, int rows, List<Node> entries) { return make(op, null, BigInteger.valueOf(rows), null, entries.toArray(NONE)); }

    /** The node with the same operation over other arguments, folded again. */
    Node rebuild(Node n, Node[] a) {
        return switch (n.op) {
            case CONST, LEAF, PI, UNDEFINED -> n;
            case NEG -> neg(a[0]);
            case ADD -> add(a[0], a[1]);
            case MUL -> mul(a[0], a[1]);
            case DIV -> div(a[0], a[1]);
            case POWINT -> powint(a[0], n.exponent);
            case POW -> pow(a[0], a[1]);
            case SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR -> unary(n.op, a[0]);
            case MIN, MAX -> extremum(n.op, List.of(a));
            case SELECT -> select(a[0], a[1], a[2]);
            case RANK, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> opaque(n.op, n.exponent.intValueExact(), List.of(a));
        };
    }
}
