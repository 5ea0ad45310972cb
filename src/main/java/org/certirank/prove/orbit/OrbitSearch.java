package org.certirank.prove.orbit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Mentions;
import org.certirank.expr.Parser;
import org.certirank.expr.TextPrinter;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.rule.Move;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Applications of rule orbit to try: as an outline says, or with the calls that the claim makes and the claim itself as the invariant. */
public final class OrbitSearch {
    private OrbitSearch() {
    }

    /** The applications, the likeliest first; data of an outline may leave out the orbits, the invariant, or both. */
    public static List<Orbit> candidates(Goal g, Optional<ObjectNode> data) {
        List<Orbit> out = new ArrayList<>();
        if (!Orbit.fits(g)) {
            return out;
        }
        Optional<Expr> invariant = data.filter(d -> d.has("invariant")).map(d -> Parser.parse(text(d, "invariant")));
        List<Orbit.Run> runs = data.filter(d -> d.has("orbits")).map(OrbitSearch::runs).orElseGet(() -> found(g, invariant));
        if (runs.isEmpty()) {
            return out;
        }
        if (invariant.isPresent()) {
            out.add(new Orbit(runs, invariant.get()));
            return out;
        }
        out.add(new Orbit(runs, g.negated() ? new Expr.Not(g.holds()) : g.holds()));
        out.add(new Orbit(runs, new Expr.Truth(true)));
        return out;
    }

    /** Whether the claim's formula calls a recursive definition at a layer that mentions the name. */
    public static boolean calls(Goal g, String layer) {
        return !calls(g, layer, g.holds()).isEmpty();
    }

    private static List<Orbit.Run> runs(ObjectNode data) {
        List<Orbit.Run> out = new ArrayList<>();
        for (JsonNode n : data.get("orbits")) {
            if (!(n instanceof ObjectNode o) || !(Parser.parse(text(o, "call")) instanceof Expr.Call c)) {
                throw new Move.NotApplicable("the outline's orbits are objects with a 'call' and a 'state'");
            }
            out.add(new Orbit.Run(c, text(o, "state")));
        }
        return out;
    }

    private static String text(ObjectNode data, String field) {
        Move.require(data.has(field) && data.get(field).isString(), "the outline's data lack the text '" + field + "'");
        return data.get(field).stringValue();
    }

    private static List<Orbit.Run> found(Goal g, Optional<Expr> invariant) {
        String t = g.rest().getFirst().name();
        Map<String, Expr.Call> calls = calls(g, t, g.holds());
        invariant.ifPresent(e -> calls.putAll(calls(g, t, e)));
        List<Orbit.Run> out = new ArrayList<>();
        int k = 0;
        for (Expr.Call c : calls.values()) {
            String name;
            do {
                k++;
                name = "s" + k;
            } while (g.names().values().containsKey(name) || g.names().definitions().containsKey(name) || name.equals(t));
            out.add(new Orbit.Run(c, name));
        }
        return out;
    }

    /** The calls at layers that mention the name, each once, at the layer of that name. */
    private static Map<String, Expr.Call> calls(Goal g, String t, Expr e) {
        Map<String, Expr.Call> out = new LinkedHashMap<>();
        walk(e, c -> {
            Definition d = g.names().definitions().get(c.name());
            if (d == null || d.recursion().isEmpty() || d.params().size() != c.args().size()) {
                return;
            }
            int p = d.params().indexOf(d.recursion().get());
            if (Mentions.of(c.args().get(p)).contains(t)) {
                List<Expr> args = new ArrayList<>(c.args());
                args.set(p, Expr.name(t));
                Expr.Call at = new Expr.Call(c.name(), args);
                out.put(TextPrinter.print(at), at);
            }
        });
        return out;
    }

    private static void walk(Expr e, java.util.function.Consumer<Expr.Call> use) {
        if (e instanceof Expr.Call c) {
            use.accept(c);
        }
        parts(e).forEach(x -> walk(x, use));
    }

    private static List<Expr> parts(Expr e) {
        return switch (e) {
            case Expr.NumberLit n -> List.of();
            case Expr.Truth t -> List.of();
            case Expr.Name n -> List.of();
            case Expr.Neg n -> List.of(n.e());
            case Expr.Binary b -> List.of(b.l(), b.r());
            case Expr.Chain c -> c.operands();
            case Expr.Not n -> List.of(n.e());
            case Expr.And a -> List.of(a.l(), a.r());
            case Expr.Or o -> List.of(o.l(), o.r());
            case Expr.Implies i -> List.of(i.l(), i.r());
            case Expr.Iff i -> List.of(i.l(), i.r());
            case Expr.ListLit l -> l.items();
            case Expr.Index i -> {
                List<Expr> all = new ArrayList<>(i.indices());
                all.add(i.e());
                yield all;
            }
            case Expr.Call c -> c.args();
            case Expr.Bound b -> List.of(b.body());
        };
    }
}
