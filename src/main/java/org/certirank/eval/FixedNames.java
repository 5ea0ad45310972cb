package org.certirank.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.certirank.expr.Derivative;
import org.certirank.expr.Expr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * The quantified names while something is differentiated by one of them. A derivative keeps all other names fixed, so it must not look into a value that one of
 * them was given (a witness {@code y = x^2} does not make y depend on x): every number given that is no constant is a leaf of its own here, and so is the name
 * differentiated by. The values are put in afterwards.
 */
final class FixedNames {
    private final Terms terms;
    private final Map<String, Value> values = new TreeMap<>();
    private final Map<Term, Term> given = new HashMap<>();

    FixedNames(Terms terms, Map<String, Value> names) {
        this.terms = terms;
        names.forEach((name, v) -> values.put(name, fixed(name, v)));
    }

    /** Whether the name stands for an unknown of its own, as names do that were entered and not given a value. */
    static boolean isOwn(String name, Term t) {
        return t.isLeaf() && (t.name().equals(name) || t.name().startsWith(name + "[") || t.name().startsWith(name + "("));
    }

    /** Whether a number was given that depends on other names, perhaps. */
    static boolean areGiven(Map<String, Value> names) {
        return names.entrySet().stream().anyMatch(e -> switch (e.getValue()) {
            case Value.Num(Term t) -> isGiven(e.getKey(), t);
            case Value.Vec(List<Term> ts) -> ts.stream().anyMatch(t -> isGiven(e.getKey(), t));
            case Value.Mat m -> m.entries().stream().anyMatch(t -> isGiven(e.getKey(), t));
            case Value.Seq s -> true;
            case Value.Graph g -> false;
            case Value.Generic g -> false;
            case Value.Truth t -> false;
            case Value.Undefined u -> false;
        });
    }

    private static boolean isGiven(String name, Term t) {
        return !t.isConst() && !isOwn(name, t);
    }

    /** The derivative of e by a leaf, undefined where e is. */
    static Value.Num derivative(Terms terms, Term e, Term leaf, Expr at) {
        try {
            Term d = Derivative.of(terms, e, leaf);
            // the derivative alone can be defined where e is not; 0 * e folds away exactly if e is total
            return new Value.Num(e.isTotal() ? d : terms.add(d, terms.mul(terms.zero(), e)));
        } catch (Derivative.NotDifferentiable n) {
            throw new ElaborationException(n.getMessage(), at);
        }
    }

    /** Makes a name, or the entries of one, leaves even where the value is a constant, because something is differentiated by it. */
    void differentiatedBy(String name) {
        switch (values.get(name)) {
            case Value.Num(Term t) -> values.put(name, new Value.Num(unknown(name, t)));
            case Value.Vec(List<Term> ts) -> values.put(name, new Value.Vec(unknown(name, ts)));
            case Value.Mat m -> values.put(name, new Value.Mat(m.rows(), m.columns(), unknown(name, m.entries())));
            case Value.Seq s -> { }
            case Value.Graph g -> { }
            case Value.Generic g -> { }
            case Value.Truth t -> { }
            case Value.Undefined u -> { }
        }
    }

    private List<Term> unknown(String name, List<Term> ts) {
        List<Term> out = new ArrayList<>();
        for (int i = 0; i < ts.size(); i++) {
            out.add(unknown(name + "'" + i, ts.get(i)));
        }
        return out;
    }

    private Term unknown(String leaf, Term t) {
        return t.isLeaf() ? t : leaf(leaf, t);
    }

    Map<String, Value> values() {
        return values;
    }

    /** What the leaves made here stand for. */
    Map<Term, Term> given() {
        return given;
    }

    private Value fixed(String name, Value v) {
        return switch (v) {
            case Value.Num(Term t) -> new Value.Num(fixed(name, name, t));
            case Value.Vec(List<Term> ts) -> new Value.Vec(fixed(name, name, ts));
            case Value.Mat m -> new Value.Mat(m.rows(), m.columns(), fixed(name, name, m.entries()));
            case Value.Seq(var member, int listed) -> new Value.Seq(t -> member(name, t, member.apply(t)), listed);
            case Value.Graph g -> g;
            case Value.Generic g -> g;
            case Value.Truth t -> t;
            case Value.Undefined u -> u;
        };
    }

    private Value member(String name, int t, Value v) {
        String prefix = name + "'" + t;
        return switch (v) {
            case Value.Vec(List<Term> ts) -> new Value.Vec(fixed(name, prefix, ts));
            case Value.Mat m -> new Value.Mat(m.rows(), m.columns(), fixed(name, prefix, m.entries()));
            case Value.Num(Term n) -> new Value.Num(fixed(name, prefix, n));
            case Value.Seq s -> s;
            case Value.Graph g -> g;
            case Value.Generic g -> g;
            case Value.Truth p -> p;
            case Value.Undefined u -> u;
        };
    }

    private List<Term> fixed(String name, String prefix, List<Term> ts) {
        List<Term> out = new ArrayList<>();
        for (int i = 0; i < ts.size(); i++) {
            out.add(fixed(name, prefix + "'" + i, ts.get(i)));
        }
        return out;
    }

    private Term fixed(String name, String leaf, Term t) {
        return isGiven(name, t) ? leaf(leaf, t) : t;
    }

    /** An apostrophe is in no name of the language, so the leaf is no other's. */
    private Term leaf(String name, Term value) {
        Term leaf = terms.leaf(name + "'");
        given.put(leaf, value);
        return leaf;
    }
}
