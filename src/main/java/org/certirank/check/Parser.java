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
    /** The sets with a name, and what stands in their brackets: numbers (N), then perhaps a set of numbers (S), or one that must be there (!). */
    private static final Map<String, String> SETS = new HashMap<>();

    static {
        String all = "reals: integers: sequences:! vectors:NS matrices:NNS sphere:N sphereRows:NN orthogonal:N digraphs:N stochastic:NN weighted:NN";
        for (String set : all.split(" ")) SETS.put(set.substring(0, set.indexOf(':')), set.substring(set.indexOf(':') + 1));
    }

    private static final Pattern TOKEN = Pattern.compile("[ \\t\\n]*([0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[A-Za-z][A-Za-z0-9_]*"
            + "|<=>|=>|<=|>=|!=|\\.\\.|[-=<>+*/^()\\[\\]{},]|\\z|(.))", Pattern.DOTALL);

    private record Token(String text, int at) {
        boolean name() { return !text.isEmpty() && Character.isLetter(text.charAt(0)); }
        boolean number() { return !text.isEmpty() && Character.isDigit(text.charAt(0)); }
    }

    private final List<Token> tokens = new ArrayList<>();
    private final int nesting;
    private int depth;
    private int next;
    private Token now;

    private Parser(String text, int length, int nesting) {
        if (text.length() > length) throw new InputException("an expression of more than " + length + " characters");
        this.nesting = nesting;
        Matcher m = TOKEN.matcher(text);
        do {
            m.find();
            tokens.add(now = new Token(m.group(1), m.start(1) + 1));
            if (m.group(2) != null) throw error("no such character:");
        } while (!is(""));
        now = tokens.get(next++);
    }

    /** An expression or a formula of a spec. */
    static Ast expression(String text) { return whole(new Parser(text, 65_536, 200), p -> p.binary(0)); }
    /** A text of a certificate, where machines write long and deeply bracketed expressions. */
    static Ast certificateText(String text) { return whole(new Parser(text, 1 << 24, 10_000), p -> p.binary(0)); }
    /** A set of a spec (section 5). */
    static Ast set(String text) { return whole(new Parser(text, 65_536, 200), Parser::set); }

    private static Ast whole(Parser p, Function<Parser, Ast> read) {
        Ast e = read.apply(p);
        if (!p.is("")) throw p.error("an operator or the end");
        return e;
    }

    private InputException error(String expected) {
        return new InputException("at character " + now.at + ": expected " + expected + " not " + (is("") ? "the end" : "'" + now.text + "'"));
    }

    /** Goes to the next token and returns the one before it. */
    private Token next() {
        Token before = now;
        now = tokens.get(next++);
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
        StringJoiner relations = new StringJoiner(" ");
        for (; RELATIONS.contains(now.text); sides.add(binary(5))) {
            if (sides.size() > 1 && (is("!=") || relations.toString().equals("!="))) throw error("no != in a chain,");
            relations.add(next().text);
        }
        return sides.size() == 1 ? sides.get(0) : new Ast(Ast.Tag.COMPARE, relations.toString(), at, sides);
    }

    private Ast power() {
        Ast base = primary();
        while (is("[")) {
            Token bracket = next();
            List<Ast> args = inner("]");
            if (args.size() > 2) throw error("one or two indices,");
            args.add(0, base);
            base = new Ast(Ast.Tag.INDEX, "", bracket.at, args);
        }
        if (!is("^")) return base;
        Token sign = next();
        return new Ast(Ast.Tag.OP, "^", sign.at, List.of(base, nested(this::negation)));
    }

    /** Expressions separated by commas, at least one, up to the closing bracket. */
    private List<Ast> inner(String close) {
        List<Ast> list = new ArrayList<>();
        nested(() -> {
            do list.add(binary(0)); while (take(","));
            return list;
        });
        expect(close);
        return list;
    }

    private Ast primary() {
        Token t = now;
        if (t.number()) {
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
        } else if (!t.name() || RESERVED.contains(t.text) && !Set.of("if", "true", "false").contains(t.text)) {
            throw error("an expression");
        }
        next();
        boolean call = !t.text.equals("true") && !t.text.equals("false") && take("(");
        if (!call) return new Ast(Ast.Tag.NAME, t.text, t.at, List.of());
        if (BINDERS.contains(t.text) && now.name() && tokens.get(next).text.equals("in")) return binder(t);
        return new Ast(Ast.Tag.CALL, t.text, t.at, take(")") ? List.of() : inner(")"));
    }

    private Ast binder(Token name) {
        List<Ast> list = new ArrayList<>();
        do {
            if (!now.name() || RESERVED.contains(now.text)) throw error("a name");
            list.add(new Ast(Ast.Tag.NAME, now.text, next().at, List.of()));
            expect("in");
            list.add(nested(() -> binary(5)));
            expect("..");
            list.add(nested(() -> binary(5)));
            expect(",");
        } while (name.text.equals("matrix") && list.size() < 6);
        list.add(nested(() -> binary(0)));
        expect(")");
        return new Ast(Ast.Tag.BIND, name.text, name.at, list);
    }

    private Ast set() {
        Token t = now;
        if (rangeAhead()) {
            Ast low = end(true);
            expect("..");
            return new Ast(Ast.Tag.RANGE, "", t.at, List.of(low, end(false)));
        } else if (take("{")) {
            return new Ast(Ast.Tag.BRACES, "", t.at, inner("}"));
        } else if (SETS.containsKey(t.text)) {
            return namedSet(next());
        } else if (!take("[") && !take("(")) {
            throw error("a set");
        }
        Ast low = end(true);
        expect(",");
        Ast high = end(false);
        String close = now.text;
        if (!take("]")) expect(")");
        if (low.infinite() && t.text.equals("[") || high.infinite() && close.equals("]")) throw error("an open bracket at an infinite end,");
        return new Ast(Ast.Tag.INTERVAL, t.text + close, t.at, List.of(low, high));
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

    private Ast namedSet(Token name) {
        List<Ast> args = new ArrayList<>();
        for (char part : SETS.get(name.text).toCharArray()) {
            if (part == 'S' && !is(",")) continue;
            expect(args.isEmpty() ? "(" : ",");
            args.add(nested(() -> part == 'N' ? binary(0) : set()));
        }
        if (args.isEmpty()) return new Ast(Ast.Tag.NAME, name.text, name.at, args);
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
