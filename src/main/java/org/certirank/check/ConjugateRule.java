package org.certirank.check;

/**
 * {@code conjugate} {"by": g}: the conclusion is e >= 0 or e > 0. Premises: e g >= 0 (e g > 0 if strict); e + g > 0. If e < 0, then g > 0 by the
 * second, so e g < 0. If e = 0, then e g = 0. The premises make e and g defined.
 */
final class ConjugateRule {
    static void apply(Step s) {
        Node e = s.difference(s.goal.conclusion()), g = s.node("by");
        s.need(s.sign(s.nodes.mul(e, g), Step.inequality(s.goal.conclusion()).kind().strict()));
        s.need(s.sign(s.nodes.add(e, g), true));
    }
}
