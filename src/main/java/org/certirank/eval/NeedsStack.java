package org.certirank.eval;

/** The recursion is deep enough for a thread with a stack of its own, see {@link DeepStack}: start again there. */
final class NeedsStack extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NeedsStack() {
        super("deep recursion", null, false, false);
    }
}
