package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.certificate.Data;
import org.certirank.eval.GenericNumbers;
import org.certirank.exact.Rational;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.Combine;
import org.certirank.prove.rule.Cut;
import org.certirank.prove.rule.Equation;
import org.certirank.prove.rule.Fact;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.GenericFact;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Product;
import org.certirank.prove.rule.Sequent;

/**
 * Linear arithmetic on integers: an inequality as a non-negative combination of hypotheses and of the ends of the unknowns, u &lt; v being u + 1 &lt;= v; and any
 * conclusion at all from hypotheses that contradict one another in this way. Silent on goals without integer unknowns.
 */
public final class IntegerTactic implements Tactic {
    private static final int MAX_FACTS = 60;
    private static final int BITS = 96;

    /** Something known to be at least 0, or to be 0: the value, and where it is from. */
    private record Known(Polynomial value, Optional<Fact> fact, OptionalInt equation) { }

    /** The moves; none where they would take too large forms. */
    public static List<Move> linear(Sequent goal) {
        try {
            return new IntegerTactic().moves(goal);
        } catch (Move.NotApplicable | TermLimitException none) {
            return List.of();
        }
    }

    @Override
    public List<Move> moves(Sequent goal) {
        if (goal.leaves().stream().noneMatch(Leaf::integer) || !(goal.conclusion() instanceof Prop.Rel phi)) {
            return List.of();
        }
        Terms terms = goal.terms();
        Prop never = new Prop.Rel(Relation.GT, terms.zero(), terms.zero());
        if (goal.hypotheses().contains(never)) {
            return List.of(new Box(BITS, List.of(Data.text("x"))));
        }
        GenericNumbers numbers = new GenericNumbers(terms, org.certirank.prove.goal.Names.scope(goal));
        Forms forms = new Forms(terms, List.of());
        boolean inequality = phi.relation() != Relation.EQ && phi.relation() != Relation.NE;
        Term e = Props.difference(terms, phi);
        if (inequality && numbers.isInteger(e)) {
            Optional<Move> fact = integers(goal, forms, numbers, phi, e);
            if (fact.isPresent()) {
                return List.of(fact.get());
            }
        }
        List<Known> known = known(goal, forms, numbers);
        List<Move> out = new ArrayList<>();
        if (inequality) {
            boolean strict = phi.relation() == Relation.LT || phi.relation() == Relation.GT;
            polynomial(forms, e).flatMap(p -> combination(goal, known, p, strict)).ifPresent(out::add);
        }
        if (phi.relation() == Relation.NE) {
            for (Relation side : List.of(Relation.GT, Relation.LT)) {
                Prop.Rel apart = new Prop.Rel(side, phi.l(), phi.r());
                polynomial(forms, Props.difference(terms, apart)).flatMap(p -> combination(goal, known, p, true)).ifPresent(found -> out.add(new Cut(apart)));
            }
        }
        if (out.isEmpty() && !phi.equals(never) && !known.isEmpty() && combination(goal, known, Polynomial.ZERO, true).isPresent()) {
            out.add(new Cut(never));
        }
        return out;
    }

    private static Optional<Polynomial> polynomial(Forms forms, Term t) {
        NormalForm f = forms.expanded(t);
        return f.isPolynomial() ? Optional.of(f.numerator()) : Optional.empty();
    }

