package org.certirank.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The static rules of the language: names in scope, arities, sorts, constant dimensions, recursion, reversed constant ends
 * (docs/spec-language.md sections 3 to 6). What needs the values of integers is left to elaboration. Problems go to a consumer, each
 * once; checking goes on after one. One object per spec; not thread-safe.
 */
public final class SortChecker {
    /** Beyond these nothing more is said statically; elaboration says it. */
    private static final int MAX_USES = 50_000;
    private static final int MAX_DEPTH = 300;

    /** A definition and its text. */
    public record Text(Definition definition, Spans spans, String place) { }

    private record Use(String name, List<Typed> args, boolean surelyRead) { }

    private final Map<String, Text> definitions;
    private final ConstantFold fold;
    private final Consumer<SortProblem> problems;
    private final Set<String> reported = new HashSet<>();
    private final Map<Use, Typed> uses = new HashMap<>();
    private final Set<String> inCycle = new HashSet<>();
    private int depth;

    public SortChecker(List<Text> definitions, Consumer<SortProblem> problems) {
        this.definitions = new LinkedHashMap<>();
        definitions.forEach(d -> this.definitions.putIfAbsent(d.definition().name(), d));
        Map<String, Definition> plain = new HashMap<>();
        this.definitions.forEach((name, text) -> plain.put(name, text.definition()));
        this.fold = new ConstantFold(plain);
        this.problems = problems;
        findCycles();
    }

    /** Checks every definition by itself, its parameters of any sort. */
    public void checkDefinitions() {
        for (Text text : definitions.values()) {
            Definition d = text.definition();
            if (BuiltIns.isTaken(d.name())) {
                report(text.place(), "the definition '" + d.name() + "' repeats " + (BuiltIns.RESERVED.contains(d.name()) ? "a reserved word" : "a built-in name"), null, null);
            }
            Set<String> seen = new HashSet<>();
            for (String param : d.params()) {
                nameProblem(param, "parameter", seen).ifPresent(m -> report(text.place(), m, null, null));
                seen.add(param);
            }
            if (!inCycle.contains(d.name())) {
                use(text, Collections.nCopies(d.params().size(), Typed.UNKNOWN), false, "");
            }
        }
    }

    /** Begins the quantified names of a claim. */
    public ClaimScope claim() {
        return new ClaimScope();
    }

    /** Why a name may not be introduced here, if so: it is reserved, built in, a definition, or in scope already. */
    public Optional<String> nameProblem(String name, String what, Set<String> inScope) {
        String prefix = "the " + what + " '" + name + "' repeats ";
        if (BuiltIns.RESERVED.contains(name)) {
            return Optional.of(prefix + "a reserved word");
        }
        if (BuiltIns.isTaken(name)) {
            return Optional.of(prefix + "a built-in name");
        }
        if (definitions.containsKey(name)) {
            return Optional.of(prefix + "a definition");
        }
        return inScope.contains(name) ? Optional.of(prefix + "a name in scope (there is no shadowing)") : Optional.empty();
    }

    /** The quantified names of one claim, in order. */
    public final class ClaimScope {
        private final Map<String, Typed> names = new LinkedHashMap<>();

        private ClaimScope() { }

        /** Brings in a name of a known sort without a set; for calculators. A number counts as a real name. */
        public void bind(String name, Sort sort) {
            names.put(name, new Typed(sort, Dim.UNKNOWN, 
                    sort == Sort.NUMBER ? Typed.Role.REAL : sort instanceof Sort.Vector || sort instanceof Sort.Matrix ? Typed.Role.ENTRIES : Typed.Role.VALUE));
        }

        /** Checks the name and the set of a quantifier and brings the name into scope. */
        public Sort quantify(String name, SetExpr set, Spans spans, String namePlace, String setPlace) {
            nameProblem(name, "quantified name", names.keySet()).ifPresent(m -> report(namePlace, m, null, null));
            Typed t = new SetRules(SortChecker.this, new Scope(setPlace, spans, names, Optional.empty(), "")).set(name, set);
            names.put(name, t);
            return t.sort();
        }

        /** Brings a name into scope whose set could not be read, so that its uses raise no further problems. */
        public void unreadable(String name) {
            names.put(name, Typed.UNKNOWN);
        }

        /** Checks a formula over the names so far. */
        public void formula(Expr e, Spans spans, String place) {
            SortRules rules = new SortRules(SortChecker.this, new Scope(place, spans, names, Optional.empty(), ""));
            rules.expect(e, SortKind.TRUTH, "a formula");
        }

        /** Checks any expression over the names so far and gives its sort. */
        public Sort expression(Expr e, Spans spans, String place) {
            return new SortRules(SortChecker.this, new Scope(place, spans, names, Optional.empty(), "")).typed(e).sort();
        }
    }

    ConstantFold fold() {
        return fold;
    }

