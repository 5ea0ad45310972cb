package org.certirank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certirank.certificate.Certificate;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Quantifier;
import org.certirank.expr.TextPrinter;
import org.certirank.report.ClaimResult;
import org.certirank.report.Witness;
import org.certirank.spec.Verdict;

/**
 * What the sides of the comparisons in a refuted formula come to at the counterexample, so that a person can follow it. Only an illustration: the verdict
 * stands on the checker alone, and where this fails there is just less to read.
 */
final class Sides {
    private static final int DIGITS = 12;
    private static final int LONGEST = 300;
    private static final int MOST_ROWS = 12;

    private Sides() {
    }

    /** One line for each side; empty where the claim is of another form or the witness leaves names open. */
    static List<ClaimResult.Computed> of(Outcome outcome) {
        Optional<Witness> witness = outcome.certificate().filter(c -> c.shows() == Certificate.Shows.NEGATION).flatMap(Witness::of);
        if (outcome.verdict() != Verdict.REFUTED || witness.isEmpty()
                || outcome.task().claim().given().stream().map(Quantifier::name).anyMatch(name -> !witness.get().values().containsKey(name))) {
            return List.of();
        }
        try {
            return computed(outcome, witness.get());
        } catch (RuntimeException | StackOverflowError nothingToShow) {
            return List.of();
        }
    }

    private static List<ClaimResult.Computed> computed(Outcome outcome, Witness witness) {
        Map<String, Meaning.Binding> names = new LinkedHashMap<>();
        witness.values().forEach((name, members) -> names.put(name, binding(members)));
        List<ClaimResult.Computed> rows = new ArrayList<>();
        Set<Expr> sides = new LinkedHashSet<>();
        collect(outcome.task().claim().holds(), sides);
        for (Expr side : sides) {
            String text = TextPrinter.print(side);
            if (text.length() <= LONGEST && rows.size() < MOST_ROWS) {
                Answer answer = Answers.withDigits(new Meaning(side, outcome.task().source().spec().lets(), names), DIGITS);
                new AnswerText(DIGITS).line(answer).filter(line -> line.length() <= LONGEST).ifPresent(line -> rows.add(new ClaimResult.Computed(text, line)));
            }
        }
        return rows;
    }

    /** The sides of all comparisons, save numbers, which speak for themselves, and what stands under bound names. */
    private static void collect(Expr formula, Set<Expr> sides) {
        switch (formula) {
            case Expr.Chain(List<Expr> operands, var relations) -> operands.stream().filter(e -> !(e instanceof Expr.NumberLit || e instanceof Expr.Name)).forEach(sides::add);
            case Expr.Not(Expr e) -> collect(e, sides);
            case Expr.And(Expr l, Expr r) -> both(l, r, sides);
            case Expr.Or(Expr l, Expr r) -> both(l, r, sides);
            case Expr.Implies(Expr l, Expr r) -> both(l, r, sides);
            case Expr.Iff(Expr l, Expr r) -> both(l, r, sides);
            case Expr.Call call -> sides.add(call);
            case Expr.NumberLit n -> { }
            case Expr.Name n -> { }
            case Expr.Truth t -> { }
            case Expr.Neg n -> { }
            case Expr.Binary b -> { }
            case Expr.ListLit l -> { }
            case Expr.Index i -> { }
            case Expr.Bound b -> { }
        }
    }

    private static void both(Expr l, Expr r, Set<Expr> sides) {
        collect(l, sides);
        collect(r, sides);
    }

    private static Meaning.Binding binding(List<String> members) {
        List<Expr> values = members.stream().map(Parser::parse).toList();
        return values.size() == 1 ? new Meaning.Value(values.getFirst()) : new Meaning.Sequence(values);
    }
}
