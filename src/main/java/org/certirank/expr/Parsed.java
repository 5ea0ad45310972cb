package org.certirank.expr;

/** A parsed text: the tree and the places of its nodes. */
public record Parsed<T>(T tree, Spans spans) { }
