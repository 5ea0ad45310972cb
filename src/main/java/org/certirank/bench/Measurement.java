package org.certirank.bench;

/**
 * What was measured of one operation.
 *
 * @param seconds time of the operation
 * @param items how many items it treats
 */
public record Measurement(double seconds, double items) {
    public Measurement {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY && items > 0 && items < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(seconds + " s for " + items + " items");
        }
    }

    /** The faster of the two: what other programs on the machine disturbed less. */
    Measurement best(Measurement other) {
        return other.seconds / other.items < seconds / items ? other : this;
    }
}
