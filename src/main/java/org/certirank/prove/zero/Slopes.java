package org.certirank.prove.zero;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.eval.MeanValue;
import org.certirank.eval.Program;
import org.certirank.eval.RealArithmetic;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Hull;

/**
 * A system of equations over boxes: values and partial derivatives in interval arithmetic. Claim: where a result is present, every value, and every partial
 * derivative, at every point of the box lies in its interval, and the functions are continuously differentiable there (fundamental theorem of interval
 * arithmetic for forward differentiation; see {@link MeanValue}).
 */
public final class Slopes {
    private final List<Term> functions;
    private final List<Term> unknowns;
    private final MeanValue<RealInterval[]> jets;
    private final RealArithmetic on;

    public Slopes(List<Term> functions, List<Term> unknowns, int bits) {
        this.functions = List.copyOf(functions);
        this.unknowns = List.copyOf(unknowns);
        this.on = new RealArithmetic(bits);
        this.jets = new MeanValue<>(on, Program.of(functions));
    }

    /** Whether nothing but differentiable operations occurs (choices among branches are decided box by box). */
    public static boolean fit(List<Term> functions) {
        return Terms.reachable(functions).stream().noneMatch(t -> t.op().isOpaque() || t.op() == Term.Op.FLOOR || t.op() == Term.Op.CALL || t.op() == Term.Op.UNDEFINED);
    }

    /** Values and derivatives. */
    public record At(RealInterval[] values, RealInterval[][] derivatives) { }

    /** Over the box of these sides; empty if something is not certainly defined or differentiable. */
    public Optional<At> at(Map<Term, RealInterval> sides) {
        Map<Term, MeanValue.Jet<RealInterval[]>> all = jets.derivatives(leaf -> new RealInterval[] {sides.get(leaf)});
        RealInterval[] values = new RealInterval[functions.size()];
        RealInterval[][] derivatives = new RealInterval[functions.size()][unknowns.size()];
        for (int i = 0; i < values.length; i++) {
            MeanValue.Jet<RealInterval[]> jet = all.get(functions.get(i));
            values[i] = jet.value()[0];
            if (!values[i].isDefined()) {
                return Optional.empty();
            }
            for (int j = 0; j < unknowns.size(); j++) {
                RealInterval[] d = jet.partials().get(unknowns.get(j));
                derivatives[i][j] = d == null ? RealInterval.ZERO : d[0];
                if (!derivatives[i][j].isDefined() || !derivatives[i][j].isBounded()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new At(values, derivatives));
    }

    /** The sides of a box as enclosures. */
    public static Map<Term, RealInterval> sides(Map<Term, Hull> box, int bits) {
        Map<Term, RealInterval> out = new HashMap<>();
        box.forEach((leaf, hull) -> out.put(leaf, EndHull.side(hull, bits)));
        return out;
    }

    /** Upper bounds of the entries of |1 - Y J|, rounded outward; empty if one is infinite. */
    static Optional<Rational[][]> defect(Rational[][] y, RealInterval[][] j, int bits) {
        int n = y.length;
        Rational[][] out = new Rational[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                RealInterval sum = RealInterval.of(i == k ? 1 : 0);
                for (int l = 0; l < n; l++) {
                    sum = sum.sub(RealInterval.enclosing(y[i][l], bits).mul(j[l][k], bits), bits);
                }
                Bound b = sum.abs().upper();
                if (!b.isFinite()) {
                    return Optional.empty();
                }
                out[i][k] = b.value().toRational();
            }
        }
        return Optional.of(out);
    }

    /** Upper bounds of the entries of |Y e|, rounded outward; empty if one is infinite. */
    static Optional<Rational[]> image(Rational[][] y, RealInterval[] e, int bits) {
        List<Rational> out = new ArrayList<>();
        for (Rational[] row : y) {
            RealInterval sum = RealInterval.ZERO;
            for (int l = 0; l < e.length; l++) {
                sum = sum.add(RealInterval.enclosing(row[l], bits).mul(e[l], bits), bits);
            }
            Bound b = sum.abs().upper();
            if (!b.isFinite()) {
                return Optional.empty();
            }
            out.add(b.value().toRational());
        }
        return Optional.of(out.toArray(Rational[]::new));
    }

    /** Upper bounds of the sums over j of defect_ij r_j, exactly. */
    static Rational[] spread(Rational[][] defect, Rational[] r) {
        Rational[] out = new Rational[r.length];
        for (int i = 0; i < r.length; i++) {
            Rational sum = Rational.ZERO;
            for (int j = 0; j < r.length; j++) {
                sum = sum.add(defect[i][j].mul(r[j]));
            }
            out[i] = sum;
        }
        return out;
    }
}
