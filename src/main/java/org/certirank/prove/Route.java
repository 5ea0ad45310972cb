package org.certirank.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.eval.ElaborationException;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.prove.goal.Names;
import org.certirank.prove.orbit.Orbit;
import org.certirank.prove.witness.PointValues;
import org.certirank.spec.Hints;
import org.certirank.spec.Outline;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of an outline that speaks of a goal with quantifiers: steps witness, newton and orbit (docs/equilibria.md, section 6). */
final class Route {
    private static final Set<String> QUANTIFIED = Set.of("witness", "newton", "orbit");

    private Route() {
    }

    /** The step that the outline begins with, its alternatives told apart, if it is of that rule. */
    static Optional<Outline.Rule> step(Optional<Outline> outline, String rule, Names names) {
        return outline.flatMap(o -> first(o, names)).filter(r -> r.rule().equals(rule));
    }

    /** Whether the outline begins with a step for quantifiers. */
    static boolean isQuantified(Optional<Outline> outline, Names names) {
        return outline.flatMap(o -> first(o, names)).filter(r -> QUANTIFIED.contains(r.rule())).isPresent();
    }

    private static Optional<Outline.Rule> first(Outline o, Names names) {
        return switch (o) {
            case Outline.Auto a -> Optional.empty();
            case Outline.Rule r -> Optional.of(r);
            case Outline.Choice(List<Outline.Alternative> alternatives) -> {
                for (Outline.Alternative a : alternatives) {
                    if (isTrue(a.when(), names)) {
                        yield first(a.use(), names);
                    }
                }
                yield Optional.empty();
            }
        };
    }

    private static boolean isTrue(Expr when, Names names) {
        try {
            return PointValues.constant(names.prop(when)) == PointValues.Truth.TRUE;
        } catch (ElaborationException unknown) {
            // Of a name that has no value yet.
            return false;
        }
    }

    /** The outline of premise k of a step. */
    static Optional<Outline> premise(Outline.Rule step, int k) {
        return k < step.premises().size() ? Optional.of(step.premises().get(k)) : Optional.empty();
    }

    /** The outline of a premise of orbit: by position, or the three main ones alone, or all with those that turn out not to be needed. */
    static Optional<Outline> premise(Outline.Rule step, List<Orbit.Premise> premises, int k) {
        int given = step.premises().size();
        if (given == premises.size()) {
            return premise(step, k);
        }
        List<Orbit.Part> parts = new ArrayList<>(List.of(Orbit.Part.values()));
        boolean late = premises.getFirst().part() == Orbit.Part.FIRST_LAYER;
        if (!late) {
            parts.remove(Orbit.Part.FIRST_LAYER);
        }
        if (given <= 3) {
            parts = List.of(Orbit.Part.START, Orbit.Part.STEP, Orbit.Part.CONCLUSION);
        }
        int at = parts.indexOf(premises.get(k).part());
        return at < 0 ? Optional.empty() : premise(step, at);
    }

    /** The values that a step witness gives. */
    static Map<String, Hints.Proposal> values(Outline.Rule step) {
        Map<String, Hints.Proposal> out = new LinkedHashMap<>();
        if (step.data().get("values") instanceof ObjectNode values) {
            values.properties().forEach(e -> {
                List<Expr> members = new ArrayList<>();
                if (e.getValue().isArray()) {
                    e.getValue().forEach(m -> members.add(Parser.parse(m.stringValue())));
                } else {
                    members.add(Parser.parse(e.getValue().stringValue()));
                }
                out.put(e.getKey(), new Hints.Proposal(members, e.getValue().isArray()));
            });
        }
        return out;
    }

    /** The approximate zero that a step newton gives as its centre. */
    static Map<String, Expr> centre(Outline.Rule step) {
        Map<String, Expr> out = new LinkedHashMap<>();
        if (step.data().get("centre") instanceof ObjectNode centre) {
            centre.properties().forEach(e -> out.put(e.getKey(), Parser.parse(text(e.getValue()))));
        }
        return out;
    }

    private static String text(JsonNode n) {
        if (!n.isArray()) {
            return n.stringValue();
        }
        List<String> parts = new ArrayList<>();
        n.forEach(m -> parts.add(text(m)));
        return "[" + String.join(", ", parts) + "]";
    }
}
