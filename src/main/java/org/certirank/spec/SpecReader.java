package org.certirank.spec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Parsed;
import org.certirank.expr.SortChecker;

/** Bytes to a {@link Spec}: docs/spec-language.md section 1, and the static rules of the language in every text. */
public final class SpecReader {
    private final Cursor.Problems problems;

    private SpecReader(Cursor.Problems problems) {
        this.problems = problems;
    }

    /**
     * Reads and checks a spec.
     *
     * @param path  its path from the project's root, with '/'; also names it in messages
     * @param bytes the file
     * @throws SpecException with all problems of the file, as far as one does not hide another
     */
    public static Spec read(String path, byte[] bytes) throws SpecException {
        Cursor.Problems problems = new Cursor.Problems(path);
        Cursor top = new Cursor(JsonText.parse(path, bytes), "", problems);
        try {
            return new SpecReader(problems).spec(top, path, sha256(bytes));
        } catch (StackOverflowError e) {
            throw JsonText.problem(path, "", "definitions nested too deeply");
        }
    }

    /** The digest of a file's bytes as certificates name it: SHA-256, lower-case hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private Spec spec(Cursor top, String path, String sha256) throws SpecException {
        top.object("a spec", List.of("id", "kind", "title", "claims"), List.of("source", "statement", "let"));
        problems.throwIfNoObject(top);
        Optional<String> id = top.field("id").flatMap(Cursor::id);
        Optional<Kind> kind = top.field("kind").flatMap(f -> f.oneOf(Kind.values(), Kind::word));
        Optional<String> title = top.string("title");
        Optional<Source> source = top.field("source").flatMap(SpecReader::source);
        Optional<String> statement = top.string("statement");
        List<SortChecker.Text> lets = new ArrayList<>();
        boolean letsRead = top.field("let").map(f -> lets(f, lets)).orElse(true);
        SortChecker checker = new SortChecker(lets, p -> problems.add(p.place(), p.render()));
        if (letsRead) {
            checker.checkDefinitions();
        }
        List<Claim> claims = top.field("claims").map(f -> claims(f, letsRead ? Optional.of(checker) : Optional.empty())).orElse(List.of());
        problems.throwIfAny();
        Map<String, Definition> definitions = new LinkedHashMap<>();
        lets.forEach(t -> definitions.put(t.definition().name(), t.definition()));
        Spec spec = new Spec(path, sha256, id.orElseThrow(), kind.orElseThrow(), title.orElseThrow(), source, statement, definitions, claims);
        OwnUses.check(spec, problems);
        OwnPictures.check(spec, problems);
        problems.throwIfAny();
        return spec;
    }

    private static Optional<Source> source(Cursor at) {
        return at.object("a source", List.of(), List.of("arxiv", "version", "where", "text")).map(s -> new Source(s.string("arxiv"),
                s.field("version").map(v -> v.integer(1, Integer.MAX_VALUE)).orElse(OptionalInt.empty()), s.string("where"), s.string("text")));
    }

    /** Whether all definitions could be read; otherwise names would be missing. */
    private boolean lets(Cursor at, List<SortChecker.Text> into) {
        int before = problems.count();
        at.fields().forEach((name, value) -> {
            if (!Cursor.isName(name)) {
                value.problem("expected a name (letters, digits, '_', beginning with a letter), found " + Cursor.quoted(name));
            } else if (value.node().isObject() && value.node().has("model")) {
                into.addAll(new ModelReader(value).texts(name));
            } else if (value.node().isObject()) {
                function(name, value).ifPresent(into::add);
            } else if (value.node().isString()) {
                Texts.expression(value).ifPresent(p -> into.add(text(new Definition(name, List.of(), Optional.empty(), p.tree()), p, value)));
            } else {
                value.problem("expected a definition: a string, an object with \"of\" and \"is\", or one with \"model\"; found " + value.found());
            }
        });
        if (into.stream().anyMatch(x -> x.definition().model().isPresent())) {
            ModelReader.refuseOwnNames(at, into);
        }
        return problems.count() == before;
    }

    private Optional<SortChecker.Text> function(String name, Cursor at) {
        int before = problems.count();
        at.object("a definition", List.of("of", "is"), List.of("recursion"));
        List<String> params = new ArrayList<>();
        at.field("of").ifPresent(of -> {
            List<Cursor> items = of.items();
            items.forEach(i -> i.name().ifPresent(params::add));
            if (items.isEmpty() && of.node().isArray()) {
                of.problem("expected at least one parameter; a definition without parameters is a string");
            }
        });
        Optional<String> recursion = at.field("recursion").flatMap(r -> {
            Optional<String> p = r.string();
            if (p.isPresent() && problems.count() == before && !params.contains(p.get())) {
                r.problem("expected a parameter (" + String.join(", ", params) + "), found " + Cursor.quoted(p.get()));
            }
            return p;
        });
        Optional<Cursor> is = at.field("is");
        Optional<Parsed<Expr>> body = is.flatMap(Texts::expression);
        if (problems.count() > before || body.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(text(new Definition(name, params, recursion, body.get().tree()), body.get(), is.get()));
    }

    private static SortChecker.Text text(Definition d, Parsed<Expr> p, Cursor at) {
        return new SortChecker.Text(d, p.spans(), at.pointer());
    }

    private List<Claim> claims(Cursor at, Optional<SortChecker> checker) {
        List<Claim> claims = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        List<Cursor> items = at.items();
        if (items.isEmpty() && at.node().isArray()) {
            at.problem("expected at least one claim");
        }
        for (Cursor item : items) {
            new ClaimReader(problems, checker).claim(item).ifPresent(claims::add);
            String id = item.node().isObject() && item.node().has("id") && item.node().get("id").isString() ? item.node().get("id").stringValue() : null;
            String first = id == null ? null : seen.putIfAbsent(id, item.pointer());
            if (first != null) {
                item.field("id").orElseThrow().problem("the id " + Cursor.quoted(id) + " is taken by " + first);
            }
        }
        return claims;
    }
}
