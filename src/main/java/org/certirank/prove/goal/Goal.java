package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/**
 * A goal with quantifiers still to come (certificate format, section 2).
 *
 * @param names      values known, leaves entered
 * @param leaves     entered unknowns
 * @param hypotheses of the entered names
 * @param rest       quantifiers as written in the claim
 * @param holds      the claim's formula
 * @param negated    whether the claim's falsehood is to be shown: dual quantifiers, the formula's negation
 */
public record Goal(Names names, List<Leaf> leaves, List<Prop> hypotheses, List<Quantifier> rest, Expr holds, boolean negated) {

    public Goal {
        Objects.requireNonNull(names);
        leaves = List.copyOf(leaves);
        hypotheses = List.copyOf(hypotheses);
        rest = List.copyOf(rest);
    }

    /** The kind of the first quantifier, as it counts here. */
    public Quantifier.Kind kind() {
        return kind(0);
    }

    private Quantifier.Kind kind(int i) {
        Quantifier.Kind k = rest.get(i).kind();
        return negated ? k.dual() : k;
    }

    /** How many quantifiers of the same kind stand in front. */
    public int block() {
        int n = 0;
        while (n < rest.size() && kind(n) == kind(0)) {
            n++;
        }
        return n;
    }

    public Goal with(Names other, List<Quantifier> remaining) {
        return new Goal(other, leaves, hypotheses, remaining, holds, negated);
    }

    /** The conclusion once no quantifier is left. */
    public Prop conclusion() {
        Prop p = names.prop(holds);
        return negated ? Props.not(p) : p;
    }

    /** The leaves and hypotheses so far, with the conclusion "true". */
    public Sequent context() {
        return new Sequent(names.terms(), leaves, hypotheses, Props.TRUE);
    }

    public Sequent sequent() {
        if (!rest.isEmpty()) {
            throw new IllegalStateException("quantifiers are left");
        }
        return context().concluding(conclusion());
    }

    public Goal entering(Names other, List<Leaf> moreLeaves, List<Prop> moreHypotheses, List<Quantifier> remaining) {
        List<Leaf> l = new ArrayList<>(leaves);
        l.addAll(moreLeaves);
        List<Prop> h = new ArrayList<>(hypotheses);
        h.addAll(moreHypotheses);
        return new Goal(other, l, h, remaining, holds, negated);
    }
}
