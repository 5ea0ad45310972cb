package org.certirank.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.certirank.exact.Rational;
import org.certirank.expr.Term.Op;

/**
 * Entrywise operations, sums and matrix products of blocks: exact while all operands are exact and the results short, enclosures otherwise.
 * Claims are those of the {@link Arithmetic}; exact results are exact.
 *
 * @param <B> the batches
 */
final class Blocks<B> {
    private static final int MAX_EXACT_BITS = 4_096;
    private static final int MAX_EXACT_PRODUCTS = 200_000;

    private final Arithmetic<B> on;
    private final int lanes;

    Blocks(Arithmetic<B> on, int lanes) {
        this.on = on;
        this.lanes = lanes;
    }

    Arithmetic<B> arithmetic() {
        return on;
    }

    int lanes() {
        return lanes;
    }

    B batch(Block<B> b) {
        return b.batch(on, lanes);
    }

    Block<B> constant(Rational c) {
        return Block.exact(c);
    }

    Block<B> constant(long c) {
        return Block.exact(Rational.of(c));
    }

    /** Copies of one entry. */
    Block<B> copies(Block<B> one, int entries) {
        return gather(one, new int[entries]);
    }

    Block<B> undefined(int entries) {
        return Block.of(entries, on.gather(on.undefined(), new int[entries * lanes]));
    }

    /** One entry of any values, the same batch element on each lane. */
    Block<B> spread(B one) {
        return Block.of(1, on.gather(one, new int[lanes]));
    }

    Block<B> gather(Block<B> b, int[] entry) {
        if (b.isExact()) {
            return Block.exact(Arrays.stream(entry).mapToObj(b::value).toArray(Rational[]::new));
        }
        int[] index = new int[entry.length * lanes];
        for (int i = 0; i < index.length; i++) {
            index[i] = entry[i / lanes] * lanes + i % lanes;
        }
        return Block.of(entry.length, on.gather(batch(b), index));
    }

    Block<B> entry(Block<B> b, int e) {
        return b.entries() == 1 ? b : gather(b, new int[] {e});
    }

    Block<B> concat(List<Block<B>> parts) {
        if (parts.stream().allMatch(Block::isExact)) {
            return Block.exact(parts.stream().flatMap(p -> p.values().stream()).toList());
        }
        return Block.of(parts.stream().mapToInt(Block::entries).sum(), on.concat(parts.stream().map(this::batch).toList()));
    }

    private Block<B> shortened(Rational[] values) {
        for (Rational q : values) {
            if (q.num().bitLength() + q.den().bitLength() > MAX_EXACT_BITS) {
                return Block.of(values.length, Block.<B>exact(values).batch(on, lanes));
            }
        }
        return Block.exact(values);
    }

    private Block<B> map(Block<B> a, UnaryOperator<Rational> exactly, UnaryOperator<B> enclosed) {
        if (a.isExact() && exactly != null) {
            Rational[] values = new Rational[a.entries()];
            for (int i = 0; i < values.length; i++) {
                values[i] = exactly.apply(a.value(i));
                if (values[i] == null) {
                    return Block.of(a.entries(), enclosed.apply(batch(a)));
                }
            }
            return shortened(values);
        }
        return Block.of(a.entries(), enclosed.apply(batch(a)));
    }

    /** Entry by entry; one of the blocks may have a single entry. */
    private Block<B> zip(Block<B> a, Block<B> b, BinaryOperator<Rational> exactly, BinaryOperator<B> enclosed) {
        if (a.entries() != b.entries()) {
            return a.entries() == 1 ? zip(copies(a, b.entries()), b, exactly, enclosed) : zip(a, copies(b, a.entries()), exactly, enclosed);
        }
        if (a.isExact() && b.isExact()) {
            Rational[] values = new Rational[a.entries()];
            boolean all = true;
            for (int i = 0; i < values.length && all; i++) {
                values[i] = exactly.apply(a.value(i), b.value(i));
                all = values[i] != null;
            }
            if (all) {
                return shortened(values);
            }
        }
        return Block.of(a.entries(), enclosed.apply(batch(a), batch(b)));
    }

    Block<B> neg(Block<B> a) {
        return map(a, Rational::neg, on::neg);
    }

    Block<B> add(Block<B> a, Block<B> b) {
        return zip(a, b, Rational::add, on::add);
    }

    Block<B> sub(Block<B> a, Block<B> b) {
        return zip(a, b, Rational::sub, on::sub);
    }

    Block<B> mul(Block<B> a, Block<B> b) {
        return a == b ? square(a) : zip(a, b, Rational::mul, on::mul);
    }

    Block<B> square(Block<B> a) {
        return powInt(a, BigInteger.TWO);
    }

    Block<B> div(Block<B> a, Block<B> b) {
        return zip(a, b, (x, y) -> y.isZero() ? null : x.div(y), on::div);
    }

    Block<B> min(Block<B> a, Block<B> b) {
        return zip(a, b, Rational::min, on::min);
    }

    Block<B> max(Block<B> a, Block<B> b) {
        return zip(a, b, Rational::max, on::max);
    }

