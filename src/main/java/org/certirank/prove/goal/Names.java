package org.certirank.prove.goal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Elaborator;
import org.certirank.eval.GenericScope;
import org.certirank.eval.Orbits;
import org.certirank.eval.Value;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.MaskName;
import org.certirank.expr.Prop;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.EndHull;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Sequent;

/**
 * The names in sight of a goal with their values, the definitions, and the factory of nodes. Immutable but for the factory.
 *
 * @param scope  what formulas over generic names are read under
 * @param orbits what calls at a layer that is not known stand for
 */
public record Names(Terms terms, Map<String, Definition> definitions, Map<String, Value> values, GenericScope scope, Orbits orbits) {
    private static final int BITS = 64;

    public Names {
        Objects.requireNonNull(terms);
        definitions = Map.copyOf(definitions);
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public Names(Terms terms, Map<String, Definition> definitions, Map<String, Value> values) {
        this(terms, definitions, values, GenericScope.NONE, Orbits.NONE);
    }

    /** The same names, read under the leaves and hypotheses of a sequent. */
    public Names under(Sequent goal) {
        return new Names(terms, definitions, values, scope(goal), orbits);
    }

    /** What is read under the leaves and hypotheses of a sequent. */
    public static GenericScope scope(Sequent goal) {
        Map<Term, GenericScope.Unknown> unknowns = new LinkedHashMap<>();
        for (Leaf l : goal.leaves()) {
            unknowns.put(l.term(), new GenericScope.Unknown(l.integer(), l.indexOf(), EndHull.side(l.hull(), BITS)));
        }
        return new GenericScope(unknowns, goal.hypotheses());
    }

    /** The mask e. */
    public MaskName mask(Expr e) {
        return GenericScope.mask("a set", value(e));
    }

    /** The vector or matrix e over generic names. */
    public TensorWord word(Expr e) {
        if (value(e) instanceof Value.Word(TensorWord w)) {
            return w;
        }
        throw new ElaborationException("a generic vector or matrix is expected", e);
    }

    /** The generic sequence e. */
    public TensorSymbol sequence(Expr e) {
        if (value(e) instanceof Value.Family(TensorSymbol s)) {
            return s;
        }
        throw new ElaborationException("a generic sequence is expected", e);
    }

    public Names with(String name, Value value) {
        Map<String, Value> all = new LinkedHashMap<>(values);
        all.put(name, value);
        return new Names(terms, definitions, all, scope, orbits);
    }

    /** The same names where these calls are known. */
    public Names knowing(Orbits known) {
        return new Names(terms, definitions, values, scope, known);
    }

    public Elaborator elaborator() {
        return new Elaborator(terms, definitions, values, scope, orbits);
    }

    public Value value(Expr e) {
        return elaborator().value(e);
    }

    public Term number(Expr e) {
        return elaborator().number(e);
    }

    public Prop prop(Expr e) {
        return elaborator().prop(e);
    }

    public int size(Expr e) {
        long n = elaborator().integer(e);
        if (n < 1 || n > 1_000_000) {
            throw new ElaborationException("a dimension must be a positive integer, not " + n, e);
        }
        return (int) n;
    }
}
