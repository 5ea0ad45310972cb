package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.exact.Rational;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Polynomial;
import org.certirank.expr.PolynomialSquares;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/** Factorisations that are cheap to find: squarefree parts, and factors guessed from the goal (differences in hypotheses, sums and differences of leaves). */
final class Factors {
    private static final int MAX_SIZE = 150;
    private static final int MAX_LEAVES = 8;

    private Factors() {
    }

    /** The same function with the factors above the line split where that was found. */
    static NormalForm refine(Sequent goal, Forms forms, NormalForm f) {
        Map<Polynomial, Integer> parts = new LinkedHashMap<>();
        for (NormalForm.Factor g : f.factors()) {
            if (g.exponent() > 0 && g.base().size() > 1 && g.base().size() <= MAX_SIZE) {
                PolynomialSquares.squareFree(g.base()).forEach((p, e) -> parts.merge(p, e * g.exponent(), Integer::sum));
            }
        }
        if (parts.isEmpty()) {
            return f;
        }
        NormalForm out = f;
        for (NormalForm.Factor g : f.factors()) {
            if (g.exponent() > 0 && g.base().size() > 1 && g.base().size() <= MAX_SIZE) {
                out = out.div(NormalForm.of(g.base()).pow(g.exponent()));
            }
        }
        Set<Polynomial> guesses = guesses(goal, forms);
        for (Map.Entry<Polynomial, Integer> p : parts.entrySet()) {
            Polynomial rest = p.getKey();
            for (Polynomial c : guesses) {
                Optional<Polynomial> q = rest.size() > 1 ? rest.divideExactly(c) : Optional.empty();
                while (q.isPresent()) {
                    out = out.mul(NormalForm.of(c).pow(p.getValue()));
                    rest = q.get();
                    q = rest.size() > 1 ? rest.divideExactly(c) : Optional.empty();
                }
            }
            out = out.mul(NormalForm.of(rest).pow(p.getValue()));
        }
        // Constants go astray in primitive parts; the value of any one coefficient brings them back.
        Polynomial was = f.numerator();
        Polynomial is = out.numerator();
        Rational fix = was.leadingCoefficient().div(is.leadingCoefficient());
        return out.scale(fix);
    }

    private static Set<Polynomial> guesses(Sequent goal, Forms forms) {
        Set<Polynomial> out = new LinkedHashSet<>();
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel r && Props.isTotal(r)) {
                try {
                    NormalForm d = forms.of(goal.terms().sub(r.l(), r.r()));
                    d.polynomials().forEach((p, e) -> out.add(p));
                } catch (TermLimitException tooLarge) {
                    // No guess from this one.
                }
            }
        }
        List<Leaf> leaves = goal.leaves();
        for (int i = 0; i < leaves.size() && leaves.size() <= MAX_LEAVES; i++) {
            Polynomial x = Polynomial.generator(leaves.get(i).term());
            out.add(x.sub(Polynomial.ONE).primitive());
            out.add(x.add(Polynomial.ONE).primitive());
            out.add(x.scale(Rational.TWO).sub(Polynomial.ONE).primitive());
            for (int j = 0; j < i; j++) {
                Polynomial y = Polynomial.generator(leaves.get(j).term());
                out.add(x.sub(y).primitive());
                out.add(x.add(y).primitive());
            }
        }
        out.removeIf(p -> p.size() < 2 || p.size() > 20);
        return out;
    }

    /** 1, -1 if the oracle sees that sign everywhere on the domain, otherwise 0. */
    static int sign(Sequent goal, SignOracle signs, Polynomial p) {
        if (p.constant().isPresent()) {
            return p.constant().get().signum();
        }
        Term t = p.toTerm(goal.terms());
        return signs.positive(goal, t) ? 1 : signs.negative(goal, t) ? -1 : 0;
    }
}
