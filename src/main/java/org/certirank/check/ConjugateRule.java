package org.certirank.check;

/** {@code conjugate}: e >= 0 (> 0) from e g >= 0 (> 0) and e + g > 0: e < 0 would give g > 0 and e g < 0; e = 0 gives e g = 0. */
final class ConjugateRule {
    static void apply(Step s) {
        Node e = s.difference(s.goal.conclusion()), g = s.node("by");
        s.need(s.sign(s.nodes.mul(e, g), Step.inequality(s.goal.conclusion()).kind().strict()));
        s.need(s.sign(s.nodes.add(e, g), true));
    }
}
