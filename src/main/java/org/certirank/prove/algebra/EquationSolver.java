package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.certirank.exact.Rational;
import org.certirank.expr.Monomial;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.prove.rule.Equation;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Sequent;

/** Cofactors that write a form as a combination of the equalities among the hypotheses of a goal. Untrusted: the move adds it all up again. */
final class EquationSolver {
    private static final int MAX_RELEVANT = 12;
    private static final int MAX_COLUMNS = 400;
    private static final int MAX_SIZE = 2_000;

    private final Sequent goal;
    private final SignOracle signs;
    private final Forms forms;
    private final List<Known> relations = new ArrayList<>();

    /** Hypothesis k is unit * core = 0, where the unit is not 0. */
    record Known(int k, NormalForm unit, Polynomial core) { }

    EquationSolver(Sequent goal, SignOracle signs, Forms forms) {
        this.goal = goal;
        this.signs = signs;
        this.forms = forms;
        for (int k = 0; k < goal.hypotheses().size(); k++) {
            if (goal.hypotheses().get(k) instanceof Prop.Rel(Relation relation, Term l, Term r) && relation == Relation.EQ
                    && TermPrinter.isReadable(l) && TermPrinter.isReadable(r)) {
                try {
                    add(k, forms.expanded(goal.terms().sub(l, r)));
                } catch (TermLimitException tooLarge) {
                    // Goes unused.
                }
            }
        }
    }

    private void add(int k, NormalForm h) {
        if (h.isZero()) {
            return;
        }
        NormalForm unit = NormalForm.of(h.coefficient());
        Polynomial core = Polynomial.ONE;
        for (NormalForm.Factor f : h.factors()) {
            if (f.exponent() < 0 || f.base().size() == 1 && isNonZero(f.base())) {
                unit = unit.mul(NormalForm.of(f.base()).pow(f.exponent()));
            } else {
                core = core.mul(f.base().pow(f.exponent()));
            }
        }
        if (core.size() <= MAX_SIZE) {
            relations.add(new Known(k, unit, core));
        }
    }

    boolean isNonZero(Polynomial p) {
        return p.isConstant() ? !p.isZero() : p.size() <= 60 && signs.nonZero(goal, p.toTerm(goal.terms()));
    }

    List<Known> relations() {
        return java.util.Collections.unmodifiableList(relations);
    }

    /** Equations whose sum is the form e. */
    Optional<List<Equation>> solve(NormalForm e) {
        if (relations.isEmpty()) {
            return Optional.empty();
        }
        NormalForm f = forms.expanded(e);
        Polynomial whole = f.numerator();
        if (whole.size() > MAX_SIZE) {
            return Optional.empty();
        }
        Polynomial core = whole.divide(whole.commonMonomial());
        for (Polynomial p : core.equals(whole) ? List.of(whole) : List.of(core, whole)) {
            NormalForm unit = f.div(NormalForm.of(p));
            Optional<List<Equation>> found = single(p, unit).or(() -> eliminate(p, unit)).or(() -> linear(p, unit));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** A simpler numerator that is equal modulo equations that can be solved without dividing by unknowns, as a form of e's value. */
    Optional<NormalForm> reduce(NormalForm e) {
        NormalForm f = forms.expanded(e);
        Polynomial p = f.numerator();
        if (p.size() > MAX_SIZE) {
            return Optional.empty();
        }
        List<Known> some = relevant(p);
        return Elimination.reduce(p, some.stream().map(Known::core).toList(), Polynomial::isConstant).filter(r -> !r.rest().equals(p))
                .map(r -> NormalForm.of(r.rest()).div(NormalForm.of(r.multiplier())).mul(f.denominator().inverse()));
    }

    private Optional<List<Equation>> single(Polynomial p, NormalForm unit) {
        for (Known r : relations) {
            if (r.core().size() <= p.size() * 4) {
                Optional<Polynomial> q = p.divideExactly(r.core());
                if (q.isPresent()) {
                    return Optional.of(List.of(equation(r, unit, q.get(), Polynomial.ONE)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<List<Equation>> eliminate(Polynomial p, NormalForm unit) {
        List<Known> some = relevant(p);
        return Elimination.zero(p, some.stream().map(Known::core).toList(), this::isNonZero).map(r -> {
            List<Equation> out = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                if (!r.cofactors().get(i).isZero()) {
                    out.add(equation(some.get(i), unit, r.cofactors().get(i), r.multiplier()));
                }
            }
            return out;
        });
    }

    /** Cofactors of degree at most 1. */
    private Optional<List<Equation>> linear(Polynomial p, NormalForm unit) {
        List<Monomial> multipliers = new ArrayList<>(List.of(Monomial.ONE));
        p.generators().forEach(g -> multipliers.add(Monomial.of(g, 1)));
        List<Known> some = relevant(p);
        if (some.size() * multipliers.size() > MAX_COLUMNS || some.stream().anyMatch(r -> r.core().size() > 300)) {
            return Optional.empty();
        }
        List<Polynomial> columns = new ArrayList<>();
        for (Known r : some) {
            multipliers.forEach(m -> columns.add(r.core().mul(Rational.ONE, m)));
        }
        return ExactLinear.solve(columns, p).map(c -> {
            Map<Integer, Polynomial> cofactors = new TreeMap<>();
            c.forEach((i, a) -> cofactors.merge(i / multipliers.size(), Polynomial.of(a, multipliers.get(i % multipliers.size())), Polynomial::add));
            List<Equation> out = new ArrayList<>();
            cofactors.forEach((i, q) -> out.add(equation(some.get(i), unit, q, Polynomial.ONE)));
            return out;
        });
    }

    private Equation equation(Known r, NormalForm unit, Polynomial cofactor, Polynomial multiplier) {
        NormalForm c = unit.mul(NormalForm.of(cofactor)).div(NormalForm.of(multiplier)).div(r.unit());
        return Equation.hypothesis(goal, r.k(), c.toTerm(goal.terms()));
    }

    /** The relations that speak of generators of p, then those that speak of theirs. */
    private List<Known> relevant(Polynomial p) {
        Set<Term> reached = new HashSet<>(p.generators());
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int round = 0; round < 2; round++) {
            Set<Term> more = new HashSet<>();
            for (int i = 0; i < relations.size() && chosen.size() < MAX_RELEVANT; i++) {
                List<Term> gens = relations.get(i).core().generators();
                if (gens.stream().anyMatch(reached::contains)) {
                    chosen.add(i);
                    more.addAll(gens);
                }
            }
            reached.addAll(more);
        }
        return chosen.stream().map(relations::get).toList();
    }
}
