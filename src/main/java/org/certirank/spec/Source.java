package org.certirank.spec;

import java.util.Optional;
import java.util.OptionalInt;

/** Where a statement was printed; quoted, never checked. */
public record Source(Optional<String> arxiv, OptionalInt version, Optional<String> where, Optional<String> text) { }
