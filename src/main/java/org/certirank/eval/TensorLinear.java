package org.certirank.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.certirank.exact.Dyadic;
import org.certirank.exact.ExactMatrix;
import org.certirank.exact.Rational;
import org.certirank.expr.Term.Op;
import org.certirank.expr.TermLimitException;
import org.certirank.graph.Mask;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.certirank.interval.ball.Ball;
import org.certirank.linalg.DoubleBallMatrix;
import org.certirank.linalg.SingularValues;

/**
 * The functions of vectors and matrices on blocks, by the formulas of section 8 of the spec language, many entries at once.
 *
 * @param <B> the batches
 */
final class TensorLinear<B> {
    private static final int MAX_COFACTOR_SIZE = 12;
    private static final int BITS = 64;

    private final Blocks<B> blocks;

    TensorLinear(Blocks<B> blocks) {
        this.blocks = blocks;
    }

    /** normF of X minus its column means. */
    Block<B> mu(Block<B> x, int rows, int columns) {
        Block<B> t = blocks.transpose(x, rows, columns);
        Block<B> means = blocks.div(blocks.foldColumns(t, columns, rows, blocks::add), blocks.constant(rows));
        Block<B> spread = blocks.gather(means, IntStream.range(0, rows * columns).map(k -> k % columns).toArray());
        return blocks.norm(blocks.sub(x, spread));
    }

    Block<B> phi(Block<B> x, int rows, int columns) {
        Block<B> least = null;
        for (int i = 0; i < rows; i++) {
            Block<B> a = blocks.row(x, columns, i);
            for (int j = i; j < rows; j++) {
                Block<B> d = i == j ? blocks.sum(blocks.square(a)) : blocks.dot(a, blocks.row(x, columns, j));
                least = least == null ? d : blocks.min(least, d);
            }
        }
        return least;
    }

    Block<B> dobrushin(Block<B> a, int rows, int columns) {
        Block<B> greatest = blocks.constant(0);
        for (int i = 0; i < rows; i++) {
            for (int k = i + 1; k < rows; k++) {
                Block<B> d = blocks.apply(Op.ABS, blocks.sub(blocks.row(a, columns, i), blocks.row(a, columns, k)));
                Block<B> half = blocks.mul(blocks.constant(Rational.HALF), blocks.sum(d));
                greatest = i == 0 && k == 1 ? half : blocks.max(greatest, half);
            }
        }
        return rows == 1 ? blocks.sum(blocks.mul(blocks.constant(0), a)) : greatest;
    }

    /** Row by row x / norm2(x). */
    Block<B> layernorm(Block<B> x, int rows, int columns) {
        Block<B> norms = blocks.sqrt(blocks.foldColumns(blocks.square(x), rows, columns, blocks::add));
        return blocks.div(x, alongRows(norms, rows, columns));
    }

    private Block<B> alongRows(Block<B> perRow, int rows, int columns) {
        return blocks.gather(perRow, IntStream.range(0, rows * columns).map(k -> k / columns).toArray());
    }

    /**
     * Row by row, entry j is 1 / (1 + sum over k != j of exp(x_k - x_j)), over the columns that {@code allowed} has per row (all, if it is
     * null), 0 elsewhere. One step of the sum is done for all entries of all rows at once.
     */
    Block<B> softmax(Block<B> x, int rows, int columns, boolean[] allowed) {
        Block<B> sum = blocks.copies(blocks.constant(1), rows * columns);
        for (int k = 0; k < columns; k++) {
            int column = k;
            Block<B> e = blocks.apply(Op.EXP, blocks.sub(alongRows(blocks.column(x, rows, columns, k), rows, columns), x));
            boolean[] keep = new boolean[rows * columns];
            for (int c = 0; c < keep.length; c++) {
                keep[c] = c % columns != column && (allowed == null || allowed[c / columns * columns + column]);
            }
            sum = blocks.add(sum, blocks.replaced(e, keep, blocks.constant(0)));
        }
        boolean[] alone = new boolean[rows * columns];
        for (int c = 0; c < alone.length; c++) {
            int from = c / columns * columns;
            alone[c] = allowed == null ? columns == 1 : allowed[c] && IntStream.range(from, from + columns).filter(j -> allowed[j]).count() == 1;
        }
        // an entry alone in its row is 1, but undefined where its score is
        Block<B> guard = blocks.replaced(blocks.mul(blocks.constant(0), x), alone, blocks.constant(0));
        Block<B> out = blocks.add(blocks.div(blocks.constant(1), sum), guard);
        return allowed == null ? out : blocks.replaced(out, allowed, blocks.constant(0));
    }

