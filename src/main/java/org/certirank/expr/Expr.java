package org.certirank.expr;

import java.util.List;
import java.util.Objects;
import org.certirank.exact.Rational;

/**
 * The surface tree of an expression or formula, just as it was written: nothing is folded, expanded or sorted. Immutable; equality is
 * equality of trees. Source positions are kept apart, in {@link Spans}, so that they take no part in equality. Grammar:
 * docs/spec-language.md section 2.
 */
public sealed interface Expr {

    /** A number; the parser makes non-negative ones only, with a decimal that ends. */
    record NumberLit(Rational value) implements Expr {
        public NumberLit {
            Objects.requireNonNull(value);
        }
    }

    /** A quantified or bound name, a parameter, a definition without parameters, or the constant {@code pi}. */
    record Name(String name) implements Expr {
        public Name {
            Objects.requireNonNull(name);
        }
    }

    /** {@code true} or {@code false}. */
    record Truth(boolean value) implements Expr { }

    /** Unary minus. */
    record Neg(Expr e) implements Expr {
        public Neg {
            Objects.requireNonNull(e);
        }
    }

    /** The arithmetic operations, with their signs and binding levels of the spec language. */
    enum BinaryOp {
        ADD("+"), SUB("-"), MUL("*"), DIV("/"), POW("^");

        private final String symbol;

        BinaryOp(String symbol) {
            this.symbol = symbol;
        }

        /** As written in the spec language. */
        public String symbol() {
            return symbol;
        }
    }

    /** An arithmetic operation. */
    record Binary(BinaryOp op, Expr l, Expr r) implements Expr {
        public Binary {
            Objects.requireNonNull(op);
            Objects.requireNonNull(l);
            Objects.requireNonNull(r);
        }
    }

    /** A chain of comparisons, {@code a < b <= c}: one relation fewer than operands; {@code !=} only alone. */
    record Chain(List<Expr> operands, List<Relation> relations) implements Expr {
        public Chain {
            operands = List.copyOf(operands);
            relations = List.copyOf(relations);
            if (relations.isEmpty() || operands.size() != relations.size() + 1) {
                throw new IllegalArgumentException("a chain has one relation fewer than operands, and at least one");
            }
            if (relations.size() > 1 && relations.contains(Relation.NE)) {
                throw new IllegalArgumentException("!= may not be chained");
            }
        }

        /** The single comparison {@code l relation r}. */
        public static Chain of(Expr l, Relation relation, Expr r) {
            return new Chain(List.of(l, r), List.of(relation));
        }
    }

    /** Negation of a formula. */
    record Not(Expr e) implements Expr {
        public Not {
            Objects.requireNonNull(e);
        }
    }

    /** Conjunction. */
    record And(Expr l, Expr r) implements Expr {
        public And {
            Objects.requireNonNull(l);
            Objects.requireNonNull(r);
        }
    }

    /** Disjunction. */
    record Or(Expr l, Expr r) implements Expr {
        public Or {
            Objects.requireNonNull(l);
            Objects.requireNonNull(r);
        }
    }

    /** Implication. */
    record Implies(Expr l, Expr r) implements Expr {
        public Implies {
            Objects.requireNonNull(l);
            Objects.requireNonNull(r);
        }
    }

    /** Equivalence. */
    record Iff(Expr l, Expr r) implements Expr {
        public Iff {
            Objects.requireNonNull(l);
            Objects.requireNonNull(r);
        }
    }

    /** {@code [e1, ..., en]}, n >= 1: a matrix if every entry is itself a list literal, otherwise a vector. */
    record ListLit(List<Expr> items) implements Expr {
        public ListLit {
            items = List.copyOf(items);
            if (items.isEmpty()) {
                throw new IllegalArgumentException("a list has at least one entry");
            }
        }

        /** Whether every entry is itself a list literal. */
        public boolean isMatrix() {
            return items.stream().allMatch(i -> i instanceof ListLit);
        }
    }

    /** {@code e[i]} or {@code e[i, j]}; indices count from 1. */
    record Index(Expr e, List<Expr> indices) implements Expr {
        public Index {
            Objects.requireNonNull(e);
            indices = List.copyOf(indices);
            if (indices.isEmpty() || indices.size() > 2) {
                throw new IllegalArgumentException("one or two indices");
            }
        }
    }

    /** {@code f(e1, ..., en)}: a built-in (also {@code if} and {@code diff}), a definition with parameters, or a member of a sequence. */
    record Call(String name, List<Expr> args) implements Expr {
        public Call {
            Objects.requireNonNull(name);
            args = List.copyOf(args);
            if (args.isEmpty()) {
                throw new IllegalArgumentException("a call has at least one argument");
            }
        }
    }

    /** The functions that bind names over integer ranges. */
    enum BoundKind {
        SUM("sum"), PROD("prod"), MIN("min"), MAX("max"), ALL("all"), ANY("any"), VECTOR("vector"), MATRIX("matrix");

        private final String word;

        BoundKind(String word) {
            this.word = word;
        }

        /** As written in the spec language. */
        public String word() {
            return word;
        }
    }

    /** {@code name in lo..hi}: the integers from lo to hi, none if lo > hi. */
    record Binder(String name, Expr lo, Expr hi) {
        public Binder {
            Objects.requireNonNull(name);
            Objects.requireNonNull(lo);
            Objects.requireNonNull(hi);
        }
    }

    /** {@code sum(i in a..b, body)} and the like; MATRIX has two binders, all others one. The second range does not see the first name. */
    record Bound(BoundKind kind, List<Binder> binders, Expr body) implements Expr {
        public Bound {
            Objects.requireNonNull(kind);
            binders = List.copyOf(binders);
            Objects.requireNonNull(body);
            if (binders.size() != (kind == BoundKind.MATRIX ? 2 : 1)) {
                throw new IllegalArgumentException(kind.word() + " with " + binders.size() + " bound names");
            }
        }
    }

    /** An integer literal. */
    static NumberLit number(long n) {
        return new NumberLit(Rational.of(n));
    }

    /** A rational literal. */
    static NumberLit number(Rational q) {
        return new NumberLit(q);
    }

    /** A name. */
    static Name name(String name) {
        return new Name(name);
    }

    /** A call. */
    static Call call(String name, Expr... args) {
        return new Call(name, List.of(args));
    }
}
