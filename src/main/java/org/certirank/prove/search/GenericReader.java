package org.certirank.prove.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.certificate.Data;
import org.certirank.expr.MaskName;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.prove.goal.GenericFacts;
import org.certirank.prove.goal.Names;
import org.certirank.prove.goal.SeriesFacts;
import org.certirank.prove.rule.Centre;
import org.certirank.prove.rule.Columns;
import org.certirank.prove.rule.Compose;
import org.certirank.prove.rule.Diagonal;
import org.certirank.prove.rule.Generic;
import org.certirank.prove.rule.Index;
import org.certirank.prove.rule.Induction;
import org.certirank.prove.rule.Instance;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Pairs;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.rule.Staircase;
import org.certirank.prove.rule.Termwise;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the steps of an outline that speak of generic names (docs/generic-names.md, section 4); what is obvious may be left out. */
record GenericReader(Names names, Sequent goal) {

    /** The move; empty for other rules, or if the data leave it to the engine. */
    Optional<Move> move(String rule, ObjectNode data) {
        return Optional.ofNullable(switch (rule) {
            case "fact" -> data.has("is") ? fact(data) : null;
            case "termwise" -> new Termwise(fresh(data, "name", 1, "k").getFirst());
            case "staircase" -> {
                List<Term> two = fresh(data, "names", 2, "i");
                yield new Staircase(number(data, "rank"), two.get(0), two.get(1));
            }
            case "index" -> new Index(fresh(data, "names", Index.count(goal.conclusion()), "i"));
            case "columns" -> new Columns(word(data, "matrix"), number(data, "bound"), fresh(data, "name", 1, "j").getFirst());
            case "pairs" -> {
                List<Term> two = fresh(data, "names", 2, "i");
                yield new Pairs(word(data, "matrix"), number(data, "bound"), two.get(0), two.get(1));
            }
            case "diagonal" -> new Diagonal(word(data, "matrix"), word(data, "tokens"), row(data, 0), row(data, 1), number(data, "bound"), fresh(data, "name", 1, "c").getFirst());
            case "centre" -> new Centre(mask(data), fresh(data, "name", 1, "c").getFirst());
            case "compose" -> new Compose(sequence(data), number(data, "from"), number(data, "middle"), number(data, "to"));
            case "induction" -> new Induction(number(data, "name"));
            case "instance" -> instance(data);
            default -> null;
        });
    }

    private Move fact(ObjectNode data) {
        Data.Fields all = (Data.Fields) data(data);
        if (!SeriesFacts.has(text(data, "is"))) {
            return new GenericFacts(names).read(all);
        }
        if (!text(data, "is").equals("support")) {
            return SeriesFacts.read(names, all);
        }
        String name = fresh(data, "name", 1, "k").getFirst().name();
        return SeriesFacts.read(names, data.has("name") ? all : all.with("name", name));
    }

    private static Data data(JsonNode n) {
        if (n instanceof ObjectNode o) {
            Data.Fields out = Data.NONE;
            for (var field : o.properties()) {
                out = out.with(field.getKey(), data(field.getValue()));
            }
            return out;
        }
        if (n.isArray()) {
            List<Data> items = new ArrayList<>();
            n.forEach(i -> items.add(data(i)));
            return Data.list(items);
        }
        return n.isString() ? Data.text(n.stringValue()) : Data.integer(n.longValue());
    }

    private static String text(ObjectNode data, String field) {
        if (data.get(field) != null && data.get(field).isString()) {
            return data.get(field).stringValue();
        }
        throw new Move.NotApplicable("the outline's data lack the text '" + field + "'");
    }

    private Term number(ObjectNode data, String field) {
        return names.number(Parser.parse(text(data, field)));
    }

    private Term row(ObjectNode data, int k) {
        Move.require(data.get("rows") != null && data.get("rows").isArray() && data.get("rows").size() == 2 && data.get("rows").get(k).isString(), "the outline's data lack two 'rows'");
        return names.number(Parser.parse(data.get("rows").get(k).stringValue()));
    }

    private TensorWord word(ObjectNode data, String field) {
        return names.word(Parser.parse(text(data, field)));
    }

    /** The sequence; the only one in sight if none is named. */
    private TensorSymbol sequence(ObjectNode data) {
        if (data.has("sequence")) {
            return names.sequence(Parser.parse(text(data, "sequence")));
        }
        List<TensorSymbol> all = Generic.symbols(goal).values().stream().filter(TensorSymbol::sequence).toList();
        Move.require(all.size() == 1, "the outline does not name the sequence");
        return all.getFirst();
    }

    private MaskName mask(ObjectNode data) {
        if (data.has("mask")) {
            return names.mask(Parser.parse(text(data, "mask")));
        }
        List<MaskName.Symbol> all = List.copyOf(Generic.masks(goal).values());
        Move.require(all.size() == 1, "the outline does not name the mask");
        return all.getFirst();
    }

    /** New names: those given, otherwise ones that are not in use. */
    private List<Term> fresh(ObjectNode data, String field, int count, String stem) {
        List<Term> out = new ArrayList<>();
        JsonNode given = data.get(field);
        if (given != null && given.isString()) {
            out.add(unused(given.stringValue()));
        } else if (given != null && given.isArray()) {
            given.forEach(n -> out.add(unused(n.stringValue())));
        } else {
            for (int k = 1; out.size() < count; k++) {
                String name = stem + k;
                if (isFree(name)) {
                    out.add(names.terms().leaf(name));
                }
            }
        }
        Move.require(out.size() == count, "the outline gives " + out.size() + " new names, not " + count);
        return out;
    }

    private Term unused(String name) {
        Move.require(isFree(name), "the name " + name + " is in use");
        return names.terms().leaf(name);
    }

    private boolean isFree(String name) {
        return !names.values().containsKey(name) && !names.definitions().containsKey(name) && org.certirank.expr.BuiltIns.find(name).isEmpty()
                && !org.certirank.expr.BuiltIns.isTaken(name) && goal.leaves().stream().noneMatch(l -> l.name().equals(name));
    }

    /** The instance; at the index and of the hypothesis given, otherwise the first that is the conclusion. */
    private Move instance(ObjectNode data) {
        List<Integer> hypotheses = new ArrayList<>();
        for (int k = 0; k < goal.hypotheses().size(); k++) {
            if (goal.hypotheses().get(k) instanceof Prop.All && (!data.has("hypothesis") || data.get("hypothesis").intValue() == k)) {
                hypotheses.add(k);
            }
        }
        List<Term> at = data.has("at") ? List.of(number(data, "at")) : goal.leaves().stream().filter(l -> l.indexOf().isPresent()).map(l -> l.term()).toList();
        for (int k : hypotheses) {
            for (Term i : at) {
                Instance m = new Instance(k, i);
                try {
                    m.premises(goal);
                    return m;
                } catch (Move.NotApplicable other) {
                    // The next one.
                }
            }
        }
        throw new Move.NotApplicable("no instance of a hypothesis is the conclusion");
    }
}
