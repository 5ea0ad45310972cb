package org.certirank.bench;

/** In what a result is told. */
public enum Unit {
    /** Nanoseconds for an item. */
    NANOSECONDS("ns", false) {
        @Override
        public double value(Measurement m) {
            return 1e9 * m.seconds() / m.items();
        }
    },
    /** Milliseconds for an operation. */
    MILLISECONDS("ms", false) {
        @Override
        public double value(Measurement m) {
            return 1e3 * m.seconds();
        }
    },
    /** Seconds for an operation. */
    SECONDS("s", false) {
        @Override
        public double value(Measurement m) {
            return m.seconds();
        }
    },
    /** Boxes of a search in a second; the only one of which more is better. */
    BOXES_PER_SECOND("boxes/s", true) {
        @Override
        public double value(Measurement m) {
            return m.items() / m.seconds();
        }
    };

    private final String text;
    private final boolean rate;

    Unit(String text, boolean rate) {
        this.text = text;
        this.rate = rate;
    }

    /** What was measured, in this unit. */
    public abstract double value(Measurement measurement);

    /** How many times faster than the peer: above 1 where the peer is slower. */
    public double ratio(double value, double peerValue) {
        return rate ? value / peerValue : peerValue / value;
    }

    @Override
    public String toString() {
        return text;
    }
}
