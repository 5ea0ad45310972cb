package org.certirank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certirank.eval.Arithmetic;
import org.certirank.eval.DoubleArithmetic;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Tensor;
import org.certirank.eval.TensorEvaluator;
import org.certirank.expr.Expr;

/**
 * Evaluation in one arithmetic, on a single point or box.
 *
 * @param arithmetic the arithmetic
 * @param bits the precision of the intervals that names stand for
 */
record Enclosing<B>(Arithmetic<B> arithmetic, int bits) {
    private static final int DOUBLE_BITS = 64;

    /** With ends of at most so many bits. */
    static Enclosing<?> at(int bits) {
        return new Enclosing<>(new RealArithmetic(bits), bits);
    }

    /** With ends that are doubles. */
    static Enclosing<?> inDouble() {
        return new Enclosing<>(new DoubleArithmetic(), DOUBLE_BITS);
    }

    /** The value of an expression over its names. */
    Answer answer(Meaning meaning) {
        return answer(new TensorEvaluator<>(arithmetic, 1, meaning.definitions(), names(meaning)).value(meaning.expression()));
    }

    private Map<String, Tensor<B>> names(Meaning meaning) {
        Map<String, Tensor<B>> names = new LinkedHashMap<>();
        meaning.names().forEach((name, binding) -> {
            TensorEvaluator<B> evaluator = new TensorEvaluator<>(arithmetic, 1, Map.of(), names);
            names.put(name, switch (binding) {
                case Meaning.Value(Expr expression) -> evaluator.value(expression);
                case Meaning.Interval interval -> evaluator.number(List.of(interval.at(bits, meaning.before(name))));
                case Meaning.Sequence(List<Expr> members) -> {
                    List<Tensor<B>> values = members.stream().map(evaluator::value).toList();
                    yield new Tensor.Seq<>(t -> values.get(Math.min(t, values.size() - 1)));
                }
            });
        });
        return names;
    }

    private static <B> Answer answer(Tensor<B> tensor) {
        return switch (tensor) {
            case Tensor.Num<B>(Tensor.Entries<B> entries) -> new Answer.Number(ones(entries).getFirst());
            case Tensor.Vec<B>(Tensor.Entries<B> entries) -> new Answer.Vector(ones(entries));
            case Tensor.Mat<B> m -> new Answer.Matrix(m.rows(), m.columns(), ones(m.entries()));
            case Tensor.Truth<B> t -> new Answer.Truth(t.verdicts().getFirst());
            case Tensor.Graph<B>(var mask) -> new Answer.Digraph(mask);
            case Tensor.Undefined<B> u -> new Answer.Undefined();
            case Tensor.Seq<B> s -> throw Failure.badInput("a sequence has no value; expected a number, vector, matrix, mask or formula");
        };
    }

    private static <B> List<Answer.One> ones(Tensor.Entries<B> entries) {
        List<Answer.One> ones = new ArrayList<>();
        for (int e = 0; e < entries.size(); e++) {
            ones.add(new Answer.One(entries.get(e, 0), entries.exact(e)));
        }
        return ones;
    }
}
