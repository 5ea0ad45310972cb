package org.certirank.prove.algebra;

import java.util.List;
import org.certirank.expr.TermLimitException;
import org.certirank.prove.rule.Move;
import org.certirank.prove.rule.Sequent;
import org.certirank.prove.spectral.SpectralTactic;

/** The tactics of this package in the order in which they are worth a try. */
public final class Tactics {
    private Tactics() {
    }

    /** All of them; moves whose data would be too long to write down are left out. */
    public static List<Tactic> all(SignOracle signs) {
        List<Tactic> all = List.of(new GenericTactic(signs), new IdentityTactic(signs), new MinorTactic(), new SpectralTactic(), new ExtremumTactic(), new RadicandTactic(signs), new ReduceTactic(signs),
                new ScaleTactic(signs), new CombineTactic(signs), new MonotoneTactic(signs), new AnchorTactic(), new ConjugateTactic(), new RewriteTactic(signs),
                new SplitTactic(signs));
        return all.stream().<Tactic>map(Writable::new).toList();
    }

    private record Writable(Tactic of) implements Tactic {

        @Override
        public List<Move> moves(Sequent goal) {
            return of.moves(goal).stream().filter(Writable::fits).toList();
        }

        @Override
        public String name() {
            return of.name();
        }

        private static boolean fits(Move m) {
            try {
                m.data();
                return true;
            } catch (TermLimitException tooLong) {
                return false;
            }
        }
    }
}
