package org.certirank.prove.trajectory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certirank.eval.Evaluator;
import org.certirank.eval.Program;
import org.certirank.eval.RealArithmetic;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.interval.RealInterval;
import org.certirank.prove.rule.Hull;

/**
 * A number that depends on unknowns of a box: centre + sum over the unknowns of slope * e + radius * f, where e in [-1, 1] is the place of the unknown in its range and f in [-1, 1] is anything. Exact rationals. Sums, and products with
 * constants, act on it exactly; of any other operation only the range over the box is kept (affine arithmetic, Stolfi and de Figueiredo 1997, without its approximations of other operations).
 */
record AffineForm(Rational centre, Map<Term, Rational> slopes, Rational radius) {
    private static final int BITS = 128;

    AffineForm {
        slopes = Map.copyOf(slopes);
    }

    /**
     * The form of a term over a box.
     *
     * @throws Unresolved where the term is not certainly defined and bounded on the box
     */
    static AffineForm enclosing(Term t, Box box) {
        return enclosing(t, box, new HashMap<>());
    }

    /** The forms of several terms over one box. */
    static List<AffineForm> enclosing(List<Term> terms, Box box) {
        Map<Term, AffineForm> known = new HashMap<>();
        return terms.stream().map(t -> enclosing(t, box, known)).toList();
    }

    /** @param known forms of terms that were met before: a graph may have far more ways through it than nodes */
    private static AffineForm enclosing(Term t, Box box, Map<Term, AffineForm> known) {
        AffineForm form = known.get(t);
        if (form == null) {
            form = made(t, box, known);
            known.put(t, form);
        }
        return form;
    }

    private static AffineForm made(Term t, Box box, Map<Term, AffineForm> known) {
        return switch (t.op()) {
            case CONST -> new AffineForm(t.value(), Map.of(), Rational.ZERO);
            case LEAF -> leaf(t, box.side(t));
            case NEG -> enclosing(t.args().getFirst(), box, known).times(Rational.ONE.neg());
            case ADD -> enclosing(t.args().get(0), box, known).plus(enclosing(t.args().get(1), box, known));
            case MUL -> t.args().get(0).isConst() ? enclosing(t.args().get(1), box, known).times(t.args().get(0).value())
                    : t.args().get(1).isConst() ? enclosing(t.args().get(0), box, known).times(t.args().get(1).value()) : range(t, box);
            case DIV -> t.args().get(1).isConst() && !t.args().get(1).value().isZero() ? enclosing(t.args().get(0), box, known).times(Rational.ONE.div(t.args().get(1).value())) : range(t, box);
            case PI, POWINT, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, RANK, INSIDE, OUTSIDE, SINGULAR, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, CALL, UNDEFINED -> range(t, box);
        };
    }

    private static AffineForm leaf(Term t, Hull side) {
        Rational half = side.hi().orElseThrow().sub(side.lo().orElseThrow()).div(Rational.of(2));
        return new AffineForm(side.middle(), Map.of(t, half), Rational.ZERO);
    }

    private static AffineForm range(Term t, Box box) {
        RealInterval x = new Evaluator<>(new RealArithmetic(BITS), Program.of(t)).evaluateOne(leaf -> new RealInterval[] {box.range(leaf, BITS)})[0];
        if (!x.isDefined() || !x.isBounded()) {
            throw new Unresolved("whether the start is defined and bounded on the whole set does not show");
        }
        Rational lo = x.lower().value().toRational();
        Rational hi = x.upper().value().toRational();
        Rational two = Rational.of(2);
        return new AffineForm(lo.add(hi).div(two), Map.of(), hi.sub(lo).div(two));
    }

    private AffineForm plus(AffineForm b) {
        Map<Term, Rational> sum = new LinkedHashMap<>(slopes);
        b.slopes.forEach((leaf, c) -> sum.merge(leaf, c, Rational::add));
        return new AffineForm(centre.add(b.centre), sum, radius.add(b.radius));
    }

    private AffineForm times(Rational c) {
        Map<Term, Rational> product = new LinkedHashMap<>();
        slopes.forEach((leaf, s) -> product.put(leaf, s.mul(c)));
        return new AffineForm(centre.mul(c), product, radius.mul(c.abs()));
    }
}
