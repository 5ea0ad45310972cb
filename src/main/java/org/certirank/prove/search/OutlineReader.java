package org.certirank.prove.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.certirank.certificate.Data;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.prove.goal.FiniteSet;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Anchor;
import org.certirank.prove.rule.Both;
import org.certirank.prove.rule.Box;
import org.certirank.prove.rule.Combine;
import org.certirank.prove.rule.Conjugate;
import org.certirank.prove.rule.Cut;
import org.certirank.prove.rule.Domain;
import org.certirank.prove.rule.Either;
import org.certirank.prove.rule.Equation;
import org.certirank.prove.rule.Extremum;
import org.certirank.prove.rule.Fact;
import org.certirank.prove.rule.Generic;
import org.certirank.prove.rule.Hypothesis;
import org.certirank.prove.rule.Identity;
import org.certirank.prove.rule.Imply;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Minor;
import org.certirank.prove.rule.Monotone;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Parts;
import org.certirank.prove.rule.Product;
import org.certirank.prove.rule.Rewrite;
import org.certirank.prove.rule.Root;
import org.certirank.prove.rule.Scale;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Split;
import org.certirank.prove.rule.Substitute;
import org.certirank.prove.witness.PointValues;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one step of an outline (rule and data as in the certificate format, texts in the names in sight) as a move for a goal.
 */
final class OutlineReader {
    private final Names names;
    private final Sequent goal;

    OutlineReader(Names names, Sequent goal) {
        Names all = names;
        for (Leaf l : goal.leaves()) {
            if (l.name().chars().allMatch(c -> c != '[' && c != '(') && !all.values().containsKey(l.name())) {
                all = all.with(l.name(), new Value.Num(l.term()));
            }
        }
        this.names = Generic.isGeneric(goal) ? all.under(goal) : all;
        this.goal = goal;
    }

    /** The move, or empty if the data leave it to the engine (a rule named without its data). */
    Optional<Move> move(String rule, ObjectNode data) {
        return Optional.ofNullable(switch (rule) {
            case "hypothesis" -> data.has("index") ? new Hypothesis(integer(data, "index"))
                    : Hypothesis.find(goal).stream().mapToObj(Hypothesis::new).findFirst().orElse(null);
            case "both" -> new Both();
            case "imply" -> new Imply();
            case "either" -> new Either(integer(data, "index"));
            case "cut" -> new Cut(names.prop(Parser.parse(text(data, "formula"))));
            case "split" -> new Split(relation(text(data, "on"), names));
            case "box" -> data.has("tree") ? new Box(integer(data, "bits"), tree(data.get("tree"))) : null;
            case "identity" -> data.isEmpty() ? null : new Identity(roots(data), equations(data));
            case "combine" -> data.has("terms") || data.has("facts") ? combine(data) : null;
            case "scale" -> data.has("result") ? new Scale(optional(data, "factor"), term(text(data, "result")), roots(data)) : null;
            case "conjugate" -> data.has("by") ? new Conjugate(term(text(data, "by"))) : null;
            case "monotone" -> data.has("function") ? monotone(data) : null;
            case "anchor" -> data.has("at") ? new Anchor(term(text(data, "variable")), term(text(data, "at"))) : null;
            case "extremum" -> data.has("index") ? new Extremum(OptionalInt.of(integer(data, "index"))) : null;
            case "rewrite" -> new Rewrite(term(text(data, "of")), term(text(data, "is")));
            case "minor" -> data.has("rows") ? new Minor(integers(data.get("rows")), integers(data.get("columns"))) : null;
            case "substitute" -> substitute(data);
            case "parts" -> new Parts();
            case "fact", "index", "columns", "pairs", "centre", "diagonal", "compose", "induction", "instance", "termwise", "staircase" -> new GenericReader(names, goal).move(rule, data).orElse(null);
            case "factor", "squeeze", "gram", "frobenius", "singular", "stretch", "stable", "radius", "multipliers", "unique", "floor" ->
                    new SpectralReader(names, goal).move(rule, data).orElse(null);
            default -> throw new Move.NotApplicable("unknown rule " + rule);
        });
    }

    private Monotone monotone(ObjectNode data) {
        Term z = names.terms().leaf(text(data, "variable"));
        Names inner = names.with(z.name(), new Value.Num(z));
        return new Monotone(inner.number(Parser.parse(text(data, "function"))), z, domain(text(data, "domain")), term(text(data, "from")), term(text(data, "to")),
                !text(data, "direction").equals("decreasing"), roots(data));
    }

    private Substitute substitute(ObjectNode data) {
        Term u = names.terms().leaf(text(data, "new"));
        Names inner = names.with(u.name(), new Value.Num(u));
        return new Substitute(term(text(data, "variable")), inner.number(Parser.parse(text(data, "by"))), u, domain(text(data, "in")), term(text(data, "inverse")));
    }

    private Domain domain(String text) {
        return switch (Parser.parseSet(text)) {
            case SetExpr.Interval i -> new Domain(i.lo().map(names::number), i.loClosed(), i.hi().map(names::number), i.hiClosed());
            case SetExpr.Reals r -> new Domain(Optional.empty(), false, Optional.empty(), false);
            default -> throw new Move.NotApplicable("an interval is expected: " + text);
        };
    }

