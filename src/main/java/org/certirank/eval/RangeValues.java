package org.certirank.eval;

import java.util.List;
import java.util.function.Function;
import org.certirank.eval.Value.Num;
import org.certirank.eval.Value.Truth;
import org.certirank.eval.Value.Vec;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** What the functions that bind names make of the values of their bodies over a known range. */
record RangeValues(Terms terms, ValueOperators operators) {

    Value combine(Expr.BoundKind kind, List<Value> parts, long rows) {
        Function<Value, Term> number = v -> operators.number(v, "the body of " + kind.word());
        return switch (kind) {
            case SUM -> parts.stream().reduce((a, b) -> operators.binary(Expr.BinaryOp.ADD, a, b)).orElseGet(() -> new Num(terms.zero()));
            case PROD -> parts.stream().reduce((a, b) -> operators.binary(Expr.BinaryOp.MUL, a, b)).orElseGet(() -> new Num(terms.one()));
            case ALL -> new Truth(new Prop.And(parts.stream().map(v -> operators.prop(v, "the body of all")).toList()));
            case ANY -> new Truth(new Prop.Or(parts.stream().map(v -> operators.prop(v, "the body of any")).toList()));
            case MIN, MAX, VECTOR, MATRIX -> {
                if (parts.isEmpty()) {
                    throw new ElaborationException(kind.word() + " over an empty range");
                }
                List<Term> ts = parts.stream().map(number).toList();
                yield switch (kind) {
                    case MIN -> new Num(terms.min(ts));
                    case MAX -> new Num(terms.max(ts));
                    case MATRIX -> new Value.Mat((int) rows, (int) (ts.size() / rows), ts);
                    case VECTOR, SUM, PROD, ALL, ANY -> new Vec(ts);
                };
            }
        };
    }
}
