package org.certirank.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certirank.expr.Expr;
import org.certirank.expr.Parsed;
import org.certirank.expr.Quantifier;
import org.certirank.expr.SetExpr;
import org.certirank.expr.SortChecker;

/** Reads one claim of a spec. */
final class ClaimReader {
    private final Cursor.Problems problems;
    private final Optional<SortChecker> checker;
    private final Optional<SortChecker.ClaimScope> scope;

    /** Without a sort checker (because definitions are unreadable) only grammar and form are checked. */
    ClaimReader(Cursor.Problems problems, Optional<SortChecker> checker) {
        this.problems = problems;
        this.checker = checker;
        this.scope = checker.map(SortChecker::claim);
    }

    /** The claim; empty if anything is wrong with it. */
    Optional<Claim> claim(Cursor at) {
        int before = problems.count();
        if (at.object("a claim", List.of("id", "says", "coverage", "given", "holds", "expect"), List.of("reading", "uses", "how")).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> id = at.field("id").flatMap(Cursor::id);
        Optional<String> says = at.string("says");
        Optional<String> reading = at.string("reading");
        Optional<Coverage> coverage = at.field("coverage").flatMap(f -> f.oneOf(Coverage.values(), Coverage::word));
        List<Quantifier> given = new ArrayList<>();
        at.field("given").ifPresent(f -> f.items().forEach(q -> quantifier(q).ifPresent(given::add)));
        Optional<Expr> holds = at.field("holds").flatMap(this::formula);
        Optional<Verdict> expect = at.field("expect").flatMap(f -> f.oneOf(Verdict.values(), Verdict::word));
        List<Use> uses = at.field("uses").map(this::uses).orElse(List.of());
        Hints how = at.field("how").map(f -> new HintReader(f).hints(checker)).orElse(Hints.NONE);
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Claim(id.orElseThrow(), says.orElseThrow(), reading, coverage.orElseThrow(), given, holds.orElseThrow(), expect.orElseThrow(), uses, how));
    }

    private Optional<Expr> formula(Cursor at) {
        Optional<Parsed<Expr>> p = Texts.expression(at);
        p.ifPresent(f -> scope.ifPresent(s -> s.formula(f.tree(), f.spans(), at.pointer())));
        return p.map(Parsed::tree);
    }

    private Optional<Quantifier> quantifier(Cursor at) {
        if (at.object("a quantifier", List.of("in"), List.of("forall", "exists", "where")).isEmpty()) {
            return Optional.empty();
        }
        Optional<Cursor> forall = at.field("forall");
        Optional<Cursor> exists = at.field("exists");
        if (forall.isPresent() == exists.isPresent()) {
            at.problem("a quantifier has exactly one of \"forall\" and \"exists\"");
            forall.or(() -> exists).flatMap(Cursor::name).ifPresent(n -> scope.ifPresent(s -> s.unreadable(n)));
            return Optional.empty();
        }
        Cursor named = forall.or(() -> exists).orElseThrow();
        Optional<String> name = named.name();
        Optional<Cursor> in = at.field("in");
        Optional<Parsed<SetExpr>> set = in.flatMap(Texts::set);
        if (name.isPresent() && scope.isPresent()) {
            if (set.isPresent()) {
                scope.get().quantify(name.get(), set.get().tree(), set.get().spans(), named.pointer(), in.get().pointer());
            } else {
                scope.get().unreadable(name.get());
            }
        }
        Optional<Cursor> condition = at.field("where");
        Optional<Expr> where = condition.flatMap(this::formula);
        if (name.isEmpty() || set.isEmpty() || condition.isPresent() && where.isEmpty()) {
            return Optional.empty();
        }
        Quantifier.Kind kind = forall.isPresent() ? Quantifier.Kind.FORALL : Quantifier.Kind.EXISTS;
        return Optional.of(new Quantifier(kind, name.get(), set.get().tree(), where));
    }

    private List<Use> uses(Cursor at) {
        List<Use> uses = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Cursor item : at.items()) {
            Optional<String> text = item.string();
            if (text.isEmpty()) {
                continue;
            }
            int hash = text.get().lastIndexOf('#');
            Optional<String> path = hash < 0 ? Optional.empty() : Optional.of(text.get().substring(0, hash));
            String claim = text.get().substring(hash + 1);
            if (!Cursor.isId(claim)) {
                item.problem("expected \"CLAIM\" or \"SPECFILE#CLAIM\", found " + Cursor.quoted(text.get()));
            } else if (path.isPresent() && !isProjectPath(path.get())) {
                item.problem("expected a path from the project's root, with '/' and without '.' or '..', found " + Cursor.quoted(path.get()));
            } else if (!seen.add(text.get())) {
                item.problem(Cursor.quoted(text.get()) + " is listed already");
            } else {
                uses.add(new Use(path, claim));
            }
        }
        return uses;
    }

    /** Whether a path is relative, with '/', without empty parts, '.' and '..', so that it cannot leave the project. */
    static boolean isProjectPath(String path) {
        if (path.isEmpty() || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0 || path.indexOf(':') >= 0) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
