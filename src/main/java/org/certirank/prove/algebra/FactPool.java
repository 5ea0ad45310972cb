package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Fact;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** Inequalities that a combination may use, as polynomials: hypotheses, sides of the box, signs of generators and elementary facts about them. */
final class FactPool {
    private static final int MAX_FACTS = 28;
    private static final int MAX_PAIRS = 8;

    /** A fact whose difference is this polynomial. */
    record Known(Fact fact, Polynomial value, boolean strict) { }

    private final Sequent goal;
    private final SignOracle signs;
    private final Forms forms;
    private final Numeric numeric;
    private final Set<Term> generators;
    private final Map<Polynomial, Known> facts = new LinkedHashMap<>();

    private FactPool(Sequent goal, SignOracle signs, Forms forms, Numeric numeric, Set<Term> generators) {
        this.goal = goal;
        this.signs = signs;
        this.forms = forms;
        this.numeric = numeric;
        this.generators = generators;
    }

    /** Facts about these generators, hypotheses first. */
    static List<Known> of(Sequent goal, SignOracle signs, Forms forms, Numeric numeric, Set<Term> generators) {
        FactPool pool = new FactPool(goal, signs, forms, numeric, generators);
        for (int k = 0; k < goal.hypotheses().size(); k++) {
            if (goal.hypotheses().get(k) instanceof Prop.Rel r && r.relation() != Relation.EQ && r.relation() != Relation.NE) {
                pool.add(Fact.hypothesis(goal, k));
            }
        }
        for (Leaf l : goal.leaves()) {
            if (generators.contains(l.term())) {
                pool.sides(l);
            }
        }
        for (Term g : generators) {
            if (!g.isLeaf() && TermPrinter.isReadable(g)) {
                pool.generator(g, generators);
            }
        }
        pool.exponentials(generators);
        List<Known> all = List.copyOf(pool.facts.values());
        return all.size() > MAX_FACTS ? all.subList(0, MAX_FACTS) : all;
    }

    private void add(Fact f) {
        Prop.Rel r = f.relation();
        boolean strict = r.relation() == Relation.LT || r.relation() == Relation.GT;
        Terms t = goal.terms();
        boolean less = r.relation() == Relation.LT || r.relation() == Relation.LE;
        try {
            NormalForm d = forms.expanded(less ? t.sub(r.r(), r.l()) : t.sub(r.l(), r.r()));
            if (d.isPolynomial() && d.constant().isEmpty() && d.numerator().size() <= 200 && d.numerator().generators().stream().anyMatch(generators::contains)) {
                facts.putIfAbsent(d.numerator(), new Known(f, d.numerator(), strict));
            }
        } catch (TermLimitException | Move.NotApplicable tooLarge) {
            // Goes unused.
        }
    }

    private void claim(Term l, Relation relation, Term r) {
        add(Fact.formula(new Prop.Rel(relation, l, r)));
    }

    private void sides(Leaf l) {
        Hull h = l.hull();
        h.lo().ifPresent(q -> claim(l.term(), h.loClosed() ? Relation.GE : Relation.GT, goal.terms().constant(q)));
        h.hi().ifPresent(q -> claim(l.term(), h.hiClosed() ? Relation.LE : Relation.LT, goal.terms().constant(q)));
    }

    private void generator(Term g, Set<Term> generators) {
        Terms t = goal.terms();
        switch (g.op()) {
            case MAX -> g.args().forEach(a -> claim(g, Relation.GE, a));
            case MIN -> g.args().forEach(a -> claim(g, Relation.LE, a));
            case ABS -> {
                claim(g, Relation.GE, g.arg(0));
                claim(g, Relation.GE, t.neg(g.arg(0)));
            }
            case CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, EXP, LOG, SIN, COS, TANH, ERF, FLOOR, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN,
                    STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> { }
        }
        for (Term c : List.of(t.zero(), t.one(), t.constant(-1))) {
            Term d = t.sub(g, c);
            if (signs.positive(goal, d)) {
                claim(g, Relation.GT, c);
            } else if (signs.nonNegative(goal, d)) {
                claim(g, Relation.GE, c);
            } else if (signs.negative(goal, d)) {
                claim(g, Relation.LT, c);
            } else if (signs.nonPositive(goal, d)) {
                claim(g, Relation.LE, c);
            }
        }
    }

    /** exp(u) &lt;= exp(v) where u &lt;= v seems to hold. */
    private void exponentials(Set<Term> generators) {
        List<Term> exps = new ArrayList<>(generators.stream().filter(g -> g.op() == Term.Op.EXP).toList());
        for (Term u : exps.size() > MAX_PAIRS ? exps.subList(0, MAX_PAIRS) : exps) {
            for (Term v : exps) {
                if (u != v) {
                    boolean below = v.arg(0).op() == Term.Op.MAX && v.arg(0).args().contains(u.arg(0)) || u.arg(0).op() == Term.Op.MIN && u.arg(0).args().contains(v.arg(0));
                    if (below || numeric.sign(goal.terms().sub(v.arg(0), u.arg(0))) > 0) {
                        claim(u, Relation.LE, v);
                    }
                }
            }
        }
    }
}
