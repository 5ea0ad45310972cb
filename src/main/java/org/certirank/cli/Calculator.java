package org.certirank.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Elaborator;
import org.certirank.eval.Value;
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
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/**
 * Reads expressions and the values of their names. A name stands for an exact value (any expression over earlier names) or for all numbers of
 * an interval. Every message of a {@link Failure} shows the place with a caret where there is one.
 */
final class Calculator {
    private final Terms terms = new Terms();
    private final Map<String, Value> names = new LinkedHashMap<>();
    private final Map<Term, IntFunction<RealInterval>> intervals = new LinkedHashMap<>();

    /** What an expression came to, before any rounding. */
    record Meaning(Terms terms, Value value, Map<Term, IntFunction<RealInterval>> intervals) { }

    /** Gives a name its value: {@code [a, b]}, {@code (a, b]}, ... with two numbers is an interval, anything else an expression. */
    void let(String name, String text) {
        String what = "--let " + TextWidth.line(name) + "=";
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw Failure.badInput(what + ": expected a name: a letter, then letters, digits and _");
        }
        new SortChecker(List.of(), p -> { }).nameProblem(name, "name", names.keySet()).ifPresent(problem -> {
            throw Failure.badInput(what + ": " + problem);
        });
        if (text.isBlank()) {
            throw Failure.badInput(what + ": expected a value, such as 1/3 or [1, 2]");
        }
        IntFunction<RealInterval> interval = interval(what, text);
        if (interval == null) {
            names.put(name, value(what, text));
            return;
        }
        Term leaf = terms.leaf(name);
        names.put(name, new Value.Num(leaf));
        intervals.put(leaf, interval);
    }

    /** The meaning of an expression over the names so far. */
    Meaning meaning(String text) {
        return new Meaning(terms, value("", text), Map.copyOf(intervals));
    }

    /** The enclosure of an interval at each precision; null if the text is none. */
    private IntFunction<RealInterval> interval(String what, String text) {
        SetExpr.Interval set;
        try {
            if (!(Parser.parseSet(text) instanceof SetExpr.Interval parsed) || parsed.lo().orElse(null) instanceof Expr.ListLit) {
                return null;
            }
            set = parsed;
        } catch (ParseException anExpressionThen) {
            return null;
        }
        Elaborator elaborator = new Elaborator(terms, Map.of(), names);
        Term lo = set.lo().map(e -> end(what, elaborator, e)).orElse(null);
        Term hi = set.hi().map(e -> end(what, elaborator, e)).orElse(null);
        if (lo != null && hi != null && lo.isConst() && hi.isConst()) {
            int order = lo.value().compareTo(hi.value());
            if (order > 0 || order == 0 && !(set.loClosed() && set.hiClosed())) {
                throw Failure.badInput(what + text.strip() + ": an empty interval; expected a lower end that is not above the upper one");
            }
        }
        return bits -> RealInterval.of(lo == null ? Bound.MINUS_INFINITY : lower(lo, set.loClosed(), bits),
                hi == null ? Bound.PLUS_INFINITY : upper(hi, set.hiClosed(), bits));
    }

    private static Term end(String what, Elaborator elaborator, Expr e) {
        try {
            return elaborator.number(e);
        } catch (RuntimeException error) {
            throw Messages.of(what, error, null);
        }
    }

    /** The lower end, outward. Of the auxiliary interval only this end counts. */
    private Bound lower(Term end, boolean closed, int bits) {
        Rational q = end.isConst() ? end.value() : null;
        return q != null ? RealInterval.enclosing(q, !closed, q.add(Rational.ONE), true, bits).lower()
                : Enclosing.at(bits).numbers(List.of(end), intervals::get).getFirst().lower();
    }

    private Bound upper(Term end, boolean closed, int bits) {
        Rational q = end.isConst() ? end.value() : null;
        return q != null ? RealInterval.enclosing(q.sub(Rational.ONE), true, q, !closed, bits).upper()
                : Enclosing.at(bits).numbers(List.of(end), intervals::get).getFirst().upper();
    }

    private Value value(String what, String text) {
        Parsed<Expr> parsed;
        try {
            parsed = Parser.expression(text);
        } catch (ParseException error) {
            throw Failure.badInput(what + error.render(text));
        }
        checkSorts(what, parsed);
        try {
            return new Elaborator(terms, Map.of(), names).value(parsed.tree());
        } catch (RuntimeException error) {
            throw Messages.of(what, error, parsed.spans());
        }
    }

    /** A known integer may serve as an integer (the end of a range) or as a real number (to differentiate by): either reading will do. */
    private void checkSorts(String what, Parsed<Expr> parsed) {
        List<SortProblem> asReals = problems(parsed, false);
        if (!asReals.isEmpty() && !problems(parsed, true).isEmpty()) {
            throw Failure.badInput(what + asReals.getFirst().render());
        }
    }

    private List<SortProblem> problems(Parsed<Expr> parsed, boolean integers) {
        List<SortProblem> found = new ArrayList<>();
        SortChecker.ClaimScope scope = new SortChecker(List.of(), found::add).claim();
        names.forEach((name, value) -> {
            Rational constant = value.constant();
            if (integers && constant != null && constant.isInteger()) {
                Parsed<SetExpr> range = Parser.set(constant.num() + ".." + constant.num());
                scope.quantify(name, range.tree(), range.spans(), "", "");
            } else {
                scope.bind(name, sort(value));
            }
        });
        scope.expression(parsed.tree(), parsed.spans(), "");
        return found;
    }

    private static Sort sort(Value value) {
        return switch (value) {
            case Value.Num n -> Sort.NUMBER;
            case Value.Truth t -> Sort.TRUTH;
            case Value.Vec v -> new Sort.Vector(Dim.of(v.length()));
            case Value.Mat m -> new Sort.Matrix(Dim.of(m.rows()), Dim.of(m.columns()));
            case Value.Graph g -> new Sort.Digraph(Dim.of(g.mask().nodes()));
            case Value.Seq s -> new Sort.Sequence(Sort.UNKNOWN);
            case Value.Undefined u -> Sort.UNKNOWN;
        };
    }

    /** Errors of elaboration as messages. */
    static final class Messages {
        private Messages() {
        }

        static RuntimeException of(String what, RuntimeException error, Spans spans) {
            return switch (error) {
                case ElaborationException e -> Failure.badInput(what + e.getMessage()
                        + e.at().filter(at -> spans != null).flatMap(at -> spans.of(at)).map(span -> "\n" + Caret.under(spans.source(), span.start())).orElse(""));
                case TermLimitException e -> Failure.badInput(what + "too large to evaluate: " + e.getMessage());
                default -> error;
            };
        }
    }
}
