package org.certirank.expr;

import java.util.List;
import java.util.Objects;

/**
 * An elaborated formula over terms of one {@link Terms}. Equality is equality of trees, of terms as nodes. Three-valued as section 7 of the
 * spec language says: a formula is undefined where any of its nodes is, whatever the connective. {@link Props} holds the operations.
 */
public sealed interface Prop {

    /** True or false, decided when the formula was read. */
    record Truth(boolean value) implements Prop { }

    /** A comparison of numbers. */
    record Rel(Relation relation, Term l, Term r) implements Prop {
        public Rel {
            Objects.requireNonNull(relation);
            Objects.requireNonNull(l);
            Objects.requireNonNull(r);
        }

        /** The same comparison seen from the other side: {@code a < b} as {@code b > a}. */
        public Rel flip() {
            return new Rel(relation.flip(), r, l);
        }
    }

    /** All of the parts; true without parts. */
    record And(List<Prop> parts) implements Prop {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of the parts (and all are defined); false without parts. */
    record Or(List<Prop> parts) implements Prop {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** If the premise then the conclusion, both defined. */
    record Imp(Prop premise, Prop conclusion) implements Prop {
        public Imp {
            Objects.requireNonNull(premise);
            Objects.requireNonNull(conclusion);
        }
    }

    record Not(Prop of) implements Prop {
        public Not {
            Objects.requireNonNull(of);
        }
    }

    /**
     * The body for all integers from 1 to n, n not known: one formula, never taken apart (docs/generic-names.md, section 2).
     *
     * @param bound the name to write for the bound leaf; it does not count for equality
     * @param leaf  the bound leaf, the same for all formulas of this height
     * @param body  over the leaf; total
     */
    record All(String bound, Term leaf, Term n, Prop body) implements Prop {
        /** How the bound leaves begin; an apostrophe is in no name of the language. */
        public static final String BOUND = "'i";

        @Override
        public boolean equals(Object o) {
            return o instanceof All a && leaf == a.leaf && n == a.n && body.equals(a.body);
        }

        @Override
        public int hashCode() {
            return Objects.hash(n, body);
        }
    }

    /** True where all of these nodes are defined, false elsewhere; itself always defined. */
    record Defined(List<Term> nodes) implements Prop {
        public Defined {
            nodes = List.copyOf(nodes);
        }
    }
}
