package org.certirank.check;

/**
 * A scalar unknown with its hull: an interval with rational ends, null standing for an infinite one; an infinite end is open.
 * @param of the integer that the leaf was declared an index of, null if it was not
 */
record Leaf(Node node, Rat low, boolean lowOpen, Rat high, boolean highOpen, Node of) {
    Leaf { lowOpen |= low == null; highOpen |= high == null; }
    Leaf(Node node, Rat low, boolean lowOpen, Rat high, boolean highOpen) { this(node, low, lowOpen, high, highOpen, null); }
    static Leaf free(Node node) { return new Leaf(node, null, true, null, true); }
    private int lowTo(Rat c) { return low == null ? -1 : low.compareTo(c); }
    private int highTo(Rat c) { return high == null ? 1 : high.compareTo(c); }

    boolean isEmpty() {
        int c = low == null || high == null ? -1 : low.compareTo(high);
        return c > 0 || c == 0 && (lowOpen || highOpen);
    }

    boolean contains(Rat c) { return (lowOpen ? lowTo(c) < 0 : lowTo(c) <= 0) && (highOpen ? highTo(c) > 0 : highTo(c) >= 0); }
    /** Cut to the numbers below c, or at most c. */
    Leaf below(Rat c, boolean open) { return highTo(c) > 0 || highTo(c) == 0 && open ? new Leaf(node, low, lowOpen, c, open) : this; }
    /** Cut to the numbers above c, or at least c. */
    Leaf above(Rat c, boolean open) { return lowTo(c) < 0 || lowTo(c) == 0 && open ? new Leaf(node, c, open, high, highOpen) : this; }
    Range range(int bits) { return Range.of(low, lowOpen, high, highOpen, bits); }
}
