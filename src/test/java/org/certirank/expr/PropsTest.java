package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropsTest {
    private final Terms t = new Terms();
    private final Term x = t.leaf("x");
    private final Term y = t.leaf("y");
    private final Prop.Rel less = new Prop.Rel(Relation.LT, x, y);
    private final Prop.Rel equal = new Prop.Rel(Relation.EQ, x, y);

    @Test
    void negationsGoInward() {
        assertEquals(new Prop.Rel(Relation.GE, x, y), Props.not(less));
        assertEquals(new Prop.Or(List.of(Props.not(less), Props.not(equal))), Props.pushNot(new Prop.Not(new Prop.And(List.of(less, equal)))));
        assertEquals(new Prop.And(List.of(less, Props.not(equal))), Props.not(new Prop.Imp(less, equal)));
        assertEquals(less, Props.pushNot(new Prop.Not(new Prop.Not(less))));
        Prop defined = new Prop.Defined(List.of(x));
        assertEquals(new Prop.Not(defined), Props.not(defined));
    }

    @Test
    void conjunctionsFlatten() {
        Prop p = new Prop.And(List.of(less, new Prop.And(List.of(equal, Props.TRUE)), new Prop.Not(new Prop.Or(List.of(less, equal)))));
        assertEquals(List.of(less, equal, Props.not(less), Props.not(equal)), Props.flatten(p));
        assertEquals(List.of(less, equal, less), Props.disjuncts(new Prop.Or(List.of(new Prop.Or(List.of(less, equal)), less))));
        assertEquals(List.of(), Props.flatten(new Prop.And(List.of())));
    }

    @Test
    void nodesTotalSubstitute() {
        Prop p = new Prop.Imp(less, new Prop.Rel(Relation.GT, t.sqrt(y), x));
        assertEquals(List.of(x, y, t.sqrt(y)), Props.nodes(p));
        assertFalse(Props.isTotal(p));
        assertTrue(Props.isTotal(less));
        assertEquals(new Prop.Rel(Relation.LT, y, y), Props.substitute(t, less, Map.of(x, y)));
        assertSame(t.sub(y, x), Props.difference(t, less));
        assertSame(x, Props.difference(t, new Prop.Rel(Relation.GE, x, t.zero())));
    }

    @Test
    void text() {
        assertEquals("x < y and x = y or x < y", PropPrinter.text(new Prop.Or(List.of(new Prop.And(List.of(less, equal)), less))));
        assertEquals("(x < y or x = y) and x < y", PropPrinter.text(new Prop.And(List.of(new Prop.Or(List.of(less, equal)), less))));
        assertEquals("(x < y => x = y) => x < y", PropPrinter.text(new Prop.Imp(new Prop.Imp(less, equal), less)));
        assertEquals("x < y => x = y => x < y", PropPrinter.text(new Prop.Imp(less, new Prop.Imp(equal, less))));
        assertEquals("not x < y", PropPrinter.text(new Prop.Not(less)));
        assertEquals("not (x < y and x = y)", PropPrinter.text(new Prop.Not(new Prop.And(List.of(less, equal)))));
    }
}
