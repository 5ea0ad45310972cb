package org.certirank.attention;

import java.util.Arrays;
import java.util.Optional;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.interval.DirectedDouble;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.Entrywise;
import org.certirank.linalg.FrobeniusBall;

/**
 * Norms of split tokens: with y = c or c - mean(c), e_i = D_i or D_i - mean(D_i), k the scale, h(y) = sqrt(s |y|^2 + epsilon) and g(y) = y / h(y),
 *
 * <pre>  g(y + 2^k e) - g(y) = 2^k ( e / h_i - y s t_i / (h h_i (h + h_i)) ),   t_i = 2 y.e + 2^k |e|^2,   h_i^2 = h^2 + 2^k s t_i,</pre>
 *
 * as h_i - h = (h_i^2 - h^2) / (h_i + h). Nothing nearly equal is subtracted but, where e is nearly a multiple of y, e and its projection: that is the condition of the problem. Where the deviations are
 * not small against y the tokens are normed one by one, since then the differences of the results are as large as the results. Proofs: docs/trajectories.md, section 4.
 */
final class NormStep {
    private final Normalisation norm;
    private final Normalisation.Affine affine;
    private final boolean centred;
    private final boolean mean;

    private NormStep(Normalisation norm) {
        this.norm = norm;
        affine = norm.affine();
        centred = norm instanceof Normalisation.Centred;
        mean = !(norm instanceof Normalisation.Unit);
    }

