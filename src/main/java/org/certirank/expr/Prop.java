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

    /** True where all of these nodes are defined, false elsewhere; itself always defined. */
    record Defined(List<Term> nodes) implements Prop {
        public Defined {
            nodes = List.copyOf(nodes);
        }
    }
}
