package org.certirank.interval.ball;

/**
 * Taylor series of exp and log on n-limb fractions s < 2^-14 by Horner's scheme with shrinking words: the coefficient c_k is multiplied by s^(k-1), so
 * the inner steps need fewer limbs (and start with one). The widths are those of {@link Tables}.
 *
 * <p>A step with w limbs is off by at most w + 4 units of w limbs: w + 1 for the product, 1 for cutting s, 2 for the coefficient. In the sum that is at most
 * (n + 4) 2^SLACK units of n limbs; with the at most 49 steps for 11 limbs, the omitted terms, below 2^(SLACK+1), and the last product: less than
 * 2^{@link #ERROR_BITS} units. Differences never become negative: coefficients fall, and s times the inner sum is cut downward.
 */
final class BatchSeries {
    static final int ERROR_BITS = 42;

    private final int n;
    private long[] sum;
    private long[] product;

    BatchSeries(int n) {
        this.n = n;
        sum = new long[n];
        product = new long[n];
    }

    /** t = s (c_2 +- s (c_3 +- s (...))), within 2^ERROR_BITS units; alternating or with plus signs only. */
    void tail(long[] t, long[] s, long[] coefficients, int[] widths, boolean alternating) {
        int last = widths.length - 1;
        int from = n - widths[last];
        System.arraycopy(coefficients, last * n + from, sum, from, widths[last]);
        for (int i = last - 1; i >= 0; i--) {
            int w = n - from;
            LimbProducts.high(product, from, sum, from, s, from, w);
            if (w < widths[i]) {
                from = n - widths[i];
                for (int k = from; k < n - w; k++) {
                    product[k] = 0;
                }
            }
            if (alternating) {
                Limbs.sub(sum, from, coefficients, i * n + from, product, from, n - from);
            } else {
                Limbs.add(sum, from, coefficients, i * n + from, product, from, n - from);
            }
        }
        LimbProducts.high(t, 0, sum, 0, s, 0, n);
    }
}
