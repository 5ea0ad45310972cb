package org.certirank.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.certirank.eval.Value.Num;
import org.certirank.expr.Call;
import org.certirank.exact.Dyadic;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.CallForms;
import org.certirank.expr.Expr;
import org.certirank.expr.MaskName;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorWord;
import org.certirank.expr.TensorWord.Factor;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/** The generic reading: operations on generic tensors, masks and integers, in the canonical forms of docs/generic-names.md, section 2. */
final class GenericFunctions {
    private static final Set<String> OF_NODES = Set.of("edge", "degree", "reaches", "distance", "isCentre", "eccentricity");

    private final Terms terms;
    private final GenericNumbers numbers;
    private final TableFunctions tables;

    GenericFunctions(Terms terms, GenericScope scope) {
        this.terms = terms;
        this.numbers = new GenericNumbers(terms, scope);
        this.tables = new TableFunctions(terms, numbers, this);
    }

    TableFunctions tables() {
        return tables;
    }

    boolean isInteger(Term leaf) {
        return numbers.scope().isInteger(leaf);
    }

    private static ElaborationException none(String what) {
        return new ElaborationException(what + " has no generic meaning");
    }

    private static Term number(Value v, String what) {
        if (v instanceof Num(Term t)) {
            return t;
        }
        throw ValueOperators.mismatch(what, "a number", v);
    }

    private Term integer(Value v, String what) {
        Term t = number(v, what);
        if (!numbers.isInteger(t)) {
            throw new ElaborationException(what + " must be an integer, is " + t);
        }
        return t;
    }

    private Term natural(Value v, String what) {
        Term t = integer(v, what);
        if (!numbers.isAtLeast(t, 0)) {
            throw new ElaborationException(what + " is not certainly at least 0: " + t);
        }
        return t;
    }

    private Term position(Value v, Term n, String what) {
        Term i = number(v, what);
        if (!numbers.isIndex(i, n)) {
            throw new ElaborationException(what + " " + i + " is no index of " + n);
        }
        return i;
    }

    /** Of tensors that are no tables there is only the product. */
    Value binary(Expr.BinaryOp op, Value a, Value b) {
        if (a instanceof Value.Table || b instanceof Value.Table) {
            return tables.binary(op, a, b);
        }
        if (op == Expr.BinaryOp.MUL && a instanceof Value.Word(TensorWord l) && b instanceof Value.Word(TensorWord r) && l.isMatrix() && !r.isRow()) {
            if (!numbers.same(l.lastColumns().orElseThrow(), r.rows())) {
                throw new ElaborationException("a matrix with " + l.lastColumns().get() + " columns * a matrix or vector with " + r.rows() + " rows");
            }
            return new Value.Word(l.times(r));
        }
        throw none(a.describe() + " " + op.symbol() + " " + b.describe());
    }

    Value index(Value v, List<Value> indices) {
        if (v instanceof Value.Table t) {
            return tables.index(t, indices);
        }
        if (!(v instanceof Value.Word(TensorWord w)) || !w.isMatrix() && indices.size() == 2) {
            throw none("an index after " + v.describe());
        }
        if (w.isRow()) {
            return entry(w.atColumn(position(indices.getFirst(), w.length(), "the index")));
        }
        TensorWord row = w.atRow(position(indices.getFirst(), w.rows(), "the row index"));
        if (w.isVector()) {
            return entry(row);
        }
        return indices.size() == 1 ? new Value.Word(row) : entry(row.atColumn(position(indices.get(1), w.lastColumns().orElseThrow(), "the column index")));
    }

    private Num entry(TensorWord w) {
        return new Num(terms.call(Call.of(Kind.ENTRY, w)));
    }

    /** {@code A(t)}. */
    Value member(Value.Family s, List<Value> args) {
        if (args.size() != 1) {
            throw new ElaborationException("a sequence takes one index, is given " + args.size());
        }
        return new Value.Word(TensorWord.of(new Factor.Member(s.sequence(), natural(args.getFirst(), "the index of a sequence"))));
    }

    /** The value of a call that speaks of generic names; empty for any other. */
    Optional<Value> call(String name, List<Value> args) {
        Optional<Value> table = tables.call(name, args);
        if (table.isPresent()) {
            return table;
        }
        boolean generic = args.stream().anyMatch(a -> a instanceof Value.Generic);
        boolean open = args.stream().skip(1).anyMatch(a -> a instanceof Num(Term t) && !t.isConst());
        if (generic || open && OF_NODES.contains(name) && args.getFirst() instanceof Value.Graph) {
            return Optional.of(generic(name, args));
        }
        if (name.equals("identity") && args.size() == 1 && args.getFirst() instanceof Num(Term n) && !n.isConst()) {
            Term size = integer(args.getFirst(), "the size in identity");
            if (!numbers.isAtLeast(size, 1)) {
                throw new ElaborationException("the size in identity is not certainly at least 1: " + size);
            }
            return Optional.of(new Value.Word(TensorWord.of(new Factor.Identity(size))));
        }
        return Optional.empty();
    }

