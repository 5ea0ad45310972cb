package org.certirank.check;

/** {@code stretch}: l <= spectralNorm(M) (<) from v v > 0 and l^2 (v v) <= (M v)(M v) (<), for |M v| <= spectralNorm(M) |v|; the entries of M are defined. */
final class StretchRule {
    static void apply(Step s) {
        Formula.Rel r = Step.rising(s.goal.conclusion());
        Value.Tensor m = Step.over(r.right(), Op.SPECTRALNORM), v = s.tensor("vector", 'V');
        Value image = s.apply("*", m, v);
        Node square = s.number("dot", v, v);
        s.need(Formula.Kind.GT, square, s.zero);
        s.need(r.kind(), s.nodes.mul(s.nodes.square(r.left()), square), s.number("dot", image, image));
        s.needDefined(s.goal, m.entries());
    }
}
