package org.certirank.interval;

/**
 * Elementary functions of double intervals from the directed functions of doubles: increasing functions take their values at the ends. Exact values (exp 0, log 1, sin 0, cos 0, tanh 0, erf 0,
 * powers that are doubles) stay exact. erf and real powers go through {@link RealInterval} with 64 bits. No platform function contributes.
 */
final class DoubleFunctions {
    private static final int REAL_BITS = 64;

    private DoubleFunctions() {
    }

    static DoubleInterval exp(DoubleInterval x) {
        return new DoubleInterval(DoubleExponential.expDown(x.lo()), DoubleExponential.expUp(x.hi()));
    }

    static DoubleInterval expm1(DoubleInterval x) {
        return new DoubleInterval(DoubleExponential.expm1Down(x.lo()), DoubleExponential.expm1Up(x.hi()));
    }

    static DoubleInterval tanh(DoubleInterval x) {
        return new DoubleInterval(DoubleExponential.tanhDown(x.lo()), DoubleExponential.tanhUp(x.hi()));
    }

    static DoubleInterval log(DoubleInterval x) {
        return new DoubleInterval(DoubleLogarithm.logDown(x.lo()), DoubleLogarithm.logUp(x.hi()));
    }

    static DoubleInterval log1p(DoubleInterval x) {
        return new DoubleInterval(DoubleLogarithm.log1pDown(x.lo()), DoubleLogarithm.log1pUp(x.hi()));
    }

    static DoubleInterval erf(DoubleInterval x) {
        return DoubleInterval.enclosing(x.toReal().erf(REAL_BITS));
    }

    static DoubleInterval pow(DoubleInterval x, DoubleInterval y) {
        return DoubleInterval.enclosing(x.toReal().pow(y.toReal(), REAL_BITS));
    }
}
