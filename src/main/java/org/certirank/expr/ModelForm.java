package org.certirank.expr;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a model definition consists of, besides its texts: which of the fields are there, its norm, where that stands, and the feed-forward block (spec language, section 10).
 *
 * @param fields the text fields that are given
 * @param preNorm whether the norm comes before attention
 * @param forward the block after attention, if there is one
 */
public record ModelForm(Set<ModelField> fields, Norm norm, boolean preNorm, Optional<Forward> forward) {
    /** The norms, by their names in a spec. */
    public enum Norm {
        NONE("none"), UNIT("unit"), RMS("rms"), CENTRED("centred");

        private final String word;

        Norm(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The activations, by their names in a spec. */
    public enum Activation {
        RELU("relu"), TANH("tanh"), GELU("gelu"), GELU_TANH("gelu-tanh");

        private final String word;

        Activation(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** A feed-forward block. */
    public record Forward(Activation activation, Norm norm) {
        public Forward {
            Objects.requireNonNull(activation);
            Objects.requireNonNull(norm);
        }
    }

    public ModelForm {
        EnumSet<ModelField> all = EnumSet.noneOf(ModelField.class);
        all.addAll(fields);
        fields = Collections.unmodifiableSet(all);
        Objects.requireNonNull(norm);
        Objects.requireNonNull(forward);
    }

    public boolean has(ModelField field) {
        return fields.contains(field);
    }
}
