package org.certirank.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.certirank.eval.Arithmetic;
import org.certirank.eval.DoubleArithmetic;
import org.certirank.eval.Evaluator;
import org.certirank.eval.Program;
import org.certirank.eval.RealArithmetic;
import org.certirank.eval.Truths;
import org.certirank.eval.Verdict;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.interval.RealInterval;

/**
 * Enclosures of terms in one arithmetic.
 *
 * @param arithmetic the arithmetic
 * @param bits the precision of the values of names
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

    /** One enclosure for each term, in order. */
    List<RealInterval> numbers(List<Term> terms, Function<Term, IntFunction<RealInterval>> names) {
        Evaluator<B> evaluator = new Evaluator<>(arithmetic, Program.of(terms));
        Map<Term, B> values = evaluator.evaluate(leaf(names));
        return terms.stream().map(t -> arithmetic.get(values.get(t), 0)).toList();
    }

    /** What is certain of a formula. */
    Verdict truth(Terms terms, Prop prop, Function<Term, IntFunction<RealInterval>> names) {
        return new Truths<>(arithmetic, terms, List.of(prop)).judge(1, leaf(names))[0][0];
    }

    private Function<Term, B> leaf(Function<Term, IntFunction<RealInterval>> names) {
        return leaf -> arithmetic.enclosing(List.of(names.apply(leaf).apply(bits)));
    }
}
