package org.certirank.expr;

/** The six comparisons of the spec language. */
public enum Relation {
    EQ("="), NE("!="), LT("<"), LE("<="), GT(">"), GE(">=");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** As written in the spec language. */
    public String symbol() {
        return symbol;
    }

    /** The relation of the swapped sides: {@code a < b} iff {@code b > a}. */
    public Relation flip() {
        return switch (this) {
            case EQ -> EQ;
            case NE -> NE;
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
        };
    }

    /** The relation that holds exactly where this one does not, for defined sides. */
    public Relation negate() {
        return switch (this) {
            case EQ -> NE;
            case NE -> EQ;
            case LT -> GE;
            case LE -> GT;
            case GT -> LE;
            case GE -> LT;
        };
    }
}
