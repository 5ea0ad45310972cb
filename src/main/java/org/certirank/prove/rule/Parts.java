package org.certirank.prove.rule;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** A composition is defined where each of its partial operations is. */
public record Parts() implements Move {

    @Override
    public String rule() {
        return "parts";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        if (!(goal.conclusion() instanceof Prop.Defined(List<Term> nodes))) {
            throw new NotApplicable("not a definedness");
        }
        List<Sequent> out = new ArrayList<>();
        for (Term t : walk(nodes)) {
            condition(goal.terms(), t, out, goal);
        }
        return out;
    }

    /** Arguments before nodes, left to right, every node once; no recursion, since graphs can be deep. */
    private static List<Term> walk(List<Term> nodes) {
        List<Term> order = new ArrayList<>();
        java.util.Set<Term> seen = new java.util.HashSet<>();
        java.util.ArrayDeque<Term> stack = new java.util.ArrayDeque<>();
        java.util.ArrayDeque<Integer> next = new java.util.ArrayDeque<>();
        for (Term root : nodes) {
            if (!seen.add(root)) {
                continue;
            }
            stack.push(root);
            next.push(0);
            while (!stack.isEmpty()) {
                Term t = stack.peek();
                int i = next.pop();
                if (i == t.arity()) {
                    order.add(stack.pop());
                    continue;
                }
                next.push(i + 1);
                if (seen.add(t.arg(i))) {
                    stack.push(t.arg(i));
                    next.push(0);
                }
            }
        }
        return order;
    }

    private static void condition(Terms terms, Term t, List<Sequent> out, Sequent goal) {
        switch (t.op()) {
            case SQRT -> require(terms, t.arg(0), Relation.GE, out, goal);
            case LOG, POW -> require(terms, t.arg(0), Relation.GT, out, goal);
            case DIV -> require(terms, t.arg(1), Relation.NE, out, goal);
            case POWINT -> {
                if (t.exponent().signum() < 1) {
                    require(terms, t.arg(0), Relation.NE, out, goal);
                }
            }
            case SELECT -> require(terms, t.arg(0), Relation.NE, out, goal);
            case SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, SINGULAR, UNDEFINED -> throw new NotApplicable("a node whose definedness has no condition");
            case CONST, LEAF, PI, NEG, ADD, MUL, EXP, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, RANK, INSIDE, OUTSIDE, CALL -> { }
        }
    }

    private static void require(Terms terms, Term u, Relation relation, List<Sequent> out, Sequent goal) {
        if (u.isConst()) {
            int s = u.value().signum();
            boolean holds = relation == Relation.NE ? s != 0 : relation == Relation.GT ? s > 0 : s >= 0;
            Move.require(holds, "a part is nowhere defined");
            return;
        }
        out.add(goal.concluding(new Prop.Rel(relation, u, terms.zero())));
    }
}
