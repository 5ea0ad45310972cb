package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sorts of calls: members of sequences, built-ins with plain arguments, {@code if}, {@code diff}, definitions. */
final class CallRules {
    private final SortChecker checker;
    private final Scope scope;
    private final SortRules rules;

    CallRules(SortChecker checker, Scope scope, SortRules rules) {
        this.checker = checker;
        this.scope = scope;
        this.rules = rules;
    }

    Typed call(Expr.Call c) {
        Typed named = scope.names.get(c.name());
        if (named != null) {
            return member(c, named);
        }
        switch (c.name()) {
            case "if" -> {
                return choice(c);
            }
            case "diff" -> {
                return derivative(c);
            }
            default -> { }
        }
        List<Typed> args = c.args().stream().map(rules::typed).toList();
        Optional<BuiltIn> builtIn = BuiltIns.find(c.name());
        if (builtIn.isPresent()) {
            return builtIn(c, builtIn.get(), args);
        }
        Optional<SortChecker.Text> text = checker.definition(c.name());
        if (text.isPresent()) {
            return definition(c, text.get(), args);
        }
        return rules.problem(c, "unknown function '" + c.name() + "'" + Suggestions.didYouMean(c.name(), checker.candidates(scope)));
    }

    private Typed member(Expr.Call c, Typed named) {
        List<Typed> args = c.args().stream().map(rules::typed).toList();
        return switch (named.sort()) {
            case Sort.Sequence s -> {
                if (args.size() != 1) {
                    yield rules.problem(c, "a member of a sequence is written " + c.name() + "(t), found " + args.size() + " arguments");
                }
                rules.expect(c.args().getFirst(), SortKind.NUMBER, "a number");
                yield Typed.of(s.member());
            }
            case Sort.Unknown u -> Typed.UNKNOWN;
            case Sort.Num n -> rules.problem(c, "'" + c.name() + "' is a number and cannot be called (there is no implicit multiplication)");
            case Sort.TruthValue t -> notCalled(c, t);
            case Sort.Digraph g -> notCalled(c, g);
            case Sort.Vector v -> rules.problem(c, "'" + c.name() + "' is a vector and cannot be called; an entry is " + c.name() + "[i]");
            case Sort.Matrix m -> rules.problem(c, "'" + c.name() + "' is a matrix and cannot be called; an entry is " + c.name() + "[i, j]");
        };
    }

    private Typed notCalled(Expr.Call c, Sort sort) {
        return rules.problem(c, "'" + c.name() + "' is " + sort.shown() + " and cannot be called");
    }

    private Typed choice(Expr.Call c) {
        if (c.args().size() != 3) {
            return rules.problem(c, "if(condition, a, b) takes 3 arguments, found " + c.args().size());
        }
        rules.expect(c.args().getFirst(), SortKind.TRUTH, "a formula as condition");
        Typed a = rules.maybeRead(c.args().get(1));
        Typed b = rules.maybeRead(c.args().get(2));
        if (a.sort().equals(b.sort())) {
            return Typed.of(a.sort());
        }
        boolean sameKind = a.sort().kind().isPresent() && a.sort().kind().equals(b.sort().kind());
        return sameKind ? Typed.of(Sort.of(a.sort().kind().get())) : Typed.UNKNOWN;
    }

    private Typed derivative(Expr.Call c) {
        if (c.args().size() != 2) {
            return rules.problem(c, "diff(e, x) takes 2 arguments, found " + c.args().size());
        }
        rules.expect(c.args().getFirst(), SortKind.NUMBER, "a number");
        Expr x = c.args().get(1);
        Typed t = rules.typed(x);
        if (x instanceof Expr.Index(Expr.Name of, List<Expr> indices)) {
            Typed.Role role = rules.typed(of).role();
            if (t.sort() instanceof Sort.Vector || role != Typed.Role.ENTRIES && role != Typed.Role.UNKNOWN) {
                rules.problem(x, "expected an entry of a quantified vector or matrix (vectors, matrices, sphere, sphereRows), found " + t.sort().shown());
            }
            return Typed.NUMBER;
        }
        if (!(x instanceof Expr.Name) || t.role() == Typed.Role.VALUE || t.role() == Typed.Role.ENTRIES) {
            if (t.sort() instanceof Sort.Unknown && x instanceof Expr.Name) {
                return Typed.NUMBER;
            }
            rules.problem(x, "expected the name of a quantified real number, found " + (x instanceof Expr.Name ? t.sort().shown() + " that is none" : "an expression"));
        } else if (t.role() == Typed.Role.INTEGER) {
            rules.problem(x, "expected the name of a quantified real number, found an integer");
        }
        return Typed.NUMBER;
    }