    /** Which entries (i, j) of a matrix over the nodes have an edge (j, i); null if some node has no incoming edge. */
    static boolean[] allowed(Mask g) {
        int n = g.nodes();
        boolean[] allowed = new boolean[n * n];
        for (int i = 1; i <= n; i++) {
            List<Integer> js = g.attended(i);
            if (js.isEmpty()) {
                return null;
            }
            for (int j : js) {
                allowed[(i - 1) * n + j - 1] = true;
            }
        }
        return allowed;
    }

    Block<B> gelu(Block<B> x) {
        Block<B> inner = blocks.apply(Op.ERF, blocks.div(x, blocks.sqrt(blocks.constant(2))));
        return blocks.div(blocks.mul(x, blocks.add(blocks.constant(1), inner)), blocks.constant(2));
    }

    Block<B> diagonal(Block<B> v) {
        int n = v.entries();
        Block<B> both = blocks.concat(List.of(v, blocks.constant(0)));
        return blocks.gather(both, IntStream.range(0, n * n).map(k -> k / n == k % n ? k / n : n).toArray());
    }

    Block<B> identity(int n) {
        return diagonal(blocks.copies(blocks.constant(1), n));
    }

    Block<B> outer(Block<B> x, Block<B> y) {
        int n = y.entries();
        int[] left = IntStream.range(0, x.entries() * n).map(k -> k / n).toArray();
        int[] right = IntStream.range(0, x.entries() * n).map(k -> k % n).toArray();
        return blocks.mul(blocks.gather(x, left), blocks.gather(y, right));
    }

    Block<B> trace(Block<B> m, int n) {
        return blocks.sum(blocks.gather(m, IntStream.range(0, n).map(i -> i * n + i).toArray()));
    }

    Block<B> det(Block<B> m, int n) {
        return minor(m, n, IntStream.range(0, n).toArray(), IntStream.range(0, n).toArray());
    }

    private Block<B> minor(Block<B> m, int n, int[] rows, int[] columns) {
        if (m.isExact()) {
            return blocks.constant(ExactMatrix.det(part(m, n, rows, columns)));
        }
        if (rows.length > MAX_COFACTOR_SIZE) {
            throw new TermLimitException("a determinant of size " + rows.length + " by cofactors");
        }
        return cofactors(m, n, rows, columns, 0, (1 << columns.length) - 1, new HashMap<>());
    }

    private static <B> Rational[][] part(Block<B> m, int n, int[] rows, int[] columns) {
        return Arrays.stream(rows).mapToObj(i -> Arrays.stream(columns).mapToObj(j -> m.value(i * n + j)).toArray(Rational[]::new))
                .toArray(Rational[][]::new);
    }

    private Block<B> cofactors(Block<B> m, int n, int[] rows, int[] columns, int first, int set, Map<Integer, Block<B>> known) {
        if (first == rows.length) {
            return blocks.constant(1);
        }
        Block<B> found = known.get(set);
        if (found != null) {
            return found;
        }
        Block<B> s = null;
        boolean negative = false;
        for (int k = 0; k < columns.length; k++) {
            if ((set >> k & 1) != 0) {
                Block<B> p = blocks.mul(blocks.entry(m, rows[first] * n + columns[k]), cofactors(m, n, rows, columns, first + 1, set & ~(1 << k), known));
                s = s == null ? p : negative ? blocks.sub(s, p) : blocks.add(s, p);
                negative = !negative;
            }
        }
        known.put(set, s);
        return s;
    }

