package org.certirank.check;

import java.util.*;

/** {@code centre}: a mask with a centre has one whose eccentricity is the radius: the conclusion for a new index c with these hypotheses. */
final class CentreRule {
    static void apply(Step s) {
        Value mask = s.generic("mask", "G");
        Terms t = s.nodes.terms;
        Digraph known = mask instanceof Value.Graph k ? k.graph() : null;
        Node g = known != null ? t.mask(known) : ((Value.Generic) mask).node();
        Generics at = s.reading.here().generics;
        boolean centred = known != null ? known.centres() > 0 : at.holds("quasiStronglyConnected", g) || at.holds("stronglyConnected", g);
        if (!centred) throw new RejectException("no hypothesis says that the mask has a centre");
        List<Node> c = new ArrayList<>();
        Goal under = s.indices(List.of(s.data.text("name")), t.rows(g), c);
        Node radius = s.number("radius", mask);
        s.premises.add(under.assuming(List.of(new Formula.Rel(Formula.Kind.EQ, t.call("isCentre", g, c.get(0)), s.nodes.one),
                new Formula.Rel(Formula.Kind.EQ, t.call("eccentricity", g, c.get(0)), radius))));
    }
}
