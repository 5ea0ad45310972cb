package org.certirank.expr;

import java.util.Objects;
import java.util.Optional;

/**
 * A generic name for a vector or matrix, or for a sequence of such, with what its set says of it (docs/generic-names.md, section 3).
 *
 * @param columns     empty for vectors
 * @param mask        of the classes on edges
 * @param eps         of the classes on edges: the least entry on an edge
 * @param nonNegative whether eps is certainly at least 0, so that all entries are
 */
public record TensorSymbol(String name, Family family, boolean sequence, Term rows, Optional<Term> columns, Optional<MaskName> mask, Optional<Term> eps,
        boolean nonNegative) {
    /** The sets of section 3. */
    public enum Family { VECTOR, MATRIX, SPHERE_ROWS, ORTHOGONAL, STOCHASTIC, WEIGHTED }

    public TensorSymbol {
        Objects.requireNonNull(family);
        Objects.requireNonNull(rows);
        if (columns.isEmpty() != (family == Family.VECTOR)) {
            throw new IllegalArgumentException("a matrix has columns");
        }
    }

    /** Whether its class is one of those on the edges of a mask. */
    public boolean onEdges() {
        return family == Family.STOCHASTIC || family == Family.WEIGHTED;
    }

    /** Whether its dimensions, its mask or eps mention the leaf: what is said of the symbol is then a hypothesis on the leaf. */
    public boolean mentions(Term leaf) {
        return Terms.occurs(leaf, rows) || columns.filter(c -> Terms.occurs(leaf, c)).isPresent() || eps.filter(e -> Terms.occurs(leaf, e)).isPresent()
                || mask.filter(m -> m instanceof MaskName.Symbol s && Terms.occurs(leaf, s.nodes())).isPresent();
    }
}
