package org.certirank.check;

import java.util.List;

/**
 * {@code conjugate} {"by": g}: the conclusion is e >= 0 or e > 0. Premises: e g >= 0 (e g > 0 if strict); e + g > 0. If e < 0, then g > 0 by the second, so e g < 0. If
 * e = 0, then e g = 0. The premises make e and g defined.
 */
final class ConjugateRule implements Rule {
    @Override public String fields() { return "by"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        Reading.Sign phi = reading.sign(goal.conclusion());
        Node g = reading.node(data.text("by"));
        Formula product = new Reading.Sign(reading.nodes.mul(phi.e(), g), phi.strict()).formula(reading.nodes);
        Formula sum = new Reading.Sign(reading.nodes.add(phi.e(), g), true).formula(reading.nodes);
        return new Plan(List.of(goal.with(product), goal.with(sum)));
    }
}
