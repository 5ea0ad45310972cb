package org.certirank.expr;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certirank.exact.Rational;

/**
 * Prints trees in the spec language. What the parser made is read back as the same tree: {@code parse(print(e)) = e}, in both modes.
 * (A literal that no token stands for, such as a negative one or 1/3, is printed as the operation that makes it. Fully parenthesised,
 * a sum of more than 200 terms passes the parser's limit of nesting.)
 */
public final class TextPrinter {
    private static final int IFF = 1;
    private static final int IMPLIES = 2;
    private static final int OR = 3;
    private static final int AND = 4;
    private static final int NOT = 5;
    private static final int CHAIN = 6;
    private static final int ADD = 7;
    private static final int MUL = 8;
    private static final int NEG = 9;
    private static final int POW = 10;
    private static final int ATOM = 11;

    private final StringBuilder out = new StringBuilder();
    private final boolean full;

    private TextPrinter(boolean full) {
        this.full = full;
    }

    /** With as few parentheses as the grammar allows. */
    public static String print(Expr e) {
        TextPrinter p = new TextPrinter(false);
        p.expr(e, 0);
        return p.out.toString();
    }

    /** With parentheses around every operation but the outermost one. */
    public static String printFully(Expr e) {
        TextPrinter p = new TextPrinter(true);
        p.expr(e, 0);
        return p.out.toString();
    }

    /** A set, as in a quantifier's {@code in}. */
    public static String print(SetExpr s) {
        TextPrinter p = new TextPrinter(false);
        p.set(s);
        return p.out.toString();
    }

    /** {@code for all w in (1, oo) with w != 2}. */
    public static String print(Quantifier q) {
        String head = (q.kind() == Quantifier.Kind.FORALL ? "for all " : "there is ") + q.name() + " in " + print(q.set());
        return head + q.where().map(w -> " with " + print(w)).orElse("");
    }

    /** The quantifiers, in order, and the formula: {@code for all x in reals, there is y in reals: x < y}. */
    public static String print(List<Quantifier> given, Expr holds) {
        return given.isEmpty() ? print(holds) : given.stream().map(TextPrinter::print).collect(Collectors.joining(", ")) + ": " + print(holds);
    }

    /** Binding level of the outermost operation, as it is printed. */
    private static int level(Expr e) {
        return switch (e) {
            case Expr.Iff i -> IFF;
            case Expr.Implies i -> IMPLIES;
            case Expr.Or o -> OR;
            case Expr.And a -> AND;
            case Expr.Not n -> NOT;
            case Expr.Chain c -> CHAIN;
            case Expr.Binary b -> switch (b.op()) {
                case ADD, SUB -> ADD;
                case MUL, DIV -> MUL;
                case POW -> POW;
            };
            case Expr.Neg n -> NEG;
            case Expr.NumberLit n -> !Literals.isDecimal(n.value()) ? MUL : n.value().signum() < 0 ? NEG : ATOM;
            case Expr.Name n -> ATOM;
            case Expr.Truth t -> ATOM;
            case Expr.ListLit l -> ATOM;
            case Expr.Index i -> ATOM;
            case Expr.Call c -> ATOM;
            case Expr.Bound b -> ATOM;
        };
    }

    private void expr(Expr e, int least) {
        boolean parentheses = full ? least > 0 && level(e) < ATOM : level(e) < least;
        out.append(parentheses ? "(" : "");
        bare(e);
        out.append(parentheses ? ")" : "");
    }

    private void bare(Expr e) {
        switch (e) {
            case Expr.NumberLit n -> number(n.value());
            case Expr.Name n -> out.append(n.name());
            case Expr.Truth t -> out.append(t.value());
            case Expr.Neg n -> {
                out.append('-');
                expr(n.e(), POW);
            }
            case Expr.Binary b -> binary(b);
            case Expr.Chain c -> {
                expr(c.operands().getFirst(), ADD);
                for (int i = 0; i < c.relations().size(); i++) {
                    out.append(' ').append(c.relations().get(i).symbol()).append(' ');
                    expr(c.operands().get(i + 1), ADD);
                }
            }
            case Expr.Not n -> {
                out.append("not ");
                expr(n.e(), NOT);
            }
            case Expr.And a -> infix(a.l(), AND, " and ", a.r(), NOT);
            case Expr.Or o -> infix(o.l(), OR, " or ", o.r(), AND);
            case Expr.Implies i -> infix(i.l(), OR, " => ", i.r(), IMPLIES);
            case Expr.Iff i -> infix(i.l(), IMPLIES, " <=> ", i.r(), IMPLIES);
            case Expr.ListLit l -> list("[", l.items(), "]");
            case Expr.Index i -> {
                expr(i.e(), ATOM);
                list("[", i.indices(), "]");
            }
            case Expr.Call c -> {
                out.append(c.name());
                list("(", c.args(), ")");
            }
            case Expr.Bound b -> {
                out.append(b.kind().word()).append('(');
                for (Expr.Binder x : b.binders()) {
                    out.append(x.name()).append(" in ");
                    range(x.lo(), x.hi());
                    out.append(", ");
                }
                expr(b.body(), 0);
                out.append(')');
            }
        }
    }

