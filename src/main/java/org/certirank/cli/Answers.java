package org.certirank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.certirank.eval.Value;
import org.certirank.eval.Verdict;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.interval.RealInterval;

/** Evaluates meanings: in double, or at growing precision until the digits asked for are right or the enclosures stop shrinking. */
final class Answers {
    private static final int GUARD_BITS = 40;
    private static final int DOUBLINGS = 6;

    private Answers() {
    }

    /** One evaluation with double ends. */
    static Answer inDouble(Calculator.Meaning meaning) {
        return answer(meaning, terms -> Enclosing.inDouble().numbers(terms, meaning.intervals()::get),
                prop -> Enclosing.inDouble().truth(meaning.terms(), prop, meaning.intervals()::get));
    }

    /** Enclosures with so many right significant digits where possible. */
    static Answer withDigits(Calculator.Meaning meaning, int digits) {
        return answer(meaning, terms -> numbers(meaning, terms, digits), prop -> truth(meaning, prop));
    }

    private static Answer answer(Calculator.Meaning meaning, Function<List<Term>, List<RealInterval>> numbers, Function<Prop, Verdict> truth) {
        try {
            return switch (meaning.value()) {
                case Value.Num(Term term) -> new Answer.Number(ones(List.of(term), numbers).getFirst());
                case Value.Vec(List<Term> entries) -> new Answer.Vector(ones(entries, numbers));
                case Value.Mat m -> new Answer.Matrix(m.rows(), m.columns(), ones(m.entries(), numbers));
                case Value.Truth(Prop prop) -> new Answer.Truth(truth.apply(prop));
                case Value.Graph(var mask) -> new Answer.Digraph(mask);
                case Value.Seq s -> throw Failure.badInput("a sequence has no value; expected a number, vector, matrix, mask or formula");
                case Value.Undefined u -> new Answer.Undefined();
            };
        } catch (TermLimitException limit) {
            throw Failure.badInput("too large to evaluate: " + limit.getMessage());
        }
    }

    private static List<Answer.One> ones(List<Term> terms, Function<List<Term>, List<RealInterval>> numbers) {
        List<RealInterval> enclosures = numbers.apply(terms);
        List<Answer.One> ones = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Optional<Rational> exact = terms.get(i).isConst() ? Optional.of(terms.get(i).value()) : Optional.empty();
            ones.add(new Answer.One(enclosures.get(i), exact));
        }
        return ones;
    }

    private static int firstBits(int digits) {
        // log2(10) < 10/3 + 1/300
        return digits * 10 / 3 + digits / 100 + GUARD_BITS;
    }

    private static List<RealInterval> numbers(Calculator.Meaning meaning, List<Term> terms, int digits) {
        List<RealInterval> last = null;
        int bits = firstBits(digits);
        for (int i = 0; i <= DOUBLINGS; i++, bits *= 2) {
            List<RealInterval> now = Enclosing.at(bits).numbers(terms, meaning.intervals()::get);
            List<RealInterval> before = last;
            // An infinite end may still turn out to be finite; a finite one that no longer moves has arrived.
            if (now.stream().allMatch(x -> DecimalText.isRight(x, digits)) || before != null && !meaning.intervals().isEmpty() && settled(before, now, digits)) {
                return now;
            }
            last = now;
        }
        return last;
    }

    private static boolean settled(List<RealInterval> before, List<RealInterval> now, int digits) {
        for (int k = 0; k < now.size(); k++) {
            if (!DecimalText.ends(before.get(k), digits).equals(DecimalText.ends(now.get(k), digits))) {
                return false;
            }
        }
        return true;
    }

    private static Verdict truth(Calculator.Meaning meaning, Prop prop) {
        Verdict verdict = Verdict.OPEN;
        int bits = 64;
        for (int i = 0; i <= DOUBLINGS && verdict == Verdict.OPEN; i++, bits *= 2) {
            verdict = Enclosing.at(bits).truth(meaning.terms(), prop, meaning.intervals()::get);
        }
        return verdict;
    }
}
