package org.certirank.eval;

import java.util.ArrayList;
import java.util.List;
import org.certirank.expr.Expr;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;

/**
 * Reads sums, products, vectors and the like over ranges of a bound name.
 *
 * @param most   no range has more members
 * @param reader of the expressions within
 */
record BoundReader(Terms terms, RangeValues ranges, GenericFunctions generic, long most, Reader reader) {

    /** Gives the value of an expression under bindings. */
    interface Reader {
        Value eval(Expr e, Bindings<Value> scope, boolean top);
    }

    Value value(Expr.Bound b, Bindings<Value> scope, boolean top) {
        List<Value> starts = new ArrayList<>();
        List<Value> stops = new ArrayList<>();
        for (Expr.Binder r : b.binders()) {
            starts.add(reader.eval(r.lo(), scope, top));
            stops.add(reader.eval(r.hi(), scope, top));
        }
        if (starts.stream().anyMatch(v -> v instanceof Value.Undefined) || stops.stream().anyMatch(v -> v instanceof Value.Undefined)) {
            return new Value.Undefined();
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
            count = Math.max(0, hi[k] - lo[k] + 1) > most ? most + 1 : count * Math.max(0, hi[k] - lo[k] + 1);
            if (count > most) {
                throw new TermLimitException("a range of more than " + most + " integers");
            }
        }
        List<Value> parts = new ArrayList<>();
        for (long i = lo[0]; i <= hi[0]; i++) {
            Bindings<Value> inner = new Bindings<>(b.binders().get(0).name(), new Value.Num(terms.constant(i)), null, scope);
            if (lo.length == 1) {
                parts.add(reader.eval(b.body(), inner, top));
                continue;
            }
            for (long j = lo[1]; j <= hi[1]; j++) {
                parts.add(reader.eval(b.body(), new Bindings<>(b.binders().get(1).name(), new Value.Num(terms.constant(j)), null, inner), top));
            }
        }
        return ranges.combine(b.kind(), parts, Math.max(0, hi[0] - lo[0] + 1));
    }

    /** Ranges whose ends are not known: their names are unknowns in the body. */
    private Value open(Expr.Bound b, List<Value> from, List<Value> to, Bindings<Value> scope, boolean top) {
        String first = b.binders().getFirst().name();
        if (b.binders().size() == 2) {
            return generic.matrix(from, to, (i, j) -> reader.eval(b.body(), new Bindings<>(b.binders().get(1).name(), j, null, new Bindings<>(first, i, null, scope)), top));
        }
        return generic.range(b.kind(), from.getFirst(), to.getFirst(), first, i -> reader.eval(b.body(), new Bindings<>(first, i, null, scope), top));
    }
}
