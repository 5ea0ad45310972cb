package org.certirank.attention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.interval.DirectedDouble;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;
import org.certirank.linalg.FrobeniusBall;

/**
 * How far the sum of the heads at a member of a {@link TokenBall} is from the sum at its midpoint, as Euclidean distances of the common row and of the deviations: proofs in docs/trajectories.md, section 10. In short, with the midpoint c, D, a member
 * c + g, D + e, scores b_j + u_ij and J(p) = diag(p) - p p^T, which has J(p) 1 = 0 and 0 &lt;= J(p) &lt;= min(1/2, max p):
 *
 * <ul><li>differences of softmaxes are integrals of J along a segment of scores, so norms of differences of scores, up to constants in j, are multiplied by a bound of the entries of attention;
 * <li>differences of scores are bilinear: (g + 2^k e_i) M (D_j + e_j) + x_i M e_j; errors of all heads at once are e times [M_1 D^T ... M_H D^T], and so on, which is one spectral norm;
 * <li>what is left is sum_h T_h e W_h with T_h the attention at the midpoint (or its distance from the limit), W_h = V_h O_h: at most |T_1 above ... T_H| |W_1 above ... W_H| |e|_F, or with B the mean of the T_h
 * |B| |sum W_h| + |T_1 - B above ...| |W_1 above ...|.</ul>
 *
 * <p>Bounds of norms of midpoints are those of {@link FrobeniusBall}; they are joined by {@link Radius}, which rounds upward.
 */
final class AttentionBound {
    /**
     * What the uncertainty becomes.
     *
     * @param common of the common row
     * @param whole of the deviations, at the scale of the sum
     * @param centred the same for the deviations without their mean
     */
    record Spread(Radius common, Radius whole, Radius centred) {
        /** Of a single point. */
        static final Spread NONE = new Spread(Radius.ZERO, Radius.ZERO, Radius.ZERO);
    }

    private static final Radius HALF = Radius.powerOfTwo(-1);
    private static final Radius TWO = Radius.powerOfTwo(1);

    private final PreparedLayer layer;
    private final Radius temperature;
    private final Map<List<Integer>, HeadNorms> norms = new HashMap<>();

    AttentionBound(PreparedLayer layer) {
        this.layer = layer;
        temperature = Radius.up(Ball.enclosing(layer.layer.dQK().inverse(), Long.SIZE).upper(Long.SIZE)).sqrtUp();
    }

    private HeadNorms norms(List<Integer> heads) {
        return norms.computeIfAbsent(heads, list -> new HeadNorms(list.stream().map(layer.layer.heads()::get).toList(), layer.parallel));
    }

    /** The bound for what {@link AttentionStep#apply} gave at the midpoint; empty where scores may change so much that there is none. */
    Optional<Spread> of(TokenBall x, AttentionStep.Sum at) {
        List<Integer> all = new ArrayList<>();
        List<Integer> together = new ArrayList<>();
        List<Integer> apart = new ArrayList<>();
        for (int h = 0; h < at.transfers().size(); h++) {
            all.add(h);
            (at.transfers().get(h).limit().isPresent() ? together : apart).add(h);
        }
        Spread sum = new Spread(x.common().mulUp(Radius.up(norms(all).sumUp)), Radius.ZERO, Radius.ZERO);
        for (List<Integer> some : List.of(together, apart)) {
            if (!some.isEmpty()) {
                Optional<Spread> part = some == together ? new Some(x, some, at, true).together() : new Some(x, some, at, false).apart();
                if (part.isEmpty()) {
                    return part;
                }
                sum = sum(sum, part.get());
            }
        }
        return Optional.of(sum).filter(s -> s.common().isFinite() && s.whole().isFinite() && s.centred().isFinite());
    }

    private static Spread sum(Spread a, Spread b) {
        return new Spread(a.common().addUp(b.common()), a.whole().addUp(b.whole()), a.centred().addUp(b.centred()));
    }

