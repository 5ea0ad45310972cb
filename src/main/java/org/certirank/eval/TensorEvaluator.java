package org.certirank.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.TermLimitException;
import org.certirank.interval.RealInterval;

/**
 * Evaluates expressions with vectors and matrices as values: no scalar graph is built, a matrix product is one call of the arithmetic, and a
 * batch of points or boxes is evaluated at once. Numbers stay exact rationals as long as that is short. Claim: each entry of the result on
 * each lane lies in its enclosure where it is defined, and its flag says where that is. An expression that takes a derivative is handed
 * to the {@link Elaborator} as a whole. Definitions with known integers, recursion and sequences work as in the spec language.
 *
 * @param <B> the batches
 */
public final class TensorEvaluator<B> {
    private static final long MAX_STEPS = 5_000_000;
    private static final int MAX_DEPTH = 20_000;
    private static final int SHALLOW = 150;
    private static final long DEEP_STACK = 1L << 30;

    /** A derivative is taken: the scalar graph has to do it. */
    static final class TakesDerivative extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TakesDerivative() {
            super("diff", null, false, false);
        }
    }

    private final Blocks<B> blocks;
    private final Map<String, Definition> definitions;
    private final Map<String, Tensor<B>> names;
    private final TensorFunctions<B> functions;
    private final TensorTruths<B> truths;
    private final Map<List<Object>, Tensor<B>> recursions = new HashMap<>();
    private long steps;
    private int depth;
    private int depthLimit;

    /**
     * An evaluator.
     *
     * @param arithmetic the arithmetic of the enclosures
     * @param lanes the number of points or boxes
     * @param definitions the definitions in sight
     * @param names the values of names, made by {@link #number}, {@link #vector}, ... of an evaluator with the same arithmetic and lanes
     */
    public TensorEvaluator(Arithmetic<B> arithmetic, int lanes, Map<String, Definition> definitions, Map<String, Tensor<B>> names) {
        this.blocks = new Blocks<>(arithmetic, lanes);
        this.definitions = Map.copyOf(definitions);
        this.names = Map.copyOf(names);
        this.functions = new TensorFunctions<>(blocks);
        this.truths = new TensorTruths<>(blocks);
    }

    /** An exact number. */
    public Tensor<B> number(Rational q) {
        return functions.num(blocks.constant(q));
    }

    /** A number by its enclosures on the lanes. */
    public Tensor<B> number(List<RealInterval> lanes) {
        return functions.num(block(1, lanes));
    }

    /** A vector by the enclosures of its entries: entry e of lane l is element {@code e * lanes + l}. */
    public Tensor<B> vector(int length, List<RealInterval> entries) {
        return functions.vec(block(length, entries));
    }

    /** A matrix by the enclosures of its entries, row by row: entry e of lane l is element {@code e * lanes + l}. */
    public Tensor<B> matrix(int rows, int columns, List<RealInterval> entries) {
        return functions.mat(rows, columns, block(Math.multiplyExact(rows, columns), entries));
    }

    private Block<B> block(int entries, List<RealInterval> values) {
        if (values.size() != Math.multiplyExact(entries, blocks.lanes())) {
            throw new IllegalArgumentException(values.size() + " enclosures for " + entries + " entries on " + blocks.lanes() + " lanes");
        }
        return Block.of(entries, blocks.arithmetic().enclosing(values));
    }

    /** The value of an expression or formula. {@link ElaborationException} where it has no meaning, {@link TermLimitException} when too large. */
    public Tensor<B> value(Expr e) {
        try {
            return run(e, SHALLOW);
        } catch (NeedsStack deep) {
            try {
                return DeepStack.call(DEEP_STACK, () -> run(e, MAX_DEPTH));
            } catch (TakesDerivative d) {
                return new TensorDerivatives<>(blocks, functions, definitions, names).value(e);
            }
        } catch (TakesDerivative d) {
            return new TensorDerivatives<>(blocks, functions, definitions, names).value(e);
        }
    }

    private Tensor<B> run(Expr e, int limit) {
        steps = 0;
        depth = 0;
        depthLimit = limit;
        return eval(e, null, true);
    }

    private Tensor<B> eval(Expr e, Bindings<Tensor<B>> scope, boolean top) {
        if (++steps > MAX_STEPS) {
            throw new TermLimitException("more than " + MAX_STEPS + " steps of evaluation");
        }
        if (++depth > depthLimit) {
            if (depthLimit == MAX_DEPTH) {
                throw new TermLimitException("recursion deeper than " + MAX_DEPTH);
            }
            throw new NeedsStack();
        }
        try {
            return step(e, scope, top);
        } catch (ElaborationException x) {
            throw x.at().isPresent() ? x : new ElaborationException(x.getMessage(), e);
        } finally {
            depth--;
        }
    }

    private Tensor<B> step(Expr e, Bindings<Tensor<B>> scope, boolean top) {
        return switch (e) {
            case Expr.NumberLit(Rational value) -> number(value);
            case Expr.Name(String name) -> name(name, scope, top);
            case Expr.Truth(boolean value) -> TensorTruths.of(value, blocks.lanes());
            case Expr.Neg(Expr of) -> functions.neg(eval(of, scope, top));
            case Expr.Binary(Expr.BinaryOp op, Expr l, Expr r) -> functions.binary(op, eval(l, scope, top), eval(r, scope, top));
            case Expr.Chain c -> chain(c, scope, top);
            case Expr.Not(Expr of) -> truths.not(eval(of, scope, top));
            case Expr.And(Expr l, Expr r) -> truths.connective(e, eval(l, scope, top), eval(r, scope, top));
            case Expr.Or(Expr l, Expr r) -> truths.connective(e, eval(l, scope, top), eval(r, scope, top));
            case Expr.Implies(Expr l, Expr r) -> truths.connective(e, eval(l, scope, top), eval(r, scope, top));
            case Expr.Iff(Expr l, Expr r) -> truths.connective(e, eval(l, scope, top), eval(r, scope, top));
            case Expr.ListLit l -> list(l, scope, top);
            case Expr.Index(Expr of, List<Expr> indices) -> functions.index(eval(of, scope, top), all(indices, scope, top));
            case Expr.Call(String name, List<Expr> args) -> call(name, args, scope, top);
            case Expr.Bound b -> bound(b, scope, top);
        };
    }

    private List<Tensor<B>> all(List<Expr> es, Bindings<Tensor<B>> scope, boolean top) {
        List<Tensor<B>> values = new ArrayList<>(es.size());
        for (Expr e : es) {
            values.add(eval(e, scope, top));
        }
        return values;
    }

    private Tensor<B> name(String name, Bindings<Tensor<B>> scope, boolean top) {
        Bindings<Tensor<B>> local = Bindings.find(scope, name);
        if (local != null) {
            return local.value();
        }
        if (top && names.containsKey(name)) {
            return names.get(name);
        }
        if (definitions.containsKey(name)) {
            return expand(definitions.get(name), List.of());
        }
        if (name.equals("pi")) {
            return functions.num(blocks.spread(blocks.arithmetic().pi()));
        }
        throw new ElaborationException("the name " + name + " is not known here");
    }

    private Tensor<B> chain(Expr.Chain c, Bindings<Tensor<B>> scope, boolean top) {
        List<Tensor<B>> operands = all(c.operands(), scope, top);
        return truths.all(IntStream.range(0, c.relations().size())
                .mapToObj(i -> truths.compare(c.relations().get(i), operands.get(i), operands.get(i + 1))).toList());
    }

    private Tensor<B> list(Expr.ListLit l, Bindings<Tensor<B>> scope, boolean top) {
        List<Block<B>> entries = new ArrayList<>();
        if (!l.isMatrix()) {
            l.items().forEach(i -> entries.add(functions.number(eval(i, scope, top), "an entry of a vector")));
            return functions.vec(blocks.concat(entries));
        }
        int columns = ((Expr.ListLit) l.items().getFirst()).items().size();
        for (Expr row : l.items()) {
            List<Expr> items = ((Expr.ListLit) row).items();
            if (items.size() != columns) {
                throw new ElaborationException("rows of " + columns + " and of " + items.size() + " entries in one matrix");
            }
            items.forEach(i -> entries.add(functions.number(eval(i, scope, top), "an entry of a matrix")));
        }
        return functions.mat(l.items().size(), columns, blocks.concat(entries));
    }

    private Tensor<B> call(String name, List<Expr> args, Bindings<Tensor<B>> scope, boolean top) {
        if (name.equals("if")) {
            return conditional(args, scope, top);
        }
        if (name.equals("diff")) {
            throw new TakesDerivative();
        }
        Bindings<Tensor<B>> local = Bindings.find(scope, name);
        Tensor<B> sequence = local != null ? local.value() : top ? names.get(name) : null;
        List<Tensor<B>> values = all(args, scope, top);
        if (sequence instanceof Tensor.Seq<B> s) {
            return member(s, values);
        }
        if (sequence instanceof Tensor.Undefined) {
            return sequence;
        }
        if (sequence != null) {
            throw new ElaborationException(name + " is " + sequence.describe() + " and cannot be called");
        }
        Definition d = definitions.get(name);
        if (d == null) {
            return name.equals("product") && values.size() == 3 && values.getFirst() instanceof Tensor.Seq<B> s ? product(s, values) : functions.call(name, values);
        }
        if (d.params().size() != args.size()) {
            throw new ElaborationException(name + " takes " + d.params().size() + " arguments, is given " + args.size());
        }
        return expand(d, values);
    }

    private static <B> Tensor<B> member(Tensor.Seq<B> s, List<Tensor<B>> args) {
        if (args.size() != 1) {
            throw new ElaborationException("a sequence takes one index, is given " + args.size());
        }
        if (args.getFirst() instanceof Tensor.Undefined) {
            return args.getFirst();
        }
        long t = TensorFunctions.integer(args.getFirst(), "the index of a sequence");
        if (t > Integer.MAX_VALUE) {
            throw new TermLimitException("the index " + t + " of a sequence");
        }
        return t < 0 ? new Tensor.Undefined<>() : s.member().apply((int) t);
    }

    /** A(t-1) * (A(t-2) * ... A(s)); the identity if t &lt;= s. */
    private Tensor<B> product(Tensor.Seq<B> a, List<Tensor<B>> args) {
        if (args.get(1) instanceof Tensor.Undefined || args.get(2) instanceof Tensor.Undefined) {
            return new Tensor.Undefined<>();
        }
        long s = TensorFunctions.integer(args.get(1), "the beginning of product");
        long t = TensorFunctions.integer(args.get(2), "the end of product");
        Tensor<B> p = member(a, List.of(args.get(1)));
        if (s < 0) {
            return p;
        }
        if (!(p instanceof Tensor.Mat<B> m) || m.rows() != m.columns()) {
            throw new ElaborationException("product takes a sequence of square matrices, is given " + p.describe());
        }
        if (t <= s) {
            return functions.call("identity", List.of(number(Rational.of(m.rows()))));
        }
        for (long k = s + 1; k < t; k++) {
            p = functions.binary(Expr.BinaryOp.MUL, member(a, List.of(number(Rational.of(k)))), p);
        }
        return p;
    }

    private Tensor<B> expand(Definition d, List<Tensor<B>> args) {
        if (d.recursion().isEmpty()) {
            return body(d, args);
        }
        Tensor<B> p = args.get(d.params().indexOf(d.recursion().get()));
        Block<B> b = TensorFunctions.block(p);
        if (p instanceof Tensor.Undefined || b != null && b.isExact() && (!b.value(0).isInteger() || b.value(0).signum() < 0)) {
            return new Tensor.Undefined<>();
        }
        long n = TensorFunctions.integer(p, d.recursionText());
        // Blocks are compared by identity: a call with the same objects is the same call; another one is only computed anew.
        List<Object> key = new ArrayList<>(List.of(d.name(), n));
        args.forEach(a -> key.add(a == p ? "p" : TensorFunctions.block(a) == null ? a : TensorFunctions.block(a)));
        Tensor<B> known = recursions.get(key);
        if (known == null) {
            known = body(d, args);
            recursions.put(key, known);
        }
        return known;
    }

    private Tensor<B> body(Definition d, List<Tensor<B>> args) {
        Bindings<Tensor<B>> scope = null;
        for (int i = 0; i < args.size(); i++) {
            scope = new Bindings<>(d.params().get(i), args.get(i), null, scope);
        }
        return eval(d.body(), scope, false);
    }

    private Tensor<B> conditional(List<Expr> args, Bindings<Tensor<B>> scope, boolean top) {
        if (args.size() != 3) {
            throw new ElaborationException("if takes 3 arguments, is given " + args.size());
        }
        return switch (TensorTruths.uniform(eval(args.get(0), scope, top))) {
            case TRUE -> eval(args.get(1), scope, top);
            case FALSE -> eval(args.get(2), scope, top);
            case UNDEFINED -> new Tensor.Undefined<>();
            case OPEN -> throw new ElaborationException("the condition of if cannot be decided from integers, masks and constants", args.get(0));
        };
    }

    private Tensor<B> bound(Expr.Bound b, Bindings<Tensor<B>> scope, boolean top) {
        long[] lo = new long[b.binders().size()];
        long[] hi = new long[lo.length];
        for (int k = 0; k < lo.length; k++) {
            Tensor<B> from = eval(b.binders().get(k).lo(), scope, top);
            Tensor<B> to = eval(b.binders().get(k).hi(), scope, top);
            if (from instanceof Tensor.Undefined || to instanceof Tensor.Undefined) {
                return new Tensor.Undefined<>();
            }
            lo[k] = TensorFunctions.integer(from, "the lower end of the range");
            hi[k] = TensorFunctions.integer(to, "the upper end of the range");
        }
        List<Tensor<B>> parts = new ArrayList<>();
        for (long i = lo[0]; i <= hi[0]; i++) {
            Bindings<Tensor<B>> inner = new Bindings<>(b.binders().get(0).name(), number(Rational.of(i)), null, scope);
            if (lo.length == 1) {
                parts.add(eval(b.body(), inner, top));
                continue;
            }
            for (long j = lo[1]; j <= hi[1]; j++) {
                parts.add(eval(b.body(), new Bindings<>(b.binders().get(1).name(), number(Rational.of(j)), null, inner), top));
            }
        }
        return combine(b.kind(), parts, hi[0] - lo[0] + 1);
    }

    private Tensor<B> combine(Expr.BoundKind kind, List<Tensor<B>> parts, long rows) {
        return switch (kind) {
            case SUM -> fold(Expr.BinaryOp.ADD, parts).orElseGet(() -> number(Rational.ZERO));
            case PROD -> fold(Expr.BinaryOp.MUL, parts).orElseGet(() -> number(Rational.ONE));
            case ALL -> truths.all(parts);
            case ANY -> truths.any(parts);
            case MIN, MAX, VECTOR, MATRIX -> {
                if (parts.isEmpty()) {
                    throw new ElaborationException(kind.word() + " over an empty range");
                }
                List<Block<B>> ts = parts.stream().map(v -> functions.number(v, "the body of " + kind.word())).toList();
                yield switch (kind) {
                    case MIN, MAX -> functions.num(functions.extreme(kind.word(), ts));
                    case MATRIX -> functions.mat((int) rows, (int) (ts.size() / rows), blocks.concat(ts));
                    case VECTOR, SUM, PROD, ALL, ANY -> functions.vec(blocks.concat(ts));
                };
            }
        };
    }

    private Optional<Tensor<B>> fold(Expr.BinaryOp op, List<Tensor<B>> parts) {
        return parts.stream().reduce((a, b) -> functions.binary(op, a, b));
    }
}
