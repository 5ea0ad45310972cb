package org.certirank.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.certificate.Proof;
import org.certirank.eval.ElaborationException;
import org.certirank.expr.ParseException;
import org.certirank.expr.TextPrinter;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.orbit.Orbit;
import org.certirank.prove.orbit.OrbitSearch;
import org.certirank.prove.rule.Move;
import org.certirank.prove.search.Search;
import org.certirank.spec.Outline;

/** Proves goals for all layers of a recursion by invariants. */
final class AllLayers {
    private final Search search;
    private final Optional<Outline> outline;
    private String reason = "";

    /** @param outline of the goal, perhaps */
    AllLayers(Search search, Optional<Outline> outline) {
        this.search = search;
        this.outline = outline;
    }

    /** Why the last attempt failed. */
    String reason() {
        return reason;
    }

    private Optional<Proof> fail(String why) {
        reason = why;
        return Optional.empty();
    }

    /** The step orbit: with the outline's data, or with the claim's own calls and itself as invariant. */
    Optional<Proof> prove(Goal g) {
        Optional<Outline.Rule> step = Route.step(outline, "orbit", g.names());
        Optional<Proof> found = Optional.empty();
        reason = "no invariant found for all " + g.rest().getFirst().name();
        try {
            for (Orbit o : OrbitSearch.candidates(g, step.map(Outline.Rule::data))) {
                found = found.isPresent() ? found : by(g, o, step);
            }
        } catch (Move.NotApplicable | ParseException e) {
            return fail("the step orbit does not fit: " + e.getMessage());
        }
        return found;
    }

    private Optional<Proof> by(Goal g, Orbit o, Optional<Outline.Rule> step) {
        List<Proof> proofs = new ArrayList<>();
        try {
            List<Orbit.Premise> premises = o.premises(g);
            for (int k = 0; k < premises.size(); k++) {
                Orbit.Premise p = premises.get(k);
                int at = k;
                Optional<Outline> how = step.flatMap(s -> Route.premise(s, premises, at));
                Optional<Proof> proof = search.prove(p.goal(), p.names(), how.orElse(new Outline.Auto()));
                if (proof.isEmpty()) {
                    return fail("the invariant " + TextPrinter.print(o.invariant()) + ", " + p.part().words() + ": " + search.obstacle());
                }
                proofs.add(proof.get());
            }
        } catch (ElaborationException | Move.NotApplicable e) {
            return fail("the step orbit does not fit: " + e.getMessage());
        }
        return Optional.of(Proof.of("orbit", o.data(), proofs));
    }
}
