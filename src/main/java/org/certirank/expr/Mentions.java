package org.certirank.expr;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that an expression or set mentions, in order of appearance, bound names and functions included. */
public final class Mentions {
    private final Set<String> names = new LinkedHashSet<>();

    private Mentions() { }

    /** Every name and called name of the tree. */
    public static Set<String> of(Expr e) {
        Mentions m = new Mentions();
        m.walk(e);
        return m.names;
    }

    /** The definitions that are a model or use one, directly or not. */
    public static Set<String> ofModels(Map<String, Definition> definitions) {
        Set<String> found = new LinkedHashSet<>();
        definitions.values().stream().filter(d -> d.model().isPresent()).forEach(d -> found.add(d.name()));
        boolean grown = !found.isEmpty();
        while (grown) {
            grown = false;
            for (Definition d : definitions.values()) {
                if (!found.contains(d.name()) && of(d.body()).stream().anyMatch(found::contains)) {
                    grown = found.add(d.name());
                }
            }
        }
        return found;
    }

    private void walkAll(List<Expr> list) {
        list.forEach(this::walk);
    }

    private void walk(Expr e) {
        switch (e) {
            case Expr.NumberLit n -> { }
            case Expr.Truth t -> { }
            case Expr.Name n -> names.add(n.name());
            case Expr.Neg n -> walk(n.e());
            case Expr.Binary b -> walkAll(List.of(b.l(), b.r()));
            case Expr.Chain c -> walkAll(c.operands());
            case Expr.Not n -> walk(n.e());
            case Expr.And a -> walkAll(List.of(a.l(), a.r()));
            case Expr.Or o -> walkAll(List.of(o.l(), o.r()));
            case Expr.Implies i -> walkAll(List.of(i.l(), i.r()));
            case Expr.Iff i -> walkAll(List.of(i.l(), i.r()));
            case Expr.ListLit l -> walkAll(l.items());
            case Expr.Index i -> {
                walk(i.e());
                walkAll(i.indices());
            }
            case Expr.Call c -> {
                names.add(c.name());
                walkAll(c.args());
            }
            case Expr.Bound b -> {
                b.binders().forEach(x -> walkAll(List.of(x.lo(), x.hi())));
                walk(b.body());
            }
        }
    }
}
