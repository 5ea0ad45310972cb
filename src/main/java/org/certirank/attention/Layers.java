package org.certirank.attention;

import java.util.List;
import java.util.function.IntFunction;

/** The layers of a model, from layer 0 (which takes X(0) to X(1)) on. */
public sealed interface Layers {
    /** The same layer again and again. */
    record Fixed(Layer layer) implements Layers { }

    /** These layers, then the first again: a finite list, or a period. */
    record Periodic(List<Layer> period) implements Layers {
        public Periodic {
            period = List.copyOf(period);
            if (period.isEmpty()) {
                throw new IllegalArgumentException("no layers");
            }
        }
    }

    /** Made when asked for, always the same for one t: for weights of their own in each of many layers. */
    record Generated(IntFunction<Layer> layer) implements Layers { }

    default Layer at(int t) {
        return switch (this) {
            case Fixed f -> f.layer();
            case Periodic p -> p.period().get(t % p.period().size());
            case Generated g -> g.layer().apply(t);
        };
    }
}
