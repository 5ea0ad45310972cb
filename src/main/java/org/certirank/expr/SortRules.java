package org.certirank.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.exact.Rational;

/** Sorts of the expressions of one text, with a problem for each rule that it breaks. */
final class SortRules {
    private final SortChecker checker;
    private final Scope scope;

    SortRules(SortChecker checker, Scope scope) {
        this.checker = checker;
        this.scope = scope;
    }

    Typed problem(Object node, String message) {
        checker.report(scope, message, node);
        return Typed.UNKNOWN;
    }

    /** A problem with constant dimensions or indices: one only where the text is surely read. */
    void clash(Object node, String message) {
        if (scope.surelyRead) {
            checker.report(scope, message, node);
        }
    }

    Typed expect(Expr e, SortKind kind, String what) {
        Typed t = typed(e);
        Optional<SortKind> found = t.sort().kind();
        if (found.isPresent() && found.get() != kind) {
            return problem(e, "expected " + what + ", found " + t.sort().shown());
        }
        return t;
    }

    private Typed number(Expr e) {
        return expect(e, SortKind.NUMBER, "a number");
    }

    private Typed formula(Expr e) {
        return expect(e, SortKind.TRUTH, "a formula");
    }

    Typed typed(Expr e) {
        return switch (e) {
            case Expr.NumberLit n -> literal(n.value());
            case Expr.Truth t -> Typed.TRUTH;
            case Expr.Name n -> named(n);
            case Expr.Neg n -> negated(n);
            case Expr.Binary b -> binary(b);
            case Expr.Chain c -> chain(c);
            case Expr.Not n -> connective(n.e());
            case Expr.And a -> connective(a.l(), a.r());
            case Expr.Or o -> connective(o.l(), o.r());
            case Expr.Implies i -> connective(i.l(), i.r());
            case Expr.Iff i -> connective(i.l(), i.r());
            case Expr.ListLit l -> list(l);
            case Expr.Index i -> index(i);
            case Expr.Call c -> new CallRules(checker, scope, this).call(c);
            case Expr.Bound b -> bound(b);
        };
    }

    private static Typed literal(Rational q) {
        return Typed.integer(q.isInteger() ? Dim.of(q.num()) : Dim.UNKNOWN);
    }

    private Typed connective(Expr... parts) {
        for (Expr part : parts) {
            formula(part);
        }
        return Typed.TRUTH;
    }

    private Typed named(Expr.Name n) {
        String name = n.name();
        Typed known = scope.names.get(name);
        if (known != null) {
            return known;
        }
        if (name.equals("pi")) {
            return Typed.NUMBER;
        }
        Optional<BuiltIn> builtIn = BuiltIns.find(name);
        if (builtIn.isPresent()) {
            return problem(n, "'" + name + "' is a function: " + String.join(" or ", builtIn.get().forms()));
        }
        Optional<SortChecker.Text> text = checker.definition(name);
        if (text.isPresent()) {
            Definition d = text.get().definition();
            if (!d.params().isEmpty()) {
                return problem(n, "'" + name + "' has parameters: " + CallRules.form(d));
            }
            return checker.use(text.get(), List.of(), scope.surelyRead, "");
        }
        String where = scope.inside.isPresent() ? " (a definition sees its parameters, other definitions and built-ins only)" : "";
        return problem(n, "unknown name '" + name + "'" + where + Suggestions.didYouMean(name, checker.candidates(scope)));
    }

    private Typed negated(Expr.Neg n) {
        Typed t = typed(n.e());
        return switch (t.sort()) {
            case Sort.Num s -> Typed.integer(Dim.of(0).minus(t.value()));
            case Sort.Vector v -> Typed.of(v);
            case Sort.Matrix m -> Typed.of(m);
            case Sort.Unknown u -> Typed.UNKNOWN;
            case Sort.TruthValue s -> problem(n, "'-' before a truth value; its negation is 'not'");
            case Sort.Digraph g -> problem(n, "'-' before a digraph");
            case Sort.Sequence q -> problem(n, "'-' before a sequence");
        };
    }