    private static String text(ObjectNode data, String field) {
        JsonNode n = data.get(field);
        if (n == null || !n.isString()) {
            throw new Move.NotApplicable("the outline's data lack the text '" + field + "'");
        }
        return n.stringValue();
    }

    private static int integer(ObjectNode data, String field) {
        JsonNode n = data.get(field);
        if (n == null || !n.isInt()) {
            throw new Move.NotApplicable("the outline's data lack the integer '" + field + "'");
        }
        return n.intValue();
    }

    private static List<Integer> integers(JsonNode list) {
        List<Integer> out = new ArrayList<>();
        list.forEach(n -> out.add(n.intValue()));
        return out;
    }

    private static List<Data> tree(JsonNode tree) {
        List<Data> out = new ArrayList<>();
        tree.forEach(n -> out.add(n.isString() ? Data.text(n.stringValue()) : n.isInt() ? Data.integer(n.intValue()) : Data.list(tree(n))));
        return out;
    }

    private Term term(String text) {
        Expr e = Parser.parse(text);
        return names.number(e);
    }

    private Optional<Term> optional(ObjectNode data, String field) {
        return data.has(field) ? Optional.of(term(text(data, field))) : Optional.empty();
    }

    private static Prop.Rel relation(String text, Names names) {
        List<Prop> flat = Props.flatten(names.prop(Parser.parse(text)));
        if (flat.size() == 1 && flat.getFirst() instanceof Prop.Rel r) {
            return r;
        }
        throw new Move.NotApplicable("one comparison is expected: " + text);
    }

    /** Facts without terms are simply added up. */
    private Combine combine(ObjectNode data) {
        List<Fact> facts = facts(data);
        List<Product> terms = data.has("terms") ? products(data)
                : IntStream.range(0, facts.size()).mapToObj(k -> new Product(Rational.ONE, List.of(k), Optional.empty())).toList();
        return new Combine(optional(data, "factor"), facts, terms, equations(data), roots(data));
    }

    private List<Root> roots(ObjectNode data) {
        List<Root> out = new ArrayList<>();
        each(data, "roots", (at, n) -> {
            Term of = at.term(text(n, "of"));
            if (of.op() == Term.Op.SQRT || of.op() == Term.Op.ABS) {
                out.add(new Root(of, at.term(text(n, "is"))));
            }
        });
        return out;
    }

    private List<Equation> equations(ObjectNode data) {
        List<Equation> out = new ArrayList<>();
        each(data, "equations", (at, n) -> out.add(n.has("hypothesis") ? Equation.hypothesis(goal, integer(n, "hypothesis"), at.term(text(n, "cofactor")))
                : new Equation(OptionalInt.empty(), relation(text(n, "formula"), at.names), at.term(text(n, "cofactor")))));
        return out;
    }

    private List<Fact> facts(ObjectNode data) {
        List<Fact> out = new ArrayList<>();
        each(data, "facts", (at, n) -> out.add(n.has("hypothesis") ? Fact.hypothesis(goal, integer(n, "hypothesis")) : Fact.formula(relation(text(n, "formula"), at.names))));
        return out;
    }

    private List<Product> products(ObjectNode data) {
        List<Product> out = new ArrayList<>();
        each(data, "terms", (at, n) -> out.add(new Product(n.has("coefficient") ? at.constant(text(n, "coefficient")) : Rational.ONE,
                n.has("facts") ? integers(n.get("facts")) : List.of(), at.optional(n, "square"))));
        return out;
    }

    private Rational constant(String text) {
        Term t = term(text);
        if (!t.isConst()) {
            throw new Move.NotApplicable("a rational constant is expected, not '" + text + "'");
        }
        return t.value();
    }

    /** The objects of a list, each with the reader of its texts; one with {@code each} stands for as many as its ranges have members (docs/spec-language.md, section 9). */
    private void each(ObjectNode data, String field, BiConsumer<OutlineReader, ObjectNode> use) {
        JsonNode list = data.get(field);
        if (list == null) {
            return;
        }
        for (JsonNode n : list) {
            if (!(n instanceof ObjectNode o)) {
                throw new Move.NotApplicable("an object is expected in '" + field + "'");
            }
            if (!o.has("each")) {
                use.accept(this, o);
            } else if (o.get("each") instanceof ObjectNode ranges) {
                expand(new ArrayList<>(ranges.properties()), o, use);
            } else {
                throw new Move.NotApplicable("'each' is expected to be an object of names and ranges");
            }
        }
    }

    private void expand(List<Map.Entry<String, JsonNode>> ranges, ObjectNode template, BiConsumer<OutlineReader, ObjectNode> use) {
        if (ranges.isEmpty()) {
            if (!template.has("where") || PointValues.constant(names.prop(Parser.parse(text(template, "where")))) == PointValues.Truth.TRUE) {
                use.accept(this, template);
            }
            return;
        }
        Map.Entry<String, JsonNode> first = ranges.getFirst();
        SetExpr range = Parser.parseSet(first.getValue().stringValue());
        List<Value> members = FiniteSet.members(range, names).orElseThrow(() -> new Move.NotApplicable("a finite range is expected for '" + first.getKey() + "'"));
        for (Value v : members) {
            new OutlineReader(names.with(first.getKey(), v), goal).expand(ranges.subList(1, ranges.size()), template, use);
        }
    }
}
