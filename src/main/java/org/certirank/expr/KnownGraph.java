package org.certirank.expr;

import java.util.Optional;
import org.certirank.exact.Rational;

/** A known mask inside a call with a generic index. Equal masks are equal. */
public interface KnownGraph extends MaskName {
    /** The value of the call at known nodes, 1 or 0 for a predicate; empty where it is undefined. */
    Optional<Rational> value(Call.Kind kind, int[] nodes);
}
