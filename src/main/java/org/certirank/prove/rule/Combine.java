package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/** factor * e is a sum of positive multiples of products of facts and squares, modulo equations: a Positivstellensatz certificate. */
public record Combine(Optional<Term> factor, List<Fact> facts, List<Product> terms, List<Equation> equations, List<Root> roots) implements Move {

    public Combine {
        facts = List.copyOf(facts);
        terms = List.copyOf(terms);
        equations = List.copyOf(equations);
        roots = List.copyOf(roots);
    }

    @Override
    public String rule() {
        return "combine";
    }

    @Override
    public Data.Fields data() {
        Data.Fields d = Data.NONE;
        if (factor.isPresent()) {
            d = d.with("factor", TermPrinter.text(factor.get()));
        }
        d = d.with("facts", Data.list(facts.stream().map(Fact::data).toList())).with("terms", Data.list(terms.stream().map(Product::data).toList()));
        return Root.with(Equation.with(d, equations), roots);
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Sign sign = Sign.of(goal);
        List<Sign> signs = facts.stream().map(f -> Sign.of(terms, f.relation())).toList();
        Term rest = factor.map(p -> terms.mul(p, sign.e())).orElse(sign.e());
        List<Term> nodes = new ArrayList<>(List.of(sign.e()));
        boolean strict = false;
        for (Product t : this.terms) {
            Term value = terms.constant(t.coefficient());
            boolean allStrict = t.square().isEmpty();
            for (int i : t.facts()) {
                Move.require(i >= 0 && i < signs.size(), "no fact " + i);
                value = terms.mul(value, signs.get(i).e());
                allStrict &= signs.get(i).strict();
            }
            if (t.square().isPresent()) {
                value = terms.mul(value, terms.powInt(t.square().get(), 2));
                nodes.add(t.square().get());
            }
            rest = terms.sub(rest, value);
            strict |= allStrict;
        }
        for (Equation q : equations) {
            rest = terms.sub(rest, q.value(terms));
            nodes.add(q.cofactor());
        }
        Move.require(strict || !sign.strict(), "no strictly positive term");
        Move.require(new Forms(terms, roots).isZero(rest), "the normal form is not zero");
        List<Sequent> out = new ArrayList<>();
        goal.defined(nodes).ifPresent(out::add);
        factor.ifPresent(p -> out.add(goal.concluding(new Prop.Rel(Relation.GT, p, terms.zero()))));
        facts.forEach(f -> f.premise(goal).ifPresent(out::add));
        roots.forEach(r -> out.add(r.premise(goal)));
        equations.forEach(q -> q.premise(goal).ifPresent(out::add));
        return out;
    }
}
