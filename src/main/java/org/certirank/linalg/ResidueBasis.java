package org.certirank.linalg;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.certirank.simd.matrix.MatrixKernel;

/**
 * Pairwise coprime moduli for {@link ResidueProduct}, so small that everything computed with residues is exact in double, so many that their product M is at
 * least four times the greatest entry of the product of two integer matrices; and the constants of reduction and recombination.
 *
 * <p>Sizes. Entries of the left factor are integers of l digits to base 2^base, each at most 2^(base-1) in magnitude, all together at most 2^(base l - 1), and those of the right factor of r digits; the inner dimension is k, so a product
 * is below k 2^(base (l + r) - 2), and M &gt;= k 2^(base (l + r)). A residue from {@link MatrixKernel#reduce} is at most (p + 3)/2 in magnitude. So these sums are of integers and never exceed 2^53,
 * whatever their order: {@code k ((p + 3)/2)^2} (product), {@code max(l, r) 2^(base-1) (p - 1)/2} (reduction), {@code (J ((p + 3)/2 + 1) + 1) 2^place} (recombination, J moduli).
 */
final class ResidueBasis {
    private static final double EXACT = 0x1p53;
    private static final int WIDEST_BASE = 26;
    private static final int CACHED = 256;
    private static final int SMALL = 1 << 12;
    private static final int[] SMALL_PRIMES = smallPrimes();

    private record Key(int inner, int bits, int leftBits, int rightBits) {
    }

