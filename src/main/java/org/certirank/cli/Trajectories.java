package org.certirank.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certirank.eval.ElaborationException;
import org.certirank.expr.TermLimitException;
import org.certirank.interval.ball.Ball;
import org.certirank.prove.Progress;
import org.certirank.prove.search.Clock;
import org.certirank.prove.trajectory.Finding;
import org.certirank.prove.trajectory.RunStore;
import org.certirank.prove.trajectory.TrajectoryClaim;
import org.certirank.report.TrajectoryFigure;

/** The pictures of the trajectories that a claim speaks of. */
final class Trajectories {
    private Trajectories() {
    }

    /** From what the prover enclosed, or, where it made a certificate (so that the model is a small one), computed again. */
    static List<TrajectoryFigure> of(Outcome outcome) {
        List<Finding.Line> lines = outcome.lines();
        var spec = outcome.task().source().spec();
        var claim = outcome.task().claim();
        if (lines.isEmpty() && outcome.certificate().isPresent() && TrajectoryClaim.isOne(spec, claim)) {
            try {
                lines = TrajectoryClaim.of(spec, claim, Clock.of(Duration.ZERO, Progress.NONE), RunStore.NONE).map(Finding::lines).orElse(List.of());
            } catch (ElaborationException | TermLimitException e) {
                // Pictures are an illustration; the verdict is told without them.
                return List.of();
            }
        }
        return lines.stream().map(Trajectories::figure).toList();
    }

    private static TrajectoryFigure figure(Finding.Line line) {
        List<TrajectoryFigure.Layer> layers = new ArrayList<>();
        for (int t = 0; t < line.mu().size(); t++) {
            Optional<Ball> bound = Optional.ofNullable(line.bounds().get(t));
            layers.add(new TrajectoryFigure.Layer(t, MuText.of(line.mu().get(t)), bound.map(MuText::of)));
        }
        return new TrajectoryFigure(line.model(), layers, line.mask(), line.witness());
    }
}
