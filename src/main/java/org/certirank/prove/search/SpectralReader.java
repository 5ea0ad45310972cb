package org.certirank.prove.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Parser;
import org.certirank.expr.Term;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Factor;
import org.certirank.prove.rule.Floor;
import org.certirank.prove.rule.Frobenius;
import org.certirank.prove.rule.Gram;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Multipliers;
import org.certirank.prove.rule.OpaqueMatrix;
import org.certirank.prove.rule.Radius;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.SingularValue;
import org.certirank.prove.rule.Squeeze;
import org.certirank.prove.rule.Stable;
import org.certirank.prove.rule.Stretch;
import org.certirank.prove.rule.Unique;
import org.certirank.prove.zero.UniqueTactic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the steps of an outline that speak of ranks, spectra and zeros (docs/equilibria.md); data that are left out are left to the engine. */
record SpectralReader(Names names, Sequent goal) {

    /** The move; empty if the data leave it to the engine. */
    Optional<Move> move(String rule, ObjectNode data) {
        return Optional.ofNullable(switch (rule) {
            case "factor" -> data.has("left") ? new Factor(matrix(data, "left"), matrix(data, "right")) : null;
            case "squeeze" -> new Squeeze();
            case "gram" -> new Gram();
            case "floor" -> new Floor();
            case "frobenius" -> new Frobenius();
            case "singular" -> data.has("rows") ? new SingularValue(integers(data.get("rows")), integers(data.get("columns"))) : null;
            case "stretch" -> data.has("vector") ? new Stretch(vector(data)) : null;
            case "stable" -> data.has("norm") ? new Stable(names.number(Parser.parse(text(data, "norm")))) : null;
            case "radius" -> data.has("count") ? new Radius(OptionalInt.of(data.get("count").intValue())) : null;
            case "multipliers" -> data.has("quotient") && data.has("steps") ? multipliers(data) : null;
            case "unique" -> unique(data);
            default -> null;
        });
    }

    private static String text(ObjectNode data, String field) {
        Move.require(data.has(field) && data.get(field).isString(), "the outline's data lack the text '" + field + "'");
        return data.get(field).stringValue();
    }

    private static List<Integer> integers(JsonNode list) {
        Move.require(list != null && list.isArray(), "the outline's data lack a list of integers");
        List<Integer> out = new ArrayList<>();
        list.forEach(n -> out.add(n.intValue()));
        return out;
    }

    private static List<String> texts(JsonNode list) {
        Move.require(list != null && list.isArray(), "the outline's data lack a list of texts");
        List<String> out = new ArrayList<>();
        list.forEach(n -> out.add(n.stringValue()));
        return out;
    }

    private OpaqueMatrix matrix(ObjectNode data, String field) {
        if (names.value(Parser.parse(text(data, field))) instanceof Value.Mat m) {
            return new OpaqueMatrix(m.rows(), m.columns(), m.entries());
        }
        throw new Move.NotApplicable("'" + field + "' is no matrix");
    }

    private List<Term> vector(ObjectNode data) {
        if (names.value(Parser.parse(text(data, "vector"))) instanceof Value.Vec v) {
            return v.entries();
        }
        throw new Move.NotApplicable("'vector' is no vector");
    }

    private Multipliers multipliers(ObjectNode data) {
        List<Term> quotient = texts(data.get("quotient")).stream().map(q -> names.number(Parser.parse(q))).toList();
        return new Multipliers(data.path("one").asInt(0), data.path("minusOne").asInt(0), quotient, texts(data.get("steps")).stream().map("in"::equals).toList());
    }

    /** With the leaves and pairs of the outline; Y and r are the engine's, unless they are given too. */
    private Unique unique(ObjectNode data) {
        if (!data.has("first")) {
            return UniqueTactic.find(goal).orElse(null);
        }
        List<Term> first = leaves(texts(data.get("first")));
        List<Term> second = leaves(texts(data.get("second")));
        if (!data.has("pairs")) {
            return UniqueTactic.find(goal, first, second).orElse(null);
        }
        List<Unique.Pair> pairs = new ArrayList<>();
        data.get("pairs").forEach(p -> pairs.add(new Unique.Pair(p.get(0).intValue(), p.get(1).intValue())));
        if (data.has("matrix") && data.has("radius")) {
            List<List<Rational>> y = new ArrayList<>();
            data.get("matrix").forEach(row -> y.add(rationals(texts(row))));
            return new Unique(first, second, pairs, rationals(texts(data.get("radius"))), y, data.path("bits").asInt(64));
        }
        return UniqueTactic.of(goal, first, second, pairs).orElse(null);
    }

    private List<Rational> rationals(List<String> all) {
        List<Rational> out = new ArrayList<>();
        for (String s : all) {
            Term t = names.number(Parser.parse(s));
            Move.require(t.isConst(), "a rational constant is expected, not '" + s + "'");
            out.add(t.value());
        }
        return out;
    }

    private List<Term> leaves(List<String> all) {
        List<Term> out = new ArrayList<>();
        for (String s : all) {
            Term t = names.number(Parser.parse(s));
            Move.require(goal.leaves().stream().map(Leaf::term).anyMatch(t::equals), "'" + s + "' is no leaf");
            out.add(t);
        }
        return out;
    }
}