    private void number(Rational q) {
        Rational size = q.abs();
        out.append(q.signum() < 0 ? "-" : "");
        if (Literals.isDecimal(size)) {
            out.append(Literals.decimal(size));
        } else {
            out.append(Literals.decimal(Rational.of(size.num()))).append(" / ").append(Literals.decimal(Rational.of(size.den())));
        }
    }

    private void binary(Expr.Binary b) {
        switch (b.op()) {
            case ADD, SUB -> infix(b.l(), ADD, " " + b.op().symbol() + " ", b.r(), MUL);
            case MUL, DIV -> infix(b.l(), MUL, " " + b.op().symbol() + " ", b.r(), NEG);
            case POW -> infix(b.l(), ATOM, "^", b.r(), NEG);
        }
    }

    private void infix(Expr l, int left, String symbol, Expr r, int right) {
        expr(l, left);
        out.append(symbol);
        expr(r, right);
    }

    private void list(String open, List<Expr> items, String close) {
        out.append(open);
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expr(items.get(i), 0);
        }
        out.append(close);
    }

    private void range(Expr lo, Expr hi) {
        expr(lo, ADD);
        out.append("..");
        expr(hi, ADD);
    }

    private void set(SetExpr s) {
        switch (s) {
            case SetExpr.Interval i -> {
                out.append(i.loClosed() ? '[' : '(');
                end(i.lo(), "-oo");
                out.append(", ");
                end(i.hi(), "oo");
                out.append(i.hiClosed() ? ']' : ')');
            }
            case SetExpr.Reals r -> out.append("reals");
            case SetExpr.Integers i -> out.append("integers");
            case SetExpr.Range r -> {
                end(r.lo(), "-oo");
                out.append("..");
                end(r.hi(), "oo");
            }
            case SetExpr.Finite f -> {
                out.append('{');
                for (int i = 0; i < f.members().size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    expr(f.members().get(i), ADD);
                }
                out.append('}');
            }
            case SetExpr.Vectors v -> of("vectors", List.of(v.n()), Optional.of(v.entries()));
            case SetExpr.Matrices m -> of("matrices", List.of(m.m(), m.n()), Optional.of(m.entries()));
            case SetExpr.Sphere v -> of("sphere", List.of(v.n()), Optional.empty());
            case SetExpr.SphereRows m -> of("sphereRows", List.of(m.m(), m.n()), Optional.empty());
            case SetExpr.Stochastic m -> of("stochastic", List.of(m.g(), m.eps()), Optional.empty());
            case SetExpr.Weighted m -> of("weighted", List.of(m.g(), m.eps()), Optional.empty());
            case SetExpr.Orthogonal m -> of("orthogonal", List.of(m.n()), Optional.empty());
            case SetExpr.Digraphs d -> of("digraphs", List.of(d.n()), Optional.empty());
            case SetExpr.Sequences q -> of("sequences", List.of(), Optional.of(q.members()));
        }
    }

    private void end(Optional<Expr> e, String infinite) {
        e.ifPresentOrElse(x -> expr(x, ADD), () -> out.append(infinite));
    }

    private void of(String word, List<Expr> args, Optional<SetExpr> members) {
        out.append(word).append('(');
        for (int i = 0; i < args.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expr(args.get(i), ADD);
        }
        boolean plain = members.isEmpty() || members.get() instanceof SetExpr.Reals;
        if (!plain) {
            out.append(args.isEmpty() ? "" : ", ");
            set(members.get());
        }
        out.append(')');
    }

    /** The number as an expression of the language; for texts that are put together elsewhere. */
    public static String print(Rational q) {
        return print(new Expr.NumberLit(q));
    }

}