    Block<B> inverse(Block<B> m, int n) {
        Block<B> det = det(m, n);
        List<Block<B>> entries = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Block<B> c = minor(m, n, without(n, j), without(n, i));
                entries.add((i + j) % 2 == 0 ? c : blocks.neg(c));
            }
        }
        return blocks.div(blocks.concat(entries), det);
    }

    private static int[] without(int n, int left) {
        return IntStream.range(0, n).filter(i -> i != left).toArray();
    }

    /**
     * Enclosures of matrix functions. Singular values of bounded matrices are those of {@link SingularValues}, to about 50 bits; else, and for all other functions, rough ones: the spectral norm lies between the greatest norm of a row or column and normF (both sides
     * equal for a single row or column); the least singular value (of min(m, n) many) between 0 and the least norm along the shorter side; the spectral radius
     * between 0 and normF; the number of eigenvalues in a set between 0 and n; the stable rank between 1 and min(m, n) for a matrix that is not 0; the rank between 0 and min(m, n). (Horn
     * and Johnson, Matrix Analysis, chapters 5 and 7.)
     */
    Block<B> opaque(Op op, Block<B> m, int rows, int columns) {
        Arithmetic<B> on = blocks.arithmetic();
        Rational least = Rational.of(Math.min(rows, columns));
        Block<B> norm = blocks.norm(m);
        Block<B> rowNorms = blocks.sqrt(blocks.foldColumns(blocks.square(m), rows, columns, blocks::add));
        Block<B> columnNorms = blocks.sqrt(blocks.foldColumns(blocks.square(blocks.transpose(m, rows, columns)), columns, rows, blocks::add));
        boolean line = rows == 1 || columns == 1;
        return switch (op) {
            case RANK -> m.isExact() ? blocks.constant(ExactMatrix.rank(matrix(m, rows, columns)))
                    : flagged(blocks.spread(on.unknown(Rational.ZERO, least, Flag.DEFINED)), m);
            case SPECTRAL_NORM -> line ? norm : enclosed(m, rows, columns, 0)
                    .orElseGet(() -> between(blocks.max(blocks.fold(rowNorms, blocks::max), blocks.fold(columnNorms, blocks::max)), norm));
            case SIGMA_MIN -> line ? norm : enclosed(m, rows, columns, Math.min(rows, columns) - 1)
                    .orElseGet(() -> between(blocks.constant(0), blocks.fold(rows <= columns ? rowNorms : columnNorms, blocks::min)));
            case SPECTRAL_RADIUS -> rows == 1 ? blocks.apply(Op.ABS, m) : between(blocks.constant(0), norm);
            case INSIDE, OUTSIDE -> flagged(blocks.spread(on.unknown(Rational.ZERO, Rational.of(rows), Flag.DEFINED)), m);
            case STABLE_RANK -> {
                // Dividing 0 by the norm is 0 with the flag of a division by the norm.
                Block<B> defined = blocks.div(blocks.constant(0), norm);
                yield blocks.add(defined, flagged(blocks.spread(on.unknown(Rational.ONE, least, Flag.CONTINUOUS)), m));
            }
            case CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, SINGULAR, CALL, UNDEFINED ->
                    throw new IllegalArgumentException(op + " is no function of a matrix");
        };
    }

    /** The singular value number k from the greatest: the spectral norm for the first, the least singular value for the last, otherwise between the two. */
    Block<B> singular(Block<B> m, int rows, int columns, int k) {
        if (k == 1) {
            return opaque(Op.SPECTRAL_NORM, m, rows, columns);
        }
        return k == Math.min(rows, columns) ? opaque(Op.SIGMA_MIN, m, rows, columns)
                : enclosed(m, rows, columns, k - 1).orElseGet(() -> between(blocks.constant(0), blocks.norm(m)));
    }

    /** The singular value number {@code which}, from 0, decreasing; empty where an entry is not bounded. */
    private Optional<Block<B>> enclosed(Block<B> m, int rows, int columns, int which) {
        Arithmetic<B> on = blocks.arithmetic();
        int n = rows * columns;
        B all = blocks.batch(m);
        int lanes = on.size(all) / n;
        List<RealInterval> values = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            double[] lo = new double[n];
            double[] hi = new double[n];
            for (int e = 0; e < n; e++) {
                Ball x = Ball.enclosing(on.get(all, e * lanes + lane), BITS);
                lo[e] = x.toDoubleDown();
                hi[e] = x.toDoubleUp();
                if (!x.isBounded() || Double.isInfinite(lo[e]) || Double.isInfinite(hi[e])) {
                    return Optional.empty();
                }
            }
            DoubleInterval s = SingularValues.of(DoubleBallMatrix.enclosing(rows, columns, lo, hi))[which];
            if (s.hi() == Double.POSITIVE_INFINITY) {
                return Optional.empty();
            }
            values.add(RealInterval.closed(Dyadic.of(s.lo()), Dyadic.of(s.hi())).atBest(Flag.CONTINUOUS));
        }
        return Optional.of(flagged(Block.of(1, on.enclosing(values)), m));
    }

    static <B> Rational[][] matrix(Block<B> m, int rows, int columns) {
        return part(m, columns, IntStream.range(0, rows).toArray(), IntStream.range(0, columns).toArray());
    }

    private Block<B> flagged(Block<B> b, Block<B> like) {
        Arithmetic<B> on = blocks.arithmetic();
        B batch = blocks.batch(b);
        for (int e = 0; e < like.entries(); e++) {
            batch = on.withFlagsOf(batch, blocks.batch(blocks.entry(like, e)));
        }
        return Block.of(1, batch);
    }

    /** Some number from a number of the first to one of the second, as lo + t (hi - lo) with t in [0, 1]. */
    private Block<B> between(Block<B> lo, Block<B> hi) {
        Block<B> t = blocks.spread(blocks.arithmetic().unknown(Rational.ZERO, Rational.ONE, Flag.CONTINUOUS));
        return blocks.add(lo, blocks.mul(t, blocks.sub(hi, lo)));
    }
}
