package org.certirank.expr;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certirank.expr.Expr.BinaryOp;
import org.certirank.expr.Expr.Binder;
import org.certirank.expr.Expr.BoundKind;

/**
 * Recursive descent over the expressions of docs/spec-language.md section 2. Syntax only: names, sorts and arities are the business of
 * {@link SortChecker}. Nesting is limited, so is the height of the tree (a long sum is a high tree), so that no later walk overflows a stack.
 */
public final class Parser {
    /** Brackets, prefix signs and right operands within one another. */
    public static final int MAX_NESTING = 200;
    /** Height of the tree; a sum of n terms has height n. */
    public static final int MAX_HEIGHT = 500;
    private static final String OPERAND = "a number, a name, '(', '[' or '-'";
    private static final Map<String, Relation> RELATIONS = Map.of("=", Relation.EQ, "!=", Relation.NE, "<", Relation.LT, "<=", Relation.LE,
            ">", Relation.GT, ">=", Relation.GE);
    private static final Set<String> WORDS_BETWEEN = Set.of("and", "or", "not", "in", "if", "forall", "exists");

    private final List<Token> tokens;
    private final Spans spans;
    private final Map<Expr, Integer> heights = new IdentityHashMap<>();
    private int at;
    private int nesting;

    Parser(String text) {
        this.tokens = Lexer.tokens(text);
        this.spans = new Spans(text);
    }

    /** Parses a whole text as an expression or formula; {@link ParseException} with the place if it is none. */
    public static Parsed<Expr> expression(String text) {
        Parser p = new Parser(text);
        Expr e = p.formula();
        p.end("an operator or the end");
        return new Parsed<>(e, p.spans);
    }

    /** Parses a whole text as a set, the text of a quantifier's {@code in}; {@link ParseException} with the place if it is none. */
    public static Parsed<SetExpr> set(String text) {
        Parser p = new Parser(text);
        SetExpr s = new SetParser(p).set();
        p.end("the end");
        return new Parsed<>(s, p.spans);
    }

    /** The tree of {@link #expression(String)} alone. */
    public static Expr parse(String text) {
        return expression(text).tree();
    }

    /** The tree of {@link #set(String)} alone. */
    public static SetExpr parseSet(String text) {
        return set(text).tree();
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token take() {
        Token t = tokens.get(at);
        if (t.kind() != Token.Kind.END) {
            at++;
        }
        return t;
    }

    boolean accept(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            at++;
        }
        return found;
    }

    void expect(String symbol, String expected) {
        if (!accept(symbol)) {
            throw unexpected(expected);
        }
    }

    ParseException unexpected(String expected) {
        return new ParseException(peek().kind() == Token.Kind.END ? "the text ends too early" : "unexpected " + peek().shown(), peek().start(), expected);
    }

    private void end(String expected) {
        if (peek().kind() != Token.Kind.END) {
            boolean juxtaposed = at > 0 && (peek().is("(") || peek().kind() == Token.Kind.NUMBER
                    || peek().kind() == Token.Kind.NAME && !WORDS_BETWEEN.contains(peek().text()));
            throw unexpected(juxtaposed ? expected + " (there is no implicit multiplication)" : expected);
        }
    }

    int offset() {
        return peek().start();
    }

    void span(Object node, int start) {
        spans.put(node, start, tokens.get(Math.max(0, at - 1)).end());
    }

    void enter() {
        if (++nesting > MAX_NESTING) {
            throw new ParseException("nesting deeper than " + MAX_NESTING, peek().start(), "");
        }
    }

    void leave() {
        nesting--;
    }

    private <T extends Expr> T node(T e, int start, List<? extends Expr> children) {
        int height = 0;
        for (Expr child : children) {
            height = Math.max(height, heights.get(child));
        }
        if (height >= MAX_HEIGHT) {
            throw new ParseException("a chain of more than " + MAX_HEIGHT + " operations; group it by parentheses or use sum(i in a..b, ...)", start, "");
        }
        heights.put(e, height + 1);
        span(e, start);
        return e;
    }

    Expr formula() {
        int start = offset();
        Expr l = implication();
        if (!accept("<=>")) {
            return l;
        }
        Expr r = implication();
        if (peek().is("<=>")) {
            throw new ParseException("'<=>' does not chain", peek().start(), "parentheses");
        }
        return node(new Expr.Iff(l, r), start, List.of(l, r));
    }

    private Expr implication() {
        int start = offset();
        Expr l = disjunction();
        if (!accept("=>")) {
            return l;
        }
        enter();
        Expr r = implication();
        leave();
        return node(new Expr.Implies(l, r), start, List.of(l, r));
    }

    private Expr disjunction() {
        int start = offset();
        Expr l = conjunction();
        while (accept("or")) {
            Expr r = conjunction();
            l = node(new Expr.Or(l, r), start, List.of(l, r));
        }
        return l;
    }

    private Expr conjunction() {
        int start = offset();
        Expr l = negation();
        while (accept("and")) {
            Expr r = negation();
            l = node(new Expr.And(l, r), start, List.of(l, r));
        }
        return l;
    }

    private Expr negation() {
        int start = offset();
        if (!accept("not")) {
            return comparison();
        }
        enter();
        Expr e = negation();
        leave();
        return node(new Expr.Not(e), start, List.of(e));
    }

