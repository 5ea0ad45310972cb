package org.certirank.check;

import java.util.*;
import java.util.function.*;
import java.util.regex.*;

/** Reads the texts of the spec language (sections 2 and 5) by recursive descent. */
final class Parser {
    static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "true", "false", "oo", "if", "forall", "exists");
    private static final Set<String> BINDERS = Set.of("sum", "prod", "min", "max", "all", "any", "vector", "matrix");
    private static final Set<String> RELATIONS = Set.of("=", "!=", "<", "<=", ">", ">=");
    /** Binary operators, the loosest first: => associates to the right, <=> not at all, the others to the left. Level 4 is not and comparisons. */
    private static final List<List<String>> LEVELS =
            List.of(List.of("<=>"), List.of("=>"), List.of("or"), List.of("and"), List.of(), List.of("+", "-"), List.of("*", "/"));
    /** The sets with a name, and how many numbers stand in their brackets; none: no brackets. */
    private static final Map<String, Integer> SETS = Map.of("reals", -1, "integers", -1, "sequences", 0, "vectors", 1, "sphere", 1,
            "digraphs", 1, "matrices", 2, "sphereRows", 2, "stochastic", 2);
    private static final Pattern TOKEN = Pattern.compile("[ \\t\\n]*((?<number>[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(?<name>[A-Za-z][A-Za-z0-9_]*)"
            + "|(?<symbol><=>|=>|<=|>=|!=|\\.\\.|[-=<>+*/^()\\[\\]{},])|(?<end>\\z)|.)", Pattern.DOTALL);

    private enum Kind { NUMBER, NAME, SYMBOL, END, NONE }

    private record Token(Kind kind, String text, int at) { }

    private final List<Token> tokens = new ArrayList<>();
    private final int nesting;
    private int depth;
    private int next;
    private Token now;

    private Parser(String text, int length, int nesting) {
        if (text.length() > length) throw new InputException("an expression of more than " + length + " characters");
        this.nesting = nesting;
        Matcher m = TOKEN.matcher(text);
        Kind kind;
        do {
            m.find();
            kind = m.group("number") != null ? Kind.NUMBER : m.group("name") != null ? Kind.NAME : m.group("symbol") != null ? Kind.SYMBOL
                    : m.group("end") != null ? Kind.END : Kind.NONE;
            tokens.add(new Token(kind, m.group(1), m.start(1) + 1));
        } while (kind != Kind.END);
        next();
    }

    /** An expression or a formula of a spec. */
    static Ast expression(String text) { return whole(new Parser(text, 65_536, 200), p -> p.binary(0)); }
    /** A text of a certificate, where machines write long and deeply bracketed expressions. */
    static Ast certificateText(String text) { return whole(new Parser(text, 1 << 24, 10_000), p -> p.binary(0)); }
    /** A set of a spec (section 5). */
    static Ast set(String text) { return whole(new Parser(text, 65_536, 200), Parser::set); }

    private static Ast whole(Parser p, Function<Parser, Ast> read) {
        Ast e = read.apply(p);
        if (p.now.kind != Kind.END) throw p.error("an operator or the end");
        return e;
    }

    private InputException error(String expected) {
        return new InputException("at character " + now.at + ": expected " + expected + " not " + (now.kind == Kind.END ? "the end" : "'" + now.text + "'"));
    }

    /** Goes to the next token and returns the one before it. */
    private Token next() {
        Token before = now;
        now = tokens.get(next++);
        if (now.kind == Kind.NONE) throw error("no such character:");
        return before;
    }

    private boolean is(String text) { return now.text.equals(text); }
    private boolean take(String text) { return is(text) && next() != null; }
    private void expect(String text) { if (!take(text)) throw error("'" + text + "'"); }

    private <T> T nested(Supplier<T> part) {
        if (++depth > nesting) throw error("nesting of at most " + nesting);
        T t = part.get();
        depth--;
        return t;
    }

    private Ast binary(int level) {
        if (level == 4) return prefix("not", "not", () -> binary(4), this::comparison);
        if (level == LEVELS.size()) return negation();
        Ast left = binary(level + 1);
        while (LEVELS.get(level).contains(now.text)) {
            Token op = next();
            Ast right = level == 1 ? nested(() -> binary(1)) : binary(level + 1);
            left = new Ast(Ast.Tag.OP, op.text, op.at, List.of(left, right));
            if (level == 0 && is("<=>")) throw error("brackets, for <=> does not associate,");
        }
        return left;
    }

    private Ast prefix(String sign, String operator, Supplier<Ast> again, Supplier<Ast> otherwise) {
        if (!is(sign)) return otherwise.get();
        int at = next().at;
        return new Ast(Ast.Tag.OP, operator, at, List.of(nested(again)));
    }

    private Ast negation() { return prefix("-", "neg", this::negation, this::power); }

    private Ast comparison() {
        int at = now.at;
        List<Ast> sides = new ArrayList<>(List.of(binary(5)));
        List<String> relations = new ArrayList<>();
        while (RELATIONS.contains(now.text)) {
            relations.add(now.text);
            if (relations.size() > 1 && relations.contains("!=")) throw error("no != in a chain,");
            next();
            sides.add(binary(5));
        }
        return relations.isEmpty() ? sides.get(0) : new Ast(Ast.Tag.COMPARE, String.join(" ", relations), at, sides);
    }

    private Ast power() {
        Ast base = postfix();
        if (!is("^")) return base;
        int at = next().at;
        return new Ast(Ast.Tag.OP, "^", at, List.of(base, nested(this::negation)));
    }

    private Ast postfix() {
        Ast e = primary();
        while (is("[")) {
            int at = next().at;
            List<Ast> args = new ArrayList<>(List.of(e));
            args.addAll(inner("]"));
            e = new Ast(Ast.Tag.INDEX, "", at, args);
            if (args.size() > 3) throw e.error("expected one or two indices");
        }
        return e;
    }

    /** Expressions separated by commas, at least one, up to the closing bracket. */
    private List<Ast> inner(String close) {
        List<Ast> out = nested(() -> {
            List<Ast> list = new ArrayList<>();
            do list.add(binary(0)); while (take(","));
            return list;
        });
        expect(close);
        return out;
    }

    private Ast primary() {
        Token t = now;
        if (t.kind == Kind.NUMBER) {
            next();
            try {
                return new Ast(Ast.Tag.NUMBER, "", Rat.parse(t.text.replace('E', 'e')), List.of(), t.at);
            } catch (NumberFormatException e) {
                throw new InputException("at character " + t.at + ": expected a number with an exponent of at most 10000");
            }
        } else if (take("(")) {
            Ast e = nested(() -> binary(0));
            expect(")");
            return e;
        } else if (take("[")) {
            return new Ast(Ast.Tag.LIST, "", t.at, inner("]"));
        } else if (t.kind != Kind.NAME || RESERVED.contains(t.text) && !Set.of("if", "true", "false").contains(t.text)) {
            throw error("an expression");
        }
        next();
        return t.text.equals("true") || t.text.equals("false") || !take("(") ? new Ast(Ast.Tag.NAME, t.text, t.at, List.of()) : call(t);
    }

    private Ast call(Token name) {
        if (take(")")) return new Ast(Ast.Tag.CALL, name.text, name.at, List.of());
        boolean binds = BINDERS.contains(name.text) && now.kind == Kind.NAME && tokens.get(next).text.equals("in");
        if (!binds) return new Ast(Ast.Tag.CALL, name.text, name.at, inner(")"));
        List<Ast> args = nested(() -> {
            List<Ast> list = new ArrayList<>();
            do {
                if (now.kind != Kind.NAME || RESERVED.contains(now.text)) throw error("a name");
                list.add(new Ast(Ast.Tag.NAME, now.text, next().at, List.of()));
                expect("in");
                list.add(binary(5));
                expect("..");
                list.add(binary(5));
                expect(",");
            } while (name.text.equals("matrix") && list.size() < 6);
            list.add(binary(0));
            return list;
        });
        expect(")");
        return new Ast(Ast.Tag.BIND, name.text, name.at, args);
    }

    private Ast set() {
        Token t = now;
        boolean range = rangeAhead();
        if (!range && (take("[") || take("("))) {
            Ast low = end(true);
            expect(",");
            Ast high = end(false);
            String close = now.text;
            if (!take("]")) expect(")");
            Ast interval = new Ast(Ast.Tag.INTERVAL, t.text + close, t.at, List.of(low, high));
            if (low.infinite() && t.text.equals("[") || high.infinite() && close.equals("]")) throw interval.error("expected an open bracket at an infinite end");
            return interval;
        } else if (take("{")) {
            return new Ast(Ast.Tag.BRACES, "", t.at, inner("}"));
        } else if (t.kind == Kind.NAME && !range) {
            return namedSet();
        }
        Ast low = end(true);
        expect("..");
        return new Ast(Ast.Tag.RANGE, "", t.at, List.of(low, end(false)));
    }

    /** Whether the set that begins here is a range: `..` stands before the set's end outside all brackets. */
    private boolean rangeAhead() {
        int open = 0;
        for (Token t : tokens.subList(next - 1, tokens.size() - 1)) {
            if (open == 0 && t.text.equals("..")) return true;
            open += "([{".contains(t.text) ? 1 : ")]}".contains(t.text) ? -1 : 0;
            if (open < 0 || open == 0 && t.text.equals(",")) return false;
        }
        return false;
    }

    private Ast namedSet() {
        if (!SETS.containsKey(now.text)) throw error("a set");
        Token name = next();
        int numbers = SETS.get(name.text);
        if (numbers < 0) return new Ast(Ast.Tag.NAME, name.text, name.at, List.of());
        expect("(");
        List<Ast> args = nested(() -> {
            List<Ast> list = new ArrayList<>();
            while (list.size() < numbers) {
                if (!list.isEmpty()) expect(",");
                list.add(binary(0));
            }
            if (numbers == 0 || (name.text.equals("vectors") || name.text.equals("matrices")) && take(",")) list.add(set());
            return list;
        });
        expect(")");
        return new Ast(Ast.Tag.CALL, name.text, name.at, args);
    }

    /** An end of an interval or a range: a number, or infinity with the sign of its side. */
    private Ast end(boolean low) {
        int at = now.at;
        boolean infinite = low ? is("-") && tokens.get(next).text.equals("oo") : is("oo");
        if (!infinite) return binary(5);
        if (low) next();
        next();
        Ast infinity = new Ast(Ast.Tag.INFINITY, "", at, List.of());
        return low ? new Ast(Ast.Tag.OP, "neg", at, List.of(infinity)) : infinity;
    }
}