    private Typed binary(Expr.Binary b) {
        Typed l = typed(b.l());
        Typed r = typed(b.r());
        for (Typed side : List.of(l, r)) {
            if (side.sort().kind().filter(k -> k == SortKind.TRUTH || k == SortKind.DIGRAPH || k == SortKind.SEQUENCE).isPresent()) {
                return problem(side == l ? b.l() : b.r(), "'" + b.op().symbol() + "' takes numbers, vectors and matrices, found " + side.sort().shown());
            }
        }
        return switch (b.op()) {
            case ADD, SUB -> sum(b, l, r);
            case MUL -> product(b, l, r);
            case DIV -> r.sort() instanceof Sort.Vector || r.sort() instanceof Sort.Matrix
                    ? problem(b.r(), "expected a number below '/', found " + r.sort().shown())
                    : l.sort() == Sort.NUMBER ? Typed.NUMBER : Typed.of(l.sort()).asValue();
            case POW -> power(b, l, r);
        };
    }

    private Typed sum(Expr.Binary b, Typed l, Typed r) {
        Optional<SortKind> lk = l.sort().kind();
        Optional<SortKind> rk = r.sort().kind();
        if (lk.isPresent() && rk.isPresent() && lk.get() != rk.get()) {
            return problem(b.r(), "'" + b.op().symbol() + "' takes two values of one sort, found " + l.sort().shown() + " and " + r.sort().shown());
        }
        if (l.sort() == Sort.NUMBER && r.sort() == Sort.NUMBER) {
            return Typed.integer(b.op() == Expr.BinaryOp.ADD ? l.value().plus(r.value()) : l.value().minus(r.value()));
        }
        return Typed.of(sameShape(b.r(), "'" + b.op().symbol() + "'", l.sort(), r.sort()));
    }

    /** The shape of both; a clash if they certainly differ. */
    Sort sameShape(Object node, String what, Sort l, Sort r) {
        if (l instanceof Sort.Vector v && r instanceof Sort.Vector w) {
            if (v.length().certainlyDiffers(w.length())) {
                clash(node, what + " takes vectors of one length, found " + v.length() + " and " + w.length() + " entries");
            }
            return new Sort.Vector(v.length().or(w.length()));
        }
        if (l instanceof Sort.Matrix m && r instanceof Sort.Matrix n) {
            if (m.rows().certainlyDiffers(n.rows()) || m.columns().certainlyDiffers(n.columns())) {
                clash(node, what + " takes matrices of one shape, found " + m.rows() + " x " + m.columns() + " and " + n.rows() + " x " + n.columns());
            }
            return new Sort.Matrix(m.rows().or(n.rows()), m.columns().or(n.columns()));
        }
        return l instanceof Sort.Unknown ? r : l;
    }

    private Typed product(Expr.Binary b, Typed l, Typed r) {
        if (l.sort() == Sort.NUMBER) {
            return Typed.of(r.sort()).asValue();
        }
        if (r.sort() == Sort.NUMBER) {
            return Typed.of(l.sort()).asValue();
        }
        if (l.sort() instanceof Sort.Vector && r.sort() instanceof Sort.Vector) {
            return problem(b.r(), "vector * vector is not defined; use dot(x, y) or outer(x, y)");
        }
        if (l.sort() instanceof Sort.Matrix m && r.sort() instanceof Sort.Matrix n) {
            inner(b, m.columns(), n.rows());
            return Typed.of(new Sort.Matrix(m.rows(), n.columns()));
        }
        if (l.sort() instanceof Sort.Matrix m && r.sort() instanceof Sort.Vector v) {
            inner(b, m.columns(), v.length());
            return Typed.of(new Sort.Vector(m.rows()));
        }
        if (l.sort() instanceof Sort.Vector v && r.sort() instanceof Sort.Matrix m) {
            inner(b, v.length(), m.rows());
            return Typed.of(new Sort.Vector(m.columns()));
        }
        return Typed.UNKNOWN;
    }

