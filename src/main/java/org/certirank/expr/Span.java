package org.certirank.expr;

/** A stretch of a source text: offsets in characters, {@code end} excluded. */
public record Span(int start, int end) { }