    /** u + 1 &lt;= v, where u &lt; v is a hypothesis. */
    private static Optional<Move> integers(Sequent goal, Forms forms, GenericNumbers numbers, Prop.Rel phi, Term e) {
        if (phi.relation() == Relation.LT || phi.relation() == Relation.GT) {
            return Optional.empty();
        }
        Terms terms = goal.terms();
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel r && (r.relation() == Relation.LT || r.relation() == Relation.GT)) {
                Prop.Rel up = r.relation() == Relation.LT ? r : r.flip();
                Term f = terms.sub(terms.sub(up.r(), up.l()), terms.one());
                if (numbers.isInteger(up.l()) && numbers.isInteger(up.r()) && forms.isZero(terms.sub(e, f))) {
                    Data.Fields data = Data.of("is", "integers").with("less", TermPrinter.text(up.l())).with("greater", TermPrinter.text(up.r()));
                    return Optional.of(new GenericFact(data, f, false, false, List.of(up)));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Known> known(Sequent goal, Forms forms, GenericNumbers numbers) {
        Terms terms = goal.terms();
        List<Known> out = new ArrayList<>();
        for (int k = 0; k < goal.hypotheses().size() && out.size() < MAX_FACTS; k++) {
            if (!(goal.hypotheses().get(k) instanceof Prop.Rel r) || r.relation() == Relation.NE || !numbers.isInteger(r.l()) || !numbers.isInteger(r.r())) {
                continue;
            }
            Term e = Props.difference(terms, r);
            Optional<Polynomial> p = polynomial(forms, e);
            int at = k;
            p.ifPresent(v -> {
                switch (r.relation()) {
                    case EQ -> out.add(new Known(v, Optional.empty(), OptionalInt.of(at)));
                    case LE, GE -> out.add(new Known(v, Optional.of(Fact.hypothesis(goal, at)), OptionalInt.empty()));
                    case LT, GT -> out.add(new Known(v.sub(Polynomial.ONE), Optional.of(Fact.formula(new Prop.Rel(Relation.GE, terms.sub(e, terms.one()), terms.zero()))),
                            OptionalInt.empty()));
                    case NE -> { }
                }
            });
        }
        for (Leaf l : goal.leaves()) {
            if (l.integer()) {
                l.hull().lo().ifPresent(c -> out.add(end(terms, l.term(), c, Relation.GE)));
                l.hull().hi().ifPresent(c -> out.add(end(terms, l.term(), c, Relation.LE)));
            }
        }
        return out;
    }

    private static Known end(Terms terms, Term leaf, Rational c, Relation relation) {
        Polynomial p = Polynomial.generator(leaf).sub(Polynomial.of(c));
        return new Known(relation == Relation.GE ? p : p.neg(), Optional.of(Fact.formula(new Prop.Rel(relation, leaf, terms.constant(c)))), OptionalInt.empty());
    }

    /** The target, at least 1 if it is to be positive, as a combination of what is known. */
    private static Optional<Move> combination(Sequent goal, List<Known> known, Polynomial target, boolean strict) {
        Polynomial rest = strict ? target.sub(Polynomial.ONE) : target;
        List<LinearProgram.Column> columns = new ArrayList<>(List.of(new LinearProgram.Column(Polynomial.ONE, 1, true, false)));
        known.forEach(k -> columns.add(new LinearProgram.Column(k.value(), 2, false, k.equation().isPresent())));
        Optional<Map<Integer, Rational>> found = rest.isZero() ? Optional.of(Map.of()) : LinearProgram.solve(columns, rest, false);
        return found.map(c -> {
            List<Fact> facts = new ArrayList<>();
            List<Product> products = new ArrayList<>();
            List<Equation> equations = new ArrayList<>();
            Rational constant = c.getOrDefault(0, Rational.ZERO).add(strict ? Rational.ONE : Rational.ZERO);
            if (constant.signum() > 0) {
                products.add(new Product(constant, List.of(), Optional.empty()));
            }
            c.forEach((i, v) -> {
                if (i > 0 && known.get(i - 1).equation().isPresent()) {
                    equations.add(Equation.hypothesis(goal, known.get(i - 1).equation().getAsInt(), goal.terms().constant(v)));
                } else if (i > 0) {
                    facts.add(known.get(i - 1).fact().orElseThrow());
                    products.add(new Product(v, List.of(facts.size() - 1), Optional.empty()));
                }
            });
            return new Combine(Optional.empty(), facts, products, equations, List.of());
        });
    }
}
