package org.certirank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.certirank.eval.ElaborationException;
import org.certirank.exact.Rational;
import org.certirank.expr.Caret;
import org.certirank.expr.Dim;
import org.certirank.expr.Expr;
import org.certirank.expr.ParseException;
import org.certirank.expr.Parsed;
import org.certirank.expr.Parser;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Sort;
import org.certirank.expr.SortChecker;
import org.certirank.expr.SortProblem;
import org.certirank.expr.Spans;
import org.certirank.expr.TermLimitException;

/**
 * Reads expressions and the values of their names, and has them evaluated. A name stands for an exact value (any expression over earlier
 * names) or for all numbers of an interval. Every message of a {@link Failure} shows the place with a caret where there is one.
 */
final class Calculator {
    private static final int LOOK_BITS = 64;

    private final int digits;
    private final Map<String, Meaning.Binding> names = new LinkedHashMap<>();
    /** What each name is, roughly: its sort, and whether it is a known integer. */
    private final Map<String, Answer> looks = new LinkedHashMap<>();

    /** @param digits significant digits; 0 for doubles */
    Calculator(int digits) {
        this.digits = digits;
    }

    /** Gives a name its value: {@code [a, b]}, {@code (a, b]}, ... with two numbers is an interval, anything else an expression. */
    void let(String name, String text) {
        String what = "--let " + TextWidth.line(name) + "=: ";
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw Failure.badInput(what + "expected a name: a letter, then letters, digits and _");
        }
        new SortChecker(List.of(), p -> { }).nameProblem(name, "name", names.keySet()).ifPresent(problem -> {
            throw Failure.badInput(what + problem);
        });
        if (text.isBlank()) {
            throw Failure.badInput(what + "expected a value, such as 1/3 or [1, 2]");
        }
        Optional<Parsed<SetExpr>> interval = interval(text);
        Meaning.Binding binding;
        Answer look;
        if (interval.isPresent() && interval.get().tree() instanceof SetExpr.Interval(var lo, var loClosed, var hi, var hiClosed)) {
            Meaning.Interval set = new Meaning.Interval(lo, loClosed, hi, hiClosed);
            binding = set;
            look = evaluated(what, interval.get().spans(), () -> interval(what + text.strip(), set));
        } else {
            Parsed<Expr> parsed = parsed(what, text);
            binding = new Meaning.Value(parsed.tree());
            look = evaluated(what, parsed.spans(), () -> Enclosing.at(LOOK_BITS).answer(meaning(parsed.tree())));
        }
        names.put(name, binding);
        looks.put(name, look);
    }

    /** The value of an expression over the names so far. */
    Answer answer(String text) {
        Parsed<Expr> parsed = parsed("", text);
        Meaning meaning = meaning(parsed.tree());
        return evaluated("", parsed.spans(), () -> digits == 0 ? Answers.inDouble(meaning) : Answers.withDigits(meaning, digits));
    }

    private Meaning meaning(Expr expression) {
        return new Meaning(expression, Map.of(), names);
    }

    /** A list of lists would parse as an interval of vectors; it is a matrix. */
    private static Optional<Parsed<SetExpr>> interval(String text) {
        try {
            Parsed<SetExpr> set = Parser.set(text);
            boolean interval = set.tree() instanceof SetExpr.Interval i && !(i.lo().orElse(null) instanceof Expr.ListLit) && !(i.hi().orElse(null) instanceof Expr.ListLit);
            return interval ? Optional.of(set) : Optional.empty();
        } catch (ParseException anExpressionThen) {
            return Optional.empty();
        }
    }

    private Answer interval(String what, Meaning.Interval set) {
        Meaning scope = meaning(Expr.number(0));
        if (set.lo().isPresent() && set.hi().isPresent()) {
            Optional<Rational> lo = scope.end(set.lo().get(), LOOK_BITS).exact();
            Optional<Rational> hi = scope.end(set.hi().get(), LOOK_BITS).exact();
            int order = lo.isPresent() && hi.isPresent() ? lo.get().compareTo(hi.get()) : -1;
            if (order > 0 || order == 0 && !(set.loClosed() && set.hiClosed())) {
                throw Failure.badInput(what + ": an empty interval; expected a lower end that is not above the upper one");
            }
        }
        return new Answer.Number(new Answer.One(set.at(LOOK_BITS, scope), Optional.empty()));
    }

    private Parsed<Expr> parsed(String what, String text) {
        Parsed<Expr> parsed;
        try {
            parsed = Parser.expression(text);
        } catch (ParseException error) {
            throw Failure.badInput(what + error.render(text));
        }
        // A known integer may serve as an integer (the end of a range) or as a real number (to differentiate by): either reading will do.
        List<SortProblem> asReals = problems(parsed, false);
        if (!asReals.isEmpty() && !problems(parsed, true).isEmpty()) {
            throw Failure.badInput(what + asReals.getFirst().render());
        }
        return parsed;
    }

    private List<SortProblem> problems(Parsed<Expr> parsed, boolean integers) {
        List<SortProblem> found = new ArrayList<>();
        SortChecker.ClaimScope scope = new SortChecker(List.of(), found::add).claim();
        looks.forEach((name, look) -> {
            Optional<Rational> constant = look instanceof Answer.Number(Answer.One one) ? one.exact() : Optional.empty();
            if (integers && constant.filter(Rational::isInteger).isPresent()) {
                Parsed<SetExpr> range = Parser.set(constant.get().num() + ".." + constant.get().num());
                scope.quantify(name, range.tree(), range.spans(), "", "");
            } else {
                scope.bind(name, sort(look));
            }
        });
        scope.expression(parsed.tree(), parsed.spans(), "");
        return found;
    }

    private static Sort sort(Answer look) {
        return switch (look) {
            case Answer.Number n -> Sort.NUMBER;
            case Answer.Truth t -> Sort.TRUTH;
            case Answer.Vector(List<Answer.One> entries) -> new Sort.Vector(Dim.of(entries.size()));
            case Answer.Matrix m -> new Sort.Matrix(Dim.of(m.rows()), Dim.of(m.columns()));
            case Answer.Digraph(var mask) -> new Sort.Digraph(Dim.of(mask.nodes()));
            case Answer.Undefined u -> Sort.UNKNOWN;
        };
    }

    /** Errors of the evaluation as messages. */
    private static Answer evaluated(String what, Spans spans, Supplier<Answer> evaluation) {
        try {
            return evaluation.get();
        } catch (ElaborationException e) {
            throw Failure.badInput(what + e.getMessage() + e.at().flatMap(spans::of).map(span -> "\n" + Caret.under(spans.source(), span.start())).orElse(""));
        } catch (TermLimitException e) {
            throw Failure.badInput(what + "too large to evaluate: " + e.getMessage());
        }
    }
}
