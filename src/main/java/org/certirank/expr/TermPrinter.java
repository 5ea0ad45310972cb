package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.expr.Term.Op;

/**
 * Writes terms in the spec language so that reading the text again gives the same node. Two exceptions: {@code select} has no written form
 * ({@link #isReadable} says no), and the undefined node is written {@code 0/0}. Sharing is lost in text, so the length is limited.
 */
public final class TermPrinter {
    private static final int MAX_LENGTH = 65_536;
    private static final int BRIEF = 200;
    private static final int SUM = 7;
    private static final int PRODUCT = 8;
    private static final int UNARY = 9;
    private static final int POWER = 10;
    private static final int PRIMARY = 11;

    private final StringBuilder out = new StringBuilder();
    private final int maxLength;

    private TermPrinter(int maxLength) {
        this.maxLength = maxLength;
    }

    /** The text; {@link TermLimitException} when it would pass the limit on expressions. */
    public static String text(Term t) {
        TermPrinter p = new TermPrinter(MAX_LENGTH);
        p.write(t, 0);
        return p.out.toString();
    }

    static String brief(Term t) {
        TermPrinter p = new TermPrinter(BRIEF);
        try {
            p.write(t, 0);
        } catch (TermLimitException tooLong) {
            return p.out.substring(0, Math.min(BRIEF, p.out.length())) + "...";
        }
        return p.out.toString();
    }

    /** Whether the text of t can be read again. */
    public static boolean isReadable(Term t) {
        return Terms.reachable(t).stream().noneMatch(u -> u.op() == Op.SELECT);
    }

    /** How tightly the outermost operation of the text binds: the level of the spec language's table. */
    private static int level(Term t) {
        return switch (t.op()) {
            case CONST -> constantLevel(t.value());
            case ADD -> SUM;
            case MUL, DIV, UNDEFINED -> PRODUCT;
            case NEG -> UNARY;
            case POWINT, POW -> POWER;
            case LEAF, PI, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK,
                    SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR, CALL -> PRIMARY;
        };
    }

    private static int constantLevel(Rational c) {
        return !c.isInteger() ? PRODUCT : c.signum() < 0 ? UNARY : PRIMARY;
    }

    private void write(Term t, int atLeast) {
        boolean parentheses = level(t) < atLeast;
        if (parentheses) {
            put("(");
        }
        body(t);
        if (parentheses) {
            put(")");
        }
    }

    private void body(Term t) {
        switch (t.op()) {
            case CONST -> put(t.value().toString());
            case LEAF -> put(t.name());
            case PI -> put("pi");
            case UNDEFINED -> put("0/0");
            case NEG -> {
                put("-");
                write(t.arg(0), POWER);
            }
            case ADD, MUL, DIV -> chain(t);
            case POWINT -> {
                write(t.arg(0), PRIMARY);
                put("^");
                put(t.exponent().toString());
            }
            case POW -> {
                write(t.arg(0), PRIMARY);
                put("^");
                write(t.arg(1), PRIMARY);
            }
            case SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT -> {
                put(t.op().functionName());
                put("(");
                list(t.args());
                put(")");
            }
            case RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR -> matrix(t);
            case CALL -> put(t.call().text());
        }
    }

    /** Left-associative chains without recursion along the spine, which is as long as the sum. */
    private void chain(Term t) {
        List<Term> spine = new ArrayList<>();
        Term left = t;
        int level = level(t);
        while (level(left) == level && (left.op() == Op.ADD || left.op() == Op.MUL || left.op() == Op.DIV)) {
            spine.add(left);
            left = left.arg(0);
        }
        write(left, level);
        for (Term s : spine.reversed()) {
            Term right = s.arg(1);
            if (s.op() == Op.ADD) {
                summand(right);
            } else {
                put(s.op() == Op.MUL ? "*" : "/");
                write(right, UNARY);
            }
        }
    }

    private void summand(Term right) {
        if (right.op() == Op.NEG) {
            put(" - ");
            write(right.arg(0), PRODUCT);
        } else if (right.isConst() && right.value().signum() < 0) {
            put(" - ");
            put(right.value().neg().toString());
        } else {
            put(" + ");
            write(right, PRODUCT);
        }
    }

    private void matrix(Term t) {
        int columns = t.arity() / t.rows();
        put(t.op().functionName());
        put("([");
        for (int i = 0; i < t.rows(); i++) {
            put(i == 0 ? "[" : ", [");
            list(t.args().subList(i * columns, (i + 1) * columns));
            put("]");
        }
        put(t.op() == Op.SINGULAR ? "], " + t.order() + ")" : "])");
    }

    private void list(List<Term> ts) {
        for (int i = 0; i < ts.size(); i++) {
            if (i > 0) {
                put(", ");
            }
            write(ts.get(i), 0);
        }
    }

    private void put(String s) {
        if (out.length() + s.length() > maxLength) {
            out.append(s, 0, Math.min(s.length(), maxLength - out.length()));
            throw new TermLimitException("a written expression of more than " + maxLength + " characters");
        }
        out.append(s);
    }
}
