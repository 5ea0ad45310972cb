package org.certirank.check;

import java.math.BigInteger;
import java.util.Objects;

/**
 * A scalar expression, made by {@link Nodes} only: equal nodes are one object, so identity is equality. Arguments have smaller ids than the node itself. {@code
 * value} belongs to CONST, {@code name} to LEAF, CASE, CALL and TERM, {@code exponent} to POWINT and to leaves known to be integers; for the opaque operations over a matrix {@code args} are its entries in row order
 * and {@code exponent} is the number of rows; {@code name} is k for the k-th singular value.
 */
final class Node {
    final Op op;
    final Node[] args;
    final Rat value;
    final BigInteger exponent;
    final String name;
    /** Of a term that is a symbol, otherwise null. */
    final Terms.Symbol symbol;
    final int id;
    /** Defined whatever the leaves are (certificate format, section 2). */
    final boolean total;
    /** Undefined whatever the leaves are, as far as one sees from constants. */
    final boolean nowhere;
    /** Of calls within calls that bind names: {@link Sums}. */
    final int height;
    private final int hash;

    Node(Op op, Node[] args, Rat value, BigInteger exponent, String name, Terms.Symbol symbol, int id, int hash) {
        this.hash = hash;
        this.op = op;
        this.args = args;
        this.value = value;
        this.exponent = exponent;
        this.name = name;
        this.symbol = symbol;
        this.id = id;
        Formula.Kind condition = condition();
        boolean all = condition == null && op != Op.UNDEFINED && !op.opaque();
        boolean decided = condition != null && conditioned().isConst() && (op != Op.POW || args[1].isConst()); // a power may have an integer exponent somewhere
        boolean none = op == Op.UNDEFINED || decided && !condition.holds(conditioned().value.signum());
        int most = 0;
        for (Node a : args) { all &= a.total; none |= a.nowhere; most = Integer.max(most, a.height); }
        this.total = all || op == Op.CALL || op == Op.TERM;
        this.nowhere = op == Op.CASE ? args[1].nowhere && args[2].nowhere : none && op != Op.CALL && op != Op.TERM;
        this.height = most + Sums.binds(op, name);
    }

    /** How one argument has to compare with 0 that the operation is defined wherever its arguments are; null if it always is. */
    Formula.Kind condition() {
        return switch (op) {
            case SQRT -> Formula.Kind.GE;
            case LOG, POW -> Formula.Kind.GT;
            case DIV, SELECT -> Formula.Kind.NE;
            case POWINT -> exponent.signum() > 0 ? null : Formula.Kind.NE;
            case CONST, LEAF, PI, NEG, ADD, MUL, EXP, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, CASE -> null;
            case CALL, TERM, UNDEFINED, RANK, INSIDE, OUTSIDE, SINGULAR, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> null;
        };
    }

    /** The argument that the condition speaks of. */
    Node conditioned() { return args[op == Op.DIV ? 1 : 0]; }
    /** From what a node that is no constant is made of. */
    static int hash(Op op, Node[] args, BigInteger exponent, String name, Terms.Symbol symbol) {
        int h = op.ordinal() + 31 * (Objects.hashCode(exponent) + 31 * (Objects.hashCode(name) + 31 * Objects.hashCode(symbol)));
        for (Node a : args) h = 0x9E3779B1 * (h ^ a.id);
        return h ^ h >>> 15;
    }

    boolean is(int h, Op o, Node[] a, BigInteger e, String n, Terms.Symbol s) {
        if (hash != h || op != o || args.length != a.length) return false;
        for (int i = 0; i < a.length; i++) if (args[i] != a[i]) return false;
        return Objects.equals(exponent, e) && Objects.equals(name, n) && Objects.equals(symbol, s);
    }

    @Override public int hashCode() { return hash; }
    boolean isConst() { return op == Op.CONST; }
    boolean isIntegerLeaf() { return op == Op.LEAF && exponent != null; }
    /** A term made by this operation. */
    boolean isTerm(String operation) { return op == Op.TERM && symbol == null && name.equals(operation); }
    @Override public String toString() { return op == Op.CONST ? value.toString() : op == Op.LEAF || op == Op.CALL || symbol != null ? name : op + "#" + id; }
}