    private static final Map<Key, ResidueBasis> CACHE = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, ResidueBasis> eldest) {
            return size() > CACHED;
        }
    };

    /** Bits of a digit of the factors. */
    final int base;
    /** Digits of an entry of the left factor. */
    final int leftDigits;
    /** Digits of an entry of the right factor. */
    final int rightDigits;
    /** The greater of the two: the length of the rows of the weights. */
    private final int digits;
    /** The moduli, odd primes in decreasing order. */
    final double[] moduli;
    /** Their reciprocals, rounded to nearest. */
    final double[] reciprocals;
    /** moduli x digits, for each factor: 2^(base s) modulo p, centred. */
    final double[] leftWeights;
    final double[] rightWeights;
    /** The inverse of M/p modulo p, centred. */
    final double[] inverses;
    /** Bits of a digit of the recombination. */
    final int place;
    /** Digits of M/p below this are left out. */
    final int lowest;
    /** Digits kept. */
    final int places;
    /** places x (moduli + 1): the digits of M/p, and those of -M in the last column. */
    final double[] cofactors;
    /** The leaving out changes a product by less than 2^lossExponent; 0 is meant when nothing is left out. */
    final int lossExponent;

    /** The basis for an inner dimension, with factors of at least so many bits of digits, and products cut below 2^-bits / 8 of their scale. */
    static ResidueBasis of(int inner, int bits, int leftBits, int rightBits) {
        synchronized (CACHE) {
            return CACHE.computeIfAbsent(new Key(inner, bits, leftBits, rightBits), ResidueBasis::new);
        }
    }

    private ResidueBasis(Key key) {
        int inner = key.inner();
        int log = 64 - Long.numberOfLeadingZeros(inner);
        int digitBits = Math.max(key.leftBits(), key.rightBits());
        digits = (digitBits + WIDEST_BASE - 1) / WIDEST_BASE;
        base = (digitBits + digits - 1) / digits;
        leftDigits = (key.leftBits() + base - 1) / base;
        rightDigits = (key.rightBits() + base - 1) / base;
        int productBits = base * (leftDigits + rightDigits);
        BigInteger enough = BigInteger.ONE.shiftLeft(productBits + log);
        double cap = Math.min(2 * Math.floor(Math.sqrt(EXACT / inner)) - 8, 2 * Math.floor(EXACT / (digits * Scaled.power(base - 1))) - 8);
        long[] primes = primesBelow((long) Math.min(cap, 0x1p24), enough);
        int count = primes.length;
        moduli = new double[count];
        reciprocals = new double[count];
        double[] weights = new double[count * digits];
        inverses = new double[count];
        BigInteger product = BigInteger.ONE;
        for (long p : primes) {
            product = product.multiply(BigInteger.valueOf(p));
        }
        double sum = 0;
        BigInteger[] quotients = new BigInteger[count];
        for (int j = 0; j < count; j++) {
            BigInteger p = BigInteger.valueOf(primes[j]);
            moduli[j] = primes[j];
            reciprocals[j] = 1.0 / primes[j];
            BigInteger power = BigInteger.ONE;
            for (int s = 0; s < digits; s++) {
                weights[j * digits + s] = centred(power.longValueExact(), primes[j]);
                power = power.shiftLeft(base).mod(p);
            }
            quotients[j] = product.divide(p);
            inverses[j] = centred(quotients[j].mod(p).modInverse(p).longValueExact(), primes[j]);
            sum += (primes[j] + 3) / 2 + 1;
        }
        leftWeights = firstDigits(weights, count, leftDigits);
        rightWeights = firstDigits(weights, count, rightDigits);
        place = Math.getExponent(EXACT / (sum + 2));
        int sumBits = Math.getExponent(sum + 2) + 1;
        lowest = Math.max(0, (productBits - 2 - key.bits() - 3 - sumBits) / place);
        lossExponent = lowest == 0 ? Integer.MIN_VALUE : sumBits + place * lowest;
        places = (product.bitLength() + place - 1) / place - lowest;
        cofactors = new double[places * (count + 1)];
        for (int j = 0; j < count; j++) {
            digitsOf(quotients[j], j, count + 1, 1);
        }
        digitsOf(product, count, count + 1, -1);
    }

    /** The product of the greatest integers of both factors is below 2 to this. */
    long productBits() {
        return (long) base * (leftDigits + rightDigits) - 2;
    }

    private double[] firstDigits(double[] weights, int count, int kept) {
        double[] first = new double[count * kept];
        for (int j = 0; j < count; j++) {
            System.arraycopy(weights, j * digits, first, j * kept, kept);
        }
        return first;
    }

    private void digitsOf(BigInteger n, int at, int stride, int factor) {
        for (int l = 0; l < places; l++) {
            BigInteger rest = n.shiftRight(place * (lowest + l));
            cofactors[at + l * stride] = factor * rest.and(BigInteger.ONE.shiftLeft(place).subtract(BigInteger.ONE)).longValueExact();
        }
    }

    private static double centred(long r, long p) {
        return r > p / 2 ? r - p : r;
    }

    /** The greatest odd primes below a bound, in decreasing order, as many as their product needs to reach {@code enough}. */
    private static long[] primesBelow(long bound, BigInteger enough) {
        long[] found = new long[64];
        int count = 0;
        BigInteger product = BigInteger.ONE;
        for (long p = (bound - 1) | 1; product.compareTo(enough) < 0; p -= 2) {
            if (p < 3) {
                throw new IllegalArgumentException("no moduli: inner dimension or precision too large");
            }
            if (isPrime(p)) {
                if (count == found.length) {
                    found = java.util.Arrays.copyOf(found, 2 * count);
                }
                found[count++] = p;
                product = product.multiply(BigInteger.valueOf(p));
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }

    /** For odd p below 2^24. */
    private static boolean isPrime(long p) {
        int n = (int) p;
        for (int d : SMALL_PRIMES) {
            if (d * d > n) {
                break;
            }
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }

    /** The odd primes below 2^12, which divide whatever odd number below 2^24 is no prime; by the sieve of Eratosthenes. */
    private static int[] smallPrimes() {
        BitSet composite = new BitSet(SMALL);
        for (int d = 3; d * d < SMALL; d += 2) {
            for (int multiple = d * d; multiple < SMALL; multiple += 2 * d) {
                composite.set(multiple);
            }
        }
        return IntStream.range(1, SMALL / 2).map(i -> 2 * i + 1).filter(d -> !composite.get(d)).toArray();
    }
}