    static Outcome apply(Normalisation norm, Tokens x) {
        if (!x.isBounded()) {
            return new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1);
        }
        return norm.isNone() ? new Outcome.Defined(x) : new NormStep(norm).apply(x);
    }

    private Outcome apply(Tokens x) {
        if (isLine(x)) {
            return signs(x);
        }
        BallMatrix y = project(x.common());
        BallMatrix e = project(x.deviations());
        return isSmall(y, e, x.scale()) ? split(x, y, e) : direct(x);
    }

    /** A spread, the scale of the deviations being that at which they are found, before they are centred. */
    record Spread(AttentionBound.Spread of, Exponent scale) { }

    /**
     * How far norms at the members of a ball are from those at its midpoint. h is 1-Lipschitz times sqrt(s), and g'(z) = (I - n n^T) / h, n = sqrt(s) z / h, |n| &lt;= 1, is at most 1/h: that is all where tokens are normed one by one. Where they are
     * {@link #split} the derivative of 2^-k (g(y + 2^k e) - g(y)) in e is g'(y + 2^k e), and in y it is at most |e| times the greatest |g''| between y and y + 2^k e,
     *
     * <pre>  g''(z)[v, w] = -(sqrt(s) / h^2) ((n.w) v + (n.v) w + (v.w) n - 3 (n.v) (n.w) n),   |g''(z)| &lt;= (3/2) sqrt(s) / h^2.</pre>
     *
     * Empty where a norm may be 0 and for {@link #signs}. Proofs: docs/trajectories.md, section 10.
     */
    static Optional<Spread> spread(Normalisation norm, TokenBall ball) {
        Tokens x = ball.tokens();
        NormStep step = new NormStep(norm);
        if (step.isLine(x)) {
            return Optional.empty();
        }
        boolean split = isSmall(step.project(x.common()), step.project(x.deviations()), x.scale());
        FrobeniusBall e = FrobeniusBall.enclosing(x.deviations());
        // How far a norm at any point that is met may be from the one at the midpoint.
        Radius away = ball.common().addUp(ball.deviations().shift(x.scale()));
        Tokens rough = x.rounded(Long.SIZE);
        BallMatrix met = rough.points();
        if (split) {
            met = rough.common();
            away = away.addUp(Radius.up(Arrays.stream(e.rowNormsUp()).max().orElseThrow()).shift(x.scale()));
        }
        Radius root = step.mean ? Radius.up(Ball.ONE.div(Ball.of(x.features()), Long.SIZE).upper(Long.SIZE)).sqrtUp() : Radius.ONE;
        Radius h = step.leastDown(met).subDown(away.mulUp(root));
        if (h.isZero()) {
            return Optional.empty();
        }
        Radius gain = step.affine.gain().isEmpty() ? Radius.ONE : Radius.up(FrobeniusBall.enclosing(step.affine.gain().get().enclosing(Long.SIZE)).greatestUp());
        if (split) {
            Radius turned = Radius.up(1.5).mulUp(root).mulUp(Radius.up(e.frobeniusUp()).addUp(ball.deviations())).mulUp(ball.common()).divUp(h).divUp(h);
            Radius deviations = ball.deviations().divUp(h).addUp(turned).mulUp(gain);
            return Optional.of(new Spread(new AttentionBound.Spread(ball.common().divUp(h).mulUp(gain), deviations, deviations), x.scale()));
        }
        Exponent scale = Blocks.isZero(x.common()) && !step.affine.epsilon().isZero() ? x.scale() : Exponent.ZERO;
        Radius tokens = ball.common().mulUp(Radius.up(DirectedDouble.sqrtUp(x.count()))).addUp(ball.deviations().shift(x.scale())).divUp(h).mulUp(gain).shift(scale.negate());
        return Optional.of(new Spread(new AttentionBound.Spread(Radius.ZERO, tokens, tokens), scale));
    }

    /** At most h at each row; 0 where it may be that. */
    private Radius leastDown(BallMatrix rows) {
        BallMatrix squares = plusEpsilon(weighed(squares(project(rows)), rows.columns()));
        Radius least = Radius.INFINITE;
        for (int i = 0; i < squares.rows(); i++) {
            Ball square = squares.ball(i, 0);
            least = least.min(square.certainlyPositive() ? Radius.down(square.sqrt(Long.SIZE).lower(Long.SIZE)) : Radius.ZERO);
        }
        return least;
    }

    /** Whether the normed tokens lie on a line. */
    private boolean isLine(Tokens x) {
        return affine.epsilon().isZero() && x.features() <= (centred ? 2 : 1);
    }

    /** Whether the deviations are certainly less than about an eighth of y; a matter of accuracy only. */
    private static boolean isSmall(BallMatrix y, BallMatrix e, Exponent scale) {
        Exponent of = Blocks.magnitude(y);
        Exponent size = Blocks.magnitude(e);
        int slack = 3 + (32 - Integer.numberOfLeadingZeros(y.columns())) / 2;
        return of != null && (size == null || size.plus(scale).plus(slack).compareTo(of) <= 0);
    }

    /** Rows minus their means for a centring norm. */
    private BallMatrix project(BallMatrix a) {
        if (!centred) {
            return a;
        }
        if (a.columns() == 1) {
            return BallMatrix.zero(a.rows(), 1, a.bits());
        }
        BallMatrix means = Products.over(Products.rowSums(a), a.columns());
        return a.sub(Blocks.repeatColumn(means, a.columns()), a.bits());
    }

    /** s times a column. */
    private BallMatrix weighed(BallMatrix squares, int features) {
        return mean ? Products.over(squares, features) : squares;
    }

    private BallMatrix plusEpsilon(BallMatrix squares) {
        if (affine.epsilon().isZero()) {
            return squares;
        }
        return Products.plus(squares, BallMatrix.enclosing(1, 1, new Ball[] {Ball.enclosing(affine.epsilon(), squares.bits())}, squares.bits()));
    }

    private static BallMatrix squares(BallMatrix a) {
        return Products.rowSums(Entrywise.mul(a, a));
    }

    private Outcome split(Tokens x, BallMatrix y, BallMatrix e) {
        int d = x.features();
        int bits = x.bits();
        Exponent k = x.scale();
        BallMatrix square = plusEpsilon(weighed(squares(y), d));
        BallMatrix inner = e.times(y.transpose(), bits).shift(1);
        BallMatrix t = weighed(inner.add(squares(e).shift(k), bits), d);
        BallMatrix all = Products.plus(t.shift(k), square);
        int bad = notPositive(Blocks.stack(square, all));
        if (bad >= 0) {
            return new Outcome.Unresolved(Outcome.Cause.ZERO_ROW, Math.max(bad, 1));
        }
        BallMatrix h = Entrywise.sqrt(square);
        BallMatrix each = Entrywise.sqrt(all);
        BallMatrix inverse = Products.inverses(each);
        BallMatrix one = Products.inverses(h);
        BallMatrix unit = Entrywise.mul(y, Blocks.repeatColumn(one, d));
        // t_i / (h_i (h + h_i)): a column, to be multiplied by y / h.
        BallMatrix factor = Entrywise.mul(Entrywise.div(t, Products.plus(each, h)), inverse);
        BallMatrix along = Entrywise.mul(Blocks.repeatColumn(factor, d), Blocks.repeatRow(unit, x.count()));
        BallMatrix across = Products.scaleRows(e, inverse);
        return finish(unit, across.sub(along, bits), k);
    }

    /** Each token by itself; the common row becomes 0. */
    private Outcome direct(Tokens x) {
        Exponent k = x.scale();
        boolean alone = Blocks.isZero(x.common());
        Exponent scale = alone ? k : Exponent.ZERO;
        BallMatrix rows = alone ? x.deviations() : x.points();
        BallMatrix y = project(rows);
        boolean plain = affine.epsilon().isZero();
        BallMatrix squares = weighed(squares(y), x.features());
        BallMatrix all = plain ? squares : plusEpsilon(squares.shift(scale.plus(scale)));
        int bad = notPositive(all);
        if (bad >= 0) {
            int zero = zeroRow(rows);
            return plain && zero >= 0 ? new Outcome.Undefined(Outcome.Cause.ZERO_ROW, zero + 1) : new Outcome.Unresolved(Outcome.Cause.ZERO_ROW, bad + 1);
        }
        BallMatrix unit = Products.scaleRows(y, Products.inverses(Entrywise.sqrt(all)));
        return finish(BallMatrix.zero(1, x.features(), x.bits()), unit, plain ? Exponent.ZERO : scale);
    }

    /** The number of the first row that is not certainly positive, or -1. */
    private static int notPositive(BallMatrix column) {
        for (int i = 0; i < column.rows(); i++) {
            if (!column.ball(i, 0).certainlyPositive()) {
                return i;
            }
        }
        return -1;
    }

    /** The number of the first row that is certainly 0 after centring: of exact zeros, or for a centring norm of one number again and again; or -1. */
    private int zeroRow(BallMatrix rows) {
        for (int i = 0; i < rows.rows(); i++) {
            Ball first = rows.ball(i, 0);
            boolean zero = first.isPoint() && (centred || first.mid().isZero());
            for (int j = 1; j < rows.columns() && zero; j++) {
                zero = rows.ball(i, j).certainlyEqual(first);
            }
            if (zero || centred && rows.columns() == 1) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Where the normed tokens lie on a line, that is one feature, or two that are centred: then they are exactly 1 or -1, and opposite to each other, by the sign of x_1 or of x_1 - x_2. (With two centred features
     * y = (z/2, -z/2), and the mean of the squares is z^2/4.)
     */
    private Outcome signs(Tokens x) {
        BallMatrix rows = x.points();
        int bits = x.bits();
        Dyadic[] unit = new Dyadic[x.count() * x.features()];
        for (int i = 0; i < x.count(); i++) {
            Ball z = centred && x.features() == 1 ? Ball.ZERO : centred ? rows.ball(i, 0).sub(rows.ball(i, 1), bits + 64) : rows.ball(i, 0);
            if (!z.certainlyNonZero()) {
                return z.certainlyEqual(Ball.ZERO) ? new Outcome.Undefined(Outcome.Cause.ZERO_ROW, i + 1) : new Outcome.Unresolved(Outcome.Cause.ZERO_ROW, i + 1);
            }
            Dyadic sign = Dyadic.of(z.mid().signum());
            unit[i * x.features()] = sign;
            if (x.features() == 2) {
                unit[i * 2 + 1] = sign.neg();
            }
        }
        return finish(BallMatrix.zero(1, x.features(), bits), BallMatrix.enclosing(x.count(), x.features(), unit, bits), Exponent.ZERO);
    }

    private Outcome finish(BallMatrix common, BallMatrix deviations, Exponent scale) {
        int bits = common.bits();
        BallMatrix c = common;
        BallMatrix e = deviations;
        if (affine.gain().isPresent()) {
            BallMatrix gain = affine.gain().get().enclosing(bits);
            c = Products.scaleColumns(c, gain);
            e = Products.scaleColumns(e, gain);
        }
        if (affine.bias().isPresent()) {
            c = c.add(affine.bias().get().enclosing(bits), bits);
        }
        Tokens result = new Tokens(c, e, scale).centred();
        return result.isBounded() ? new Outcome.Defined(result) : new Outcome.Unresolved(Outcome.Cause.UNBOUNDED, 1);
    }
}
