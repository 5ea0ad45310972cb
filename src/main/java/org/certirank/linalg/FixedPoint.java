package org.certirank.linalg;

import java.util.Arrays;

/**
 * A window of limbs holding one integer in two's complement, least significant limb first, times a power of two: where addends are summed exactly before the
 * one rounding to an entry of a {@link BallMatrix}.
 */
final class FixedPoint {
    private final long[] window;
    private final Scaled radius = new Scaled();

    FixedPoint(int limbs) {
        window = new long[limbs];
    }

    /** Stores the midpoint and radius of the sum of the entries i of two matrices. */
    void sum(BallMatrix a, BallMatrix b, int i, BallMatrix to) {
        radius.clear();
        radius.add(a.rad[i], a.radExponent[i]);
        radius.add(b.rad[i], b.radExponent[i]);
        boolean swap = b.sign[i] != 0 && (a.sign[i] == 0 || b.exponent[i] > a.exponent[i]);
        BallMatrix big = swap ? b : a;
        BallMatrix small = swap ? a : b;
        if (big.sign[i] == 0) {
            to.setRadius(i, radius);
            return;
        }
        // The greater number's top bit lies two bits below the window's top: room for the carry and the sign.
        long bottom = big.exponent[i] + 2 - 64L * window.length;
        Arrays.fill(window, 0);
        place(big, i, 2);
        if (small.sign[i] != 0) {
            long gap = big.exponent[i] - small.exponent[i];
            if (gap < 64L * window.length - 2) {
                if (place(small, i, (int) gap + 2)) {
                    radius.add(1, bottom);
                }
            } else {
                radius.add(1, small.exponent[i]);
            }
        }
        store(bottom, to, i, radius);
    }

    /** Adds an entry whose top bit is {@code down} bits below the window's top; whether a part of it was cut off. */
    private boolean place(BallMatrix from, int i, int down) {
        int shift = down & 63;
        int whole = down >> 6;
        int n = from.limbs;
        int base = i * n;
        boolean negative = from.sign[i] < 0;
        boolean lost = false;
        // Limb l of the addend goes to limb top - whole, shifted right; two neighbours share a limb of the window.
        long carry = negative ? 1 : 0;
        int lowest = window.length - whole - n - 1;
        for (int t = 0; t < window.length; t++) {
            int l = t - lowest;
            long part = 0;
            if (l >= 0 && l <= n) {
                long low = l > 0 ? from.mantissa[base + l - 1] >>> shift : 0;
                long high = l < n && shift != 0 ? from.mantissa[base + l] << 64 - shift : 0;
                part = low | high;
            }
            long addend = negative ? ~part : part;
            long s = window[t] + addend;
            long c = Long.compareUnsigned(s, addend) < 0 ? 1 : 0;
            long r = s + carry;
            carry = c + (carry != 0 && r == 0 ? 1 : 0);
            window[t] = r;
        }
        for (int l = 0; l <= n && l + lowest < 0; l++) {
            long low = l > 0 ? from.mantissa[base + l - 1] >>> shift : 0;
            long high = l < n && shift != 0 ? from.mantissa[base + l] << 64 - shift : 0;
            lost |= (low | high) != 0;
        }
        return lost;
    }

    /** Rounds the window's integer times 2^exponent towards 0 to an entry; what is cut off, less than one unit in the last place, is added to the error. */
    private void store(long exponent, BallMatrix to, int i, Scaled error) {
        int n = window.length;
        boolean negative = window[n - 1] < 0;
        if (negative) {
            long carry = 1;
            for (int t = 0; t < n; t++) {
                long r = ~window[t] + carry;
                carry = carry != 0 && r == 0 ? 1 : 0;
                window[t] = r;
            }
        }
        int top = n - 1;
        while (top >= 0 && window[top] == 0) {
            top--;
        }
        if (top < 0) {
            to.setRadius(i, error);
            return;
        }
        int zeros = Long.numberOfLeadingZeros(window[top]);
        int limbs = to.limbs;
        for (int l = limbs - 1, t = top; l >= 0; l--, t--) {
            long high = t >= 0 ? window[t] << zeros : 0;
            long low = t >= 1 && zeros != 0 ? window[t - 1] >>> 64 - zeros : 0;
            to.mantissa[i * limbs + l] = high | low;
        }
        int rest = top - limbs;
        boolean lost = rest >= 0 && zeros != 0 && window[rest] << zeros != 0 || rest >= 0 && zeros == 0 && window[rest] != 0;
        for (int t = rest - 1; t >= 0 && !lost; t--) {
            lost = window[t] != 0;
        }
        to.sign[i] = (byte) (negative ? -1 : 1);
        to.exponent[i] = exponent + 64L * (top + 1) - zeros;
        if (lost) {
            error.add(1, to.exponent[i] - 64L * limbs);
        }
        to.setRadius(i, error);
        to.keepInRange(i);
    }
}
