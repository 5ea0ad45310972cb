package org.certirank.prove.algebra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.certificate.Data;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.GenericNumbers;
import org.certirank.eval.Value;
import org.certirank.expr.Call;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.ParseException;
import org.certirank.expr.Props;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorSymbol.Family;
import org.certirank.expr.TensorWord;
import org.certirank.expr.TensorWord.Factor;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;
import org.certirank.prove.goal.GenericFacts;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Generic;
import org.certirank.prove.rule.GenericFact;
import org.certirank.prove.rule.Leaf;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;

/** Facts of rule fact whose calls occur in a goal, or in such facts: what a proof of the goal may need. */
final class GenericCandidates {
    private static final int MOST = 24;
    private static final int ROUNDS = 2;

    private final Sequent goal;
    private final Terms terms;
    private final GenericFacts reader;
    private final GenericNumbers numbers;
    private final List<Term> indices;
    private final Map<Data.Fields, GenericFact> facts = new LinkedHashMap<>();
    private final Set<Term> powers = new LinkedHashSet<>();
    private Set<Term> calls = new LinkedHashSet<>();

    private GenericCandidates(Sequent goal) {
        this.goal = goal;
        this.terms = goal.terms();
        Names names = names(goal);
        this.reader = new GenericFacts(names);
        this.numbers = new GenericNumbers(terms, names.scope());
        this.indices = goal.leaves().stream().filter(l -> l.indexOf().isPresent()).map(Leaf::term).toList();
    }

    /** The names of the sequent alone. */
    private static Names names(Sequent goal) {
        Map<String, Value> values = new LinkedHashMap<>();
        goal.leaves().stream().filter(l -> l.name().chars().allMatch(c -> c != '[' && c != '(')).forEach(l -> values.put(l.name(), new Value.Num(l.term())));
        Generic.symbols(goal).forEach((name, s) -> values.put(name, s.sequence() ? new Value.Family(s) : new Value.Word(TensorWord.of(new Factor.Name(s)))));
        Generic.masks(goal).forEach((name, g) -> values.put(name, new Value.MaskSymbol(g)));
        return new Names(goal.terms(), Map.of(), values).under(goal);
    }

    /** The facts, the likely ones first; only those that speak of the conclusion, directly or through others. */
    static List<GenericFact> of(Sequent goal) {
        GenericCandidates c = new GenericCandidates(goal);
        List<Term> roots = new ArrayList<>(Props.nodes(goal.conclusion()));
        for (int k = 0; k < ROUNDS && c.facts.size() < MOST; k++) {
            c.round(roots);
            c.facts.values().forEach(f -> roots.add(f.difference()));
        }
        return List.copyOf(c.facts.values());
    }

    private void round(List<Term> roots) {
        List<Term> nodes = Terms.reachable(roots);
        calls = new LinkedHashSet<>(nodes.stream().filter(t -> t.op() == Term.Op.CALL).toList());
        nodes.stream().filter(t -> t.op() == Term.Op.POW).forEach(powers::add);
        goal.hypotheses().forEach(h -> Terms.reachable(Props.nodes(h)).stream().filter(t -> t.op() == Term.Op.POW).forEach(powers::add));
        for (Term t : List.copyOf(calls)) {
            look(t.call());
        }
        nodes.stream().filter(t -> t.op() == Term.Op.FLOOR).forEach(t -> {
            add(fact("floor").with("of", text(t.arg(0))).with("bound", "lower"));
            add(fact("floor").with("of", text(t.arg(0))).with("bound", "upper"));
        });
        exponents();
    }

    private static Data.Fields fact(String kind) {
        return Data.of("is", kind);
    }

    private static String text(Term t) {
        return TermPrinter.text(t);
    }

    private void add(Data.Fields data) {
        if (facts.size() >= MOST || facts.containsKey(data)) {
            return;
        }
        try {
            GenericFact f = reader.read(data);
            if (!f.difference().isConst()) {
                facts.put(data, f);
            }
        } catch (Move.NotApplicable | ElaborationException | ParseException | TermLimitException none) {
            // Not a fact here.
        }
    }

