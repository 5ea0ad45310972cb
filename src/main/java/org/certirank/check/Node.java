package org.certirank.check;

import java.math.BigInteger;

/**
 * A scalar expression, made by {@link Nodes} only: equal nodes are one object, so identity is equality. Arguments have smaller ids than the node itself. {@code
 * value} belongs to CONST, {@code name} to LEAF, {@code exponent} to POWINT; for the opaque operations over a matrix {@code args} are its entries in row order
 * and {@code exponent} is the number of rows.
 */
final class Node {
    final Op op;
    final Node[] args;
    final Rat value;
    final BigInteger exponent;
    final String name;
    final int id;
    /** Defined whatever the leaves are (certificate format, section 2). */
    final boolean total;
    /** Undefined whatever the leaves are, as far as one sees from constants. */
    final boolean nowhere;

    Node(Op op, Node[] args, Rat value, BigInteger exponent, String name, int id) {
        this.op = op;
        this.args = args;
        this.value = value;
        this.exponent = exponent;
        this.name = name;
        this.id = id;
        boolean all = op.everywhere() || op == Op.POWINT && exponent.signum() > 0;
        boolean none = switch (op) {
            case UNDEFINED -> true;
            case DIV -> args[1].isConst() && args[1].value.signum() == 0;
            case SQRT -> args[0].isConst() && args[0].value.signum() < 0;
            case LOG -> args[0].isConst() && args[0].value.signum() <= 0;
            case POWINT -> args[0].isConst() && args[0].value.signum() == 0 && exponent.signum() <= 0;
            case POW -> args[0].isConst() && args[0].value.signum() <= 0 && args[1].isConst();
            default -> false;
        };
        for (Node a : args) { all &= a.total; none |= a.nowhere; }
        this.total = all;
        this.nowhere = none;
    }

    boolean isConst() { return op == Op.CONST; }
    @Override public String toString() { return op == Op.CONST ? value.toString() : op == Op.LEAF ? name : op + "#" + id; }
}