    private void inner(Expr.Binary b, Dim left, Dim right) {
        if (left.certainlyDiffers(right)) {
            clash(b.r(), "'*' takes a right side of " + left + " rows here, found " + right);
        }
    }

    private Typed power(Expr.Binary b, Typed l, Typed r) {
        if (r.sort() instanceof Sort.Vector || r.sort() instanceof Sort.Matrix) {
            return problem(b.r(), "expected a number as exponent, found " + r.sort().shown());
        }
        return switch (l.sort()) {
            case Sort.Vector v -> problem(b.l(), "'^' takes a number or a matrix, found " + v.shown());
            case Sort.Matrix m -> {
                square(b.l(), "'^'", m);
                Optional<Rational> n = checker.fold().of(b.r());
                if (n.isPresent() && (!n.get().isInteger() || n.get().signum() < 0)) {
                    problem(b.r(), "the exponent of a matrix is a non-negative integer, found " + n.get());
                }
                yield Typed.of(m);
            }
            case Sort.Num n -> Typed.NUMBER;
            case Sort.Unknown u -> Typed.UNKNOWN;
            case Sort.TruthValue t -> Typed.UNKNOWN;
            case Sort.Digraph g -> Typed.UNKNOWN;
            case Sort.Sequence q -> Typed.UNKNOWN;
        };
    }

    void square(Object node, String what, Sort.Matrix m) {
        if (m.rows().certainlyDiffers(m.columns())) {
            clash(node, what + " takes a square matrix, found " + m.rows() + " x " + m.columns());
        }
    }

    private Typed chain(Expr.Chain c) {
        List<Typed> sides = new ArrayList<>();
        for (Expr operand : c.operands()) {
            Typed t = typed(operand);
            sides.add(t.sort() == Sort.TRUTH ? problem(operand, "a comparison takes no truth values; they are compared by '<=>'")
                    : t.sort() instanceof Sort.Sequence ? problem(operand, "sequences cannot be compared") : t);
        }
        for (int i = 0; i < c.relations().size(); i++) {
            Relation relation = c.relations().get(i);
            Sort l = sides.get(i).sort();
            Sort r = sides.get(i + 1).sort();
            if (relation != Relation.EQ && relation != Relation.NE) {
                for (int side = i; side <= i + 1; side++) {
                    if (sides.get(side).sort().kind().filter(k -> k != SortKind.NUMBER).isPresent()) {
                        problem(c.operands().get(side), "'" + relation.symbol() + "' compares numbers, found " + sides.get(side).sort().shown());
                    }
                }
            } else if (l.kind().isPresent() && r.kind().isPresent() && !l.kind().equals(r.kind())) {
                problem(c.operands().get(i + 1), "'" + relation.symbol() + "' compares two values of one sort, found " + l.shown() + " and " + r.shown());
            } else if (!(l instanceof Sort.Digraph && r instanceof Sort.Digraph)) {
                // digraphs on different numbers of nodes are simply different
                sameShape(c.operands().get(i + 1), "'" + relation.symbol() + "'", l, r);
            }
        }
        return Typed.TRUTH;
    }

    private Typed list(Expr.ListLit l) {
        if (!l.isMatrix()) {
            l.items().forEach(this::number);
            return Typed.of(new Sort.Vector(Dim.of(l.items().size())));
        }
        int columns = ((Expr.ListLit) l.items().getFirst()).items().size();
        for (Expr row : l.items()) {
            List<Expr> entries = ((Expr.ListLit) row).items();
            if (entries.size() != columns) {
                problem(row, "expected a row of " + columns + " entries like the first one, found " + entries.size());
            }
            entries.forEach(this::number);
        }
        return Typed.of(new Sort.Matrix(Dim.of(l.items().size()), Dim.of(columns)));
    }

