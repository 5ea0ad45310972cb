package org.certirank.expr;

import java.math.BigInteger;
import java.util.List;
import org.certirank.exact.Rational;

/**
 * A node of the scalar graph that a formula elaborates to (spec language, section 8). Nodes are immutable and made only by {@link Terms},
 * which makes equal nodes one object: {@code ==} (and equals, which is identity) compares terms of one factory. The arguments of a node
 * have smaller {@link #id}s than the node itself, so increasing ids are a topological order.
 */
public final class Term {
    /** The operations. RANK to SINGULAR are matrix functions that stay opaque, over the entries in row order; a CALL is an operation on generic names. */
    public enum Op {
        CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT,
        RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED;

        /** Whether this is a matrix function. */
        public boolean isOpaque() {
            return ordinal() >= RANK.ordinal() && ordinal() <= SINGULAR.ordinal();
        }

        /** Whether the operation is total: defined wherever its arguments are, for POWINT only with a positive exponent. */
        boolean isTotal() {
            return switch (this) {
                case CONST, LEAF, PI, NEG, ADD, MUL, POWINT, ABS, MIN, MAX, EXP, SIN, COS, TANH, ERF, FLOOR, CALL -> true;
                case DIV, POW, SQRT, LOG, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR,
                        UNDEFINED -> false;
            };
        }

        /** The name in the spec language, for operations written as calls. */
        String functionName() {
            return switch (this) {
                case SPECTRAL_NORM -> "spectralNorm";
                case SIGMA_MIN -> "sigmaMin";
                case STABLE_RANK -> "stableRank";
                case SPECTRAL_RADIUS -> "spectralRadius";
                case CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, RANK,
                        INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> name().toLowerCase(java.util.Locale.ROOT);
            };
        }
    }

    private final int id;
    private final Op op;
    private final Object payload;
    private final Term[] args;
    private final boolean total;
    private final boolean calls;
    private final int hash;

    Term(int id, Op op, Object payload, Term[] args, boolean total, int hash) {
        this.id = id;
        this.op = op;
        this.payload = payload;
        this.args = args;
        this.total = total;
        boolean below = op == Op.CALL;
        for (Term a : args) {
            below |= a.calls;
        }
        this.calls = below;
        this.hash = hash;
    }

    /** The number of the node in its factory, in order of creation. */
    public int id() {
        return id;
    }

    public Op op() {
        return op;
    }

    /** The arguments, in order. */
    public List<Term> args() {
        return List.of(args);
    }

    public int arity() {
        return args.length;
    }

    public Term arg(int i) {
        return args[i];
    }

    /** Defined for all values of the leaves by its form alone (certificate format, section 2). */
    public boolean isTotal() {
        return total;
    }

    /** Whether this is a CALL or one stands below it. */
    boolean hasCalls() {
        return calls;
    }

    public boolean isConst() {
        return op == Op.CONST;
    }

    public boolean isLeaf() {
        return op == Op.LEAF;
    }

    /** Whether this is the constant 0. */
    public boolean isZero() {
        return op == Op.CONST && value().isZero();
    }

    public boolean isOne() {
        return op == Op.CONST && value().equals(Rational.ONE);
    }

    /** The number of a CONST. */
    public Rational value() {
        return (Rational) payload;
    }

    /** The name of a LEAF, in the spec language: {@code x}, {@code v[3]}, {@code A(0)[1,2]}. */
    public String name() {
        return (String) payload;
    }

    /** The exponent of a POWINT. */
    public BigInteger exponent() {
        return (BigInteger) payload;
    }

    /** The number of rows of the matrix of an opaque node; its columns are {@code arity() / rows()}. */
    public int rows() {
        return payload instanceof Singular s ? s.rows() : (Integer) payload;
    }

    /** Which singular value a SINGULAR is, the greatest being number 1. */
    public int order() {
        return ((Singular) payload).order();
    }

    /** The payload of a SINGULAR. */
    record Singular(int rows, int order) { }

    /** What a CALL calls. */
    public Call call() {
        return (Call) payload;
    }

    Object payload() {
        return payload;
    }

    Term[] rawArgs() {
        return args;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Spec text, cut off when long; for messages. */
    @Override
    public String toString() {
        return TermPrinter.brief(this);
    }
}
