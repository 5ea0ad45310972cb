package org.certirank.check;

import java.util.*;
import java.util.function.Predicate;

/** A step at a goal: what its rule reads there, and the premises that the rule asks for, goals whose truth makes this one true. */
final class Step {
    /** How it is known that the domain has a point: it goes without saying, is not known, or as one of the premises knows it. */
    enum Inhabited { YES, NO, FIRST, LAST, ANY }

    final Goal goal;
    final Fields data;
    final Reading reading;
    final Nodes nodes;
    final Node zero;
    final List<Goal> premises = new ArrayList<>();
    Inhabited inhabited = Inhabited.YES;
    final NormalForm form = new NormalForm();

    Step(Goal goal, Fields data, Reading reading) {
        this.goal = goal;
        this.data = data;
        this.reading = reading;
        this.nodes = reading.nodes();
        this.zero = nodes.zero;
    }

    void need(Formula f) { premises.add(goal.with(f)); }
    void need(Formula.Kind kind, Node l, Node r) { need(new Formula.Rel(kind, l, r)); }
    /** e >= 0, or e > 0. */
    Formula sign(Node e, boolean strict) { return new Formula.Rel(strict ? Formula.Kind.GT : Formula.Kind.GE, e, zero); }
    void needDefined(Node... e) { needDefined(goal, List.of(e)); }
    /** The conclusion speaks of nodes that no other premise makes defined. */
    void needDefined() { needDefined(goal, goal.conclusion().asked().toList()); }

    /** Asks that these nodes are defined, unless they are total. */
    void needDefined(Goal under, Collection<Node> e) {
        Formula f = Formula.defined(e);
        if (f != null) premises.add(under.with(f));
    }

    Node node(String field) { return reading.node(data.text(field)); }

    /** A leaf that is in scope under a name of its own, and on which no set of a generic name depends. */
    Leaf leaf(String name, boolean integer) {
        Value v = Value.Scope.find(reading.scope(), name);
        Leaf leaf = goal.leaves().stream().filter(l -> v != null && v.number() == l.node()).findFirst()
                .orElseThrow(() -> new RejectException("'" + name + "' is not a leaf of the goal"));
        if (leaf.node().isIntegerLeaf() != integer) throw new RejectException("'" + name + "' is " + (integer ? "no integer" : "an integer"));
        if (goal.setMentions(leaf.node())) throw new RejectException("the set of a generic name depends on '" + name + "'");
        return leaf;
    }

    /** A goal with one more name, an integer, which must be new in the reading, and hypotheses about it. */
    static Goal under(Goal g, String name, Leaf leaf, Formula... hypotheses) {
        return g.over(new Value.Scope(name, Value.of(leaf.node()), g.scope()), Sums.with(g.leaves(), leaf)).assuming(List.of(hypotheses));
    }

    /** The goal with a new integer k of the hull that a name bound by sum over a..b has, and the hypotheses a <= k, k <= b. */
    Goal inRange(Node k, Node a, Node b) {
        return under(goal, k.name, nodes.terms.sums.hull(k, a, b, goal.leaves()), new Formula.Rel(Formula.Kind.LE, a, k), new Formula.Rel(Formula.Kind.LE, k, b));
    }

    /** The goal with new indices of n: integers from 1 on, declared so, with the hypotheses that they are at most n. */
    Goal indices(List<String> names, Node n, List<Node> made) {
        Reading fresh = reading;
        List<Leaf> leaves = new ArrayList<>(goal.leaves());
        Value.Scope scope = goal.scope();
        for (String name : names) {
            Node i = nodes.integerLeaf(name);
            fresh = fresh.with(name, Value.of(i));
            scope = new Value.Scope(name, Value.of(i), scope);
            leaves.add(new Leaf(i, Rat.ONE, false, null, true, n));
            made.add(i);
        }
        return goal.over(scope, leaves).assuming(made.stream().map(i -> (Formula) new Formula.Rel(Formula.Kind.LE, i, n)).toList());
    }

    /** A generic tensor, sequence or mask, or a known mask, of one of these sorts. */
    Value generic(String field, String sorts) {
        Value v = reading.value(data.text(field));
        boolean fits = sorts.indexOf(v.sort()) >= 0 && (v instanceof Value.Generic || v instanceof Value.Graph);
        if (!fits) throw new RejectException("'" + data.text(field) + "' is not generic of the sort " + sorts);
        return v;
    }

    Node term(String field, String sorts) { return ((Value.Generic) generic(field, sorts)).node(); }
    /** A function of the language, read at the goal. */
    Value apply(String name, Value... args) { return reading.apply(name, List.of(args)); }
    Node number(String name, Value... args) {
        Node n = apply(name, args).number();
        return n == null ? nodes.undefined : n;
    }

    /** e >= 0, for a conclusion that is one inequality that is not strict, and f >= 0 always, where e = f by normal form and no part of e is undefined where f is not. */
    void concludes(Node f, boolean strict) {
        Node e = difference(goal.conclusion());
        if (!strict && inequality(goal.conclusion()).kind().strict()) throw new RejectException("the conclusion is strict");
        vanishes(nodes.sub(e, f), "");
        definedLike(e, f);
    }