    private Typed index(Expr.Index x) {
        List<Typed> indices = x.indices().stream().map(this::number).toList();
        Typed t = typed(x.e());
        return switch (t.sort()) {
            case Sort.Vector v when indices.size() == 2 -> problem(x, "a vector takes one index");
            case Sort.Vector v -> {
                inRange(x.indices().getFirst(), indices.getFirst().value(), v.length());
                yield Typed.NUMBER;
            }
            case Sort.Matrix m -> {
                inRange(x.indices().getFirst(), indices.getFirst().value(), m.rows());
                if (indices.size() == 2) {
                    inRange(x.indices().get(1), indices.get(1).value(), m.columns());
                }
                yield indices.size() == 2 ? Typed.NUMBER : Typed.of(new Sort.Vector(m.columns()));
            }
            case Sort.Sequence s -> problem(x, "a member of a sequence is written A(t)");
            case Sort.Num n -> problem(x, "an index after a number");
            case Sort.TruthValue n -> problem(x, "an index after a truth value");
            case Sort.Digraph g -> problem(x, "an index after a digraph; an edge is edge(G, j, i)");
            case Sort.Unknown u -> indices.size() == 2 ? Typed.NUMBER : Typed.UNKNOWN;
        };
    }

    void inRange(Expr node, Dim index, Dim size) {
        Optional<BigInteger> i = index.constant();
        Optional<BigInteger> n = size.constant();
        if (i.isPresent() && (i.get().signum() <= 0 || n.isPresent() && i.get().compareTo(n.get()) > 0)) {
            clash(node, "the index " + i.get() + " is out of range 1.." + (n.isPresent() ? n.get().toString() : "n"));
        }
    }

    private Typed bound(Expr.Bound b) {
        List<Dim> sizes = new ArrayList<>();
        for (Expr.Binder binder : b.binders()) {
            Dim lo = number(binder.lo()).value();
            Dim hi = number(binder.hi()).value();
            sizes.add(hi.minus(lo).plus(Dim.of(1)));
        }
        List<String> bound = new ArrayList<>();
        for (Expr.Binder binder : b.binders()) {
            checker.nameProblem(binder.name(), "bound name", scope.names.keySet()).ifPresent(m -> problem(binder, m));
            if (!scope.names.containsKey(binder.name())) {
                scope.names.put(binder.name(), Typed.NUMBER);
                bound.add(binder.name());
            }
        }
        boolean before = scope.surelyRead;
        scope.surelyRead = false;
        Typed body = switch (b.kind()) {
            case ALL, ANY -> formula(b.body());
            case MIN, MAX, VECTOR, MATRIX -> number(b.body());
            case SUM -> term(b, "a number, a vector or a matrix", true);
            case PROD -> term(b, "a number or a matrix", false);
        };
        scope.surelyRead = before;
        bound.forEach(scope.names::remove);
        return switch (b.kind()) {
            case ALL, ANY -> Typed.TRUTH;
            case SUM, PROD -> Typed.of(body.sort());
            case MIN, MAX -> Typed.NUMBER;
            case VECTOR -> Typed.of(new Sort.Vector(sizes.getFirst()));
            case MATRIX -> Typed.of(new Sort.Matrix(sizes.getFirst(), sizes.get(1)));
        };
    }

    private Typed term(Expr.Bound b, String what, boolean vectors) {
        Typed t = typed(b.body());
        return switch (t.sort()) {
            case Sort.Num n -> Typed.NUMBER;
            case Sort.Matrix m -> t;
            case Sort.Vector v when vectors -> t;
            case Sort.Unknown u -> t;
            case Sort.Vector v -> problem(b.body(), "expected " + what + ", found " + v.shown());
            case Sort.TruthValue v -> problem(b.body(), "expected " + what + ", found " + v.shown());
            case Sort.Digraph g -> problem(b.body(), "expected " + what + ", found " + g.shown());
            case Sort.Sequence q -> problem(b.body(), "expected " + what + ", found " + q.shown());
        };
    }

    /** Reads an expression that may not be read at all, such as a branch of {@code if}. */
    Typed maybeRead(Expr e) {
        boolean before = scope.surelyRead;
        scope.surelyRead = false;
        Typed t = typed(e);
        scope.surelyRead = before;
        return t;
    }
}