    /** u^n for one known n. */
    Block<B> powInt(Block<B> u, BigInteger n) {
        if (n.equals(BigInteger.ONE)) {
            return u;
        }
        UnaryOperator<Rational> exactly = n.bitLength() > 16 ? null : c -> {
            long bits = (long) Math.max(c.num().bitLength(), c.den().bitLength()) * Math.abs(n.intValue());
            return c.isZero() && n.signum() <= 0 || bits > MAX_EXACT_BITS ? null : c.pow(n.intValue());
        };
        return map(u, exactly, b -> on.powInt(b, n));
    }

    Block<B> pow(Block<B> u, Block<B> v) {
        if (v.isExact() && v.value(0).isInteger()) {
            return powInt(u, v.value(0).num());
        }
        return zip(u, v, (x, y) -> null, on::pow);
    }

    Block<B> sqrt(Block<B> a) {
        return map(a, c -> c.sqrtExact().orElse(null), on::sqrt);
    }

    /** A function of one number, with the exact cases of the foldings. */
    Block<B> apply(Op op, Block<B> a) {
        return switch (op) {
            case NEG -> neg(a);
            case SQRT -> sqrt(a);
            case ABS -> map(a, Rational::abs, on::abs);
            case FLOOR -> map(a, c -> Rational.of(c.floor()), on::floor);
            case EXP -> map(a, c -> where(c.isZero(), Rational.ONE), on::exp);
            case COS -> map(a, c -> where(c.isZero(), Rational.ONE), on::cos);
            case LOG -> map(a, c -> where(c.equals(Rational.ONE), Rational.ZERO), on::log);
            case SIN -> map(a, c -> where(c.isZero(), Rational.ZERO), on::sin);
            case TANH -> map(a, c -> where(c.isZero(), Rational.ZERO), on::tanh);
            case ERF -> map(a, c -> where(c.isZero(), Rational.ZERO), on::erf);
            case CONST, LEAF, PI, ADD, MUL, DIV, POWINT, POW, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR,
                    CALL, UNDEFINED -> throw new IllegalArgumentException(op + " is no function of one number");
        };
    }

    private static Rational where(boolean condition, Rational value) {
        return condition ? value : null;
    }

    /** The fold of all entries from left to right. */
    Block<B> fold(Block<B> a, BinaryOperator<Block<B>> op) {
        return foldColumns(a, 1, a.entries(), op);
    }

    /** Per row of a rows x columns matrix the fold of its entries from left to right: a block of {@code rows} entries. */
    Block<B> foldColumns(Block<B> m, int rows, int columns, BinaryOperator<Block<B>> op) {
        Block<B> acc = column(m, rows, columns, 0);
        for (int j = 1; j < columns; j++) {
            acc = op.apply(acc, column(m, rows, columns, j));
        }
        return acc;
    }

    Block<B> column(Block<B> m, int rows, int columns, int j) {
        return gather(m, IntStream.range(0, rows).map(i -> i * columns + j).toArray());
    }

    Block<B> row(Block<B> m, int columns, int i) {
        return gather(m, IntStream.range(i * columns, (i + 1) * columns).toArray());
    }

    Block<B> transpose(Block<B> m, int rows, int columns) {
        return gather(m, IntStream.range(0, rows * columns).map(k -> k % rows * columns + k / rows).toArray());
    }

    Block<B> sum(Block<B> a) {
        return fold(a, this::add);
    }

    Block<B> norm(Block<B> a) {
        return sqrt(sum(square(a)));
    }

    Block<B> dot(Block<B> x, Block<B> y) {
        return multiply(x, y, 1, x.entries(), 1);
    }

    /** The product of a rows x inner and an inner x columns matrix. */
    Block<B> multiply(Block<B> a, Block<B> b, int rows, int inner, int columns) {
        if (a.isExact() && b.isExact() && (long) rows * inner * columns <= MAX_EXACT_PRODUCTS) {
            Rational[] values = new Rational[rows * columns];
            for (int k = 0; k < values.length; k++) {
                Rational s = Rational.ZERO;
                for (int j = 0; j < inner; j++) {
                    s = s.add(a.value(k / columns * inner + j).mul(b.value(j * columns + k % columns)));
                }
                values[k] = s;
            }
            return shortened(values);
        }
        if (a == b && rows == 1 && columns == 1) {
            return sum(square(a));
        }
        return Block.of(rows * columns, on.multiply(batch(a), batch(b), rows, inner, columns, lanes));
    }

    /** The block with the entries where {@code keep} is false replaced by those of a one-entry block. */
    Block<B> replaced(Block<B> a, boolean[] keep, Block<B> other) {
        Block<B> both = concat(List.of(a, other));
        return gather(both, IntStream.range(0, a.entries()).map(i -> keep[i] ? i : a.entries()).toArray());
    }

    /** The exact integer that a one-entry block is known to be. */
    static <B> Optional<BigInteger> integer(Block<B> b) {
        return b.isExact() && b.value(0).isInteger() ? Optional.of(b.value(0).num()) : Optional.empty();
    }

    static List<Rational> repeated(Rational c, int n) {
        return new ArrayList<>(Collections.nCopies(n, c));
    }
}
