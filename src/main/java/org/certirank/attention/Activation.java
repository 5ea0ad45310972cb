package org.certirank.attention;

/** The nonlinearity of a feed-forward block. */
public enum Activation {
    /** max(x, 0). */
    RELU,
    TANH,
    /** x (1 + erf(x / sqrt 2)) / 2. */
    GELU,
    /** x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2, the decimal taken exactly. */
    GELU_TANH
}
