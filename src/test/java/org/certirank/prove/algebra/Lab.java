package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.eval.Elaborator;
import org.certirank.eval.Value;
import org.certirank.expr.Definition;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.prove.box.Natural;
import org.certirank.prove.rule.Both;
import org.certirank.prove.rule.Domain;
import org.certirank.prove.rule.Hull;
import org.certirank.prove.rule.Hypothesis;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** Goals from text, and a plain depth-first search that knows the tactics of this package and whole-box evaluation only. */
final class Lab {
    static final SignOracle ORACLE = goal -> Hypothesis.find(goal).isPresent() || closed(goal);

    final Terms terms = new Terms();
    final Map<String, Value> names = new LinkedHashMap<>();
    final Map<String, Definition> definitions = new HashMap<>();
    private Sequent empty = new Sequent(terms, List.of(), List.of(), Props.TRUE);

    /** Defines name(params) as body; recursion may be null. */
    Lab let(String name, List<String> params, String recursion, String body) {
        definitions.put(name, new Definition(name, params, Optional.ofNullable(recursion), Parser.parse(body)));
        return this;
    }

    /** A leaf over an interval whose ends are texts over earlier names. */
    Lab leaf(String name, String set) {
        Term x = terms.leaf(name);
        names.put(name, new Value.Num(x));
        if (Parser.parseSet(set) instanceof SetExpr.Interval i) {
            Elaborator e = elaborator();
            Domain d = new Domain(i.lo().map(e::number), i.loClosed(), i.hi().map(e::number), i.hiClosed());
            empty = empty.with(d.leaf(x, empty));
        } else {
            empty = empty.with(new Leaf(x, Hull.REALS, true, List.of()));
        }
        return this;
    }

    Lab vector(String name, int n, Hull hull) {
        List<Term> entries = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            entries.add(terms.leaf(name + "[" + i + "]"));
        }
        entries.forEach(t -> empty = empty.with(new Leaf(t, hull)));
        names.put(name, new Value.Vec(entries));
        return this;
    }

    Lab matrix(String name, int m, int n) {
        List<Term> entries = new ArrayList<>();
        for (int i = 1; i <= m; i++) {
            for (int j = 1; j <= n; j++) {
                entries.add(terms.leaf(name + "[" + i + "," + j + "]"));
            }
        }
        entries.forEach(t -> empty = empty.with(new Leaf(t, Hull.REALS)));
        names.put(name, new Value.Mat(m, n, entries));
        return this;
    }

    Lab assume(String formula) {
        empty = empty.assuming(prop(formula));
        return this;
    }

    private Elaborator elaborator() {
        return new Elaborator(terms, definitions, names);
    }

    Prop prop(String formula) {
        return elaborator().prop(Parser.parse(formula));
    }

    Term term(String text) {
        return elaborator().number(Parser.parse(text));
    }

    Sequent goal(String formula) {
        return empty.concluding(prop(formula));
    }

    /** Proves by search; the size of the proof, or empty. */
    static Optional<Integer> prove(Sequent goal, int depth) {
        return new Search(Tactics.all(ORACLE)).prove(goal, depth);
    }

    static boolean closed(Sequent goal) {
        if (Natural.certainly(goal, 64)) {
            return true;
        }
        // As a box would be cut at a point that a hypothesis leaves out.
        for (Prop h : goal.hypotheses()) {
            if (h instanceof Prop.Rel r && r.relation() == Relation.NE && r.l().isLeaf() && r.r().isConst()) {
                return Natural.certainly(goal.assuming(new Prop.Rel(Relation.LT, r.l(), r.r())), 64)
                        && Natural.certainly(goal.assuming(new Prop.Rel(Relation.GT, r.l(), r.r())), 64);
            }
        }
        return false;
    }

    static class Search {
        private final List<Tactic> tactics;
        private final Set<String> path = new HashSet<>();
        private final StringBuilder log = new StringBuilder();
        private final List<String> refused = new ArrayList<>();
        private int budget = 1_500;

        Search(List<Tactic> tactics) {
            this.tactics = tactics;
        }

        Optional<Integer> prove(Sequent goal, int depth) {
            if (Hypothesis.find(goal).isPresent() || closed(goal) || goal.conclusion().equals(Props.TRUE)) {
                return Optional.of(1);
            }
            if (goal.conclusion() instanceof Prop.And) {
                return all(new Both().premises(goal), depth);
            }
            if (goal.conclusion() instanceof Prop.Defined(List<Term> nodes)) {
                return defined(goal, nodes, depth);
            }
            String key = goal.leaves().size() + ":" + goal.hypotheses() + goal.conclusion();
            if (depth == 0 || budget-- <= 0 || !path.add(key)) {
                return Optional.empty();
            }
            try {
                if (looksFalse(goal)) {
                    return Optional.empty();
                }
                for (Tactic t : tactics) {
                    for (Move m : moves(t, goal)) {
                        try {
                            Optional<Integer> size = all(m.premises(goal), depth - 1);
                            if (size.isPresent()) {
                                log.insert(0, t.name() + " " + m + "\n   for " + goal.conclusion() + "\n");
                                return Optional.of(1 + size.get());
                            }
                        } catch (Move.NotApplicable | TermLimitException e) {
                            refused.add(t.name() + ": " + e.getMessage() + " " + m);
                        }
                    }
                }
                return Optional.empty();
            } finally {
                path.remove(key);
            }
        }

        String log() {
            return log.toString();
        }

        boolean looksFalse(Sequent goal) {
            return !new Numeric(goal).plausible(goal.conclusion());
        }

        /** Moves that a tactic proposed and that did not apply. */
        List<String> refused() {
            return refused;
        }

        private static List<Move> moves(Tactic t, Sequent goal) {
            try {
                return t.moves(goal);
            } catch (Move.NotApplicable | TermLimitException e) {
                return List.of();
            }
        }

        private Optional<Integer> all(List<Sequent> goals, int depth) {
            int sum = 0;
            for (Sequent g : goals) {
                Optional<Integer> s = prove(g, depth);
                if (s.isEmpty()) {
                    return Optional.empty();
                }
                sum += s.get();
            }
            return Optional.of(sum);
        }

        /** A stand-in for the prover's own treatment: each divisor, radicand and argument of log by itself. */
        private Optional<Integer> defined(Sequent goal, List<Term> nodes, int depth) {
            List<Sequent> out = new ArrayList<>();
            for (Term t : Terms.reachable(nodes)) {
                switch (t.op()) {
                    case DIV -> out.add(goal.concluding(new Prop.Rel(Relation.NE, t.arg(1), goal.terms().zero())));
                    case SQRT -> out.add(goal.concluding(new Prop.Rel(Relation.GE, t.arg(0), goal.terms().zero())));
                    case LOG -> out.add(goal.concluding(new Prop.Rel(Relation.GT, t.arg(0), goal.terms().zero())));
                    case POW -> out.add(goal.concluding(new Prop.Rel(Relation.GT, t.arg(0), goal.terms().zero())));
                    case POWINT -> {
                        if (t.exponent().signum() <= 0) {
                            out.add(goal.concluding(new Prop.Rel(Relation.NE, t.arg(0), goal.terms().zero())));
                        }
                    }
                    case SELECT, UNDEFINED, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, CALL -> {
                        return Optional.empty();
                    }
                    case CONST, LEAF, PI, NEG, ADD, MUL, EXP, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX -> { }
                }
            }
            return all(out, depth);
        }
    }
}
