package org.certirank.prove.zero;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.certirank.exact.Dyadic;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.Hull;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/** Approximate zeros by Newton's method in floating point from several starts, and then in longer arithmetic; nothing here is proved. */
final class Approximate {
    private static final int BITS = 64;
    private static final int STEPS = 60;
    private static final int HALVINGS = 8;
    private static final double CONVERGED = 1e-11;

    private final List<Term> unknowns;
    private final Map<Term, Rational> fixed;
    private final List<Term> functions;
    private final Slopes slopes;

    /** @param fixed values of the leaves that are no unknowns */
    Approximate(List<Term> functions, List<Term> unknowns, Map<Term, Rational> fixed) {
        this.functions = functions;
        this.unknowns = unknowns;
        this.fixed = fixed;
        this.slopes = new Slopes(functions, unknowns, BITS);
    }

    /** Values and derivatives near a point. */
    private record Local(double[] f, double[][] j) {
        double size() {
            double s = 0;
            for (double x : f) {
                s = Math.max(s, Math.abs(x));
            }
            return s;
        }
    }

    private Optional<Local> local(Rational[] x) {
        Optional<Slopes.At> at = at(slopes, x, BITS);
        return at.map(a -> new Local(doubles(a.values()), matrix(a.derivatives())));
    }

    private Optional<Slopes.At> at(Slopes s, Rational[] x, int bits) {
        Map<Term, RealInterval> sides = new HashMap<>();
        fixed.forEach((t, q) -> sides.put(t, RealInterval.enclosing(q, bits)));
        for (int i = 0; i < x.length; i++) {
            sides.put(unknowns.get(i), RealInterval.enclosing(x[i], bits));
        }
        return s.at(sides);
    }

