package org.certirank.prove.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.eval.Value;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Quantifier;
import org.certirank.prove.goal.FiniteSet;
import org.certirank.prove.goal.Names;
import org.certirank.spec.Claim;

/**
 * The trajectory at the witness against a claim on mu at all layers of a finite range: followed through the whole range, where judging the claim ended at the layer that decides it.
 *
 * @param tracks the trajectory
 * @param reading of formulas on it
 * @param layers the names at each layer that has a value
 * @param model the model that the claim bounds
 * @param witness the layer at which the claim is false
 */
record WholeRun(Tracks tracks, Reading reading, List<Names> layers, String model, int witness) {
    private static final int MOST_LAYERS = 1_000;

    /** Empty for claims of another form, and where it is long or large. */
    static Optional<WholeRun> of(Claim claim, Map<String, Definition> definitions, Walk walk) {
        Optional<Expr> mu = mu(claim, definitions);
        if (walk.failingAt().isEmpty() || mu.isEmpty() || !(run(mu.get()).args().getLast() instanceof Expr.Name(String layer)) || !walk.tracks().all().stream().allMatch(Track::isSmall)) {
            return Optional.empty();
        }
        Names at = walk.failingAt().get();
        Rational witness = at.values().containsKey(layer) ? at.values().get(layer).constant() : null;
        Optional<Quantifier> q = claim.given().stream().filter(g -> g.name().equals(layer) && g.kind() == Quantifier.Kind.FORALL).findFirst();
        List<Value> members = q.flatMap(g -> FiniteSet.members(g.set(), at)).orElse(List.of());
        if (witness == null || !witness.isInteger() || members.isEmpty() || members.size() > MOST_LAYERS) {
            return Optional.empty();
        }
        Tracks own = walk.tracks().apart();
        WholeRun whole = new WholeRun(own, new Reading(own), new ArrayList<>(), run(mu.get()).name(), witness.num().intValueExact());
        for (Value v : members) {
            Names names = at.with(layer, v);
            try {
                if (q.get().where().isEmpty() || whole.reading().truth(q.get().where().get(), names) == Verdict.TRUE) {
                    whole.reading().number(mu.get(), names);
                    whole.layers().add(names);
                }
            } catch (NoValue | Unresolved | UnsupportedOperationException end) {
                // What is known until here is shown.
                break;
            }
        }
        return whole.layers().isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    /** The side of the claim's comparison that is mu of a model at a layer. */
    private static Optional<Expr> mu(Claim claim, Map<String, Definition> definitions) {
        return claim.holds() instanceof Expr.Chain c ? c.operands().stream().filter(e -> e instanceof Expr.Call(String name, List<Expr> of) && name.equals("mu")
                && of.getFirst() instanceof Expr.Call(String model, List<Expr> args) && definitions.containsKey(model) && definitions.get(model).model().isPresent()).findFirst() : Optional.empty();
    }

    private static Expr.Call run(Expr mu) {
        return (Expr.Call) ((Expr.Call) mu).args().getFirst();
    }

    List<Finding.Line> lines(Map<Integer, org.certirank.interval.ball.Ball> bounds) {
        return tracks.lines(bounds).stream().map(l -> l.model().equals(model) ? new Finding.Line(l.model(), l.mu(), l.bounds(), l.mask(), OptionalInt.of(witness)) : l).toList();
    }
}
