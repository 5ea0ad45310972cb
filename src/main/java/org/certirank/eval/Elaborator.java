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
    private final BoundReader bounds;
    private final GenericFunctions generic;
    private final Orbits orbits;
    private final Map<CallKey, Value> calls = new HashMap<>();
    /** The names as they are now: {@link #names}, or while something is differentiated those of {@link #fixed}. */
    private Map<String, Value> inSight;
    private FixedNames fixed;
    /** Whether a state or a step of an orbit was read: then nothing is differentiated any more. */
    private boolean stateRead;
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
        this(terms, definitions, names, GenericScope.NONE, Orbits.NONE);
    }

    /** An elaborator that may meet generic names, read under a scope, and calls at layers that are not known. */
    public Elaborator(Terms terms, Map<String, Definition> definitions, Map<String, Value> names, GenericScope scope, Orbits orbits) {
        this.orbits = orbits;
        this.terms = terms;
        this.definitions = Map.copyOf(definitions);
        this.names = Map.copyOf(names);
        this.inSight = this.names;
        Linear linear = new Linear(terms);
        this.generic = new GenericFunctions(terms, scope);
        this.operators = new ValueOperators(terms, linear, generic);
        this.functions = new ValueFunctions(terms, linear, generic);
        this.bounds = new BoundReader(terms, new RangeValues(terms, operators), generic, MAX_STEPS, this::eval);
    }

    public Terms terms() {
        return terms;
    }

    /** The value of an expression or formula. */
    public Value value(Expr e) {
        return read(() -> eval(e, null, true));
    }

    /** The value of the body of the recursive definition that a call calls, at the layer after the one it names: one step, in which the call itself is the state. */
    public Value step(Expr.Call c) {
        return read(() -> {
            Definition d = definitions.get(c.name());
            List<Value> values = new ArrayList<>(all(c.args(), null, true));
            values.set(d.params().indexOf(d.recursion().orElseThrow()), new Num(orbits.next(terms)));
            return body(d, values, stands(c.args(), null, true));
        });
    }

    private Value read(java.util.function.Supplier<Value> reading) {
        try {
            while (true) {
                try {
                    return withValues(shallowOrDeep(reading));
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

    private Value shallowOrDeep(java.util.function.Supplier<Value> reading) {
        depth = 0;
        steps = 0;
        depthLimit = SHALLOW;
        try {
            return reading.get();
        } catch (NeedsStack deep) {
            depth = 0;
            steps = 0;
            depthLimit = MAX_DEPTH;
            return DeepStack.call(DEEP_STACK, reading::get);
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
            case Expr.Bound b -> bounds.value(b, scope, top);
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
            stateRead |= orbits.mentionsState(inSight.get(name));
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
        return expand(d, all(args, scope, top), stands(args, scope, top));
    }

    private List<String> stands(List<Expr> args, Bindings<Value> scope, boolean top) {
        return args.stream().map(a -> Optional.ofNullable(standsFor(a, scope, top)).orElse("")).toList();
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
            Optional<Value> known = c == null ? orbits.value(terms, d, args) : Optional.empty();
            if (known.isPresent()) {
                stateRead = true;
                return known.get();
            }
            ValueOperators.integer(p, d.recursionText());
        }
        CallKey key = new CallKey(d.name(), args, stands);
        Value known = calls.get(key);
        if (known != null) {
            return known;
        }
        Value v = body(d, args, stands);
        calls.put(key, v);
        return v;
    }

    private Value body(Definition d, List<Value> args, List<String> stands) {
        Bindings<Value> scope = null;
        for (int i = 0; i < args.size(); i++) {
            scope = new Bindings<>(d.params().get(i), args.get(i), stands.get(i).isEmpty() ? null : stands.get(i), scope);
        }
        try {
            return eval(d.body(), scope, false);
        } catch (ElaborationException x) {
            throw x.within(d, scope);
        }
    }

    private Value conditional(List<Expr> args, Bindings<Value> scope, boolean top) {
        if (args.size() != 3) {
            throw new ElaborationException("if takes 3 arguments, is given " + args.size());
        }
        Prop condition = prop(args.get(0), scope, top);
        Verdict known = Truths.ofConstants(condition);
        return switch (known == Verdict.OPEN ? orbits.decide(condition) : known) {
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
        Expr by = args.get(1);
        String x = standsFor(by instanceof Expr.Index(Expr of, var at) ? of : by, scope, top);
        Value name = x == null ? UNDEFINED : inSight.get(x);
        boolean entry = by instanceof Expr.Index(Expr of, List<Expr> at) && (name instanceof Vec && at.size() == 1 || name instanceof Value.Mat && at.size() == 2);
        Value variable = entry ? operators.index(name, all(((Expr.Index) by).indices(), scope, top)) : by instanceof Expr.Name ? name : UNDEFINED;
        if (!(variable instanceof Num(Term leaf))) {
            throw new ElaborationException("diff is by a quantified real number, or by an entry of a quantified vector or matrix", by);
        }
        if (generic.isInteger(leaf)) {
            throw new ElaborationException("diff is by a real number, not by an integer", by);
        }
        if (!leaf.isLeaf() || fixed == null && FixedNames.areGiven(names)) {
            throw new NeedsLeaf(x);
        }
        Term e = operators.number(eval(args.get(0), scope, top), "the first argument of diff");
        if (stateRead) {
            // It depends on the other names; and 0 times a state has folded away, but not where it is undefined.
            throw new ElaborationException("no derivative in a text that mentions a state of an orbit before", args.get(0));
        }
        return FixedNames.derivative(terms, e, leaf, args.get(0));
    }

    /** The comparison {@code l relation r} of two values, entry by entry where they are vectors or matrices. */
    public Prop compare(Relation relation, Value l, Value r) {
        return operators.compare(relation, l, r);
    }
}