    private Value generic(String name, List<Value> args) {
        Value first = args.getFirst();
        return switch (name + "/" + args.size()) {
            case "max/1" -> vector(Kind.MAX, first);
            case "min/1" -> vector(Kind.MIN, first);
            case "sum/1" -> vector(Kind.SUM, first);
            case "norm2/1" -> vector(Kind.NORM2, first);
            case "normF/1" -> matrix(Kind.NORM_F, first);
            case "mu/1" -> matrix(Kind.MU, first);
            case "spectralNorm/1" -> matrix(Kind.SPECTRAL_NORM, first);
            case "phi/1" -> matrix(Kind.PHI, first);
            case "dot/2" -> dot(first, args.get(1));
            case "row/2" -> index(wholeMatrix(name, first), List.of(args.get(1)));
            case "column/2" -> {
                TensorWord w = wholeMatrix(name, first).word();
                yield new Value.Word(w.atColumn(position(args.get(1), w.lastColumns().orElseThrow(), "the column index")));
            }
            case "product/3" -> product(args);
            case "follows/3" -> follows(args);
            case "nodes/1" -> new Num(GenericScope.mask(name, first).nodes(terms));
            case "selfLoops/1" -> {
                GenericScope.mask(name, first);
                yield new Value.Truth(Props.TRUE);
            }
            case "stronglyConnected/1", "quasiStronglyConnected/1", "undirected/1", "edge/3", "reaches/3", "isCentre/2" ->
                    new Value.Truth(new Prop.Rel(Relation.EQ, ofMask(name, args), terms.one()));
            case "centres/1", "radius/1", "diameter/1", "degree/2", "distance/3", "eccentricity/2" -> new Num(ofMask(name, args));
            default -> throw none(name);
        };
    }

    private Num vector(Kind kind, Value v) {
        if (v instanceof Value.Word(TensorWord w) && w.isVector()) {
            return new Num(terms.call(Call.of(kind, w)));
        }
        throw none(kind.word() + " of " + v.describe());
    }

    private Num matrix(Kind kind, Value v) {
        return new Num(terms.call(Call.of(kind, wholeMatrix(kind.word(), v).word())));
    }

    private static Value.Word wholeMatrix(String name, Value v) {
        if (v instanceof Value.Word w && w.word().isMatrix()) {
            return w;
        }
        throw none(name + " of " + v.describe());
    }

    private Num dot(Value a, Value b) {
        if (a instanceof Value.Word(TensorWord u) && b instanceof Value.Word(TensorWord v) && u.isVector() && v.isVector()) {
            if (!numbers.same(u.length(), v.length())) {
                throw new ElaborationException("the vectors have lengths " + u.length() + " and " + v.length());
            }
            return new Num(terms.call(Call.of(Kind.DOT, u, v)));
        }
        throw none("dot of " + a.describe() + " and " + b.describe());
    }

    /** A predicate of three sequences, which stand in the call as their first members. */
    private Value follows(List<Value> args) {
        List<TensorSymbol> all = new ArrayList<>();
        for (Value v : args) {
            if (!(v instanceof Value.Family(TensorSymbol s)) || s.columns().isEmpty()) {
                throw none("follows with " + v.describe());
            }
            all.add(s);
        }
        TensorSymbol x = all.get(0);
        boolean fit = numbers.same(all.get(1).rows(), x.rows()) && numbers.same(all.get(1).columns().get(), x.rows())
                && numbers.same(all.get(2).rows(), x.columns().get()) && numbers.same(all.get(2).columns().get(), x.columns().get());
        if (!fit) {
            throw new ElaborationException("follows: the members of the sequences do not fit");
        }
        TensorWord[] members = all.stream().map(s -> TensorWord.of(new Factor.Member(s, terms.zero()))).toArray(TensorWord[]::new);
        return new Value.Truth(new Prop.Rel(Relation.EQ, terms.call(Call.of(Kind.FOLLOWS, members)), terms.one()));
    }

    private Value product(List<Value> args) {
        if (!(args.getFirst() instanceof Value.Family(TensorSymbol a))) {
            throw none("product of " + args.getFirst().describe());
        }
        if (a.columns().isEmpty() || !numbers.same(a.rows(), a.columns().get())) {
            throw new ElaborationException("product takes a sequence of square matrices");
        }
        return new Value.Word(TensorWord.of(Factor.product(a, natural(args.get(1), "the beginning of product"), integer(args.get(2), "the end of product"))));
    }

