package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sets of docs/spec-language.md section 5, over the tokens of a {@link Parser}. */
final class SetParser {
    private static final String A_SET = "a set: an interval, a..b, {...}, reals, integers, vectors(n), matrices(m, n), sphere(n), sphereRows(m, n), "
            + "stochastic(G, eps), weighted(G, eps), orthogonal(n), digraphs(n) or sequences(S)";
    private final Parser p;

    SetParser(Parser p) {
        this.p = p;
    }

    SetExpr set() {
        int start = p.offset();
        p.enter();
        SetExpr s = p.peek().kind() == Token.Kind.NAME ? named(p.peek()) : unnamed();
        p.leave();
        p.span(s, start);
        return s;
    }

    private SetExpr named(Token word) {
        return switch (word.text()) {
            case "reals" -> {
                p.take();
                yield new SetExpr.Reals();
            }
            case "integers" -> {
                p.take();
                yield new SetExpr.Integers();
            }
            case "vectors" -> {
                Expr n = first();
                yield close(new SetExpr.Vectors(n, entries()));
            }
            case "matrices" -> {
                Expr m = first();
                yield close(new SetExpr.Matrices(m, second(), entries()));
            }
            case "sphere" -> close(new SetExpr.Sphere(first()));
            case "sphereRows" -> close(new SetExpr.SphereRows(first(), second()));
            case "stochastic" -> close(new SetExpr.Stochastic(first(), second()));
            case "weighted" -> close(new SetExpr.Weighted(first(), second()));
            case "orthogonal" -> close(new SetExpr.Orthogonal(first()));
            case "digraphs" -> close(new SetExpr.Digraphs(first()));
            case "sequences" -> {
                p.take();
                p.expect("(", "'('");
                yield close(new SetExpr.Sequences(members()));
            }
            default -> range();
        };
    }

    private Expr first() {
        p.take();
        p.expect("(", "'('");
        return p.sum();
    }

    private Expr second() {
        p.expect(",", "an operator or ','");
        return p.sum();
    }

    private SetExpr.OfNumbers entries() {
        if (!p.accept(",")) {
            SetExpr.Reals all = new SetExpr.Reals();
            p.span(all, p.offset());
            return all;
        }
        int start = p.offset();
        if (set() instanceof SetExpr.OfNumbers numbers) {
            return numbers;
        }
        throw new ParseException("the entries are no numbers", start, "an interval, a..b, {...}, reals or integers");
    }

    private SetExpr members() {
        int start = p.offset();
        SetExpr s = set();
        return switch (s) {
            case SetExpr.Vectors v -> v;
            case SetExpr.Matrices m -> m;
            case SetExpr.Sphere v -> v;
            case SetExpr.SphereRows m -> m;
            case SetExpr.Stochastic m -> m;
            case SetExpr.Weighted m -> m;
            case SetExpr.Orthogonal m -> m;
            case SetExpr.OfNumbers n -> throw notMembers(start);
            case SetExpr.Digraphs d -> throw notMembers(start);
            case SetExpr.Sequences q -> throw notMembers(start);
        };
    }

    private static ParseException notMembers(int start) {
        return new ParseException("the members of a sequence are vectors or matrices", start, "vectors(...), matrices(...), sphere(...), sphereRows(...), stochastic(...), weighted(...) or orthogonal(...)");
    }

    private <T extends SetExpr> T close(T s) {
        p.expect(")", "an operator or ')'");
        return s;
    }

    private SetExpr unnamed() {
        if (p.peek().is("{")) {
            return finite();
        }
        if ((p.peek().is("(") || p.peek().is("[")) && bracketsHoldAll()) {
            return interval();
        }
        if (p.peek().kind() == Token.Kind.END) {
            throw p.unexpected(A_SET);
        }
        return range();
    }

    /** Whether the bracket that opens here closes at the end of the set: then it is an interval, otherwise the first operand of a range. */
    private boolean bracketsHoldAll() {
        int depth = 0;
        for (int i = 0; p.peek(i).kind() != Token.Kind.END; i++) {
            Token t = p.peek(i);
            if (t.is("(") || t.is("[")) {
                depth++;
            } else if ((t.is(")") || t.is("]")) && --depth == 0) {
                Token next = p.peek(i + 1);
                return !next.is("..") && !isOperator(next);
            }
        }
        return true;
    }

    private static boolean isOperator(Token t) {
        return t.is("+") || t.is("-") || t.is("*") || t.is("/") || t.is("^") || t.is("[");
    }

    private SetExpr finite() {
        p.take();
        p.enter();
        List<Expr> members = new ArrayList<>();
        do {
            members.add(p.sum());
        } while (p.accept(","));
        p.expect("}", "an operator, ',' or '}'");
        p.leave();
        return new SetExpr.Finite(members);
    }

    private SetExpr interval() {
        Token open = p.take();
        p.enter();
        Optional<Expr> lo = lower();
        boolean loClosed = open.is("[");
        if (lo.isEmpty() && loClosed) {
            throw new ParseException("an infinite end is open", open.start(), "'('");
        }
        p.expect(",", "an operator or ', b' (an interval has two ends)");
        Optional<Expr> hi = upper();
        boolean hiClosed = p.peek().is("]");
        if (hi.isEmpty() && hiClosed) {
            throw new ParseException("an infinite end is open", p.offset(), "')'");
        }
        if (!hiClosed && !p.peek().is(")")) {
            throw p.unexpected("an operator, ')' or ']'");
        }
        p.take();
        p.leave();
        return new SetExpr.Interval(lo, loClosed, hi, hiClosed);
    }

    private SetExpr range() {
        int start = p.offset();
        Optional<Expr> lo = lower();
        p.expect("..", lo.isPresent() ? "an operator or '..' (" + A_SET + ")" : "'..'");
        Optional<Expr> hi = upper();
        if (lo.isEmpty() && hi.isEmpty()) {
            throw new ParseException("a range without ends", start, "integers");
        }
        return new SetExpr.Range(lo, hi);
    }

    private Optional<Expr> lower() {
        if (p.peek().is("-") && p.peek(1).is("oo")) {
            p.take();
            p.take();
            return Optional.empty();
        }
        return Optional.of(p.sum());
    }

    private Optional<Expr> upper() {
        return p.accept("oo") ? Optional.empty() : Optional.of(p.sum());
    }
}
