package org.certirank.eval;

import java.util.Optional;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.ModelExpansion;
import org.certirank.expr.TextPrinter;

/** An expression has no meaning for the values given: clashing sorts or dimensions, an index out of range, an integer that is not known. */
public final class ElaborationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String MODEL = "in ";
    private final transient Expr at;

    public ElaborationException(String message) {
        this(message, null);
    }

    public ElaborationException(String message, Expr at) {
        super(message);
        this.at = at;
    }

    /** The same, of a model's hidden definitions with the field of the model and the layer that it concerns. */
    ElaborationException within(Definition d, Bindings<Value> scope) {
        Optional<String> origin = d.origin();
        if (origin.isEmpty() || getMessage().startsWith(MODEL)) {
            return this;
        }
        Bindings<Value> t = Bindings.find(scope, ModelExpansion.LAYER);
        String layer = t == null || t.value().constant() == null ? "" : ", layer " + t.value().constant();
        return new ElaborationException(MODEL + origin.get() + layer + ": " + getMessage());
    }

    /** The message and the text of the expression it is about: "the index 4 is out of range 1..3 in v[4]". */
    public String located() {
        return at == null ? getMessage() : getMessage() + " in " + shortened(TextPrinter.print(at));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }

    /** The smallest expression that the message is about, if known. */
    public Optional<Expr> at() {
        return Optional.ofNullable(at);
    }
}