    private boolean occurs(Kind kind, TensorWord... words) {
        return calls.contains(terms.call(Call.of(kind, words)));
    }

    private List<Term> indicesOf(Term n) {
        return indices.stream().filter(i -> numbers.isIndex(i, n)).toList();
    }

    private void look(Call c) {
        switch (c.kind()) {
            case ENTRY -> entry(c.words().getFirst());
            case DOT -> dot(c.words().get(0), c.words().get(1));
            case NORM2 -> {
                TensorWord v = c.words().getFirst();
                if (occurs(Kind.DOT, v, v)) {
                    add(fact("norm").with("vector", v.text()));
                }
                if (v.isRow()) {
                    splits(v).forEach(s -> add(fact("triangle").with("matrix", s.left().text()).with("tokens", s.right().text()).with("row", text(v.row().orElseThrow()))));
                }
            }
            case SUM -> {
                TensorWord v = c.words().getFirst();
                if (v.isRow()) {
                    add(fact("rows").with("matrix", v.whole().text()).with("row", text(v.row().orElseThrow())));
                }
            }
            case MU -> splits(c.words().getFirst()).forEach(s -> add(fact("scaled").with("tokens", s.left().text()).with("value", s.right().text())));
            case ECCENTRICITY -> eccentricity(c);
            case RADIUS -> nodes(c).forEach(i -> add(fact("radius").with("mask", mask(c)).with("node", text(i))));
            case DIAMETER -> nodes(c).forEach(i -> add(fact("diameter").with("mask", mask(c)).with("node", text(i))));
            case DISTANCE -> add(fact("distance").with("mask", mask(c)).with("from", text(c.numbers().get(0))).with("to", text(c.numbers().get(1))));
            case MAX, MIN, NORM_F, SPECTRAL_NORM, PHI, CENTRES, DEGREE, EDGE, REACHES, IS_CENTRE, STRONGLY_CONNECTED, QUASI_STRONGLY_CONNECTED,
                    UNDIRECTED, FOLLOWS, PROD, RANGE_SUM, CASES, TABLE_RANK -> { }
        }
    }

    private static String mask(Call c) {
        return c.mask().orElseThrow().text();
    }

    private List<Term> nodes(Call c) {
        return indicesOf(c.mask().orElseThrow().nodes(terms));
    }

    private void eccentricity(Call c) {
        String node = text(c.numbers().getFirst());
        add(fact("radius").with("mask", mask(c)).with("node", node));
        add(fact("diameter").with("mask", mask(c)).with("node", node));
        add(fact("nodes").with("mask", mask(c)).with("node", node));
        add(fact("apart").with("mask", mask(c)).with("node", node));
    }

    private record Split(TensorWord left, TensorWord right) { }

    /** The ways to see a word of several factors as a product of two. */
    private static List<Split> splits(TensorWord w) {
        List<Split> out = new ArrayList<>();
        for (int k = 1; k < w.factors().size(); k++) {
            TensorWord left = new TensorWord(w.factors().subList(0, k), Optional.empty(), Optional.empty());
            out.add(new Split(left, new TensorWord(w.factors().subList(k, w.factors().size()), Optional.empty(), w.isRow() ? Optional.empty() : w.column())));
        }
        return out;
    }

    private void entry(TensorWord w) {
        Term i = w.row().orElseThrow();
        TensorWord v = new TensorWord(w.factors(), Optional.empty(), w.column());
        if (w.column().isPresent()) {
            weight(w.whole(), i, w.column().get());
        }
        bounds(v, i);
        for (Split s : splits(v)) {
            for (Term j : s.left().isStochastic() ? indicesOf(s.left().lastColumns().orElseThrow()) : List.<Term>of()) {
                for (String bound : List.of("max", "min")) {
                    if (occurs(bound.equals("max") ? Kind.MAX : Kind.MIN, s.right())) {
                        add(fact("average").with("matrix", s.left().text()).with("vector", s.right().text()).with("row", text(i)).with("column", text(j)).with("bound", bound));
                    }
                }
            }
        }
    }

