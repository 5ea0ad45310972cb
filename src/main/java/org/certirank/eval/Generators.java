package org.certirank.eval;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.certirank.attention.LinearCongruence;
import org.certirank.attention.SeededWeights;
import org.certirank.attention.Weights;
import org.certirank.exact.Rational;
import org.certirank.expr.TermLimitException;

/** The made-up matrices {@code seeded} and {@code congruence} of the spec language (sections 6 and 11), from the values of their arguments. */
public final class Generators {
    private static final int MAX_SHIFT = 1000;
    private static final BigInteger LEAST_SEED = BigInteger.ONE.shiftLeft(63).negate();
    private static final BigInteger SEEDS_END = BigInteger.ONE.shiftLeft(64);
    private static final long MULTIPLIER = 6364136223846793005L;
    private static final long INCREMENT = 1442695040888963407L;

    private Generators() {
    }

    /** Whether this built-in function is one of them. */
    public static boolean isGenerator(String name) {
        return name.equals("seeded") || name.equals("congruence");
    }

    /** The values of arguments; null where one is no known rational. */
    public static List<Rational> constants(List<Value> args) {
        return Arrays.asList(args.stream().map(Value::constant).toArray(Rational[]::new));
    }

    /** The matrix; an argument that is null is not a known rational. {@link ElaborationException} if an argument is out of its range. */
    public static Weights matrix(String name, List<Rational> args) {
        if (args.size() != 5) {
            throw new ElaborationException(name + " takes 5 arguments, is given " + args.size());
        }
        int m = size(name, args.get(0));
        int n = size(name, args.get(1));
        if ((long) m * n > ValueOperators.MAX_ENTRIES) {
            throw new TermLimitException("a " + m + " x " + n + " matrix has more than " + ValueOperators.MAX_ENTRIES + " entries");
        }
        BigInteger seed = integer("the seed in " + name, args.get(2));
        if (seed.compareTo(LEAST_SEED) < 0 || seed.compareTo(SEEDS_END) >= 0) {
            throw new ElaborationException("the seed in " + name + " must lie in -2^63..2^64-1, is " + seed);
        }
        BigInteger which = integer("the fourth argument of " + name, args.get(3));
        if (which.signum() < 0) {
            throw new ElaborationException("the fourth argument of " + name + " must not be negative, is " + which);
        }
        return name.equals("seeded") ? seeded(seed.longValue(), which.longValue(), m, n, known("the standard deviation", args.get(4)))
                : congruence(seed.longValue(), which, m, n, integer("the shift in congruence", args.get(4)));
    }

    private static Weights seeded(long seed, long k, int m, int n, Rational deviation) {
        try {
            return new SeededWeights(seed, deviation).matrix(k, m, n);
        } catch (IllegalArgumentException e) {
            throw new ElaborationException(e.getMessage());
        }
    }

    private static Weights congruence(long seed, BigInteger first, int m, int n, BigInteger shift) {
        if (shift.signum() < 0 || shift.compareTo(BigInteger.valueOf(MAX_SHIFT)) > 0) {
            throw new ElaborationException("the shift in congruence must lie in 0.." + MAX_SHIFT + ", is " + shift);
        }
        return new LinearCongruence(skipped(seed, first)).next(m, n, shift.intValueExact());
    }

    /** The state after {@code steps} steps: the affine map of one step, raised to that power by squaring, modulo 2^64. */
    private static long skipped(long seed, BigInteger steps) {
        long factor = 1;
        long addend = 0;
        long stepFactor = MULTIPLIER;
        long stepAddend = INCREMENT;
        for (int bit = 0; bit < steps.bitLength(); bit++) {
            if (steps.testBit(bit)) {
                factor *= stepFactor;
                addend = addend * stepFactor + stepAddend;
            }
            stepAddend = stepAddend * stepFactor + stepAddend;
            stepFactor *= stepFactor;
        }
        return seed * factor + addend;
    }

    private static Rational known(String what, Rational value) {
        if (value == null) {
            throw new ElaborationException(what + " must be a rational constant");
        }
        return value;
    }

    private static BigInteger integer(String what, Rational value) {
        if (!known(what, value).isInteger()) {
            throw new ElaborationException(what + " must be an integer, is " + value);
        }
        return value.num();
    }

    private static int size(String name, Rational value) {
        BigInteger n = integer("the size in " + name, value);
        if (n.signum() <= 0) {
            throw new ElaborationException("the size in " + name + " must be at least 1, is " + n);
        }
        if (n.bitLength() > 31) {
            throw new TermLimitException("the size in " + name + " is " + n + ", more than " + ValueOperators.MAX_ENTRIES);
        }
        return n.intValueExact();
    }
}
