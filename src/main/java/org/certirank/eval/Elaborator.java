package org.certirank.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.eval.Value.Num;
import org.certirank.eval.Value.Truth;
import org.certirank.eval.Value.Vec;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Derivative;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;

/**
 * Turns expressions into values over scalar nodes, exactly as section 8 of the spec language says, for known integers and masks. Definitions
 * are expanded where they are used, over their parameters only. A claim that has no meaning for the values given is an
 * {@link ElaborationException}; too much work is a {@link TermLimitException}. For one thread, like its {@link Terms}.
 */
public final class Elaborator {
    private static final long MAX_STEPS = 30_000_000;
    private static final int MAX_DEPTH = 20_000;
    private static final int SHALLOW = 150;
    private static final long DEEP_STACK = 1L << 30;
    private static final Value UNDEFINED = new Value.Undefined();

    /** The expression must be elaborated with this quantified name as a leaf, because it is differentiated by it, and all others fixed. */
    private static final class NeedsLeaf extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String name;

        NeedsLeaf(String name) {
            super(name, null, false, false);
            this.name = name;
        }
    }

    private record CallKey(String name, List<Value> args, List<String> stands) { }

    private final Terms terms;
    private final Map<String, Definition> definitions;
    private final Map<String, Value> names;
    private final ValueOperators operators;
    private final ValueFunctions functions;
    private final RangeValues ranges;
    private final GenericFunctions generic;
    private final Map<CallKey, Value> calls = new HashMap<>();
    /** The names as they are now: {@link #names}, or while something is differentiated those of {@link #fixed}. */
    private Map<String, Value> inSight;
    private FixedNames fixed;
    private long steps;
    private int depth;
    private int depthLimit = SHALLOW;

    /**
     * An elaborator.
     *
     * @param terms the factory of the nodes
     * @param definitions the definitions of {@code let} by name
     * @param names the values of the quantified names: leaves for unknowns, constants for known integers, masks, witnesses, ...
     */
    public Elaborator(Terms terms, Map<String, Definition> definitions, Map<String, Value> names) {
        this(terms, definitions, names, GenericScope.NONE);
    }

    /** An elaborator that may meet generic names, read under a scope. */
    public Elaborator(Terms terms, Map<String, Definition> definitions, Map<String, Value> names, GenericScope scope) {
        this.terms = terms;
        this.definitions = Map.copyOf(definitions);
        this.names = Map.copyOf(names);
        this.inSight = this.names;
        Linear linear = new Linear(terms);
        this.generic = new GenericFunctions(terms, scope);
        this.operators = new ValueOperators(terms, linear, generic);
        this.functions = new ValueFunctions(terms, linear, generic);
        this.ranges = new RangeValues(terms, operators);
    }

    public Terms terms() {
        return terms;
    }

    /** The value of an expression or formula. */
    public Value value(Expr e) {
        try {
            while (true) {
                try {
                    return withValues(shallowOrDeep(e));
                } catch (NeedsLeaf need) {
                    if (fixed == null) {
                        fixed = new FixedNames(terms, names);
                        inSight = fixed.values();
                    }
                    fixed.differentiatedBy(need.name);
                    calls.clear();
                }
            }
        } finally {
            if (fixed != null) {
                fixed = null;
                inSight = names;
                calls.clear();
            }
        }
    }

    /** The formula e. */
    public Prop prop(Expr e) {
        return operators.prop(value(e), "this");
    }

    /** The number e. */
    public Term number(Expr e) {
        return operators.number(value(e), "this");
    }

    /** The known integer e. */
    public long integer(Expr e) {
        return ValueOperators.integer(value(e), "this");
    }

    private Value shallowOrDeep(Expr e) {
        depth = 0;
        steps = 0;
        depthLimit = SHALLOW;
        try {
            return eval(e, null, true);
        } catch (NeedsStack deep) {
            depth = 0;
            steps = 0;
            depthLimit = MAX_DEPTH;
            return DeepStack.call(DEEP_STACK, () -> eval(e, null, true));
        }
    }

    /** Puts the given values in for the leaves that stand for them: first differentiate, then substitute. */
    private Value withValues(Value v) {
        if (fixed == null || fixed.given().isEmpty()) {
            return v;
        }
        return v.substitute(terms, fixed.given());
    }

    /** {@code top}: quantified names are in sight, as they are not in the body of a definition. */
    private Value eval(Expr e, Bindings<Value> scope, boolean top) {
        if (++steps > MAX_STEPS) {
            throw new TermLimitException("more than " + MAX_STEPS + " steps of elaboration");
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

    private Value step(Expr e, Bindings<Value> scope, boolean top) {
        return switch (e) {
            case Expr.NumberLit(Rational value) -> new Num(terms.constant(value));
            case Expr.Name(String name) -> name(name, scope, top);
            case Expr.Truth(boolean value) -> new Truth(new Prop.Truth(value));
            case Expr.Neg(Expr of) -> operators.neg(eval(of, scope, top));
            case Expr.Binary(Expr.BinaryOp op, Expr l, Expr r) -> operators.binary(op, eval(l, scope, top), eval(r, scope, top));
            case Expr.Chain c -> chain(c, scope, top);
            case Expr.Not(Expr of) -> new Truth(ValueOperators.negation(prop(of, scope, top)));
            case Expr.And(Expr l, Expr r) -> new Truth(new Prop.And(List.of(prop(l, scope, top), prop(r, scope, top))));
            case Expr.Or(Expr l, Expr r) -> new Truth(new Prop.Or(List.of(prop(l, scope, top), prop(r, scope, top))));
            case Expr.Implies(Expr l, Expr r) -> new Truth(new Prop.Imp(prop(l, scope, top), prop(r, scope, top)));
            case Expr.Iff(Expr l, Expr r) -> new Truth(Props.iff(prop(l, scope, top), prop(r, scope, top)));
            case Expr.ListLit l -> list(l, scope, top);
            case Expr.Index(Expr of, List<Expr> indices) -> operators.index(eval(of, scope, top), all(indices, scope, top));
            case Expr.Call(String name, List<Expr> args) -> call(name, args, scope, top);
            case Expr.Bound b -> bound(b, scope, top);
        };
    }

    private Prop prop(Expr e, Bindings<Value> scope, boolean top) {
        return operators.prop(eval(e, scope, top), "a part of a formula");
    }

    private List<Value> all(List<Expr> es, Bindings<Value> scope, boolean top) {
        List<Value> values = new ArrayList<>(es.size());
        for (Expr e : es) {
            values.add(eval(e, scope, top));
        }
        return List.copyOf(values);
    }

    private Value name(String name, Bindings<Value> scope, boolean top) {
        Bindings<Value> local = Bindings.find(scope, name);
        if (local != null) {
            return local.value();
        }
        if (top && inSight.containsKey(name)) {
            return inSight.get(name);
        }
        if (definitions.containsKey(name)) {
            return expand(definitions.get(name), List.of(), List.of());
        }
        if (name.equals("pi")) {
            return new Num(terms.pi());
        }
        throw new ElaborationException("the name " + name + " is not known here");
    }

    private Value chain(Expr.Chain c, Bindings<Value> scope, boolean top) {
        List<Value> operands = all(c.operands(), scope, top);
        List<Prop> parts = new ArrayList<>();
        for (int i = 0; i < c.relations().size(); i++) {
            parts.add(operators.compare(c.relations().get(i), operands.get(i), operands.get(i + 1)));
        }
        return new Truth(Props.conjunction(parts));
    }

    private Value list(Expr.ListLit l, Bindings<Value> scope, boolean top) {
        if (!l.isMatrix()) {
            return new Vec(l.items().stream().map(i -> operators.number(eval(i, scope, top), "an entry of a vector")).toList());
        }
        List<Term> entries = new ArrayList<>();
        int columns = ((Expr.ListLit) l.items().getFirst()).items().size();
        for (Expr row : l.items()) {
            List<Expr> items = ((Expr.ListLit) row).items();
            if (items.size() != columns) {
                throw new ElaborationException("rows of " + columns + " and of " + items.size() + " entries in one matrix");
            }
            items.forEach(i -> entries.add(operators.number(eval(i, scope, top), "an entry of a matrix")));
        }
        return new Value.Mat(l.items().size(), columns, entries);
    }

    private Value call(String name, List<Expr> args, Bindings<Value> scope, boolean top) {
        if (name.equals("if")) {
            return conditional(args, scope, top);
        }
        if (name.equals("diff")) {
            return derivative(args, scope, top);
        }
        Bindings<Value> local = Bindings.find(scope, name);
        Value sequence = local != null ? local.value() : top ? inSight.get(name) : null;
        if (sequence instanceof Value.Seq s) {
            return ValueFunctions.member(s, all(args, scope, top));
        }
        if (sequence instanceof Value.Family f) {
            return generic.member(f, all(args, scope, top));
        }
        if (sequence instanceof Value.Undefined) {
            return UNDEFINED;
        }
        if (sequence != null) {
            throw new ElaborationException(name + " is " + sequence.describe() + " and cannot be called");
        }
        Definition d = definitions.get(name);
        if (d == null) {
            return functions.call(name, all(args, scope, top));
        }
        if (d.params().size() != args.size()) {
            throw new ElaborationException(name + " takes " + d.params().size() + " arguments, is given " + args.size());
        }
        List<Value> values = all(args, scope, top);
        return expand(d, values, args.stream().map(a -> Optional.ofNullable(standsFor(a, scope, top)).orElse("")).toList());
    }

    /** The quantified name that an argument is, directly or through parameters; null if it is anything else. */
    private String standsFor(Expr e, Bindings<Value> scope, boolean top) {
        if (!(e instanceof Expr.Name(String name))) {
            return null;
        }
        Bindings<Value> local = Bindings.find(scope, name);
        if (local != null) {
            return local.stands();
        }
        return top && names.containsKey(name) ? name : null;
    }

    private Value expand(Definition d, List<Value> args, List<String> stands) {
        if (d.recursion().isPresent()) {
            Value p = args.get(d.params().indexOf(d.recursion().get()));
            Rational c = p.constant();
            if (p instanceof Value.Undefined || c != null && (!c.isInteger() || c.signum() < 0)) {
                return UNDEFINED;
            }
            ValueOperators.integer(p, "the recursion parameter " + d.recursion().get() + " of " + d.name());
        }
        CallKey key = new CallKey(d.name(), args, stands);
        Value known = calls.get(key);
        if (known != null) {
            return known;
        }
        Bindings<Value> scope = null;
        for (int i = 0; i < args.size(); i++) {
            scope = new Bindings<>(d.params().get(i), args.get(i), stands.get(i).isEmpty() ? null : stands.get(i), scope);
        }
        Value v;
        try {
            v = eval(d.body(), scope, false);
        } catch (ElaborationException x) {
            throw x.within(d, scope);
        }
        calls.put(key, v);
        return v;
    }

    private Value conditional(List<Expr> args, Bindings<Value> scope, boolean top) {
        if (args.size() != 3) {
            throw new ElaborationException("if takes 3 arguments, is given " + args.size());
        }
        return switch (Truths.ofConstants(prop(args.get(0), scope, top))) {
            case TRUE -> eval(args.get(1), scope, top);
            case FALSE -> eval(args.get(2), scope, top);
            case UNDEFINED -> UNDEFINED;
            case OPEN -> generic.cases(prop(args.get(0), scope, top), () -> eval(args.get(1), scope, top), () -> eval(args.get(2), scope, top));
        };
    }

    private Value derivative(List<Expr> args, Bindings<Value> scope, boolean top) {
        if (args.size() != 2) {
            throw new ElaborationException("diff takes 2 arguments, is given " + args.size());
        }
        String x = standsFor(args.get(1), scope, top);
        if (x == null || !(inSight.get(x) instanceof Num(Term leaf))) {
            throw new ElaborationException("diff is by a quantified real number", args.get(1));
        }
        if (generic.isInteger(leaf)) {
            throw new ElaborationException("diff is by a real number, not by an integer", args.get(1));
        }
        if (!leaf.isLeaf() || fixed == null && FixedNames.areGiven(names)) {
            throw new NeedsLeaf(x);
        }
        try {
            Term e = operators.number(eval(args.get(0), scope, top), "the first argument of diff");
            Term d = Derivative.of(terms, e, leaf);
            // the derivative alone can be defined where e is not; 0 * e folds away exactly if e is total
            return new Num(e.isTotal() ? d : terms.add(d, terms.mul(terms.zero(), e)));
        } catch (Derivative.NotDifferentiable n) {
            throw new ElaborationException(n.getMessage(), args.get(0));
        }
    }

    private Value bound(Expr.Bound b, Bindings<Value> scope, boolean top) {
        List<Value> starts = new ArrayList<>();
        List<Value> stops = new ArrayList<>();
        for (Expr.Binder r : b.binders()) {
            starts.add(eval(r.lo(), scope, top));
            stops.add(eval(r.hi(), scope, top));
        }
        if (starts.stream().anyMatch(v -> v instanceof Value.Undefined) || stops.stream().anyMatch(v -> v instanceof Value.Undefined)) {
            return UNDEFINED;
        }
        if (starts.stream().anyMatch(GenericFunctions::isOpen) || stops.stream().anyMatch(GenericFunctions::isOpen)) {
            return open(b, starts, stops, scope, top);
        }
        long[] lo = new long[b.binders().size()];
        long[] hi = new long[lo.length];
        long count = 1;
        for (int k = 0; k < lo.length; k++) {
            Value from = starts.get(k);
            Value to = stops.get(k);
            lo[k] = ValueOperators.integer(from, "the lower end of the range");
            hi[k] = ValueOperators.integer(to, "the upper end of the range");
            count = Math.max(0, hi[k] - lo[k] + 1) > MAX_STEPS ? MAX_STEPS + 1 : count * Math.max(0, hi[k] - lo[k] + 1);
            if (count > MAX_STEPS) {
                throw new TermLimitException("a range of more than " + MAX_STEPS + " integers");
            }
        }
        List<Value> parts = new ArrayList<>();
        for (long i = lo[0]; i <= hi[0]; i++) {
            Bindings<Value> inner = new Bindings<>(b.binders().get(0).name(), new Num(terms.constant(i)), null, scope);
            if (lo.length == 1) {
                parts.add(eval(b.body(), inner, top));
                continue;
            }
            for (long j = lo[1]; j <= hi[1]; j++) {
                parts.add(eval(b.body(), new Bindings<>(b.binders().get(1).name(), new Num(terms.constant(j)), null, inner), top));
            }
        }
        return ranges.combine(b.kind(), parts, Math.max(0, hi[0] - lo[0] + 1));
    }

    /** Ranges whose ends are not known: their names are unknowns in the body. */
    private Value open(Expr.Bound b, List<Value> from, List<Value> to, Bindings<Value> scope, boolean top) {
        String first = b.binders().getFirst().name();
        if (b.binders().size() == 2) {
            return generic.matrix(from, to, (i, j) -> eval(b.body(), new Bindings<>(b.binders().get(1).name(), j, null, new Bindings<>(first, i, null, scope)), top));
        }
        return generic.range(b.kind(), from.getFirst(), to.getFirst(), first, i -> eval(b.body(), new Bindings<>(first, i, null, scope), top));
    }

    /** The comparison {@code l relation r} of two values, entry by entry where they are vectors or matrices. */
    public Prop compare(Relation relation, Value l, Value r) {
        return operators.compare(relation, l, r);
    }
}
