package org.certirank.expr;

import java.util.Map;
import java.util.Optional;

/** Names that are printed as Greek letters. */
final class Greek {
    private static final Map<String, String> LETTERS = Map.ofEntries(Map.entry("alpha", "\u03b1"), Map.entry("beta", "\u03b2"), Map.entry("gamma", "\u03b3"),
            Map.entry("delta", "\u03b4"), Map.entry("eps", "\u03b5"), Map.entry("epsilon", "\u03f5"), Map.entry("zeta", "\u03b6"), Map.entry("eta", "\u03b7"),
            Map.entry("theta", "\u03b8"), Map.entry("kappa", "\u03ba"), Map.entry("lambda", "\u03bb"), Map.entry("mu", "\u03bc"), Map.entry("nu", "\u03bd"),
            Map.entry("xi", "\u03be"), Map.entry("pi", "\u03c0"), Map.entry("rho", "\u03c1"), Map.entry("sigma", "\u03c3"), Map.entry("tau", "\u03c4"),
            Map.entry("phi", "\u03c6"), Map.entry("chi", "\u03c7"), Map.entry("psi", "\u03c8"), Map.entry("omega", "\u03c9"), Map.entry("Gamma", "\u0393"),
            Map.entry("Delta", "\u0394"), Map.entry("Theta", "\u0398"), Map.entry("Lambda", "\u039b"), Map.entry("Xi", "\u039e"), Map.entry("Pi", "\u03a0"),
            Map.entry("Sigma", "\u03a3"), Map.entry("Phi", "\u03a6"), Map.entry("Psi", "\u03a8"), Map.entry("Omega", "\u03a9"));

    private Greek() { }

    static Optional<String> character(String name) {
        return Optional.ofNullable(LETTERS.get(name));
    }

    static Optional<String> latex(String name) {
        if (!LETTERS.containsKey(name)) {
            return Optional.empty();
        }
        return Optional.of(name.equals("eps") ? "\\varepsilon" : name.equals("phi") ? "\\varphi" : "\\" + name);
    }
}
