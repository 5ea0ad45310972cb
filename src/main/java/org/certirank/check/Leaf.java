package org.certirank.check;

/**
 * A scalar unknown with its hull: an interval with rational ends, null standing for an infinite one; an infinite end is open.
 *
 * @param node the LEAF node
 */
record Leaf(Node node, Rat low, boolean lowOpen, Rat high, boolean highOpen) {
    Leaf {
        lowOpen |= low == null;
        highOpen |= high == null;
    }

    static Leaf free(Node node) { return new Leaf(node, null, true, null, true); }

    boolean isEmpty() {
        int c = low == null || high == null ? -1 : low.compareTo(high);
        return c > 0 || c == 0 && (lowOpen || highOpen);
    }
}
