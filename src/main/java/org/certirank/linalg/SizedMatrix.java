package org.certirank.linalg;

/**
 * Upper bounds of the magnitudes of a {@link BallMatrix} as doubles times one power of two, so that neither very small nor very large matrices leave the range of doubles.
 *
 * @param scaled bounds of |entry| / 2^exponent, at most 2; what is below 2^-1000 is rounded up to that
 * @param exponent the common exponent
 */
record SizedMatrix(double[] scaled, long exponent) {

    /** Null when an entry is the whole line. */
    static SizedMatrix of(BallMatrix a) {
        long most = Long.MIN_VALUE;
        for (int i = 0; i < a.sign.length; i++) {
            if (a.rad[i] == Double.POSITIVE_INFINITY) {
                return null;
            }
            if (a.sign[i] != 0) {
                most = Math.max(most, a.exponent[i]);
            }
            if (a.rad[i] != 0) {
                most = Math.max(most, a.radExponent[i]);
            }
        }
        double[] scaled = new double[a.sign.length];
        if (most == Long.MIN_VALUE) {
            return new SizedMatrix(scaled, -Scaled.MAX_EXPONENT);
        }
        for (int i = 0; i < scaled.length; i++) {
            double mid = 0;
            if (a.sign[i] != 0) {
                double top = ((a.mantissa[(i + 1) * a.limbs - 1] >>> 11) + 1) * 0x1p-53;
                mid = Scaled.timesPower(top, a.exponent[i] - most);
            }
            scaled[i] = FmaChain.addUp(mid, Scaled.timesPower(a.rad[i], a.radExponent[i] - most));
        }
        return new SizedMatrix(scaled, most);
    }

    /** Bounds of the magnitudes themselves, for a matrix of exponent at most 0; what is below 2^-1000 is rounded up to about that. */
    double[] atLeastScaled() {
        double[] plain = new double[scaled.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = Scaled.timesPower(scaled[i], exponent);
        }
        return plain;
    }
}
