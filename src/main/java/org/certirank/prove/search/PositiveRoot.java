package org.certirank.prove.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.certirank.certificate.Proof;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Combine;
import org.certirank.prove.rule.Cut;
import org.certirank.prove.rule.Equation;
import org.certirank.prove.rule.Fact;
import org.certirank.prove.rule.Hypothesis;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Product;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Split;
import org.certirank.prove.rule.Squeeze;

/**
 * sqrt(u) &gt; 0 and sqrt(u) != 0 from u &gt; 0, by contradiction: were sqrt(u) &lt;= 0, it would be 0, and so would u, its square.
 *
 * @param goal its conclusion compares a square root with 0
 * @param rest proves what is left
 */
record PositiveRoot(Sequent goal, Term root, Function<Sequent, Optional<Proof>> rest) {

    /** The square root that the conclusion says is positive, or not 0. */
    static Optional<Term> root(Prop.Rel phi) {
        for (Prop.Rel r : List.of(phi, phi.flip())) {
            if (r.l().op() == Term.Op.SQRT && r.r().isZero() && (r.relation() == Relation.GT || r.relation() == Relation.NE)) {
                return Optional.of(r.l());
            }
        }
        return Optional.empty();
    }

    Optional<Proof> proof() {
        Terms terms = goal.terms();
        Prop.Rel positive = new Prop.Rel(Relation.GT, root.arg(0), terms.zero());
        if (rest.apply(goal.concluding(positive)).isEmpty()) {
            return Optional.empty();
        }
        Prop.Rel above = new Prop.Rel(Relation.GT, root, terms.zero());
        return goal.conclusion().equals(above) ? above(goal) : proof(goal, new Cut(above), g -> g.equals(goal.concluding(above)) ? above(g) : hypothesis(g));
    }

    private Optional<Proof> above(Sequent g) {
        Terms terms = g.terms();
        Prop.Rel none = new Prop.Rel(Relation.LE, root, terms.zero());
        Prop.Rel zero = new Prop.Rel(Relation.EQ, root, terms.zero());
        return proof(g, new Split(none), p -> p.conclusion() instanceof Prop.Defined ? rest.apply(p) : !p.hypotheses().getLast().equals(none) ? hypothesis(p)
                : proof(p, new Cut(zero), q -> q.conclusion().equals(zero) ? proof(q, new Squeeze(), s -> hypothesis(s).or(() -> rest.apply(s))) : contradiction(q)));
    }

    /** From u &gt; 0 and sqrt(u) = 0: sqrt(u) = u + (1 - sqrt(u)) (sqrt(u) - 0). */
    private Optional<Proof> contradiction(Sequent g) {
        Terms terms = g.terms();
        List<Fact> facts = List.of(Fact.formula(new Prop.Rel(Relation.GT, root.arg(0), terms.zero())));
        List<Product> products = List.of(new Product(Rational.ONE, List.of(0), Optional.empty()));
        List<Equation> equations = List.of(Equation.hypothesis(g, g.hypotheses().size() - 1, terms.sub(terms.one(), root)));
        return proof(g, new Combine(Optional.empty(), facts, products, equations, List.of()), rest);
    }

    private static Optional<Proof> hypothesis(Sequent g) {
        OptionalInt k = Hypothesis.find(g);
        return k.isEmpty() ? Optional.empty() : Optional.of(Proof.of("hypothesis", new Hypothesis(k.getAsInt()).data()));
    }

    private static Optional<Proof> proof(Sequent g, Move move, Function<Sequent, Optional<Proof>> each) {
        List<Proof> proofs = new ArrayList<>();
        for (Sequent s : move.premises(g)) {
            Optional<Proof> p = each.apply(s);
            if (p.isEmpty()) {
                return p;
            }
            proofs.add(p.get());
        }
        return Optional.of(Proof.of(move.rule(), move.data(), proofs));
    }
}