    void definedLike(Node e, Node f) {
        if (!defined(e, Nodes.asked(List.of(f)))) throw new RejectException("the conclusion is not certainly defined");
    }

    /** Whether a node is seen to be defined: by what is known to be, or by interval evaluation at 64 bits over the hulls. */
    boolean defined(Node e, Set<Node> known) {
        Deque<Node> open = new ArrayDeque<>(List.of(e));
        Set<Node> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Node n = open.pop();
            if (n.total || known.contains(n) || !seen.add(n)) continue;
            if (n.condition() != null || n.op == Op.UNDEFINED || n.op.opaque()) return nodes.terms.over(e, goal.leaves()) != null;
            Collections.addAll(open, n.args);
        }
        return true;
    }

    static Formula.Rel comparison(Formula f, String what, Predicate<Formula.Kind> fits) {
        if (f instanceof Formula.Rel r && fits.test(r.kind())) return r;
        throw new RejectException("expected " + what);
    }

    static Formula.Rel equality(Formula f) { return comparison(f, "an equality of numbers", kind -> kind == Formula.Kind.EQ); }
    static Formula.Rel inequality(Formula f) { return comparison(f, "one inequality", Formula.Kind::inequality); }

    /** e, for one inequality that says e > 0 or e >= 0. */
    Node difference(Formula f) {
        Formula.Rel r = inequality(f);
        return r.kind().rising() ? nodes.sub(r.right(), r.left()) : nodes.sub(r.left(), r.right());
    }

    /** One inequality, written with < or <=. */
    static Formula.Rel rising(Formula f) { return inequality(f).kind().rising() ? (Formula.Rel) f : inequality(f).turned(); }

    /** A known vector (V) or matrix (M) of numbers. */
    Value.Tensor tensor(String field, char sort) {
        if (reading.value(data.text(field)) instanceof Value.Tensor t && t.sort() == sort) return t;
        throw new RejectException("'" + data.text(field) + "' is no " + (sort == 'V' ? "vector" : "matrix"));
    }

    /** Of a node of this operation the matrix that it is over. */
    static Value.Tensor over(Node n, Op op) {
        if (n.op != op) throw new RejectException("the conclusion says nothing of " + op.name().toLowerCase(Locale.ROOT));
        int rows = n.exponent.intValueExact();
        return new Value.Tensor(List.of(rows, n.args.length / rows), List.of(n.args));
    }

    /** An interval, or the reals. */
    Ast interval(String field) {
        Ast s = Parser.set(data.text(field));
        boolean interval = s.tag() == Ast.Tag.INTERVAL || s.tag() == Ast.Tag.NAME && s.text().equals("reals");
        if (!interval) throw new RejectException("'" + data.text(field) + "' is no interval");
        return s;
    }

    /** That the node is in the set, read with the names of this step. */
    void needMember(Node x, Ast set) { need(Formula.and(new Sets(goal.over(reading.scope(), goal.leaves()), reading).conditions(Value.of(x), set))); }
    Node at(Node f, Node variable, Node value) { return nodes.replacing(Map.of(variable, value)).apply(f); }
    /** Rejects unless the normal form of the node is 0. */
    void vanishes(Node n, String what) { if (!form.isZero(n)) throw new RejectException("normal form is not zero" + what); }

    /** A hypothesis, or a formula that has to become a premise. */
    Formula fact(Fields f, List<Formula> lemmas) {
        if (f.has("hypothesis") == f.has("formula")) throw Fields.wrong(f.at(""), "either hypothesis or formula");
        if (f.has("hypothesis")) return goal.hypothesis(f.integer("hypothesis"));
        lemmas.add(reading.formula(f.text("formula")));
        return lemmas.get(lemmas.size() - 1);
    }

    /** The sum of the step's equations l = r, each as its cofactor times l - r, which is 0. */
    Node equations(List<Node> cofactors, List<Formula> lemmas) {
        Node sum = zero;
        for (Fields e : data.objects("equations", "hypothesis formula cofactor")) {
            Formula.Rel equation = equality(fact(e, lemmas));
            Node cofactor = reading.node(e.text("cofactor"));
            cofactors.add(cofactor);
            sum = nodes.add(sum, nodes.mul(cofactor, nodes.sub(equation.left(), equation.right())));
        }
        return sum;
    }

    /**
     * The step's roots {"of": a node sqrt(u) or abs(u), "is": r}, where u - r^2 (u^2 - r^2) has the normal form 0. With the premise r >= 0, sqrt(u) (abs(u)) is
     * r, being the only non-negative number with that square. Returns the premises, in order.
     */
    List<Formula> roots() {
        List<Formula> premises = new ArrayList<>();
        for (Fields root : data.objects("roots", "of is")) {
            Node r = reading.node(root.text("is"));
            form.root(reading.node(root.text("of")), r);
            premises.add(sign(r, false));
        }
        return premises;
    }
}
