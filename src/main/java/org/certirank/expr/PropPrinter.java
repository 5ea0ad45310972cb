package org.certirank.expr;

import java.util.List;
import java.util.stream.Collectors;

/** Writes formulas in the spec language, so that reading the text again gives the same formula up to flattening. {@code Defined} has no written form. */
public final class PropPrinter {
    private static final int MAX_LENGTH = 65_536;
    private static final int IMPLIES = 2;
    private static final int OR = 3;
    private static final int AND = 4;
    private static final int NOT = 5;
    private static final int COMPARISON = 6;

    private PropPrinter() {
    }

    /** The text; {@link TermLimitException} when it would pass the limit on expressions. */
    public static String text(Prop p) {
        String s = write(p, 0);
        if (s.length() > MAX_LENGTH) {
            throw new TermLimitException("a written formula of more than " + MAX_LENGTH + " characters");
        }
        return s;
    }

    private static String write(Prop p, int atLeast) {
        return switch (p) {
            case Prop.Truth(boolean value) -> Boolean.toString(value);
            case Prop.Rel(Relation relation, Term l, Term r) when isPredicate(l) && r.isOne() && relation == Relation.EQ -> TermPrinter.text(l);
            case Prop.Rel(Relation relation, Term l, Term r) when isPredicate(l) && r.isOne() && relation == Relation.NE ->
                    wrap("not " + TermPrinter.text(l), NOT, atLeast);
            case Prop.Rel(Relation relation, Term l, Term r) ->
                    wrap(TermPrinter.text(l) + " " + relation.symbol() + " " + TermPrinter.text(r), COMPARISON, atLeast);
            case Prop.And(List<Prop> parts) -> list(parts, " and ", "true", AND, atLeast);
            case Prop.Or(List<Prop> parts) -> list(parts, " or ", "false", OR, atLeast);
            case Prop.Imp(Prop premise, Prop conclusion) ->
                    wrap(write(premise, OR) + " => " + write(conclusion, IMPLIES), IMPLIES, atLeast);
            case Prop.Not(Prop of) -> wrap("not " + write(of, NOT), NOT, atLeast);
            case Prop.All a -> "all(" + a.bound() + " in 1.." + TermPrinter.text(a.n()) + ", " + write(a.body(), 0).replace(a.leaf().name(), a.bound()) + ")";
            case Prop.Defined(List<Term> nodes) ->
                    "defined(" + nodes.stream().map(TermPrinter::text).collect(Collectors.joining(", ")) + ")";
        };
    }

    private static boolean isPredicate(Term t) {
        return t.op() == Term.Op.CALL && t.call().kind().isPredicate();
    }

    private static String list(List<Prop> parts, String word, String none, int level, int atLeast) {
        if (parts.isEmpty()) {
            return none;
        }
        if (parts.size() == 1) {
            return write(parts.getFirst(), atLeast);
        }
        return wrap(parts.stream().map(p -> write(p, level + 1)).collect(Collectors.joining(word)), level, atLeast);
    }

    private static String wrap(String s, int level, int atLeast) {
        return level < atLeast ? "(" + s + ")" : s;
    }
}
