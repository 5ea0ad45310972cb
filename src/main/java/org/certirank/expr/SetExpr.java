package org.certirank.expr;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The surface tree of a set, the text of a quantifier's {@code in}: docs/spec-language.md section 5. */
public sealed interface SetExpr {

    /** The sets of numbers: the ones that {@link Vectors} and {@link Matrices} take for their entries. */
    sealed interface OfNumbers extends SetExpr { }

    /** A real interval; an absent end is infinite and then open. */
    record Interval(Optional<Expr> lo, boolean loClosed, Optional<Expr> hi, boolean hiClosed) implements OfNumbers {
        public Interval {
            if (lo.isEmpty() && loClosed || hi.isEmpty() && hiClosed) {
                throw new IllegalArgumentException("an infinite end is open");
            }
        }
    }

    /** All real numbers. */
    record Reals() implements OfNumbers { }

    /** All integers. */
    record Integers() implements OfNumbers { }

    /** {@code a..b}; an absent end is infinite, at most one is. */
    record Range(Optional<Expr> lo, Optional<Expr> hi) implements OfNumbers {
        public Range {
            if (lo.isEmpty() && hi.isEmpty()) {
                throw new IllegalArgumentException("all integers are written integers");
            }
        }
    }

    /** <code>{e1, ..., en}</code>, n >= 1, of constant numbers. */
    record Finite(List<Expr> members) implements OfNumbers {
        public Finite {
            members = List.copyOf(members);
            if (members.isEmpty()) {
                throw new IllegalArgumentException("a finite set has at least one member");
            }
        }
    }

    /** Vectors of n entries in a set of numbers. */
    record Vectors(Expr n, OfNumbers entries) implements SetExpr {
        public Vectors {
            Objects.requireNonNull(n);
            Objects.requireNonNull(entries);
        }
    }

    /** m x n matrices with entries in a set of numbers. */
    record Matrices(Expr m, Expr n, OfNumbers entries) implements SetExpr {
        public Matrices {
            Objects.requireNonNull(m);
            Objects.requireNonNull(n);
            Objects.requireNonNull(entries);
        }
    }

    /** Vectors of n numbers with 2-norm 1. */
    record Sphere(Expr n) implements SetExpr {
        public Sphere {
            Objects.requireNonNull(n);
        }
    }

    /** m x n matrices whose rows all lie in {@link Sphere}(n). */
    record SphereRows(Expr m, Expr n) implements SetExpr {
        public SphereRows {
            Objects.requireNonNull(m);
            Objects.requireNonNull(n);
        }
    }

    /** Row-stochastic matrices on the edges of g, each at least eps. */
    record Stochastic(Expr g, Expr eps) implements SetExpr {
        public Stochastic {
            Objects.requireNonNull(g);
            Objects.requireNonNull(eps);
        }
    }

    /** Matrices on the edges of g, each entry there at least eps. */
    record Weighted(Expr g, Expr eps) implements SetExpr {
        public Weighted {
            Objects.requireNonNull(g);
            Objects.requireNonNull(eps);
        }
    }

    /** n x n matrices whose rows are orthonormal. */
    record Orthogonal(Expr n) implements SetExpr {
        public Orthogonal {
            Objects.requireNonNull(n);
        }
    }

    /** All digraphs on nodes 1..n with all self-loops. */
    record Digraphs(Expr n) implements SetExpr {
        public Digraphs {
            Objects.requireNonNull(n);
        }
    }

    /** Sequences, indexed from 0, of members of a set of vectors or matrices. */
    record Sequences(SetExpr members) implements SetExpr {
        public Sequences {
            Objects.requireNonNull(members);
        }
    }
}
