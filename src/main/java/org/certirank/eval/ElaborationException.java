package org.certirank.eval;

import java.util.Optional;
import org.certirank.expr.Expr;

/** An expression has no meaning for the values given: clashing sorts or dimensions, an index out of range, an integer that is not known. */
public final class ElaborationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Expr at;

    public ElaborationException(String message) {
        this(message, null);
    }

    public ElaborationException(String message, Expr at) {
        super(message);
        this.at = at;
    }

    /** The smallest expression that the message is about, if known. */
    public Optional<Expr> at() {
        return Optional.ofNullable(at);
    }
}
