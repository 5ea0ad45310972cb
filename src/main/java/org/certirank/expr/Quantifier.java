package org.certirank.expr;

import java.util.Objects;
import java.util.Optional;

/** One quantified name with its set and an optional condition, which may mention this and earlier names. */
public record Quantifier(Kind kind, String name, SetExpr set, Optional<Expr> where) {

    /** For all, there is. */
    public enum Kind {
        FORALL("forall"), EXISTS("exists");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As written in a spec. */
        public String word() {
            return word;
        }

        /** The quantifier of the negated claim. */
        public Kind dual() {
            return this == FORALL ? EXISTS : FORALL;
        }
    }

    public Quantifier {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(set);
        Objects.requireNonNull(where);
    }
}
