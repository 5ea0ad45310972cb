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
        long[] lo = new long[b.binders().size()];
        long[] hi = new long[lo.length];
        long count = 1;
        for (int k = 0; k < lo.length; k++) {
            Value from = reader.eval(b.binders().get(k).lo(), scope, top);
            Value to = reader.eval(b.binders().get(k).hi(), scope, top);
            if (from instanceof Value.Undefined || to instanceof Value.Undefined) {
                return new Value.Undefined();
            }
            if (lo.length == 1 && (GenericFunctions.isOpen(from) || GenericFunctions.isOpen(to)) && (b.kind() == Expr.BoundKind.ALL || b.kind() == Expr.BoundKind.PROD)) {
                return open(b, from, to, scope, top);
            }
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

    /** A range whose ends are not known: its name is an unknown in the body. */
    private Value open(Expr.Bound b, Value from, Value to, Bindings<Value> scope, boolean top) {
        GenericFunctions.Opened o = generic.open(b, from, to);
        try {
            Value body = reader.eval(b.body(), new Bindings<>(b.binders().getFirst().name(), new Value.Num(o.leaf()), null, scope), top);
            return generic.closed(b, o, body);
        } finally {
            generic.leave(o);
        }
    }
}
