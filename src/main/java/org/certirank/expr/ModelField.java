package org.certirank.expr;

import java.util.Arrays;
import java.util.Optional;

/** The fields of a model that are texts (spec language, section 10), with what each is and which of the names t and h it may use. */
public enum ModelField {
    START("start", SortKind.MATRIX, false, false), MASK("mask", SortKind.DIGRAPH, true, false), HEADS("heads", SortKind.NUMBER, false, false),
    TEMPERATURE("temperature", SortKind.NUMBER, true, false), SKIP("skip", SortKind.NUMBER, true, false),
    VALUE("value", SortKind.MATRIX, true, true), QUERY("query", SortKind.MATRIX, true, true), KEY("key", SortKind.MATRIX, true, true),
    OUTPUT("output", SortKind.MATRIX, true, true),
    EPSILON("norm/epsilon", SortKind.NUMBER, true, false), GAIN("norm/gain", SortKind.VECTOR, true, false), BIAS("norm/bias", SortKind.VECTOR, true, false),
    FORWARD_IN("forward/in", SortKind.MATRIX, true, false), FORWARD_OUT("forward/out", SortKind.MATRIX, true, false),
    FORWARD_IN_BIAS("forward/inBias", SortKind.VECTOR, true, false), FORWARD_OUT_BIAS("forward/outBias", SortKind.VECTOR, true, false),
    FORWARD_SKIP("forward/skip", SortKind.NUMBER, true, false), FORWARD_EPSILON("forward/norm/epsilon", SortKind.NUMBER, true, false),
    FORWARD_GAIN("forward/norm/gain", SortKind.VECTOR, true, false), FORWARD_BIAS("forward/norm/bias", SortKind.VECTOR, true, false);

    private final String path;
    private final SortKind kind;
    private final boolean layer;
    private final boolean head;

    ModelField(String path, SortKind kind, boolean layer, boolean head) {
        this.path = path;
        this.kind = kind;
        this.layer = layer;
        this.head = head;
    }

    /** Its place within the model, as a JSON pointer without the first slash. */
    public String path() {
        return path;
    }

    public SortKind kind() {
        return kind;
    }

    /** Whether it may depend on the number t of the layer. */
    public boolean ofLayer() {
        return layer;
    }

    /** Whether it may depend on the number h of the head. */
    public boolean ofHead() {
        return head;
    }

    /** The hidden definition that holds the field's text. */
    public String definition(String model) {
        return model + Definition.HIDDEN + path;
    }

    /** The field whose text this hidden definition holds; empty for other definitions. */
    static Optional<ModelField> of(Definition d) {
        int at = d.name().indexOf(Definition.HIDDEN);
        return at < 0 ? Optional.empty() : Arrays.stream(values()).filter(f -> f.path.equals(d.name().substring(at + 1))).findFirst();
    }
}
