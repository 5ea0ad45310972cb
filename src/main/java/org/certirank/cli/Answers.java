package org.certirank.cli;

import java.util.List;
import java.util.function.Supplier;
import org.certirank.eval.Verdict;
import org.certirank.expr.TermLimitException;

/** Evaluates meanings: in double, or at growing precision until the digits asked for are right or the enclosures stop shrinking. */
final class Answers {
    private static final int GUARD_BITS = 40;
    private static final int DOUBLINGS = 6;

    private Answers() {
    }

    /** One evaluation with double ends. */
    static Answer inDouble(Meaning meaning) {
        return limited(() -> Enclosing.inDouble().answer(meaning));
    }

    /** Enclosures with so many right significant digits where possible. */
    static Answer withDigits(Meaning meaning, int digits) {
        return limited(() -> {
            // log2(10) < 10/3 + 1/300
            int bits = digits * 10 / 3 + digits / 100 + GUARD_BITS;
            Answer last = Enclosing.at(bits).answer(meaning);
            for (int i = 0; i < DOUBLINGS && !isRight(last, digits); i++) {
                bits *= 2;
                Answer now = Enclosing.at(bits).answer(meaning);
                // An interval's image does not shrink to a point; once its ends no longer move, they have arrived.
                if (!meaning.isPoint() && shown(last, digits).equals(shown(now, digits))) {
                    return now;
                }
                last = now;
            }
            if (last instanceof Answer.Truth(Verdict verdict) && verdict == Verdict.OPEN && meaning.isPoint()) {
                return new Answer.Truth(ExactTruth.of(meaning, bits));
            }
            return last;
        });
    }

    private static Answer limited(Supplier<Answer> evaluation) {
        try {
            return evaluation.get();
        } catch (TermLimitException limit) {
            throw Failure.badInput("too large to evaluate: " + limit.getMessage());
        }
    }

    private static boolean isRight(Answer answer, int digits) {
        return switch (answer) {
            case Answer.Truth(Verdict verdict) -> verdict != Verdict.OPEN;
            case Answer.Number n -> areRight(answer.ones(), digits);
            case Answer.Vector v -> areRight(answer.ones(), digits);
            case Answer.Matrix m -> areRight(answer.ones(), digits);
            case Answer.Digraph d -> true;
            case Answer.Undefined u -> true;
        };
    }

    private static boolean areRight(List<Answer.One> ones, int digits) {
        return ones.stream().allMatch(one -> DecimalText.isRight(one.enclosure(), digits));
    }

    private static List<DecimalText.Ends> shown(Answer answer, int digits) {
        return answer.ones().stream().map(one -> DecimalText.ends(one.enclosure(), digits)).toList();
    }
}
