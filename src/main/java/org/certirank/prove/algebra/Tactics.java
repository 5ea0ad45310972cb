package org.certirank.prove.algebra;

import java.util.List;

/** The tactics of this package in the order in which they are worth a try. */
public final class Tactics {
    private Tactics() {
    }

    public static List<Tactic> all(SignOracle signs) {
        return List.of(new IdentityTactic(signs), new MinorTactic(), new ExtremumTactic(), new ScaleTactic(signs), new CombineTactic(signs),
                new MonotoneTactic(signs), new AnchorTactic(), new ConjugateTactic(), new RewriteTactic(signs), new SplitTactic(signs));
    }
}
