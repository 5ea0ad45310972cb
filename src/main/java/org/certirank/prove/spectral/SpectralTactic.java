package org.certirank.prove.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.prove.algebra.Numeric;
import org.certirank.prove.algebra.Tactic;
import org.certirank.prove.rule.Frobenius;
import org.certirank.prove.rule.Gram;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.OpaqueMatrix;
import org.certirank.prove.rule.Radius;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.SingularValue;
import org.certirank.prove.rule.Squeeze;
import org.certirank.prove.rule.Stable;
import org.certirank.prove.rule.Stretch;
import org.certirank.prove.rule.Upward;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** Bounds of singular values, ranks, stable ranks and spectral radii. */
public final class SpectralTactic implements Tactic {
    private static final int SHORT = 12;
    private static final double BELOW = 1 - 1e-3;

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi) || !phi.l().op().isOpaque() && !phi.r().op().isOpaque()) {
            return List.of();
        }
        if (phi.relation() == Relation.EQ) {
            return equality(goal, phi);
        }
        if (phi.relation() == Relation.NE) {
            return List.of();
        }
        List<Move> out = new ArrayList<>();
        Upward up = Upward.of(phi);
        above(goal, up, out);
        below(goal, up, out);
        return out;
    }

    private static List<Move> equality(Sequent goal, Prop.Rel phi) {
        Term node = phi.l().op().isOpaque() ? phi.l() : phi.r();
        Term other = node == phi.l() ? phi.r() : phi.l();
        return switch (node.op()) {
            case INSIDE, OUTSIDE -> new CountTactic(goal).moves();
            case RANK -> other.isConst() && other.value().compareTo(Rational.of(OpaqueMatrix.of(node).smallerSide())) >= 0 ? List.of() : List.of(new Squeeze());
            case SINGULAR -> SingularValue.isEnd(node) ? List.of(new SingularValue(List.of(), List.of()), new Squeeze()) : List.of(new Squeeze());
            default -> List.of(new Squeeze());
        };
    }

    /** What bounds the left side from above. */
    private static void above(Sequent goal, Upward up, List<Move> out) {
        switch (up.l().op()) {
            case RANK -> out.addAll(new FactorTactic(goal).moves());
            case SPECTRAL_NORM -> {
                out.add(new Gram());
                if (!up.strict()) {
                    out.add(new Frobenius());
                }
            }
            case SINGULAR -> out.addAll(named(up.l()));
            case STABLE_RANK -> norms(goal, up.l(), false).forEach(u -> out.add(new Stable(u)));
            case SPECTRAL_RADIUS -> {
                if (up.strict()) {
                    out.add(new Radius(OptionalInt.empty()));
                }
            }
            default -> { }
        }
    }

    /** What bounds the right side from below. */
    private static void below(Sequent goal, Upward up, List<Move> out) {
        switch (up.r().op()) {
            case SIGMA_MIN -> out.add(new Gram());
            case SPECTRAL_NORM -> vectors(goal, up.r()).forEach(v -> out.add(new Stretch(v)));
            case SINGULAR -> {
                out.addAll(named(up.r()));
                out.addAll(submatrices(goal, up.r()));
            }
            case STABLE_RANK -> norms(goal, up.r(), true).forEach(u -> out.add(new Stable(u)));
            case SPECTRAL_RADIUS -> {
                if (up.strict()) {
                    counts(goal, up).forEach(k -> out.add(new Radius(OptionalInt.of(k))));
                }
            }
            default -> { }
        }
    }

    private static List<Move> named(Term t) {
        return SingularValue.isEnd(t) ? List.of(new SingularValue(List.of(), List.of())) : List.of();
    }

    /** The matrix at some points of the domain; none where it has no value. */
    static List<RealMatrix> samples(Sequent goal, OpaqueMatrix m, int most) {
        List<RealMatrix> out = new ArrayList<>();
        for (Map<Term, Double> p : new Numeric(goal).points()) {
            List<Double> v = Numeric.values(m.entries(), p);
            if (v.stream().allMatch(Double::isFinite) && out.size() < most) {
                RealMatrix a = MatrixUtils.createRealMatrix(m.rows(), m.columns());
                IntStream.range(0, v.size()).forEach(k -> a.setEntry(k / m.columns(), k % m.columns(), v.get(k)));
                out.add(a);
            }
        }
        return out;
    }

    static Rational shortened(double x, int bits) {
        return Math.abs(x) < 1e-9 ? Rational.ZERO : Dyadic.fromRationalDown(Rational.ofDouble(x), bits).toRational();
    }

    /** Vectors that the matrix stretches most, at points. */
    private static List<List<Term>> vectors(Sequent goal, Term node) {
        List<List<Term>> out = new ArrayList<>();
        for (RealMatrix a : samples(goal, OpaqueMatrix.of(node), 2)) {
            double[] v = new SingularValueDecomposition(a).getV().getColumn(0);
            double most = 0;
            for (double x : v) {
                most = Math.abs(x) > Math.abs(most) ? x : most;
            }
            for (int bits : new int[] {1, SHORT}) {
                List<Term> vector = new ArrayList<>();
                for (double x : v) {
                    // Halves at first: exact bounds are attained at simple vectors.
                    vector.add(goal.terms().constant(bits == 1 ? Rational.of(Math.round(2 * x / most), 2) : shortened(x / most, bits)));
                }
                if (!out.contains(vector)) {
                    out.add(vector);
                }
            }
        }
        return out;
    }

    /** Numbers a little above, or below, the spectral norm at points. */
    private static List<Term> norms(Sequent goal, Term node, boolean above) {
        List<RealMatrix> at = samples(goal, OpaqueMatrix.of(node), 24);
        if (at.isEmpty()) {
            return List.of();
        }
        double[] norms = at.stream().mapToDouble(a -> new SingularValueDecomposition(a).getSingularValues()[0]).sorted().toArray();
        double u = above ? norms[norms.length - 1] / BELOW : norms[0] * BELOW;
        return List.of(goal.terms().constant(shortened(u, 2 * SHORT)));
    }

    private static List<Move> submatrices(Sequent goal, Term node) {
        OpaqueMatrix m = OpaqueMatrix.of(node);
        List<Move> out = new ArrayList<>();
        for (RealMatrix a : samples(goal, m, 2)) {
            Pivots p = Pivots.of(a.getData(), node.order());
            Move move = new SingularValue(p.rows(), p.columns());
            if (!out.contains(move)) {
                out.add(move);
            }
        }
        return out;
    }

    /** How many eigenvalues are outside the circle of radius c, at points. */
    private static List<Integer> counts(Sequent goal, Upward up) {
        List<Integer> out = new ArrayList<>();
        OpaqueMatrix m = OpaqueMatrix.of(up.r());
        List<Term> both = new ArrayList<>(m.entries());
        both.add(up.l());
        for (Map<Term, Double> p : new Numeric(goal).points().stream().limit(3).toList()) {
            List<Double> v = Numeric.values(both, p);
            if (v.stream().allMatch(Double::isFinite)) {
                RealMatrix a = MatrixUtils.createRealMatrix(m.rows(), m.columns());
                IntStream.range(0, m.entries().size()).forEach(k -> a.setEntry(k / m.columns(), k % m.columns(), v.get(k)));
                int k = (int) java.util.Arrays.stream(new EigenDecompositionNonSymmetric(a).getEigenvalues()).filter(z -> z.norm() > v.getLast()).count();
                if (k > 0 && !out.contains(k)) {
                    out.add(k);
                }
            }
        }
        return out;
    }
}
