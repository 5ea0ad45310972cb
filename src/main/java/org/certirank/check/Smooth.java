package org.certirank.check;

import java.math.BigInteger;
import java.util.*;

/**
 * Definedness of a function between two points, for the rules that use the mean value theorem. Its derivative by the rules of the language may be defined where the
 * function itself is not: a term that is free of the variable disappears, (log u)' = u'/u has no sign condition. What does not follow is left as a premise.
 */
final class Smooth {
    private Smooth() {
    }

    /**
     * The nodes below f whose definedness does not follow from that of the known nodes (the derivative among them), nor from interval evaluation at 64 bits over the hulls.
     */
    static List<Node> open(Nodes nodes, Node f, Collection<Node> known, List<Leaf> leaves) {
        Set<Node> defined = Graphs.below(known);
        Set<Node> divisors = new HashSet<>();
        for (Node k : defined) {
            if (k.op == Op.DIV) {
                divisors.add(k.args[1]);
                if (k.args[1].op == Op.POWINT && k.args[1].exponent.equals(BigInteger.TWO)) divisors.add(k.args[1].args[0]);
            }
        }
        boolean empty = leaves.stream().anyMatch(Leaf::isEmpty);
        IntervalEval eval = empty ? null : IntervalEval.over(nodes, leaves, 64);
        List<Node> out = new ArrayList<>();
        for (Node m : IntervalEval.below(f)) {
            boolean follows = m.total || defined.contains(m) || switch (m.op) {
                case DIV -> divisors.contains(m.args[1]);
                case POWINT -> m.exponent.signum() > 0 || defined.contains(nodes.powint(m.args[0], m.exponent.subtract(BigInteger.ONE)));
                case POW -> defined.contains(nodes.pow(m.args[0], nodes.sub(m.args[1], nodes.one)));
                default -> m.op.everywhere();
            };
            if (!follows && (empty || eval.value(m) == null)) out.add(m);
        }
        return out;
    }
}
