package org.certirank.expr;

import java.math.BigInteger;
import java.util.Optional;

/** A dimension as far as it is known without values: nothing, an integer, or a quantified name plus an integer. */
public sealed interface Dim {
    /** Nothing is known. */
    Dim UNKNOWN = new Unknown();

    /** Not known before the integers are. */
    record Unknown() implements Dim {
        @Override
        public String toString() {
            return "?";
        }
    }

    /** {@code base + offset}; without a base an integer. */
    record Known(Optional<String> base, BigInteger offset) implements Dim {
        @Override
        public String toString() {
            if (base.isEmpty()) {
                return offset.toString();
            }
            return offset.signum() == 0 ? base.get() : base.get() + (offset.signum() > 0 ? " + " : " - ") + offset.abs();
        }
    }

    static Dim of(long n) {
        return new Known(Optional.empty(), BigInteger.valueOf(n));
    }

    static Dim of(BigInteger n) {
        return new Known(Optional.empty(), n);
    }

    /** A quantified name. */
    static Dim of(String name) {
        return new Known(Optional.of(name), BigInteger.ZERO);
    }

    /** Whether the two differ for all values of the names. */
    default boolean certainlyDiffers(Dim other) {
        return this instanceof Known a && other instanceof Known b && a.base().equals(b.base()) && !a.offset().equals(b.offset());
    }

    /** The integer, if it is one. */
    default Optional<BigInteger> constant() {
        return this instanceof Known k && k.base().isEmpty() ? Optional.of(k.offset()) : Optional.empty();
    }

    /** The sum where it is of this form, otherwise unknown. */
    default Dim plus(Dim other) {
        if (this instanceof Known a && other instanceof Known b && (a.base().isEmpty() || b.base().isEmpty())) {
            return new Known(a.base().or(b::base), a.offset().add(b.offset()));
        }
        return UNKNOWN;
    }

    /** The difference where it is of this form, otherwise unknown. */
    default Dim minus(Dim other) {
        if (this instanceof Known a && other instanceof Known b) {
            if (a.base().equals(b.base())) {
                return of(a.offset().subtract(b.offset()));
            }
            if (b.base().isEmpty()) {
                return new Known(a.base(), a.offset().subtract(b.offset()));
            }
        }
        return UNKNOWN;
    }

    /** The one that says more. */
    default Dim or(Dim other) {
        return this instanceof Unknown ? other : this;
    }
}