    private Term ofMask(String name, List<Value> args) {
        MaskName g = GenericScope.mask(name, args.getFirst());
        Term n = g.nodes(terms);
        List<Term> nodes = args.stream().skip(1).map(v -> position(v, n, "the node")).toList();
        Kind kind = java.util.Arrays.stream(Kind.values()).filter(k -> k.word().equals(name)).findFirst().orElseThrow();
        boolean defined = switch (kind) {
            case RADIUS -> holds(Kind.QUASI_STRONGLY_CONNECTED, g, List.of()) || holds(Kind.STRONGLY_CONNECTED, g, List.of());
            case DIAMETER -> holds(Kind.STRONGLY_CONNECTED, g, List.of());
            case ECCENTRICITY, DISTANCE -> holds(Kind.STRONGLY_CONNECTED, g, List.of()) || holds(Kind.IS_CENTRE, g, nodes.subList(0, 1));
            case CENTRES, DEGREE, EDGE, REACHES, IS_CENTRE, STRONGLY_CONNECTED, QUASI_STRONGLY_CONNECTED, UNDIRECTED, ENTRY, MAX, MIN, SUM, DOT, NORM2, NORM_F, MU,
                    SPECTRAL_NORM, PHI, FOLLOWS, PROD, RANGE_SUM, CASES, TABLE_RANK -> true;
        };
        if (!defined) {
            throw new ElaborationException("not certainly defined: " + name + " of " + g.text());
        }
        return terms.call(Call.of(kind, g, nodes));
    }

    private boolean holds(Kind kind, MaskName g, List<Term> nodes) {
        return numbers.scope().holds(terms.call(Call.of(kind, g, nodes)));
    }

    // --- ranges and cases that are not known

    /** The value of a binder over one range that is not known, from its body over the bound unknown. */
    Value range(Expr.BoundKind kind, Value from, Value to, String name, UnaryOperator<Value> body) {
        boolean older = kind == Expr.BoundKind.PROD || kind == Expr.BoundKind.ALL;
        Term lo = end(from, "the lower end of the range", older);
        Term hi = end(to, "the upper end of the range", older);
        return switch (kind) {
            case SUM, PROD -> new Num(new Series(terms, numbers).over(kind == Expr.BoundKind.SUM ? Kind.RANGE_SUM : Kind.PROD, lo, hi,
                    leaf -> number(body.apply(new Num(leaf)), "the body of " + kind.word()), name));
            case ALL -> all(lo, hi, name, body);
            case VECTOR -> {
                fromOne(lo, kind);
                yield tables.table(to, Optional.empty(), (i, none) -> number(body.apply(new Num(i)), "an entry"));
            }
            case ANY, MIN, MAX, MATRIX -> throw none(kind.word() + " over a range that is not known");
        };
    }

    /** An end of a range: where no unknown is an integer, sums and tables have known ones. */
    private Term end(Value v, String what, boolean withoutIntegers) {
        boolean known = v instanceof Num(Term t) && (t.isConst() || numbers.isInteger(t) && (withoutIntegers || numbers.scope().hasIntegers()));
        return known ? integer(v, what) : terms.constant(ValueOperators.integer(v, what));
    }

    private static void fromOne(Term lo, Expr.BoundKind kind) {
        if (!lo.isOne()) {
            throw none(kind.word() + " over a range that is not known and does not begin with 1");
        }
    }

    private Value all(Term lo, Term hi, String name, UnaryOperator<Value> body) {
        fromOne(lo, Expr.BoundKind.ALL);
        Term leaf = CallForms.unused(terms);
        GenericScope before = numbers.scope();
        numbers.scope(before.with(leaf, new GenericScope.Unknown(true, Optional.of(hi), RealInterval.of(Bound.closed(Dyadic.ONE), Bound.PLUS_INFINITY))));
        try {
            if (!(body.apply(new Num(leaf)) instanceof Value.Truth(Prop p)) || !numbers.isDefined(p)) {
                throw new ElaborationException("not certainly defined: the body of all");
            }
            return new Value.Truth(Props.all(terms, name, leaf, hi, p));
        } finally {
            numbers.scope(before);
        }
    }

    /** A matrix entry by entry, of dimensions that are not known. */
    Value matrix(List<Value> from, List<Value> to, BinaryOperator<Value> body) {
        from.forEach(lo -> fromOne(end(lo, "the lower end of the range", false), Expr.BoundKind.MATRIX));
        to.forEach(hi -> end(hi, "the upper end of the range", false));
        return tables.table(to.get(0), Optional.of(to.get(1)), (i, j) -> number(body.apply(new Num(i), new Num(j)), "an entry"));
    }

    /** Cases that constants do not decide: one branch if the condition is certain, otherwise a call. */
    Value cases(Prop condition, Supplier<Value> a, Supplier<Value> b) {
        Prop c = Optional.of(condition).filter(p -> numbers.scope().hasIntegers()).flatMap(numbers::condition).orElseThrow(() -> new ElaborationException("the condition of if cannot be decided from integers, masks and constants"));
        return switch (numbers.decided(c)) {
            case TRUE -> a.get();
            case FALSE -> b.get();
            case OPEN, UNDEFINED -> new Num(CallForms.cases(terms, c, number(a.get(), "a branch of if"), number(b.get(), "a branch of if")));
        };
    }

    /** Whether an end of a range is a number that is not known. */
    static boolean isOpen(Value end) {
        return end instanceof Num(Term t) && !t.isConst();
    }
}
