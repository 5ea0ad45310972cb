package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.certirank.exact.Rational;
import org.certirank.expr.Monomial;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.prove.rule.Combine;
import org.certirank.prove.rule.Equation;
import org.certirank.prove.rule.Fact;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Product;
import org.certirank.prove.rule.Root;
import org.certirank.prove.rule.Sequent;

/**
 * An inequality as a non-negative combination of products of facts and squares: first from a factorisation of its numerator, then by linear programming over
 * facts, over their pairs with squares of differences of monomials, over triples.
 */
public final class CombineTactic implements Tactic {
    private static final int MAX_NUMERATOR = 150;
    private static final int MAX_COLUMNS = 1_200;
    private static final int MAX_HALVES = 24;
    private final SignOracle signs;

    /** A column of the program: a product of facts (by number) times a square, or a multiple of an equation. */
    private record Source(List<Integer> facts, Optional<Polynomial> square, int equation, Monomial multiplier) { }

    /** What has to be combined: factor * e = target. */
    private record Aim(Term e, boolean strict, Optional<Term> factor, Polynomial target, List<Root> roots, Forms forms) { }

    public CombineTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi) || phi.relation() == Relation.EQ || phi.relation() == Relation.NE) {
            return List.of();
        }
        Term e = Props.difference(goal.terms(), phi);
        if (!TermPrinter.isReadable(e)) {
            return List.of();
        }
        boolean strict = phi.relation() == Relation.LT || phi.relation() == Relation.GT;
        List<Move> out = new ArrayList<>();
        List<Root> roots = RootFinder.find(goal, signs, List.of(e));
        Numeric numeric = new Numeric(goal);
        attempt(goal, e, strict, roots, numeric, out);
        List<Root> spread = out.isEmpty() ? RootFinder.spread(goal, signs, List.of(e)) : roots;
        if (!spread.equals(roots)) {
            attempt(goal, e, strict, spread, numeric, out);
        }
        return out;
    }

    private void attempt(Sequent goal, Term e, boolean strict, List<Root> roots, Numeric numeric, List<Move> out) {
        Forms forms = new Forms(goal.terms(), roots);
        NormalForm f = forms.expanded(e);
        if (f.isZero()) {
            if (!strict) {
                out.add(new Combine(Optional.empty(), List.of(), List.of(), List.of(), roots));
            }
            return;
        }
        if (f.numerator().size() > MAX_NUMERATOR) {
            return;
        }
        NormalForm factor = clearing(goal, f.denominator());
        NormalForm whole = forms.expanded(f.mul(factor));
        if (!whole.isPolynomial()) {
            return;
        }
        Optional<Term> p = factor.equals(NormalForm.ONE) ? Optional.empty() : Optional.of(factor.toTerm(goal.terms()));
        Aim aim = new Aim(e, strict, p, whole.numerator(), roots, forms);
        factored(goal, aim, numeric).ifPresent(out::add);
        programs(goal, aim, numeric).ifPresent(out::add);
    }

    /** A product that is positive on the domain, as far as seen, and makes the form a polynomial. */
    private NormalForm clearing(Sequent goal, NormalForm below) {
        NormalForm out = NormalForm.ONE;
        for (NormalForm.Factor g : below.factors()) {
            int sign = Factors.sign(goal, signs, g.base());
            int k = g.exponent();
            boolean odd = k % 2 == 1;
            NormalForm power = NormalForm.of(g.base()).pow(sign == 0 && odd ? k + 1 : k);
            out = out.mul(sign < 0 && odd ? power.neg() : power);
        }
        return out;
    }

    /** target = c * product of factors, each known or guessed to have a sign, squares set apart. */
    private Optional<Move> factored(Sequent goal, Aim aim, Numeric numeric) {
        NormalForm f = Factors.refine(goal, aim.forms(), NormalForm.of(aim.target()));
        Polynomial square = Polynomial.ONE;
        Rational c = f.coefficient();
        List<Fact> facts = new ArrayList<>();
        List<Integer> product = new ArrayList<>();
        for (NormalForm.Factor g : f.factors()) {
            if (!aim.strict() && g.exponent() >= 2) {
                square = square.mul(g.base().pow(g.exponent() / 2));
            }
            int left = aim.strict() ? g.exponent() : g.exponent() % 2;
            if (left == 0) {
                continue;
            }
            Term base = g.base().toTerm(goal.terms());
            int sign = numeric.sign(base);
            if (sign == 0) {
                return Optional.empty();
            }
            c = sign < 0 && left % 2 == 1 ? c.neg() : c;
            Fact fact = fact(goal, aim.forms(), NormalForm.of(g.base()).scale(Rational.of(sign)), base, sign, aim.strict());
            for (int i = 0; i < left; i++) {
                product.add(facts.size());
            }
            facts.add(fact);
        }
        if (c.signum() <= 0 || facts.size() < 2 && square.isConstant()) {
            return Optional.empty();
        }
        // Facts may be stated with other positive constants than the factors; the coefficient makes up for it.
        Rational have = Rational.ONE;
        for (int i : product) {
            have = have.mul(value(goal, aim.forms(), facts.get(i)).coefficient().abs());
        }
        Optional<Term> q = square.isConstant() ? Optional.empty() : Optional.of(square.toTerm(goal.terms()));
        return Optional.of(new Combine(aim.factor(), facts, List.of(new Product(c.abs().div(have), product, q)), List.of(), aim.roots()));
    }

    private static NormalForm value(Sequent goal, Forms forms, Fact f) {
        Prop.Rel r = f.relation();
        boolean less = r.relation() == Relation.LT || r.relation() == Relation.LE;
        return forms.expanded(less ? goal.terms().sub(r.r(), r.l()) : goal.terms().sub(r.l(), r.r()));
    }

    /** A hypothesis that is a positive multiple of the form, or the formula itself. */
    private static Fact fact(Sequent goal, Forms forms, NormalForm wanted, Term base, int sign, boolean strict) {
        for (int k = 0; k < goal.hypotheses().size(); k++) {
            if (goal.hypotheses().get(k) instanceof Prop.Rel r && r.relation() != Relation.EQ && r.relation() != Relation.NE
                    && (!strict || r.relation() == Relation.LT || r.relation() == Relation.GT) && TermPrinter.isReadable(r.l()) && TermPrinter.isReadable(r.r())) {
                Fact h = Fact.hypothesis(goal, k);
                try {
                    Optional<Rational> ratio = value(goal, forms, h).div(wanted).constant();
                    if (ratio.isPresent() && ratio.get().signum() > 0) {
                        return h;
                    }
                } catch (TermLimitException tooLarge) {
                    // Another one.
                }
            }
        }
        Relation relation = sign > 0 ? strict ? Relation.GT : Relation.GE : strict ? Relation.LT : Relation.LE;
        return Fact.formula(new Prop.Rel(relation, base, goal.terms().zero()));
    }

    private Optional<Move> programs(Sequent goal, Aim aim, Numeric numeric) {
        Set<Term> generators = new LinkedHashSet<>(aim.target().generators());
        EquationSolver equations = new EquationSolver(goal, signs, aim.forms());
        for (EquationSolver.Known k : equations.relations()) {
            if (k.core().generators().stream().anyMatch(generators::contains) && k.core().size() <= 40) {
                generators.addAll(k.core().generators());
            }
        }
        for (int i = 0; i < 2; i++) {
            for (Prop h : goal.hypotheses()) {
                if (h instanceof Prop.Rel r && r.relation() != Relation.NE && TermPrinter.isReadable(r.l()) && TermPrinter.isReadable(r.r())) {
                    List<Term> gens = aim.forms().of(goal.terms().sub(r.l(), r.r())).generators();
                    if (gens.size() <= 12 && gens.stream().anyMatch(generators::contains)) {
                        generators.addAll(gens);
                    }
                }
            }
        }
        if (generators.size() > 24) {
            return Optional.empty();
        }
        List<FactPool.Known> facts = FactPool.of(goal, signs, aim.forms(), numeric, generators);
        // An equation about other things could only bring in what nothing takes out again.
        List<EquationSolver.Known> useful = equations.relations().stream().filter(k -> generators.containsAll(k.core().generators())).toList();
        for (int level = 1; level <= 3; level++) {
            Optional<Move> m = program(goal, aim, facts, useful, level);
            if (m.isPresent()) {
                return m;
            }
        }
        return Optional.empty();
    }

    private Optional<Move> program(Sequent goal, Aim aim, List<FactPool.Known> facts, List<EquationSolver.Known> equations, int level) {
        Map<Source, LinearProgram.Column> columns = new LinkedHashMap<>();
        columns.put(new Source(List.of(), Optional.empty(), -1, Monomial.ONE), new LinearProgram.Column(Polynomial.ONE, 1, true, false));
        for (int i = 0; i < facts.size(); i++) {
            put(columns, aim.forms(), facts, List.of(i), Optional.empty());
            for (int j = 0; j <= i && level >= 2; j++) {
                put(columns, aim.forms(), facts, List.of(j, i), Optional.empty());
                for (int k = 0; k <= j && level >= 3 && facts.size() <= 12; k++) {
                    put(columns, aim.forms(), facts, List.of(k, j, i), Optional.empty());
                }
            }
        }
        if (level >= 2) {
            List<Polynomial> squares = squares(aim.target());
            for (Polynomial q : squares) {
                put(columns, aim.forms(), facts, List.of(), Optional.of(q));
                for (int i = 0; i < facts.size() && level >= 3 && squares.size() * facts.size() <= 300; i++) {
                    put(columns, aim.forms(), facts, List.of(i), Optional.of(q));
                }
            }
        }
        equations(columns, aim.forms(), equations, aim.target(), level);
        if (columns.size() > MAX_COLUMNS) {
            return Optional.empty();
        }
        List<Source> sources = List.copyOf(columns.keySet());
        return LinearProgram.solve(List.copyOf(columns.values()), aim.target(), aim.strict()).map(c -> move(goal, aim, facts, equations, sources, c));
    }

    private static void put(Map<Source, LinearProgram.Column> columns, Forms forms, List<FactPool.Known> facts, List<Integer> product, Optional<Polynomial> square) {
        Polynomial p = Polynomial.ONE;
        boolean strict = square.isEmpty();
        for (int i : product) {
            p = p.mul(facts.get(i).value());
            strict &= facts.get(i).strict();
        }
        if (square.isPresent()) {
            p = p.mul(square.get()).mul(square.get());
        }
        NormalForm reduced = forms.reduced(p);
        p = reduced.numerator();
        if (reduced.isPolynomial() && p.size() <= 400) {
            columns.putIfAbsent(new Source(product, square, -1, Monomial.ONE), new LinearProgram.Column(p, 1 + product.size() + (square.isPresent() ? 1 : 0), strict, false));
        }
    }

    private static void equations(Map<Source, LinearProgram.Column> columns, Forms forms, List<EquationSolver.Known> equations, Polynomial target, int level) {
        Set<Monomial> multipliers = new LinkedHashSet<>(List.of(Monomial.ONE));
        List<Term> gens = target.generators();
        for (Term g : gens) {
            multipliers.add(Monomial.of(g, 1));
            for (Term h : level >= 2 && gens.size() <= 6 ? gens : List.<Term>of()) {
                multipliers.add(Monomial.of(g, 1).mul(Monomial.of(h, 1)));
            }
        }
        for (int k = 0; k < equations.size() && equations.size() * multipliers.size() <= 200; k++) {
            for (Monomial m : multipliers) {
                NormalForm value = forms.reduced(equations.get(k).core().mul(Rational.ONE, m));
                if (value.isPolynomial()) {
                    columns.put(new Source(List.of(), Optional.empty(), k, m), new LinearProgram.Column(value.numerator(), 1, false, true));
                }
            }
        }
    }

    /** a, a - b, a + b and the multiples of these that the target's coefficients suggest, for a and b whose squares or product it may contain. */
    private static List<Polynomial> squares(Polynomial target) {
        Set<Monomial> halves = new LinkedHashSet<>();
        int degree = target.degree();
        halves.add(Monomial.ONE);
        for (Monomial m : target.monomials()) {
            Monomial h = m.squareRootPart();
            if (h.pow(2).equals(m)) {
                halves.add(h);
            }
        }
        if (degree <= 4) {
            target.generators().forEach(g -> halves.add(Monomial.of(g, 1)));
        }
        List<Monomial> hs = halves.size() > MAX_HALVES ? List.copyOf(halves).subList(0, MAX_HALVES) : List.copyOf(halves);
        Set<Polynomial> out = new LinkedHashSet<>();
        for (int i = 0; i < hs.size(); i++) {
            Polynomial a = Polynomial.of(Rational.ONE, hs.get(i));
            out.add(a);
            for (int j = 0; j < i; j++) {
                Polynomial b = Polynomial.of(Rational.ONE, hs.get(j));
                if (hs.size() > MAX_HALVES / 2 && target.coefficient(hs.get(i).mul(hs.get(j))).isZero()) {
                    continue;
                }
                for (Rational r : ratios(target, hs.get(i), hs.get(j))) {
                    out.add(a.addScaled(r, b));
                    out.add(a.addScaled(r.neg(), b));
                }
            }
        }
        return List.copyOf(out);
    }

    private static Set<Rational> ratios(Polynomial target, Monomial a, Monomial b) {
        Set<Rational> out = new LinkedHashSet<>(List.of(Rational.ONE));
        Rational aa = target.coefficient(a.pow(2)).abs();
        Rational bb = target.coefficient(b.pow(2)).abs();
        Rational ab = target.coefficient(a.mul(b)).abs().mul(Rational.HALF);
        if (!aa.isZero() && !bb.isZero()) {
            bb.div(aa).sqrtExact().ifPresent(out::add);
        }
        if (!ab.isZero() && !aa.isZero()) {
            out.add(ab.div(aa));
        }
        if (!ab.isZero() && !bb.isZero()) {
            out.add(bb.div(ab));
        }
        return out;
    }

    private static Move move(Sequent goal, Aim aim, List<FactPool.Known> facts, List<EquationSolver.Known> equations, List<Source> sources, Map<Integer, Rational> c) {
        List<Fact> used = new ArrayList<>();
        Map<Integer, Integer> number = new HashMap<>();
        List<Product> products = new ArrayList<>();
        Map<Integer, Polynomial> cofactors = new TreeMap<>();
        c.forEach((i, v) -> {
            Source s = sources.get(i);
            if (s.equation() >= 0) {
                cofactors.merge(s.equation(), Polynomial.of(v, s.multiplier()), Polynomial::add);
                return;
            }
            List<Integer> own = new ArrayList<>();
            for (int k : s.facts()) {
                own.add(number.computeIfAbsent(k, x -> {
                    used.add(facts.get(x).fact());
                    return used.size() - 1;
                }));
            }
            products.add(new Product(v, own, s.square().map(q -> q.toTerm(goal.terms()))));
        });
        List<Equation> sums = new ArrayList<>();
        cofactors.forEach((k, q) -> sums.add(Equation.hypothesis(goal, equations.get(k).k(), NormalForm.of(q).div(equations.get(k).unit()).toTerm(goal.terms()))));
        return new Combine(aim.factor(), used, products, sums, aim.roots());
    }
}