    private static double[] doubles(RealInterval[] v) {
        double[] out = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            out[i] = v[i].isEmpty() || !v[i].isBounded() ? Double.NaN : v[i].midpoint().toRational().toDoubleApproximately();
        }
        return out;
    }

    private static double[][] matrix(RealInterval[][] j) {
        double[][] out = new double[j.length][];
        for (int i = 0; i < j.length; i++) {
            out[i] = doubles(j[i]);
        }
        return out;
    }

    /** An approximate inverse, entries rounded to so many bits; empty for a matrix that is nearly singular. */
    static Optional<Rational[][]> inverse(RealInterval[][] j, int bits) {
        double[][] middle = matrix(j);
        try {
            RealMatrix inverse = new LUDecomposition(MatrixUtils.createRealMatrix(middle)).getSolver().getInverse();
            Rational[][] y = new Rational[middle.length][middle.length];
            for (int i = 0; i < y.length; i++) {
                for (int k = 0; k < y.length; k++) {
                    double d = inverse.getEntry(i, k);
                    if (!Double.isFinite(d)) {
                        return Optional.empty();
                    }
                    y[i][k] = Math.abs(d) < 1e-12 ? Rational.ZERO : rounded(Rational.ofDouble(d), bits);
                }
            }
            return Optional.of(y);
        } catch (MathRuntimeException singular) {
            return Optional.empty();
        }
    }

    static Rational[] rounded(Rational[] x, int bits) {
        Rational[] out = new Rational[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = rounded(x[i], bits);
        }
        return out;
    }

    /** A near dyadic of so many bits. */
    static Rational rounded(Rational q, int bits) {
        return Dyadic.fromRationalDown(q, bits).toRational();
    }

    /** Zeros that Newton's method reaches from a start, the start given, the middle of the box, and points of the box at random (the same for the same system). */
    List<Rational[]> zeros(List<Hull> box, Optional<Rational[]> start, int starts) {
        List<Rational[]> found = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(20_250_101);
        start.ifPresent(s -> newton(s).ifPresent(found::add));
        if (start.isPresent()) {
            return found;
        }
        for (int k = 0; k < starts; k++) {
            Rational[] from = new Rational[box.size()];
            for (int i = 0; i < from.length; i++) {
                from[i] = point(box.get(i), k == 0 ? 0.5 : random.nextDouble(0.001, 0.999), k % 4);
            }
            newton(from).filter(z -> isNear(box, z) && found.stream().allMatch(w -> distance(w, z) > 1e-7)).ifPresent(found::add);
        }
        return found;
    }

    private static Rational point(Hull h, double u, int wide) {
        double lo = h.lo().map(Rational::toDoubleApproximately).orElse(Double.NaN);
        double hi = h.hi().map(Rational::toDoubleApproximately).orElse(Double.NaN);
        double scale = wide == 0 ? 1 : wide == 1 ? 4 : wide == 2 ? 0.3 : 20;
        double x = !Double.isNaN(lo) && !Double.isNaN(hi) ? lo + u * (hi - lo) : !Double.isNaN(lo) ? lo - scale * Math.log(1 - u)
                : !Double.isNaN(hi) ? hi + scale * Math.log(1 - u) : scale * Math.log(u / (1 - u));
        return Rational.ofDouble((double) (float) x);
    }

    private static boolean isNear(List<Hull> box, Rational[] z) {
        for (int i = 0; i < z.length; i++) {
            double x = z[i].toDoubleApproximately();
            boolean above = box.get(i).lo().map(a -> x > a.toDoubleApproximately() - CONVERGED).orElse(true);
            if (!above || !box.get(i).hi().map(b -> x < b.toDoubleApproximately() + CONVERGED).orElse(true)) {
                return false;
            }
        }
        return true;
    }

    private static double distance(Rational[] a, Rational[] b) {
        double d = 0;
        for (int i = 0; i < a.length; i++) {
            d = Math.max(d, Math.abs(a[i].toDoubleApproximately() - b[i].toDoubleApproximately()));
        }
        return d;
    }

    /** Newton's method, steps halved until the residual shrinks. */
    private Optional<Rational[]> newton(Rational[] start) {
        Rational[] x = start.clone();
        Optional<Local> here = local(x);
        for (int k = 0; k < STEPS && here.isPresent(); k++) {
            double size = here.get().size();
            if (!(size < Double.POSITIVE_INFINITY)) {
                return Optional.empty();
            }
            Optional<double[]> step = solve(here.get());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            if (size < CONVERGED && largest(step.get()) < CONVERGED) {
                return Optional.of(x);
            }
            Optional<Local> next = Optional.empty();
            Rational[] y = x;
            double factor = 1;
            for (int h = 0; h < HALVINGS; h++, factor /= 2) {
                y = moved(x, step.get(), factor);
                next = local(y);
                if (next.isPresent() && next.get().size() < size) {
                    break;
                }
            }
            x = y;
            here = next;
        }
        return here.isPresent() && here.get().size() < CONVERGED ? Optional.of(x) : Optional.empty();
    }

    private static double largest(double[] v) {
        double s = 0;
        for (double x : v) {
            s = Math.max(s, Math.abs(x));
        }
        return s;
    }

    private static Rational[] moved(Rational[] x, double[] step, double factor) {
        Rational[] y = new Rational[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Rational.ofDouble(x[i].toDoubleApproximately() - factor * step[i]);
        }
        return y;
    }

    private static Optional<double[]> solve(Local at) {
        try {
            double[] d = new LUDecomposition(MatrixUtils.createRealMatrix(at.j())).getSolver().solve(MatrixUtils.createRealVector(at.f())).toArray();
            return largest(d) < 1e15 ? Optional.of(d) : Optional.empty();
        } catch (MathRuntimeException singular) {
            return Optional.empty();
        }
    }

    /** The zero to about so many bits, by further steps with the same approximate inverse in longer arithmetic. */
    Rational[] refined(Rational[] zero, int bits) {
        Slopes longer = new Slopes(functions, unknowns, bits + 32);
        Rational[] x = zero.clone();
        Optional<Rational[][]> y = at(slopes, x, BITS).flatMap(a -> inverse(a.derivatives(), 53));
        for (int k = 0; k < 4 + bits / 20 && y.isPresent(); k++) {
            Optional<Slopes.At> at = at(longer, x, bits + 32);
            if (at.isEmpty()) {
                return zero;
            }
            for (int i = 0; i < x.length; i++) {
                Rational move = Rational.ZERO;
                for (int l = 0; l < x.length; l++) {
                    move = move.add(y.get()[i][l].mul(at.get().values()[l].midpoint().toRational()));
                }
                x[i] = rounded(x[i].sub(move), bits);
            }
        }
        return x;
    }
}
