package org.certirank.check;

import java.util.*;

/**
 * {@code parts}: the conclusion is that some nodes are defined. One premise for each partial operation among them and all below them, in the order of a walk (arguments from
 * left to right, then the node itself, every node once): sqrt(u): u >= 0; log(u): u > 0; u / v: v != 0; u^n with n < 1: u != 0; pow(u, v): u > 0; select(c, a, b): c != 0. What
 * is a constant is decided at once. A composition is defined where each of its operations is, and each premise, being true, makes its own side defined.
 */
final class PartsRule implements Rule {
    @Override public String fields() { return ""; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        if (!(goal.conclusion() instanceof Formula.Defined d)) throw new RejectException("the conclusion is not that nodes are defined");
        List<Goal> premises = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        for (Node n : goal.conclusion().roots()) walk(n, goal, reading.nodes.zero, seen, premises);
        return new Plan(premises);
    }

    private static void walk(Node n, Goal goal, Node zero, Set<Node> seen, List<Goal> premises) {
        if (!seen.add(n)) return;
        for (Node a : n.args) walk(a, goal, zero, seen, premises);
        switch (n.op) {
            case SQRT -> need(Formula.Kind.GE, n.args[0], goal, zero, premises);
            case LOG, POW -> need(Formula.Kind.GT, n.args[0], goal, zero, premises);
            case DIV -> need(Formula.Kind.NE, n.args[1], goal, zero, premises);
            case SELECT -> need(Formula.Kind.NE, n.args[0], goal, zero, premises);
            case POWINT -> {
                if (n.exponent.signum() <= 0) need(Formula.Kind.NE, n.args[0], goal, zero, premises);
            }
            case CONST, LEAF, PI, NEG, ADD, MUL, EXP, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, RANK -> { }
            case UNDEFINED, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS -> throw new RejectException("the rule says nothing of " + n.op);
        }
    }

    private static void need(Formula.Kind kind, Node u, Goal goal, Node zero, List<Goal> premises) {
        if (!u.isConst()) premises.add(goal.with(new Formula.Rel(kind, u, zero)));
        else if (!kind.holds(u.value.signum())) throw new RejectException("not defined: " + u + " " + kind.symbol + " 0 is false");
    }
}
