package org.certirank.attention;

/** What a layer does to a set of tokens: tokens again, or it is certainly not defined, or the enclosures are too wide to tell. */
public sealed interface Outcome {
    /** Why a layer has no value. */
    enum Cause {
        /** A norm of a token whose root is 0. */
        ZERO_ROW("the norm of a zero row"),
        /** A softmax over no token. */
        NO_EDGE("the softmax of a token that attends to none"),
        /** Nothing is undefined as far as is known, but an enclosure is unbounded. */
        UNBOUNDED("an enclosure without bounds");

        private final String text;

        Cause(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The layer is defined on the whole set, and its values lie in these tokens. */
    record Defined(Tokens tokens) implements Outcome { }

    /**
     * The layer is undefined at every member of the set.
     *
     * @param token whose row has no value, from 1
     */
    record Undefined(Cause cause, int token) implements Outcome { }

    /** Not shown to be defined, nor undefined; more precision may tell. */
    record Unresolved(Cause cause, int token) implements Outcome { }
}
