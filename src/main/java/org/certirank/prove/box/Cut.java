package org.certirank.prove.box;

import org.certirank.exact.Rational;

/** Where a side is split: at a rational number, which is kept as a double alone where it is one, since most are. */
final class Cut {
    private final double value;
    private final boolean closedBelow;
    private Rational at;

    private Cut(double value, Rational at, boolean closedBelow) {
        this.value = value;
        this.at = at;
        this.closedBelow = closedBelow;
    }

    /** @param closedBelow whether the point goes to the lower part */
    Cut(Rational at, boolean closedBelow) {
        this(Double.NaN, at, closedBelow);
    }

    /** Into x &lt; c and x &gt;= c. */
    static Cut below(Rational c) {
        return new Cut(Double.NaN, c, false);
    }

    /** The same at a finite double. */
    static Cut below(double c) {
        return new Cut(c, null, false);
    }

    /** The point. */
    Rational at() {
        if (at == null) {
            at = Rational.ofDouble(value);
        }
        return at;
    }

    /** The point as a double, or NaN where it was not given as one. */
    double value() {
        return value;
    }

    boolean closedBelow() {
        return closedBelow;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Cut c && closedBelow == c.closedBelow && at().equals(c.at());
    }

    @Override
    public int hashCode() {
        return at().hashCode();
    }
}
