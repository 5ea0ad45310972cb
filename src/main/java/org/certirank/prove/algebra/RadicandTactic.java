package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.expr.NormalForm;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Rewrite;
import org.certirank.prove.rule.Root;
import org.certirank.prove.rule.Sequent;

/** Rewrites a radicand that is a square modulo equalities among the hypotheses, such as a norm that they make a rational number. */
public final class RadicandTactic implements Tactic {
    private static final int MAX_MOVES = 6;
    private static final int MAX_NODES = 20_000;
    private final SignOracle signs;

    public RadicandTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        boolean equations = goal.hypotheses().stream().anyMatch(h -> h instanceof Prop.Rel r && r.relation() == Relation.EQ);
        List<Term> nodes = equations ? Terms.reachable(Props.nodes(goal.conclusion())) : List.of();
        List<Term> radicals = nodes.stream().filter(t -> t.op() == Term.Op.SQRT && TermPrinter.isReadable(t)).toList();
        if (radicals.isEmpty() || nodes.size() > MAX_NODES) {
            return List.of();
        }
        List<Move> out = new ArrayList<>();
        List<Root> roots = RootFinder.find(goal, signs, Props.nodes(goal.conclusion()));
        Forms forms = new Forms(goal.terms(), List.of());
        EquationSolver solver = new EquationSolver(goal, signs, forms);
        for (Term t : radicals) {
            if (out.size() < MAX_MOVES && roots.stream().noneMatch(r -> r.of() == t)) {
                try {
                    int before = forms.expanded(t.arg(0)).numerator().size();
                    // Equations that make it longer were not meant for it, and looking for its square factors is dear.
                    Optional<NormalForm> u = solver.reduce(forms.of(t.arg(0))).filter(f -> f.numerator().size() <= before);
                    Optional<NormalForm> root = u.flatMap(RootFinder::squareRoot);
                    root.ifPresent(q -> out.add(new Rewrite(t.arg(0), goal.terms().powInt(forms.term(q), 2))));
                } catch (TermLimitException tooLarge) {
                    // Not this one.
                }
            }
        }
        return out;
    }
}
