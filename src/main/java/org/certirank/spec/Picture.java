package org.certirank.spec;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.certirank.expr.Expr;

/**
 * A picture that the hints of a claim ask the report to draw: docs/spec-language.md section 9. It shows values of constant expressions; no verdict rests on it. The expressions are checked for names and sorts when the spec is read.
 */
public sealed interface Picture {

    /** As the spec's author calls it; quoted. */
    Optional<String> title();

    /**
     * The rows of a matrix as points.
     *
     * @param of the tokens
     * @param from where they came from, to be joined to them by arrows; of the same shape
     */
    record Tokens(Optional<String> title, Expr of, Optional<Expr> from) implements Picture {
        public Tokens {
            Objects.requireNonNull(title);
            Objects.requireNonNull(of);
            Objects.requireNonNull(from);
        }
    }

    /** The eigenvalues of square matrices in the complex plane. */
    record Multipliers(Optional<String> title, List<Matrix> matrices) implements Picture {
        public Multipliers {
            Objects.requireNonNull(title);
            matrices = List.copyOf(matrices);
        }
    }

    /** A square matrix of constants. */
    record Matrix(Optional<String> label, Expr of) { }

    /** Arcs of the unit circle, each with the claim that is about it, and points of the plane. */
    record Arcs(Optional<String> title, List<Arc> arcs, List<Point> points) implements Picture {
        public Arcs {
            Objects.requireNonNull(title);
            arcs = List.copyOf(arcs);
            points = List.copyOf(points);
        }
    }

    /**
     * The arc that runs counterclockwise from one point of the circle to another.
     *
     * @param claim id of a claim of the same spec; that it is about this arc is the author's word
     * @param towards what the claim says of the arc, in a word or two
     */
    record Arc(Expr from, Expr to, String claim, String towards) { }

    /** A point with its name. */
    record Point(Expr at, String label) { }
}