    /** Some heads that are treated in the same way. */
    private final class Some {
        private final List<AttentionStep.Transfer> transfers;
        private final HeadNorms norms;
        private final Exponent k;
        private final Exponent resultScale;
        private final Radius g;
        private final Radius e;
        private final FrobeniusBall d;
        private final FrobeniusBall centred;
        private final Radius beside;
        private final Radius stacked;
        private final Radius ofValues;
        private final Radius commonScores;

        Some(TokenBall x, List<Integer> heads, AttentionStep.Sum at, boolean together) {
            transfers = heads.stream().map(at.transfers()::get).toList();
            norms = norms(heads);
            k = x.scale();
            resultScale = at.tokens().scale();
            g = x.common();
            e = x.deviations();
            d = FrobeniusBall.enclosing(x.tokens().deviations());
            centred = d.minusRow(d.nearMean());
            List<Radius> three = Parts.map(together ? 3 : 2, layer.parallel, i -> switch (i) {
                case 0 -> ball(norms.besideScores(centred), norms.scoresUp).mulUp(temperature);
                case 1 -> ball(norms.stackOfDeviations(centred), norms.valuesUp);
                default -> ball(norms.stackOfScores(d), norms.scoresUp).mulUp(temperature);
            });
            beside = three.get(0);
            ofValues = three.get(1);
            stacked = together ? three.get(2) : Radius.INFINITE;
            // The common row may be of any size: a power of two is taken out of it.
            BallMatrix c = x.tokens().common();
            Exponent size = Blocks.magnitude(c);
            commonScores = size == null ? Radius.ZERO
                    : Radius.up(norms.rowNorms(FrobeniusBall.enclosing(c.shift(size.negate())))[0]).shift(size).mulUp(temperature);
        }

        /** Over all members: the norm at the midpoint and what e adds. */
        private Radius ball(double atMidpoint, double factor) {
            return Radius.up(atMidpoint).addUp(Radius.up(factor).mulUp(e));
        }

        /** Norms, over all heads, of the difference of the b_j, up to constants. */
        private Radius commonDifference() {
            return g.mulUp(beside).addUp(commonScores.mulUp(e)).shift(k);
        }

        private Optional<Spread> together() {
            Radius both = beside.addUp(stacked);
            Radius greatest = Radius.up(norms.greatestScore(d, centred)).mulUp(temperature).addUp(both.mulUp(e));
            Radius omega = greatest.shift(k.plus(k));
            Radius b = commonDifference();
            if (omega.compareTo(HALF) > 0 || b.compareTo(HALF) > 0) {
                return Optional.empty();
            }
            Radius a = Radius.ZERO;
            for (AttentionStep.Transfer t : transfers) {
                a = a.max(Radius.up(HeadNorms.ball(t.limit().orElseThrow().get()).greatestUp()));
            }
            a = Radius.ONE.min(a.mulUp(expOfTwice(b)));
            Radius entries = HALF.min(a.mulUp(expOfTwice(omega)));
            Radius eta = omega.shift(1).mulUp(expOfTwice(omega));
            Radius kappa = greatest.shift(1).mulUp(expOfTwice(omega)).mulUp(TWO.addUp(Radius.ONE).addUp(eta)).mulUp(a);
            Radius differences = entries.mulUp(both).mulUp(e).addUp(kappa.mulUp(Radius.up(DirectedDouble.sqrtUp(d.rows()))).mulUp(b));
            Spread rest = rest(differences.mulUp(ofValues), k.plus(k).plus(k));
            // The limits: (a' - a) (D + e) and a e.
            Radius mean = HALF.min(a).mulUp(b).mulUp(ofValues)
                    .addUp(Radius.up(DirectedDouble.sqrtUp(norms.heads())).mulUp(a.sqrtUp()).mulUp(Radius.up(norms.stackUp)).mulUp(e)).shift(k);
            return Optional.of(new Spread(mean, rest.whole(), rest.centred()));
        }

