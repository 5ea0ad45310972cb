package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.expr.Props;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.Forms;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Rewrite;
import org.certirank.prove.rule.Sequent;

/**
 * Rewrites what stands under a function: a radicand or an argument of log into a form whose sign shows; the argument of one generator that equals, as a
 * rational function, the argument of another one of its kind.
 */
public final class RewriteTactic implements Tactic {
    private static final int MAX_MOVES = 6;
    private final SignOracle signs;

    public RewriteTactic(SignOracle signs) {
        this.signs = signs;
    }

    @Override
    public List<Move> moves(Sequent goal) {
        List<Move> out = new ArrayList<>();
        List<Term> nodes = Terms.reachable(Props.nodes(goal.conclusion()));
        if (nodes.size() > 20_000) {
            return out;
        }
        factored(goal, nodes, out);
        arguments(goal, nodes, out);
        return out.size() > MAX_MOVES ? out.subList(0, MAX_MOVES) : out;
    }

    /** A radicand or argument of log of which only the factored form shows that it is not negative (is positive). */
    private void factored(Sequent goal, List<Term> nodes, List<Move> out) {
        Forms forms = new Forms(goal.terms(), List.of());
        for (Term t : nodes) {
            boolean root = t.op() == Term.Op.SQRT;
            if (out.size() >= MAX_MOVES || !root && t.op() != Term.Op.LOG || !TermPrinter.isReadable(t)) {
                continue;
            }
            Term u = t.arg(0);
            if (!(root ? signs.nonNegative(goal, u) : signs.positive(goal, u))) {
                try {
                    Term v = Factors.refine(goal, forms, forms.expanded(u)).toTerm(goal.terms());
                    if (v != u && (root ? signs.nonNegative(goal, v) : signs.positive(goal, v))) {
                        out.add(new Rewrite(u, v));
                    }
                } catch (TermLimitException tooLarge) {
                    // Not this one.
                }
            }
        }
    }

    private void arguments(Sequent goal, List<Term> nodes, List<Move> out) {
        Forms forms = new Forms(goal.terms(), List.of());
        Map<Term.Op, List<Term>> seen = new HashMap<>();
        for (Term t : nodes) {
            switch (t.op()) {
                case LOG, EXP, SIN, COS, TANH, ERF, FLOOR -> unify(forms, seen.computeIfAbsent(t.op(), o -> new ArrayList<>()), t, out);
                case CONST, LEAF, PI, NEG, ADD, MUL, DIV, POWINT, POW, SQRT, ABS, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK,
                        SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL, UNDEFINED -> { }
            }
        }
    }

    private static void unify(Forms forms, List<Term> earlier, Term t, List<Move> out) {
        for (Term s : earlier) {
            try {
                if (s.arg(0) != t.arg(0) && forms.sub(forms.of(s.arg(0)), forms.of(t.arg(0))).isZero() && TermPrinter.isReadable(t)) {
                    out.add(new Rewrite(t.arg(0), s.arg(0)));
                    return;
                }
            } catch (TermLimitException tooLarge) {
                return;
            }
        }
        if (earlier.size() < 30) {
            earlier.add(t);
        }
    }
}
