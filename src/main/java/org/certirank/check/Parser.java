package org.certirank.check;

import java.util.*;

/** Reads the texts of the spec language (sections 2 and 5) by recursive descent. */
final class Parser {
    static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "true", "false", "oo", "if", "forall", "exists");
    private static final Set<String> BINDERS = Set.of("sum", "prod", "min", "max", "all", "any", "vector", "matrix");
    private static final Set<String> RELATIONS = Set.of("=", "!=", "<", "<=", ">", ">=");

    private final Lexer in;
    private final int nesting;
    private int depth;

    private Parser(String text, int length, int nesting) {
        if (text.length() > length) throw new InputException("an expression of more than " + length + " characters");
        this.in = new Lexer(text);
        this.nesting = nesting;
    }

    /** An expression or a formula of a spec. */
    static Ast expression(String text) { return expression(text, 65_536, 200); }

    /** A text of a certificate, where machines write long and deeply bracketed expressions. */
    static Ast certificateText(String text) { return expression(text, 1 << 24, 10_000); }

    private static Ast expression(String text, int length, int nesting) {
        Parser p = new Parser(text, length, nesting);
        Ast e = p.iff();
        p.end();
        return e;
    }

    /** A set of a spec (section 5). */
    static Ast set(String text) {
        Parser p = new Parser(text, 65_536, 200);
        Ast s = p.set();
        p.end();
        return s;
    }

    private void end() {
        if (in.kind != Lexer.Kind.END) throw in.error("an operator or the end");
    }

    private void enter() {
        if (++depth > nesting) throw in.error("nesting of at most " + nesting);
    }

    private Ast node(Ast.Tag tag, int at, Ast... args) { return new Ast(tag, "", List.of(args), at); }

    private Ast iff() {
        Ast left = implies();
        int at = in.at;
        if (!in.take("<=>")) return left;
        Ast right = implies();
        if (in.is("<=>")) throw in.error("brackets, for <=> does not associate,");
        return node(Ast.Tag.IFF, at, left, right);
    }

    private Ast implies() {
        Ast left = or();
        int at = in.at;
        if (!in.take("=>")) return left;
        enter();
        Ast right = implies();
        depth--;
        return node(Ast.Tag.IMPLIES, at, left, right);
    }

    private Ast or() {
        Ast left = and();
        for (int at = in.at; in.take("or"); at = in.at) left = node(Ast.Tag.OR, at, left, and());
        return left;
    }

    private Ast and() {
        Ast left = not();
        for (int at = in.at; in.take("and"); at = in.at) left = node(Ast.Tag.AND, at, left, not());
        return left;
    }

    private Ast not() {
        int at = in.at;
        if (!in.take("not")) return comparison();
        enter();
        Ast of = not();
        depth--;
        return node(Ast.Tag.NOT, at, of);
    }

    private Ast comparison() {
        int at = in.at;
        List<Ast> sides = new ArrayList<>(List.of(sum()));
        List<String> relations = new ArrayList<>();
        while (in.kind == Lexer.Kind.SYMBOL && RELATIONS.contains(in.text)) {
            relations.add(in.text);
            if (relations.size() > 1 && relations.contains("!=")) throw in.error("no != in a chain,");
            in.next();
            sides.add(sum());
        }
        return relations.isEmpty() ? sides.get(0) : new Ast(Ast.Tag.COMPARE, String.join(" ", relations), List.copyOf(sides), at);
    }

    private Ast sum() {
        Ast left = product();
        while (in.is("+") || in.is("-")) {
            int at = in.at;
            // one operator only: a minus after it is the sign of the next factor
            Ast.Tag tag = in.is("+") ? Ast.Tag.ADD : Ast.Tag.SUB;
            in.take(tag == Ast.Tag.ADD ? "+" : "-");
            left = node(tag, at, left, product());
        }
        return left;
    }

    private Ast product() {
        Ast left = negation();
        while (in.is("*") || in.is("/")) {
            int at = in.at;
            Ast.Tag tag = in.is("*") ? Ast.Tag.MUL : Ast.Tag.DIV;
            in.next();
            left = node(tag, at, left, negation());
        }
        return left;
    }

    private Ast negation() {
        int at = in.at;
        if (!in.take("-")) return power();
        enter();
        Ast of = negation();
        depth--;
        return node(Ast.Tag.NEG, at, of);
    }

    private Ast power() {
        Ast base = postfix();
        int at = in.at;
        if (!in.take("^")) return base;
        enter();
        Ast exponent = negation();
        depth--;
        return node(Ast.Tag.POW, at, base, exponent);
    }

    private Ast postfix() {
        Ast e = primary();
        while (in.is("[")) {
            int at = in.at;
            in.next();
            List<Ast> args = new ArrayList<>(List.of(e));
            args.addAll(inner("]"));
            if (args.size() > 3) throw new InputException("at character " + at + ": expected one or two indices");
            e = new Ast(Ast.Tag.INDEX, "", List.copyOf(args), at);
        }
        return e;
    }

    /** Expressions separated by commas, at least one, up to the closing bracket. */
    private List<Ast> inner(String close) {
        enter();
        List<Ast> out = new ArrayList<>();
        do {
            out.add(iff());
        } while (in.take(","));
        depth--;
        in.expect(close);
        return out;
    }

    private Ast primary() {
        int at = in.at;
        String text = in.text;
        if (in.kind == Lexer.Kind.NUMBER) {
            in.next();
            try {
                return new Ast(Ast.Tag.NUMBER, "", Rat.parse(text.replace('E', 'e')), List.of(), at);
            } catch (NumberFormatException e) {
                throw new InputException("at character " + at + ": expected a number with an exponent of at most 10000");
            }
        } else if (in.take("(")) {
            enter();
            Ast e = iff();
            depth--;
            in.expect(")");
            return e;
        } else if (in.take("[")) {
            return new Ast(Ast.Tag.LIST, "", inner("]"), at);
        } else if (in.kind == Lexer.Kind.NAME && (text.equals("true") || text.equals("false"))) {
            in.next();
            return node(text.equals("true") ? Ast.Tag.TRUE : Ast.Tag.FALSE, at);
        } else if (in.kind == Lexer.Kind.NAME && (!RESERVED.contains(text) || text.equals("if"))) {
            in.next();
            return in.take("(") ? call(text, at) : new Ast(Ast.Tag.NAME, text, List.of(), at);
        }
        throw in.error("an expression");
    }

    private Ast call(String name, int at) {
        if (in.take(")")) return new Ast(Ast.Tag.CALL, name, List.of(), at);
        if (!BINDERS.contains(name) || in.kind != Lexer.Kind.NAME || !in.peekIn()) return new Ast(Ast.Tag.CALL, name, inner(")"), at);
        enter();
        List<Ast> args = new ArrayList<>();
        do {
            args.add(new Ast(Ast.Tag.NAME, boundName(), List.of(), in.at));
            in.expect("in");
            args.add(sum());
            in.expect("..");
            args.add(sum());
            in.expect(",");
        } while (name.equals("matrix") && args.size() < 6);
        args.add(iff());
        depth--;
        in.expect(")");
        return new Ast(Ast.Tag.BIND, name, List.copyOf(args), at);
    }

    private String boundName() {
        String name = in.text;
        if (in.kind != Lexer.Kind.NAME || RESERVED.contains(name)) throw in.error("a name");
        in.next();
        return name;
    }

    private Ast set() {
        int at = in.at;
        if ((in.is("[") || in.is("(")) && !in.rangeAhead()) {
            String open = in.text;
            in.next();
            Ast low = end(true);
            in.expect(",");
            Ast high = end(false);
            String close = in.text;
            if (!in.take("]")) in.expect(")");
            if (low.infinite() && open.equals("[") || high.infinite() && close.equals("]")) {
                throw new InputException("at character " + at + ": expected an open bracket at an infinite end");
            }
            return new Ast(Ast.Tag.INTERVAL, open + close, List.of(low, high), at);
        } else if (in.take("{")) {
            return new Ast(Ast.Tag.BRACES, "", inner("}"), at);
        } else if (in.kind == Lexer.Kind.NAME && !in.rangeAhead()) {
            return namedSet(at);
        }
        Ast low = end(true);
        in.expect("..");
        return new Ast(Ast.Tag.RANGE, "", List.of(low, end(false)), at);
    }

    private Ast namedSet(int at) {
        String name = in.text;
        int numbers;
        switch (name) {
            case "reals", "integers":
                in.next();
                return new Ast(Ast.Tag.NAME, name, List.of(), at);
            case "vectors", "sphere", "digraphs":
                numbers = 1;
                break;
            case "matrices", "sphereRows", "stochastic":
                numbers = 2;
                break;
            case "sequences":
                numbers = 0;
                break;
            default: throw in.error("a set");
        }
        in.next();
        in.expect("(");
        enter();
        List<Ast> args = new ArrayList<>();
        while (args.size() < numbers) {
            if (!args.isEmpty()) in.expect(",");
            args.add(iff());
        }
        if (numbers == 0) args.add(set());
        else if ((name.equals("vectors") || name.equals("matrices")) && in.take(",")) args.add(set());
        depth--;
        in.expect(")");
        return new Ast(Ast.Tag.CALL, name, List.copyOf(args), at);
    }

    /** An end of an interval or a range: a number, or infinity with the sign of its side. */
    private Ast end(boolean low) {
        int at = in.at;
        if (low && in.is("-") && in.infinityAhead()) {
            in.next();
            in.next();
            return node(Ast.Tag.NEG, at, node(Ast.Tag.INFINITY, at));
        } else if (!low && in.take("oo")) {
            return node(Ast.Tag.INFINITY, at);
        }
        return sum();
    }
}
