package org.certirank.eval;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.certirank.exact.Rational;
import org.certirank.expr.Call;
import org.certirank.expr.KnownGraph;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;

/** A known mask in calls with a generic index. */
record KnownMask(Mask mask) implements KnownGraph {

    @Override
    public Term nodes(Terms terms) {
        return terms.constant(mask.nodes());
    }

    @Override
    public String text() {
        return mask.edges().isEmpty() ? "digraph(" + mask.nodes() + ")"
                : mask.edges().stream().map(e -> "[" + e.from() + ", " + e.to() + "]").collect(Collectors.joining(", ", "digraph(" + mask.nodes() + ", [", "])"));
    }

    @Override
    public Optional<Rational> value(Call.Kind kind, int[] at) {
        for (int i : at) {
            if (i < 1 || i > mask.nodes()) {
                return Optional.empty();
            }
        }
        return switch (kind) {
            case CENTRES -> Optional.of(Rational.of(mask.centres()));
            case RADIUS -> number(mask.radius());
            case DIAMETER -> number(mask.diameter());
            case ECCENTRICITY -> number(mask.eccentricity(at[0]));
            case DISTANCE -> number(mask.distance(at[0], at[1]));
            case DEGREE -> Optional.of(Rational.of(mask.degree(at[0])));
            case EDGE -> truth(mask.edge(at[0], at[1]));
            case REACHES -> truth(mask.reaches(at[0], at[1]));
            case IS_CENTRE -> truth(mask.isCentre(at[0]));
            case STRONGLY_CONNECTED -> truth(mask.stronglyConnected());
            case QUASI_STRONGLY_CONNECTED -> truth(mask.quasiStronglyConnected());
            case UNDIRECTED -> truth(mask.undirected());
            case ENTRY, MAX, MIN, SUM, DOT, NORM2, NORM_F, MU, SPECTRAL_NORM, PHI, FOLLOWS, PROD, RANGE_SUM, CASES, TABLE_RANK ->
                    throw new IllegalArgumentException(kind + " of a mask");
        };
    }

    private static Optional<Rational> number(OptionalInt n) {
        return n.isPresent() ? Optional.of(Rational.of(n.getAsInt())) : Optional.empty();
    }

    private static Optional<Rational> truth(boolean b) {
        return Optional.of(b ? Rational.ONE : Rational.ZERO);
    }
}
