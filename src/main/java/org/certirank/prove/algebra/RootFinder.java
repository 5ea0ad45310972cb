package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Monomial;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.PolynomialSquares;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Root;
import org.certirank.prove.rule.Sequent;

/**
 * Finds roots: square roots of squares, square roots that are multiples of other square roots (their radicands have one squarefree part), absolute
 * values of numbers of known sign. The sign of a root is asked of the oracle, then guessed at points; its premise has to be proved anyway.
 */
final class RootFinder {
    private static final int MAX_ROOTS = 200;
    private static final int MAX_RADICAND = 5_000;

    private final Sequent goal;
    private final SignOracle signs;
    private final Terms terms;
    private final List<Root> roots = new ArrayList<>();
    private final List<Rep> reps = new ArrayList<>();
    private final boolean spread;
    private Forms forms;
    private Numeric numeric;

    /** A node sqrt(q^2 v) with v squarefree. */
    private record Rep(Term node, NormalForm q, Polynomial v) { }

    /** u = q^2 v. */
    private record Split(NormalForm q, Polynomial v) { }

    private RootFinder(Sequent goal, SignOracle signs, boolean spread) {
        this.goal = goal;
        this.spread = spread;
        this.signs = signs;
        this.terms = goal.terms();
        this.forms = new Forms(terms, List.of());
    }

    /** The roots for all nodes under these terms, inner ones first. */
    static List<Root> find(Sequent goal, SignOracle signs, Collection<Term> under) {
        return new RootFinder(goal, signs, false).all(under);
    }

    /** The same, with the square root of a product of generators that are not negative spread to the product of their square roots. */
    static List<Root> spread(Sequent goal, SignOracle signs, Collection<Term> under) {
        return new RootFinder(goal, signs, true).all(under);
    }

    private List<Root> all(Collection<Term> under) {
        for (Term t : Terms.reachable(under)) {
            if (roots.size() < MAX_ROOTS && TermPrinter.isReadable(t)) {
                look(t);
            }
        }
        return roots;
    }

    private void look(Term t) {
        try {
            switch (t.op()) {
                case SQRT -> sqrt(t).ifPresent(r -> add(t, r));
                case ABS -> signed(t.arg(0)).ifPresent(r -> add(t, r));
                case CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, EXP, LOG, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN,
                        STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> { }
            }
        } catch (TermLimitException tooLarge) {
            // No root for this node.
        }
    }

    private void add(Term node, Term is) {
        if (node == is || Terms.occurs(node, is)) {
            return;
        }
        // Both have to be written in the step; too long a text is a TermLimitException, and no root then.
        TermPrinter.text(node);
        TermPrinter.text(is);
        List<Root> more = new ArrayList<>(roots);
        more.add(new Root(node, is));
        forms = new Forms(terms, more);
        roots.add(more.getLast());
    }

    private Optional<Term> sqrt(Term t) {
        NormalForm u = forms.expanded(t.arg(0));
        if (u.isZero()) {
            return Optional.of(terms.zero());
        }
        if (u.numerator().size() > MAX_RADICAND) {
            return Optional.empty();
        }
        Split s = split(u);
        if (s.v().equals(Polynomial.ONE)) {
            return signed(forms.term(s.q()));
        }
        if (spread && s.v().size() == 1 && s.v().leadingCoefficient().signum() > 0) {
            Monomial m = s.v().leadingMonomial();
            if (m.size() > 1 && m.generators().stream().allMatch(g -> signs.nonNegative(goal, g))) {
                Term product = terms.sqrt(terms.constant(s.v().leadingCoefficient()));
                for (Term g : m.generators()) {
                    product = terms.mul(product, terms.sqrt(g));
                }
                return multiple(s.q(), product);
            }
        }
        for (int i = 0; i < reps.size(); i++) {
            Rep r = reps.get(i);
            if (r.v().equals(s.v())) {
                if (signs.nonNegative(goal, r.node()) || !signs.nonNegative(goal, t)) {
                    return multiple(s.q().div(r.q()), r.node());
                }
                // The new node is the one that is plainly defined: let it stand for the class.
                multiple(r.q().div(s.q()), t).ifPresent(is -> add(r.node(), is));
                reps.set(i, new Rep(t, s.q(), s.v()));
                return Optional.empty();
            }
        }
        for (int i = 0; i < reps.size() && reps.size() <= 12; i++) {
            for (int j = 0; j < i; j++) {
                Rep a = reps.get(i);
                Rep b = reps.get(j);
                if (a.v().mul(b.v()).equals(s.v())) {
                    return multiple(s.q().div(a.q()).div(b.q()), terms.mul(b.node(), a.node()));
                }
            }
        }
        reps.add(new Rep(t, s.q(), s.v()));
        return Optional.empty();
    }

    private Optional<Term> multiple(NormalForm q, Term node) {
        return signed(forms.term(q)).map(c -> terms.mul(c, node));
    }

    /** The one of c and -c that is not negative on the domain. */
    private Optional<Term> signed(Term c) {
        if (signs.nonNegative(goal, c)) {
            return Optional.of(c);
        }
        if (signs.nonPositive(goal, c)) {
            return Optional.of(terms.neg(c));
        }
        numeric = numeric == null ? new Numeric(goal) : numeric;
        return switch (numeric.sign(c)) {
            case 1 -> Optional.of(c);
            case -1 -> Optional.of(terms.neg(c));
            default -> Optional.empty();
        };
    }

    private static Split split(NormalForm u) {
        Rational[] c = PolynomialSquares.square(u.coefficient());
        NormalForm q = NormalForm.of(c[0]);
        Polynomial v = Polynomial.of(c[1]);
        for (NormalForm.Factor f : u.factors()) {
            for (Map.Entry<Polynomial, Integer> g : parts(f).entrySet()) {
                int e = g.getValue();
                q = q.mul(NormalForm.of(g.getKey()).pow(Math.floorDiv(e, 2)));
                if (Math.floorMod(e, 2) == 1) {
                    v = v.mul(g.getKey());
                }
            }
        }
        return new Split(q, v);
    }

    private static Map<Polynomial, Integer> parts(NormalForm.Factor f) {
        if (f.base().size() == 1 || f.exponent() % 2 == 0) {
            return Map.of(f.base(), f.exponent());
        }
        Optional<Polynomial> root = PolynomialSquares.root(f.base());
        if (root.isPresent()) {
            return Map.of(root.get(), 2 * f.exponent());
        }
        Map<Polynomial, Integer> out = PolynomialSquares.squareFree(f.base());
        out.replaceAll((p, e) -> e * f.exponent());
        return out;
    }

    /** A rational function whose square is that of the term, if its form is a square; its sign is open. */
    static Optional<NormalForm> squareRoot(NormalForm u) {
        if (u.isZero()) {
            return Optional.empty();
        }
        Split s = split(u);
        return s.v().equals(Polynomial.ONE) ? Optional.of(s.q()) : Optional.empty();
    }
}
