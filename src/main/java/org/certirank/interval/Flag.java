package org.certirank.interval;

/**
 * What is certain about the function that an enclosure evaluates, on the whole box it was evaluated over; best first, like the decorations
 * com, dac, def, trv, ill of IEEE 1788-2015. A box of a single point counts like any other: C1 asks for a neighbourhood, so sqrt at {0} is
 * CONTINUOUS and not C1. The flag of a composition is the worst of the parts', by the chain rule and the continuity of compositions.
 */
public enum Flag {
    /** Defined and continuously differentiable in a neighbourhood of every point of the box. */
    C1,
    /** Defined on the whole box; its restriction to the box is continuous. */
    CONTINUOUS,
    /** Defined on the whole box. */
    DEFINED,
    /** Perhaps undefined somewhere on the box; the enclosure holds the values where it is defined. */
    PARTLY,
    /** Certainly undefined everywhere on the box. */
    NOWHERE;

    private static final Flag[] BY_ORDINAL = values();

    public static Flag worst(Flag a, Flag b) {
        return a.ordinal() >= b.ordinal() ? a : b;
    }

    /** The flag with this ordinal, for flags stored as bytes. */
    public static Flag of(int ordinal) {
        return BY_ORDINAL[ordinal];
    }

    public boolean isDefined() {
        return ordinal() <= DEFINED.ordinal();
    }

    public boolean isContinuous() {
        return ordinal() <= CONTINUOUS.ordinal();
    }
}
