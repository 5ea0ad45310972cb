package org.certirank.expr;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An abbreviation of {@code let}: a constant (no parameters) or a function. Its body mentions its parameters, other definitions, built-ins
 * and its own bound names only, so that expansion cannot capture. With {@code recursion} it may call itself, with {@code p - k} for that parameter.
 *
 * @param model for a model: its form; the body then calls the hidden definitions that {@link ModelExpansion} makes of its fields
 */
public record Definition(String name, List<String> params, Optional<String> recursion, Expr body, Optional<ModelForm> model) {
    /** No name that can be written has it. */
    static final char HIDDEN = '$';

    public Definition {
        Objects.requireNonNull(name);
        params = List.copyOf(params);
        Objects.requireNonNull(recursion);
        Objects.requireNonNull(body);
        Objects.requireNonNull(model);
        if (recursion.isPresent() && !params.contains(recursion.get())) {
            throw new IllegalArgumentException("recursion in " + recursion.get() + ", which is no parameter of " + name);
        }
    }

    /** A definition that is no model. */
    public Definition(String name, List<String> params, Optional<String> recursion, Expr body) {
        this(name, params, recursion, body, Optional.empty());
    }

    /** Whether this is a field of a model or a step of its layers, which no text can name. */
    public boolean isHidden() {
        return isHidden(name);
    }

    static boolean isHidden(String name) {
        return name.indexOf(HIDDEN) >= 0;
    }

    /** What the parameter of its recursion is called in messages: that of a model has no name that a reader could know. */
    public String recursionText() {
        return isHidden(recursion.orElseThrow()) ? "the number of layers of model " + name : "the recursion parameter " + recursion.get() + " of " + name;
    }

    /** For a hidden definition, which field of which model it belongs to: "model run, field value". */
    public Optional<String> origin() {
        if (!isHidden()) {
            return Optional.empty();
        }
        int at = name.indexOf(HIDDEN);
        int end = name.indexOf('#');
        return Optional.of("model " + name.substring(0, at) + ", field " + name.substring(at + 1, end < 0 ? name.length() : end));
    }
}
