package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.exact.Rational;
import org.certirank.expr.Derivative;
import org.certirank.expr.Monomial;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Domain;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Monotone;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/**
 * Reads an inequality as f(a) &lt;= f(b): by anti-unification of its sides, by putting one leaf (or an end, 0, 1) for another, and with f = log or exp where
 * one side is a log or an exp. Moves with a premise that is plainly false at some point are left out.
 */
public final class MonotoneTactic implements Tactic {
    private static final int MAX_MOVES = 8;
    private static final int MAX_LEAVES = 12;
    private static final int MAX_DEPTH = 300;
    private final SignOracle signs;

    /** f(from) and f(to) are the sides, f in the variable z. */
    private record Reading(Term f, Term from, Term to) { }

    public MonotoneTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Rel phi) || phi.relation() == Relation.EQ || phi.relation() == Relation.NE) {
            return List.of();
        }
        Prop.Rel up = phi.relation() == Relation.GT || phi.relation() == Relation.GE ? phi.flip() : phi;
        if (!TermPrinter.isReadable(up.l()) || !TermPrinter.isReadable(up.r())) {
            return List.of();
        }
        Term z = fresh(goal);
        Set<Reading> readings = new LinkedHashSet<>();
        unify(goal.terms(), up.l(), up.r(), z, readings);
        replace(goal, up, z, readings);
        inverse(goal, up, z, readings);
        Numeric numeric = new Numeric(goal);
        List<Move> out = new ArrayList<>();
        for (Reading r : readings) {
            if (out.size() < MAX_MOVES) {
                offer(goal, r, z, numeric, out);
            }
        }
        return out;
    }

    private static Term fresh(Sequent goal) {
        Set<String> used = new LinkedHashSet<>();
        goal.leaves().forEach(l -> used.add(l.name()));
        Terms.leaves(Props.nodes(goal.conclusion())).forEach(t -> used.add(t.name()));
        int k = 1;
        while (used.contains("mono" + k)) {
            k++;
        }
        return goal.terms().leaf("mono" + k);
    }

    private static void unify(Terms terms, Term l, Term r, Term z, Set<Reading> out) {
        Set<List<Term>> holes = new LinkedHashSet<>();
        holes(l, r, holes, new HashSet<>(), 0);
        List<List<Term>> pairs = new ArrayList<>();
        if (holes.size() == 1) {
            pairs.add(holes.iterator().next());
        }
        List<List<Term>> chain = new ArrayList<>();
        Term a = l;
        Term b = r;
        while (a != b && similar(a, b)) {
            Set<List<Term>> next = new LinkedHashSet<>();
            for (int i = 0; i < a.arity(); i++) {
                if (a.arg(i) != b.arg(i)) {
                    next.add(List.of(a.arg(i), b.arg(i)));
                }
            }
            if (next.size() != 1) {
                break;
            }
            List<Term> only = next.iterator().next();
            chain.add(only);
            a = only.get(0);
            b = only.get(1);
        }
        pairs.addAll(chain.reversed());
        for (List<Term> p : pairs) {
            Map<List<Term>, Term> made = new HashMap<>(Map.of(p, z));
            Term f = context(terms, l, r, made, 0);
            if (f != null && f != z) {
                out.add(new Reading(f, p.get(0), p.get(1)));
            }
        }
    }

    private static boolean similar(Term a, Term b) {
        return a.op() == b.op() && a.arity() == b.arity() && a.arity() > 0 && (a.op() != Term.Op.POWINT || a.exponent().equals(b.exponent()))
                && !a.op().isOpaque() && a.op() != Term.Op.CALL;
    }

    private static void holes(Term l, Term r, Set<List<Term>> out, Set<List<Term>> seen, int depth) {
        if (l == r || out.size() > 1 || !seen.add(List.of(l, r))) {
            return;
        }
        if (!similar(l, r) || depth > MAX_DEPTH) {
            out.add(List.of(l, r));
            return;
        }
        for (int i = 0; i < l.arity(); i++) {
            holes(l.arg(i), r.arg(i), out, seen, depth + 1);
        }
    }

    /** The common form of l and r, with the variable for the pair that is in the table already; null if they differ otherwise too. */
    private static Term context(Terms terms, Term l, Term r, Map<List<Term>, Term> made, int depth) {
        if (l == r) {
            return l;
        }
        Term known = made.get(List.of(l, r));
        if (known != null || !similar(l, r) || depth > MAX_DEPTH) {
            return known;
        }
        List<Term> args = new ArrayList<>();
        for (int i = 0; i < l.arity(); i++) {
            Term c = context(terms, l.arg(i), r.arg(i), made, depth + 1);
            if (c == null) {
                return null;
            }
            args.add(c);
        }
        Term out = terms.rebuild(l, args);
        made.put(List.of(l, r), out);
        return out;
    }

    private static void replace(Sequent goal, Prop.Rel up, Term z, Set<Reading> out) {
        if (goal.leaves().size() > MAX_LEAVES) {
            return;
        }
        Terms terms = goal.terms();
        Forms forms = new Forms(terms, List.of());
        for (Leaf y : goal.leaves()) {
            Set<Term> others = new LinkedHashSet<>();
            goal.leaves().stream().filter(x -> x != y).forEach(x -> others.add(x.term()));
            Hull h = y.hull();
            if (h.loClosed()) {
                others.add(terms.constant(h.lo().orElseThrow()));
            }
            if (h.hiClosed()) {
                others.add(terms.constant(h.hi().orElseThrow()));
            }
            List.of(Rational.ZERO, Rational.ONE).stream().filter(h::contains).forEach(q -> others.add(terms.constant(q)));
            for (Term x : others) {
                if (Terms.occurs(y.term(), up.r()) && vanishes(forms, terms.sub(up.l(), put(terms, up.r(), y.term(), x)))) {
                    out.add(new Reading(put(terms, up.r(), y.term(), z), x, y.term()));
                }
                if (Terms.occurs(y.term(), up.l()) && vanishes(forms, terms.sub(up.r(), put(terms, up.l(), y.term(), x)))) {
                    out.add(new Reading(put(terms, up.l(), y.term(), z), y.term(), x));
                }
            }
        }
    }

    private static Term put(Terms terms, Term in, Term leaf, Term by) {
        return terms.substitute(in, Map.of(leaf, by));
    }

    private static boolean vanishes(Forms forms, Term t) {
        try {
            return forms.isZero(t);
        } catch (TermLimitException tooLarge) {
            return false;
        }
    }

    private void inverse(Sequent goal, Prop.Rel up, Term z, Set<Reading> out) {
        Terms terms = goal.terms();
        Term l = up.l();
        Term r = up.r();
        if (l.op() == Term.Op.LOG || r.op() == Term.Op.LOG) {
            out.add(new Reading(terms.log(z), l.op() == Term.Op.LOG ? l.arg(0) : terms.exp(l), r.op() == Term.Op.LOG ? r.arg(0) : terms.exp(r)));
        }
        if (sumsLogs(goal, terms.sub(r, l))) {
            out.add(new Reading(terms.log(z), terms.exp(l), terms.exp(r)));
        }
        if (l.op() == Term.Op.EXP && signs.positive(goal, r)) {
            out.add(new Reading(terms.exp(z), l.arg(0), r.op() == Term.Op.EXP ? r.arg(0) : terms.log(r)));
        }
        if (r.op() == Term.Op.EXP && l.op() != Term.Op.EXP && signs.positive(goal, l)) {
            out.add(new Reading(terms.exp(z), terms.log(l), r.arg(0)));
        }
    }

    /** Whether logs occur, only by themselves, with integer coefficients: then exp makes a rational function of them. */
    private static boolean sumsLogs(Sequent goal, Term e) {
        try {
            NormalForm f = new Forms(goal.terms(), List.of()).expanded(e);
            if (!f.isPolynomial()) {
                return false;
            }
            Polynomial p = f.numerator();
            boolean some = false;
            for (Monomial m : p.monomials()) {
                boolean log = m.generators().stream().anyMatch(g -> g.op() == Term.Op.LOG);
                if (log && (m.degree() != 1 || !p.coefficient(m).isInteger())) {
                    return false;
                }
                some |= log;
            }
            return some;
        } catch (TermLimitException tooLarge) {
            return false;
        }
    }

    private void offer(Sequent goal, Reading r, Term z, Numeric numeric, List<Move> out) {
        try {
            Derivative.of(goal.terms(), r.f(), z);
        } catch (Derivative.NotDifferentiable kink) {
            return;
        }
        int order = numeric.sign(goal.terms().sub(r.to(), r.from()));
        for (boolean increasing : order > 0 ? new boolean[] {true} : order < 0 ? new boolean[] {false} : new boolean[] {true, false}) {
            for (Domain d : domains(goal, r, increasing)) {
                Monotone m = new Monotone(r.f(), z, d, r.from(), r.to(), increasing, List.of());
                if (plausible(goal, m, numeric)) {
                    out.add(m);
                }
            }
        }
    }

    private static boolean plausible(Sequent goal, Monotone m, Numeric numeric) {
        try {
            for (Sequent s : m.premises(goal)) {
                Numeric own = s.leaves().size() == goal.leaves().size() ? numeric : new Numeric(s);
                if (!own.plausible(s.conclusion())) {
                    return false;
                }
            }
            return true;
        } catch (Move.NotApplicable | TermLimitException no) {
            return false;
        }
    }

    private List<Domain> domains(Sequent goal, Reading r, boolean increasing) {
        Terms terms = goal.terms();
        Set<Domain> out = new LinkedHashSet<>();
        Optional<Hull> a = hull(goal, r.from());
        Optional<Hull> b = hull(goal, r.to());
        if (a.isPresent() && b.isPresent()) {
            out.add(Domain.of(union(a.get(), b.get()), terms));
        } else {
            if (signs.positive(goal, r.from()) && signs.positive(goal, r.to())) {
                out.add(new Domain(Optional.of(terms.zero()), false, Optional.empty(), false));
            } else if (signs.nonNegative(goal, r.from()) && signs.nonNegative(goal, r.to())) {
                out.add(new Domain(Optional.of(terms.zero()), true, Optional.empty(), false));
            }
            if (r.f().op() == Term.Op.LOG) {
                out.add(new Domain(Optional.of(terms.zero()), false, Optional.empty(), false));
            }
            out.add(new Domain(Optional.empty(), false, Optional.empty(), false));
        }
        Term lo = increasing ? r.from() : r.to();
        Term hi = increasing ? r.to() : r.from();
        out.add(new Domain(Optional.of(lo), true, Optional.of(hi), true));
        return List.copyOf(out);
    }

    private static Optional<Hull> hull(Sequent goal, Term t) {
        return t.isConst() ? Optional.of(Hull.point(t.value())) : goal.leaves().stream().filter(l -> l.term() == t).map(Leaf::hull).findFirst();
    }

    private static Hull union(Hull a, Hull b) {
        Optional<Rational> lo = a.lo().isEmpty() || b.lo().isEmpty() ? Optional.empty() : Optional.of(a.lo().get().min(b.lo().get()));
        Optional<Rational> hi = a.hi().isEmpty() || b.hi().isEmpty() ? Optional.empty() : Optional.of(a.hi().get().max(b.hi().get()));
        return new Hull(lo, lo.isPresent() && (a.loClosed() && a.lo().equals(lo) || b.loClosed() && b.lo().equals(lo)), hi,
                hi.isPresent() && (a.hiClosed() && a.hi().equals(hi) || b.hiClosed() && b.hi().equals(hi)));
    }
}