    private Expr comparison() {
        int start = offset();
        Expr first = sum();
        if (!isRelation(peek())) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(List.of(first));
        List<Relation> relations = new ArrayList<>();
        while (isRelation(peek())) {
            Token t = take();
            relations.add(RELATIONS.get(t.text()));
            if (relations.size() > 1 && (relations.getFirst() == Relation.NE || relations.getLast() == Relation.NE)) {
                throw new ParseException("'!=' does not chain", t.start(), "'and'");
            }
            operands.add(sum());
        }
        return node(new Expr.Chain(operands, relations), start, operands);
    }

    private static boolean isRelation(Token t) {
        return t.kind() == Token.Kind.SYMBOL && RELATIONS.containsKey(t.text());
    }

    Expr sum() {
        int start = offset();
        Expr l = product();
        while (peek().is("+") || peek().is("-")) {
            BinaryOp op = take().is("+") ? BinaryOp.ADD : BinaryOp.SUB;
            Expr r = product();
            l = node(new Expr.Binary(op, l, r), start, List.of(l, r));
        }
        return l;
    }

    private Expr product() {
        int start = offset();
        Expr l = signed();
        while (peek().is("*") || peek().is("/")) {
            BinaryOp op = take().is("*") ? BinaryOp.MUL : BinaryOp.DIV;
            Expr r = signed();
            l = node(new Expr.Binary(op, l, r), start, List.of(l, r));
        }
        return l;
    }

    /** Unary minus binds less than a power on its right side, so that -x^2 is -(x^2) and 2^-3^2 is 2^(-(3^2)). */
    private Expr signed() {
        int start = offset();
        if (!accept("-")) {
            return power();
        }
        enter();
        Expr e = signed();
        leave();
        return node(new Expr.Neg(e), start, List.of(e));
    }

    private Expr power() {
        int start = offset();
        Expr base = postfix();
        if (!accept("^")) {
            return base;
        }
        enter();
        Expr exponent = signed();
        leave();
        return node(new Expr.Binary(BinaryOp.POW, base, exponent), start, List.of(base, exponent));
    }

    private Expr postfix() {
        int start = offset();
        Expr e = primary();
        while (peek().is("[")) {
            List<Expr> indices = list("[", "]");
            if (indices.size() > 2) {
                throw new ParseException("more than two indices", start, "e[i] or e[i, j]");
            }
            List<Expr> children = new ArrayList<>(indices);
            children.add(e);
            e = node(new Expr.Index(e, indices), start, children);
        }
        return e;
    }

    private Expr primary() {
        int start = offset();
        Token t = peek();
        if (t.is("(")) {
            take();
            enter();
            Expr e = formula();
            expect(")", "an operator or ')'");
            leave();
            return e;
        }
        if (t.is("[")) {
            List<Expr> items = list("[", "]");
            return node(new Expr.ListLit(items), start, items);
        }
        return switch (t.kind()) {
            case NUMBER -> {
                take();
                yield node(new Expr.NumberLit(Literals.value(t.text())), start, List.of());
            }
            case NAME -> named(t);
            case SYMBOL, END -> throw unexpected(OPERAND);
        };
    }

    private Expr named(Token t) {
        int start = t.start();
        switch (t.text()) {
            case "true", "false" -> {
                take();
                return node(new Expr.Truth(t.text().equals("true")), start, List.of());
            }
            case "oo" -> throw new ParseException("'oo' is no number: it stands only as the upper end, '-oo' as the lower end, of an interval or range", start, "");
            case "and", "or", "not", "in", "forall", "exists" -> throw unexpected(OPERAND);
            default -> take();
        }
        if (!peek().is("(")) {
            if (t.text().equals("if")) {
                throw unexpected("'(', as in if(condition, a, b)");
            }
            return node(new Expr.Name(t.text()), start, List.of());
        }
        for (BoundKind kind : BoundKind.values()) {
            if (kind.word().equals(t.text())) {
                if (peek(1).kind() == Token.Kind.NAME && peek(2).is("in")) {
                    return bound(kind, start);
                }
                if (!BuiltIns.find(t.text()).map(b -> !b.overloads().isEmpty()).orElse(false)) {
                    take();
                    throw unexpected("a bound name, as in " + kind.word() + "(i in 1..n, ...)");
                }
            }
        }
        List<Expr> args = list("(", ")");
        return node(new Expr.Call(t.text(), args), start, args);
    }

    private List<Expr> list(String open, String close) {
        expect(open, "'" + open + "'");
        enter();
        List<Expr> items = new ArrayList<>();
        do {
            items.add(formula());
        } while (accept(","));
        expect(close, "an operator, ',' or '" + close + "'");
        leave();
        return items;
    }

    private Expr bound(BoundKind kind, int start) {
        expect("(", "'('");
        enter();
        List<Binder> binders = new ArrayList<>();
        List<Expr> children = new ArrayList<>();
        int count = kind == BoundKind.MATRIX ? 2 : 1;
        while (binders.size() < count) {
            Binder b = binder();
            binders.add(b);
            children.add(b.lo());
            children.add(b.hi());
            expect(",", binders.size() < count ? "an operator or ', j in c..d'" : "an operator or ','");
        }
        Expr body = formula();
        children.add(body);
        expect(")", "an operator or ')'");
        leave();
        return node(new Expr.Bound(kind, binders, body), start, children);
    }

    private Binder binder() {
        int start = offset();
        Token name = take();
        if (name.kind() != Token.Kind.NAME) {
            at--;
            throw unexpected("a bound name");
        }
        expect("in", "'in'");
        Expr lo = sum();
        expect("..", "an operator or '..'");
        Expr hi = sum();
        Binder b = new Binder(name.text(), lo, hi);
        span(b, start);
        return b;
    }
}