    Optional<Text> definition(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    /** All names that a call or a name could have meant. */
    Set<String> candidates(Scope scope) {
        Set<String> names = new TreeSet<>(scope.names.keySet());
        definitions.keySet().stream().filter(d -> !Definition.isHidden(d)).forEach(names::add);
        BuiltIns.all().forEach(b -> names.add(b.name()));
        return names;
    }

    void report(Scope scope, String message, Object node) {
        report(scope.place, message + scope.note, scope.spans, node);
    }

    private void report(String place, String message, Spans spans, Object node) {
        Optional<Span> span = spans == null ? Optional.empty() : spans.of(node);
        int offset = span.map(Span::start).orElse(-1);
        if (reported.add(place + "@" + offset + (offset < 0 ? message : ""))) {
            problems.accept(new SortProblem(place, message, spans == null ? "" : spans.source(), offset));
        }
    }

    /** The value of a definition for arguments of these sorts. Bodies are read anew for each combination of sorts, once. */
    Typed use(Text text, List<Typed> args, boolean surelyRead, String note) {
        Definition d = text.definition();
        if (inCycle.contains(d.name()) || uses.size() >= MAX_USES || depth >= MAX_DEPTH) {
            return Typed.UNKNOWN;
        }
        Use key = new Use(d.name(), args, surelyRead);
        Typed known = uses.get(key);
        if (known != null) {
            return known;
        }
        uses.put(key, Typed.UNKNOWN); // until it is known: a recursive definition comes back here
        Map<String, Typed> names = new HashMap<>();
        for (int i = 0; i < args.size(); i++) {
            names.put(d.params().get(i), args.get(i));
        }
        Scope scope = new Scope(text.place(), text.spans(), names, Optional.of(d), note);
        scope.surelyRead = surelyRead;
        depth++;
        Typed result = d.model().isPresent() ? model(text, args, surelyRead, note) : fieldOf(d, scope, new SortRules(this, scope).typed(d.body()).asValue());
        depth--;
        uses.put(key, result);
        return result;
    }

    /** A text of a model is of the sort that its field asks for. */
    private Typed fieldOf(Definition d, Scope scope, Typed found) {
        Optional<ModelField> field = ModelField.of(d);
        if (field.isPresent() && found.sort().kind().filter(k -> k != field.get().kind()).isPresent()) {
            report(scope, "expected " + field.get().kind().withArticle() + ", found " + found.sort().shown(), d.body());
            return Typed.UNKNOWN;
        }
        return found;
    }

    /** The tokens of a model have the shape of its start, and its layers, read for such tokens, keep it. */
    private Typed model(Text text, List<Typed> args, boolean surelyRead, String note) {
        Definition d = text.definition();
        List<Typed> own = args.subList(0, args.size() - 1);
        Typed start = use(definitions.get(ModelField.START.definition(d.name())), own, surelyRead, note);
        List<Typed> all = new ArrayList<>(own);
        all.add(Typed.NUMBER);
        all.add(start);
        boolean hasLayer = args.getLast().value().constant().filter(t -> t.signum() > 0).isPresent();
        Typed after = use(definitions.get(ModelExpansion.layer(d.name())), all, surelyRead && hasLayer, note);
        if (surelyRead && hasLayer && start.sort() instanceof Sort.Matrix a && after.sort() instanceof Sort.Matrix b
                && (a.rows().certainlyDiffers(b.rows()) || a.columns().certainlyDiffers(b.columns()))) {
            report(text.place(), "a layer makes tokens that are " + b.shown() + " of tokens that are " + a.shown(), null, null);
        }
        return start.sort() instanceof Sort.Matrix m ? Typed.of(m) : Typed.of(Sort.of(SortKind.MATRIX));
    }

    private void findCycles() {
        Map<String, Set<String>> mentions = new HashMap<>();
        definitions.forEach((name, text) -> {
            Set<String> others = new LinkedHashSet<>(Mentions.of(text.definition().body()));
            others.retainAll(definitions.keySet());
            if (text.definition().recursion().isPresent()) {
                others.remove(name);
            }
            mentions.put(name, others);
        });
        Set<String> done = new HashSet<>();
        for (String name : definitions.keySet()) {
            search(name, mentions, done);
        }
    }

    /** Depth-first, with a stack of its own; each way back to a name on the stack closes a cycle, and every cycle is closed by one. */
    private void search(String root, Map<String, Set<String>> mentions, Set<String> done) {
        List<String> way = new ArrayList<>();
        Set<String> onWay = new HashSet<>();
        Deque<Iterator<String>> open = new ArrayDeque<>();
        for (String at = root; at != null;) {
            if (!done.contains(at) && onWay.add(at)) {
                way.add(at);
                open.push(mentions.get(at).iterator());
            } else if (onWay.contains(at)) {
                cycle(way.subList(way.indexOf(at), way.size()));
            }
            while (!open.isEmpty() && !open.peek().hasNext()) {
                open.pop();
                done.add(way.getLast());
                onWay.remove(way.removeLast());
            }
            at = open.isEmpty() ? null : open.peek().next();
        }
    }

    private void cycle(List<String> found) {
        // The steps of a model are nobody's words.
        List<String> names = found.stream().filter(n -> !Definition.isHidden(n)).toList();
        if (names.isEmpty()) {
            names = found;
        }
        if (names.stream().noneMatch(inCycle::contains)) {
            String hint = names.size() == 1 ? "; a definition that calls itself says on which parameter: \"recursion\": \"p\"" : "";
            report(definitions.get(names.getFirst()).place(), "definitions in a cycle: " + String.join(" -> ", names) + " -> " + names.getFirst() + hint, null, null);
        }
        inCycle.addAll(found);
    }
}