    private void bounds(TensorWord v, Term i) {
        if (occurs(Kind.MAX, v)) {
            add(fact("entry").with("vector", v.text()).with("index", text(i)).with("bound", "max"));
        }
        if (occurs(Kind.MIN, v)) {
            add(fact("entry").with("vector", v.text()).with("index", text(i)).with("bound", "min"));
        }
    }

    private void weight(TensorWord w, Term i, Term j) {
        if (w.factors().size() == 1 && w.factors().getFirst() instanceof Factor.Product(TensorSymbol a, Term s, Term t) && a.onEdges()) {
            walk(a, s, t, i, j);
            if (i == j) {
                calls.stream().filter(c -> c.call().kind() == Kind.PROD).forEach(c -> add(fact("loops").with("sequence", a.name()).with("from", text(s)).with("to", text(t))
                        .with("index", text(i)).with("weights", c.call().text())));
            }
        }
        add(fact("weight").with("matrix", w.text()).with("row", text(i)).with("column", text(j)).with("bound", "lower"));
        add(fact("weight").with("matrix", w.text()).with("row", text(i)).with("column", text(j)).with("bound", "upper"));
    }

    /** A walk as long as the exponent of a power of eps that is in sight. */
    private void walk(TensorSymbol a, Term s, Term t, Term i, Term j) {
        for (Term p : powers) {
            if (p.arg(0) == a.eps().orElseThrow() && numbers.same(terms.sub(t, s), p.arg(1))) {
                for (String by : List.of("eccentricity", "distance")) {
                    add(fact("walk").with("sequence", a.name()).with("from", text(s)).with("to", text(t)).with("row", text(i)).with("column", text(j))
                            .with("length", text(p.arg(1))).with("by", by));
                }
            }
        }
    }

    private void dot(TensorWord u, TensorWord v) {
        if (!u.isRow() || !v.isRow()) {
            return;
        }
        Data.Items rows = Data.texts(List.of(text(u.row().orElseThrow()), text(v.row().orElseThrow())));
        if (u.whole().equals(v.whole())) {
            TensorWord x = u.whole();
            boolean sphere = x.factors().size() == 1 && x.factors().getFirst().origin().filter(s -> s.family() == Family.SPHERE_ROWS).isPresent();
            if (u.equals(v) && sphere) {
                add(fact("unit").with("tokens", x.text()).with("row", text(u.row().get())));
            }
            if (occurs(Kind.PHI, x)) {
                add(fact("least").with("tokens", x.text()).with("rows", rows));
            }
            for (Split s : splits(x)) {
                for (Term c : s.left().isNonNegative() && occurs(Kind.PHI, s.right()) ? indicesOf(s.left().lastColumns().orElseThrow()) : List.<Term>of()) {
                    add(fact("bilinear").with("matrix", s.left().text()).with("tokens", s.right().text()).with("rows", rows).with("column", text(c)));
                }
            }
        }
        for (Split s : splits(u.whole())) {
            for (Split r : splits(v.whole())) {
                if (s.right().equals(r.right()) && s.right().factors().size() == 1) {
                    add(fact("isometry").with("left", s.left().text()).with("right", r.left().text()).with("value", s.right().text()).with("rows", rows));
                }
            }
        }
    }

    /** Powers of one base whose exponents add up. */
    private void exponents() {
        for (Term p : List.copyOf(powers)) {
            for (Term q : powers) {
                if (p == q || p.arg(0) != q.arg(0)) {
                    continue;
                }
                Term rest = new org.certirank.prove.rule.Forms(terms, List.of()).term(new org.certirank.prove.rule.Forms(terms, List.of()).of(terms.sub(p.arg(1), q.arg(1))));
                boolean plain = rest.isConst() && rest.value().isInteger() && rest.value().signum() > 0;
                boolean seen = powers.stream().anyMatch(r -> r.arg(0) == p.arg(0) && numbers.same(r.arg(1), rest));
                if (plain || seen) {
                    String c = text(powers.stream().filter(r -> r.arg(0) == p.arg(0) && numbers.same(r.arg(1), rest)).map(r -> r.arg(1)).findFirst().orElse(rest));
                    add(fact("power").with("base", text(p.arg(0))).with("exponent", text(p.arg(1))).with("left", text(q.arg(1))).with("right", c));
                }
            }
        }
    }
}