        private Optional<Spread> apart() {
            double[] rows = norms.rowNorms(d);
            Radius[] scores = new Radius[rows.length];
            Radius greatest = Radius.ZERO;
            for (int i = 0; i < rows.length; i++) {
                scores[i] = commonScores.addUp(Radius.up(rows[i]).mulUp(temperature).shift(k));
                greatest = greatest.max(scores[i]);
            }
            Radius sigma = g.addUp(e.shift(k)).mulUp(beside).addUp(greatest.mulUp(e)).shift(k);
            if (sigma.compareTo(HALF) > 0) {
                return Optional.empty();
            }
            double[] most = new double[rows.length];
            for (AttentionStep.Transfer t : transfers) {
                double[] of = HeadNorms.ball(t.matrix().get()).rowGreatestUp();
                for (int i = 0; i < most.length; i++) {
                    most[i] = Math.max(most[i], of[i]);
                }
            }
            Radius squares = Radius.ZERO;
            Radius own = Radius.ZERO;
            Radius largest = Radius.ZERO;
            for (int i = 0; i < most.length; i++) {
                // The softmax of one score is constant.
                Radius entries = layer.attended[i].length == 1 ? Radius.ZERO : HALF.min(Radius.up(most[i]).mulUp(expOfTwice(sigma)));
                Radius weighed = entries.mulUp(scores[i]);
                squares = squares.addUp(entries.mulUp(entries));
                own = own.addUp(weighed.mulUp(weighed));
                largest = largest.max(entries);
            }
            Radius differences = squares.sqrtUp().mulUp(beside).mulUp(g).addUp(largest.mulUp(beside).mulUp(e).shift(k)).addUp(own.sqrtUp().mulUp(e)).shift(k);
            return Optional.of(rest(differences.mulUp(ofValues), k));
        }

        /** What the change of attention gives, and sum_h T_h e W_h, at the scale of the sum; e is without mean. */
        private Spread rest(Radius changed, Exponent scale) {
            FrobeniusBall[] whole = new FrobeniusBall[transfers.size()];
            FrobeniusBall[] projected = new FrobeniusBall[whole.length];
            for (int h = 0; h < whole.length; h++) {
                whole[h] = HeadNorms.ball(transfers.get(h).matrix().get()).transpose().centred().transpose();
                projected[h] = whole[h].centred();
            }
            Exponent shift = scale.minus(resultScale);
            return new Spread(Radius.ZERO, changed.addUp(mixed(whole).mulUp(e)).shift(shift), changed.addUp(mixed(projected).mulUp(e)).shift(shift));
        }

        /** At least the norm of e to sum_h T_h e W_h: |T_1 above ... T_H| |W_1 above ... W_H|, or |B| |sum W_h| + |T_1 - B above ...| |W_1 above ...| for any exact B; this one is near the mean of the T_h. */
        private Radius mixed(FrobeniusBall[] matrices) {
            FrobeniusBall sum = matrices[0];
            for (int h = 1; h < matrices.length; h++) {
                sum = sum.plus(matrices[h]);
            }
            FrobeniusBall b = sum.nearQuotient(matrices.length);
            FrobeniusBall[] rest = new FrobeniusBall[matrices.length];
            java.util.Arrays.setAll(rest, h -> matrices[h].minus(b));
            double each = DirectedDouble.mulUp(FrobeniusBall.stack(matrices).spectralUp(), norms.stackUp);
            double alike = DirectedDouble.addUp(DirectedDouble.mulUp(b.spectralUp(), norms.sumUp), DirectedDouble.mulUp(FrobeniusBall.stack(rest).spectralUp(), norms.stackUp));
            return Radius.up(Math.min(each, alike));
        }
    }

    /** At least e^(2 x) for x at most 1/2: by convexity, 1 + 2 x (e - 1) &lt; 1 + 4 x. */
    private static Radius expOfTwice(Radius x) {
        return Radius.ONE.addUp(x.shift(2));
    }
}
