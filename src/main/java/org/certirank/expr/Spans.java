package org.certirank.expr;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the nodes of one parsed text stand in it. Kept beside the tree, by identity, so that equal trees stay equal. */
public final class Spans {
    private final String source;
    private final Map<Object, Span> spans = new IdentityHashMap<>();

    Spans(String source) {
        this.source = source;
    }

    void put(Object node, int start, int end) {
        spans.put(node, new Span(start, end));
    }

    /** The text that was parsed. */
    public String source() {
        return source;
    }

    /** The span of a node of the tree that came with this table (an {@link Expr}, {@link SetExpr} or {@link Expr.Binder}); empty for others. */
    public Optional<Span> of(Object node) {
        return Optional.ofNullable(spans.get(node));
    }
}
