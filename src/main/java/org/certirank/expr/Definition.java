package org.certirank.expr;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An abbreviation of {@code let}: a constant (no parameters) or a function. Its body mentions its parameters, other definitions, built-ins
 * and its own bound names only, so that expansion cannot capture. With {@code recursion} it may call itself, with {@code p - k} for that parameter.
 */
public record Definition(String name, List<String> params, Optional<String> recursion, Expr body) {
    public Definition {
        Objects.requireNonNull(name);
        params = List.copyOf(params);
        Objects.requireNonNull(recursion);
        Objects.requireNonNull(body);
        if (recursion.isPresent() && !params.contains(recursion.get())) {
            throw new IllegalArgumentException("recursion in " + recursion.get() + ", which is no parameter of " + name);
        }
    }
}
