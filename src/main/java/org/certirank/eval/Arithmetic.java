package org.certirank.eval;

/** OWNED NOW BY HELPER "box", see Evaluator. */
public interface Arithmetic<B> {
}
