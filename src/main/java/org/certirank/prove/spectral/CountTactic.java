package org.certirank.prove.spectral;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.algebra.Numeric;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Multipliers;
import org.certirank.prove.rule.OpaqueMatrix;
import org.certirank.prove.rule.Sequent;
import org.hipparchus.complex.Complex;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Steps of rule multipliers: the zeros of the characteristic polynomial at exactly 1 and -1 as they are at points of the domain, its coefficients divided by
 * them, and the directions of the steps of Schur and Cohn as the numbers at a point say.
 */
final class CountTactic {
    private static final double NEAR = 1e-6;
    private static final int LONGEST = 4_000;

    private final Sequent goal;
    private final Terms terms;

    CountTactic(Sequent goal) {
        this.goal = goal;
        this.terms = goal.terms();
    }

    List<Move> moves() {
        return moves(-1, -1);
    }

    /** With so many zeros at 1 and -1, if not negative. */
    List<Move> moves(int givenOne, int givenMinusOne) {
        OpaqueMatrix m = OpaqueMatrix.of(Multipliers.counted(goal));
        List<Move> out = new ArrayList<>();
        for (int[] kl : guesses(m)) {
            int k = givenOne >= 0 ? givenOne : kl[0];
            int l = givenMinusOne >= 0 ? givenMinusOne : kl[1];
            if (k + l <= m.rows()) {
                add(m, k, l, out);
            }
        }
        return out;
    }

    private void add(OpaqueMatrix m, int k, int l, List<Move> out) {
        List<Term> quotient = quotient(m, k, l);
        for (Map<Term, Double> p : new Numeric(goal).points().stream().limit(4).toList()) {
            List<Boolean> steps = steps(quotient, p);
            if (steps != null) {
                Move move = new Multipliers(k, l, quotient, steps);
                if (!out.contains(move)) {
                    out.add(move);
                }
            }
        }
    }

    /** How many eigenvalues are 1 and -1, at points. */
    private List<int[]> guesses(OpaqueMatrix m) {
        List<int[]> out = new ArrayList<>();
        for (RealMatrix a : SpectralTactic.samples(goal, m, 3)) {
            try {
                Complex[] z = new EigenDecompositionNonSymmetric(a).getEigenvalues();
                for (double near : new double[] {NEAR, 1e-3}) {
                    int k = (int) java.util.Arrays.stream(z).filter(x -> x.subtract(Complex.ONE).norm() < near).count();
                    int l = (int) java.util.Arrays.stream(z).filter(x -> x.add(Complex.ONE).norm() < near).count();
                    if (out.stream().noneMatch(g -> g[0] == k && g[1] == l)) {
                        out.add(new int[] {k, l});
                    }
                }
            } catch (MathRuntimeException noConvergence) {
                // The next point.
            }
        }
        return out;
    }

    /** The characteristic polynomial divided by (x - 1)^k (x + 1)^l, remainders left out; coefficients as short as their normal forms. */
    private List<Term> quotient(OpaqueMatrix m, int k, int l) {
        List<Term> f = Multipliers.characteristic(terms, m).stream().map(this::simplified).toList();
        for (int i = 0; i < k + l; i++) {
            boolean one = i < k;
            List<Term> q = new ArrayList<>();
            Term carry = terms.zero();
            for (int j = f.size() - 1; j >= 1; j--) {
                carry = simplified(one ? terms.add(f.get(j), carry) : terms.sub(f.get(j), carry));
                q.addFirst(carry);
            }
            f = q;
        }
        return f;
    }

    private Term simplified(Term t) {
        if (t.isConst()) {
            return t;
        }
        try {
            NormalForm form = new Forms(terms, List.of()).expanded(t);
            Term s = new Forms(terms, List.of()).term(form);
            return TermPrinter.text(s).length() < Math.min(LONGEST, TermPrinter.text(t).length()) ? s : t;
        } catch (TermLimitException | Move.NotApplicable tooLarge) {
            return t;
        }
    }

    private List<Boolean> steps(List<Term> quotient, Map<Term, Double> p) {
        double[] f = Numeric.values(quotient, p).stream().mapToDouble(x -> x).toArray();
        List<Boolean> out = new ArrayList<>();
        while (f.length > 1) {
            int h = f.length - 1;
            double first = f[0];
            double last = f[h];
            double[] now = f;
            if (!Double.isFinite(first) || !Double.isFinite(last) || Math.abs(first) == Math.abs(last)) {
                return null;
            }
            boolean in = Math.abs(first) < Math.abs(last);
            f = IntStream.range(0, h).mapToDouble(i -> in ? last * now[i + 1] - first * now[h - 1 - i] : first * now[i] - last * now[h - i]).toArray();
            out.add(in);
        }
        return out;
    }
}
