package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.GenericNumbers;
import org.certirank.eval.Value;
import org.certirank.expr.Expr;
import org.certirank.expr.MaskName;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorSymbol.Family;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.prove.rule.Domain;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/**
 * All quantifiers of a goal entered by rule generic (docs/generic-names.md, section 3): numbers as leaves, masks, vectors, matrices and sequences as symbols.
 *
 * @param goal        the goal that is left, without quantifiers
 * @param definedness the obligations that set ends and conditions are defined, in order, where their form does not say so
 */
public record GenericEntrance(Goal goal, List<Sequent> definedness) {

    /**
     * Enters all of the goal's quantifiers.
     *
     * @throws ElaborationException          if something has no generic meaning
     * @throws UnsupportedOperationException for a set that has none
     */
    public static GenericEntrance of(Goal before) {
        Names names = before.names();
        List<Leaf> leaves = new ArrayList<>(before.leaves());
        List<Prop> hyps = new ArrayList<>(before.hypotheses());
        List<Sequent> obligations = new ArrayList<>();
        for (Quantifier q : before.rest()) {
            Sequent under = new Sequent(names.terms(), leaves, hyps, Props.TRUE);
            Entering e = new Entering(names.under(under), under, new ArrayList<>());
            names = e.names().with(q.name(), e.value(q.name(), q.set(), leaves, hyps));
            under.defined(e.ends()).ifPresent(obligations::add);
            if (q.where().isPresent()) {
                Sequent inside = new Sequent(names.terms(), leaves, hyps, Props.TRUE);
                names = names.under(inside);
                Prop where = names.prop(q.where().get());
                inside.defined(where).ifPresent(obligations::add);
                hyps.addAll(Props.flatten(where));
            }
        }
        names = names.under(new Sequent(names.terms(), leaves, hyps, Props.TRUE));
        Goal goal = new Goal(names, leaves, hyps, List.of(), before.holds(), before.negated());
        goal.conclusion();
        return new GenericEntrance(goal, obligations);
    }

    private record Entering(Names names, Sequent under, List<Term> ends) {

        Value value(String name, SetExpr set, List<Leaf> leaves, List<Prop> hyps) {
            return switch (set) {
                case SetExpr.Integers i -> integer(name, Optional.empty(), Optional.empty(), leaves, hyps);
                case SetExpr.Range(var lo, var hi) -> integer(name, lo.map(this::end), hi.map(this::end), leaves, hyps);
                case SetExpr.Interval i -> real(name, i, leaves, hyps);
                case SetExpr.Reals r -> real(name, r, leaves, hyps);
                case SetExpr.Digraphs(var n) -> new Value.MaskSymbol(new MaskName.Symbol(name, dimension(n)));
                case SetExpr.Sequences(var members) -> new Value.Family(symbol(name, members, true));
                default -> new Value.Word(TensorWord.of(new TensorWord.Factor.Name(symbol(name, set, false))));
            };
        }

        private Value real(String name, SetExpr.OfNumbers set, List<Leaf> leaves, List<Prop> hyps) {
            Entry e = Entry.of(name, set, names, under, 0);
            leaves.addAll(e.leaves());
            hyps.addAll(e.hypotheses());
            ends.addAll(e.ends());
            return e.value();
        }

        private Term end(Expr e) {
            Term t = names.number(e);
            if (!new GenericNumbers(names.terms(), names.scope()).isInteger(t)) {
                throw new ElaborationException("the end of a range must be an integer, is " + t, e);
            }
            return t;
        }

        private Value integer(String name, Optional<Term> lo, Optional<Term> hi, List<Leaf> leaves, List<Prop> hyps) {
            Leaf plain = new Domain(lo, lo.isPresent(), hi, hi.isPresent()).leaf(names.terms().leaf(name), under);
            leaves.add(plain.asInteger(lo.filter(Term::isOne).flatMap(one -> hi)));
            hyps.addAll(plain.ends());
            lo.ifPresent(ends::add);
            hi.ifPresent(ends::add);
            return new Value.Num(plain.term());
        }

        private Term dimension(Expr e) {
            Term n = names.number(e);
            GenericNumbers numbers = new GenericNumbers(names.terms(), names.scope());
            if (!numbers.isInteger(n) || !numbers.isAtLeast(n, 1)) {
                throw new ElaborationException("a dimension must certainly be a positive integer: " + n, e);
            }
            return n;
        }

        private TensorSymbol symbol(String name, SetExpr set, boolean sequence) {
            return switch (set) {
                case SetExpr.Vectors(var n, SetExpr.Reals r) -> plain(name, Family.VECTOR, sequence, dimension(n), Optional.empty());
                case SetExpr.Matrices(var m, var n, SetExpr.Reals r) -> plain(name, Family.MATRIX, sequence, dimension(m), Optional.of(dimension(n)));
                case SetExpr.SphereRows(var m, var n) -> plain(name, Family.SPHERE_ROWS, sequence, dimension(m), Optional.of(dimension(n)));
                case SetExpr.Orthogonal(var n) -> plain(name, Family.ORTHOGONAL, sequence, dimension(n), Optional.of(dimension(n)));
                case SetExpr.Stochastic(var g, var eps) -> onEdges(name, Family.STOCHASTIC, sequence, g, eps);
                case SetExpr.Weighted(var g, var eps) -> onEdges(name, Family.WEIGHTED, sequence, g, eps);
                default -> throw new UnsupportedOperationException("no generic entrance of " + name + " into its set");
            };
        }

        private static TensorSymbol plain(String name, Family family, boolean sequence, Term rows, Optional<Term> columns) {
            return new TensorSymbol(name, family, sequence, rows, columns, Optional.empty(), Optional.empty(), false);
        }

        private TensorSymbol onEdges(String name, Family family, boolean sequence, Expr g, Expr least) {
            MaskName mask = names.mask(g);
            Term n = mask.nodes(names.terms());
            Term eps = names.number(least);
            ends.add(eps);
            boolean nonNegative = new GenericNumbers(names.terms(), names.scope()).isAtLeast(eps, 0);
            return new TensorSymbol(name, family, sequence, n, Optional.of(n), Optional.of(mask), Optional.of(eps), nonNegative);
        }
    }
}
