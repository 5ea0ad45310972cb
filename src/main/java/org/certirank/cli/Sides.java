package org.certirank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.certificate.Certificate;
import org.certirank.eval.Elaborator;
import org.certirank.eval.Value;
import org.certirank.expr.Expr;
import org.certirank.expr.Parser;
import org.certirank.expr.Quantifier;
import org.certirank.expr.TextPrinter;
import org.certirank.expr.Terms;
import org.certirank.report.ClaimResult;
import org.certirank.report.Witness;
import org.certirank.spec.Verdict;

/**
 * What both sides of a refuted comparison come to at the counterexample, so that a person can follow it. Only an illustration: the verdict
 * stands on the checker alone, and where this fails there is just less to read.
 */
final class Sides {
    private static final int DIGITS = 12;
    private static final int LONGEST = 300;

    private Sides() {
    }

    /** One line for each side; empty where the claim is of another form or the witness leaves names open. */
    static List<ClaimResult.Computed> of(Outcome outcome) {
        Optional<Witness> witness = outcome.certificate().filter(c -> c.shows() == Certificate.Shows.NEGATION).flatMap(Witness::of);
        if (outcome.verdict() != Verdict.REFUTED || witness.isEmpty() || !(outcome.task().claim().holds() instanceof Expr.Chain chain)
                || outcome.task().claim().given().stream().map(Quantifier::name).anyMatch(name -> !witness.get().values().containsKey(name))) {
            return List.of();
        }
        try {
            return computed(outcome, witness.get(), chain);
        } catch (RuntimeException | StackOverflowError nothingToShow) {
            return List.of();
        }
    }

    private static List<ClaimResult.Computed> computed(Outcome outcome, Witness witness, Expr.Chain chain) {
        Terms terms = new Terms();
        Map<String, Value> names = new LinkedHashMap<>();
        var lets = outcome.task().source().spec().lets();
        witness.values().forEach((name, members) -> names.put(name, value(terms, names, members)));
        List<ClaimResult.Computed> rows = new ArrayList<>();
        for (Expr side : chain.operands()) {
            String text = TextPrinter.print(side);
            Value value = new Elaborator(terms, lets, names).value(side);
            if (text.length() > LONGEST || side instanceof Expr.NumberLit) {
                continue;
            }
            AnswerText answer = new AnswerText(DIGITS);
            answer.line(Answers.withDigits(new Calculator.Meaning(terms, value, Map.of()), DIGITS)).filter(line -> line.length() <= LONGEST)
                    .ifPresent(line -> rows.add(new ClaimResult.Computed(text, line)));
        }
        return rows;
    }

    private static Value value(Terms terms, Map<String, Value> names, List<String> members) {
        List<Value> values = members.stream().map(text -> new Elaborator(terms, Map.of(), names).value(Parser.parse(text))).toList();
        return values.size() == 1 ? values.getFirst() : new Value.Seq(t -> values.get(Math.min(t, values.size() - 1)));
    }
}
