package org.certirank.attention;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.certirank.interval.ball.Exponent;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.Blocks;

/** The sum of what the heads give times their output matrices: one product for all heads whose deviations have the same scale, [Y_1 ... Y_h] with the outputs below each other. */
final class HeadOutputs {
    /** Columns of the product in parts of at least so many, which are treated at the same time. */
    private static final int WIDTH = 192;

    private HeadOutputs() {
    }

    static Tokens sum(List<AttentionStep.Part> parts, boolean parallel) {
        Map<Exponent, List<AttentionStep.Part>> byScale = parts.stream().filter(p -> p.output() != null)
                .collect(Collectors.groupingBy(p -> p.tokens().scale(), LinkedHashMap::new, Collectors.toList()));
        Tokens sum = null;
        for (List<AttentionStep.Part> same : byScale.values()) {
            Tokens t = product(same, parallel);
            sum = sum == null ? t : sum.add(t);
        }
        for (AttentionStep.Part part : parts) {
            if (part.output() == null) {
                sum = sum == null ? part.tokens() : sum.add(part.tokens());
            }
        }
        return sum;
    }

    private static Tokens product(List<AttentionStep.Part> parts, boolean parallel) {
        int bits = parts.stream().mapToInt(p -> p.output().bits()).max().orElseThrow();
        BallMatrix outputs = Blocks.stack(parts.stream().map(p -> Blocks.widened(p.output(), bits)).toArray(BallMatrix[]::new));
        BallMatrix rows = Blocks.beside(parts.stream().map(p -> Blocks.stack(p.tokens().common(), p.tokens().deviations())).toArray(BallMatrix[]::new));
        int count = Math.max(1, outputs.columns() / WIDTH);
        List<BallMatrix> columns = Parts.map(count, parallel, i -> rows.times(Blocks.columns(outputs, outputs.columns() * i / count, outputs.columns() * (i + 1) / count), rows.bits()));
        BallMatrix all = Blocks.beside(columns.toArray(BallMatrix[]::new));
        return new Tokens(Blocks.rows(all, 0, 1), Blocks.rows(all, 1, all.rows()), parts.getFirst().tokens().scale());
    }
}