    private Typed definition(Expr.Call c, SortChecker.Text text, List<Typed> args) {
        Definition d = text.definition();
        if (d.params().size() != args.size()) {
            return rules.problem(c, d.params().isEmpty() ? "'" + d.name() + "' has no parameters; it is written without parentheses"
                    : form(d) + " takes " + count(d.params().size()) + ", found " + args.size());
        }
        if (scope.inside.map(Definition::name).filter(d.name()::equals).isPresent()) {
            return recursion(c, text, args);
        }
        List<Typed> bound = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            bound.add(c.args().get(i) instanceof Expr.Name ? args.get(i) : args.get(i).asValue());
        }
        String shown = args.stream().map(a -> a.sort().shown()).collect(Collectors.joining(", "));
        boolean known = args.stream().noneMatch(a -> a.sort() instanceof Sort.Unknown);
        return checker.use(text, bound, scope.surelyRead, d.isHidden() ? scope.note : known ? " (in the use " + d.name() + "(" + shown + "))" : "");
    }

    /** The body is read for the sorts of the inner call too, without dimensions, so that there are finitely many; its value stays open. */
    private Typed recursion(Expr.Call c, SortChecker.Text text, List<Typed> args) {
        Definition d = text.definition();
        if (d.recursion().isPresent()) {
            String p = d.recursion().get();
            Expr arg = c.args().get(d.params().indexOf(p));
            boolean decreasing = arg instanceof Expr.Binary b && b.op() == Expr.BinaryOp.SUB && b.l().equals(new Expr.Name(p))
                    && b.r() instanceof Expr.NumberLit k && k.value().isInteger() && k.value().signum() > 0;
            if (!decreasing) {
                rules.problem(arg, "a recursive call of '" + d.name() + "' has '" + p + " - k' for its parameter '" + p + "', k a positive integer literal");
            }
        }
        List<Typed> inner = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            Typed.Role role = c.args().get(i) instanceof Expr.Name ? args.get(i).role() : args.get(i).asValue().role();
            inner.add(new Typed(args.get(i).sort().kind().map(Sort::of).orElse(Sort.UNKNOWN), Dim.UNKNOWN, role));
        }
        checker.use(text, inner, false, scope.note);
        return Typed.UNKNOWN;
    }

    /** How a definition is called; the layer number of a model has no name of its own. */
    static String form(Definition d) {
        return d.name() + "(" + String.join(", ", d.params().stream().map(p -> Definition.isHidden(p) ? p.substring(0, p.length() - 1) : p).toList()) + ")";
    }

    private static String count(int n) {
        return n == 1 ? "1 argument" : n + " arguments";
    }

    private Typed builtIn(Expr.Call c, BuiltIn f, List<Typed> args) {
        if (f.name().equals("pi")) {
            return rules.problem(c, "'pi' is a number and cannot be called (there is no implicit multiplication)");
        }
        List<BuiltIn.Overload> byCount = f.overloads().stream().filter(o -> o.takes(args.size())).toList();
        if (byCount.isEmpty()) {
            return rules.problem(c, "'" + f.name() + "' does not take " + count(args.size()) + ": " + String.join(" or ", f.forms()));
        }
        for (BuiltIn.Overload o : byCount) {
            if (firstClash(o, args) < 0) {
                boolean sure = byCount.size() == 1 || args.stream().noneMatch(a -> a.sort() instanceof Sort.Unknown);
                boolean oneResult = byCount.stream().filter(p -> firstClash(p, args) < 0).map(BuiltIn.Overload::result).distinct().count() == 1;
                return sure || oneResult ? new Shapes(rules).result(c, o.result(), args) : Typed.UNKNOWN;
            }
        }
        if (byCount.size() == 1) {
            int k = firstClash(byCount.getFirst(), args);
            return rules.problem(c.args().get(k), "expected " + byCount.getFirst().param(k).withArticle() + " as argument " + (k + 1) + " of '" + f.name()
                    + "', found " + args.get(k).sort().shown());
        }
        String found = args.stream().map(a -> a.sort().kind().map(SortKind::word).orElse("?")).collect(Collectors.joining(", "));
        return rules.problem(c, "'" + f.name() + "' does not take (" + found + "): " + String.join(" or ", f.forms()));
    }

    private static int firstClash(BuiltIn.Overload o, List<Typed> args) {
        for (int k = 0; k < args.size(); k++) {
            Optional<SortKind> kind = args.get(k).sort().kind();
            if (kind.isPresent() && kind.get() != o.param(k)) {
                return k;
            }
        }
        return -1;
    }
}
