package org.certirank.prove.trajectory;

/** The tokens after some layer have no value, with the layer and the token in the message: the claim that asks for them is undefined. */
final class NoValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoValue(String message) {
        super(message);
    }
}
