package org.certirank.attention;

import java.util.ArrayList;
import java.util.List;
import org.certirank.interval.ball.Ball;

/**
 * An enclosed trajectory X(0), X(1), ...: what is known of each, and how it ended.
 *
 * @param states X(0) and what followed, as far as it is defined and resolved
 * @param bits the working precision that was used
 * @param accurate whether mu of every state has the relative accuracy that was asked for, or is exactly 0
 */
public record Trajectory(List<State> states, End end, int bits, boolean accurate) {
    /**
     * X(t).
     *
     * @param layer t
     * @param leastEntry the least attention entry on an edge in the layer that led here; null at t = 0
     */
    public record State(int layer, Tokens tokens, Ball mu, Ball leastEntry) { }

    /** How a trajectory ended. */
    public sealed interface End {
        /** All layers that were asked for. */
        record Complete() implements End { }

        /** Layer {@code layer}, applied to the last state, is certainly undefined, at this token. */
        record Undefined(int layer, Outcome.Cause cause, int token) implements End { }

        /** Even the greatest precision does not tell what layer {@code layer} does at this token. */
        record Unresolved(int layer, Outcome.Cause cause, int token) implements End { }
    }

    /**
     * How precisely to compute.
     *
     * @param bits where to begin; doubled until the accuracy is reached
     * @param maxBits where to stop
     * @param muBits the relative accuracy of mu that is asked for: |midpoint| / radius at least 2^muBits
     */
    public record Precision(int bits, int maxBits, int muBits) {
        public Precision {
            if (bits < 2 || maxBits < bits || muBits < 0) {
                throw new IllegalArgumentException("a precision of " + bits + " to " + maxBits + " bits for " + muBits);
            }
        }
    }

    public Trajectory {
        states = List.copyOf(states);
    }

    /** X(0) to X(layers) from an exact start. The last attempt is returned, accurate or not; every enclosure in it holds either way. */
    public static Trajectory enclosing(Model model, Weights start, int layers, Precision precision) {
        int bits = precision.bits();
        while (true) {
            boolean last = bits >= precision.maxBits();
            Trajectory t = attempt(model, start, layers, bits, precision.muBits(), last);
            if (last || t.accurate() && !(t.end() instanceof End.Unresolved)) {
                return t;
            }
            bits = (int) Math.min(2L * bits, precision.maxBits());
        }
    }

    private static Trajectory attempt(Model model, Weights start, int layers, int bits, int muBits, boolean last) {
        Run run = new Run(model, start, bits);
        List<State> states = new ArrayList<>();
        states.add(new State(0, run.tokens(), Measures.mu(run.tokens()), null));
        boolean accurate = isAccurate(states.getFirst().mu(), muBits);
        End end = new End.Complete();
        // An attempt that will be repeated need not be finished.
        while (run.layer() < layers && (accurate || last)) {
            int t = run.layer();
            End found = switch (run.advance()) {
                case Outcome.Defined d -> null;
                case Outcome.Undefined u -> new End.Undefined(t, u.cause(), u.token());
                case Outcome.Unresolved u -> new End.Unresolved(t, u.cause(), u.token());
            };
            if (found != null) {
                end = found;
                break;
            }
            Ball mu = Measures.mu(run.tokens());
            accurate &= isAccurate(mu, muBits);
            states.add(new State(t + 1, run.tokens(), mu, run.leastEntry()));
        }
        return new Trajectory(states, end, (bits + 63) / 64 * 64, accurate);
    }

    private static boolean isAccurate(Ball mu, int muBits) {
        return mu.isPoint() || mu.relativeAccuracy() >= muBits;
    }
}
