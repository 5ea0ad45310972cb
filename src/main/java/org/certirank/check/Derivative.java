package org.certirank.check;

import java.math.BigInteger;
import java.util.*;

/**
 * Partial derivatives of scalar nodes by the rules of section 8 of the spec language. Let I be an interval of values of x, the other leaves fixed. If the result D is defined on I,
 * and e at one point of I, then e is defined and differentiable on I with derivative D; without the point it is false (log(x) for x < 0). Proof: docs/checker-rules.md.
 */
final class Derivative {
    private final Nodes n;
    private final Node x;
    private final Map<Node, Node> done = new HashMap<>();

    private Derivative(Nodes nodes, Node x) { this.n = nodes; this.x = x; }
    static Node of(Nodes nodes, Node e, Node x) { return new Derivative(nodes, x).of(e); }

    private Node of(Node e) {
        if (done.containsKey(e)) return done.get(e);
        if (e.op == Op.CALL || e.op == Op.TERM || e.op == Op.CASE) {
            if (Nodes.mentions(e, x)) throw new InputException("not differentiable: " + e + " depends on " + x);
            return n.zero;
        }
        Node[] d = e.args.clone();
        for (int i = 0; i < d.length; i++) d[i] = of(d[i]);
        boolean constant = e != x && Arrays.stream(d).allMatch(a -> a == n.zero);
        Node result = e.op == Op.UNDEFINED ? n.undefined : e == x ? n.one : constant && !kink(e) ? n.zero : rule(e, e.args, d);
        done.put(e, result);
        return result;
    }

    /** Operations that need not be smooth where all their arguments have derivative 0, unless they do not depend on x at all. */
    private boolean kink(Node e) {
        return (e.op == Op.ABS || e.op == Op.MIN || e.op == Op.MAX || e.op == Op.SELECT || e.op == Op.FLOOR || e.op.opaque()) && Nodes.mentions(e, x);
    }

    private Node rule(Node e, Node[] a, Node[] d) {
        Node u = a[0], du = d[0];
        Node v = a.length > 1 ? a[1] : null, dv = a.length > 1 ? d[1] : null;
        return switch (e.op) {
            case NEG -> n.neg(du);
            case ADD -> n.add(du, dv);
            case MUL -> du == n.zero ? n.mul(u, dv) : dv == n.zero ? n.mul(du, v) : n.add(n.mul(du, v), n.mul(u, dv));
            case DIV -> {
                if (dv == n.zero) yield n.div(du, v);
                Node second = n.neg(n.mul(u, dv));
                yield n.div(du == n.zero ? second : n.add(n.mul(du, v), second), n.square(v));
            }
            case POWINT -> n.mul(n.mul(n.constant(Rat.of(e.exponent)), n.powint(u, e.exponent.subtract(BigInteger.ONE))), du);
            case POW -> dv == n.zero ? n.mul(n.mul(v, n.pow(u, n.sub(v, n.one))), du) : du == n.zero ? n.mul(n.mul(e, n.unary(Op.LOG, u)), dv)
                    : n.mul(e, n.add(n.mul(dv, n.unary(Op.LOG, u)), n.div(n.mul(v, du), u)));
            case SQRT -> n.div(du, n.mul(n.constant(2), e));
            case EXP -> n.mul(e, du);
            case LOG -> n.div(du, u);
            case SIN -> n.mul(n.unary(Op.COS, u), du);
            case COS -> n.mul(n.neg(n.unary(Op.SIN, u)), du);
            case TANH -> n.mul(n.sub(n.one, n.square(e)), du);
            case ERF -> n.mul(n.mul(n.div(n.constant(2), n.unary(Op.SQRT, n.pi)), n.unary(Op.EXP, n.neg(n.square(u)))), du);
            case ABS -> n.select(u, du, n.neg(du));
            case MIN, MAX -> {
                Node best = u, slope = du;
                for (int i = 1; i < a.length; i++) {
                    slope = n.select(e.op == Op.MIN ? n.sub(a[i], best) : n.sub(best, a[i]), slope, d[i]);
                    best = n.extremum(e.op, List.of(best, a[i]));
                }
                yield slope;
            }
            case SELECT -> n.select(u, dv, d[2]);
            case CONST, LEAF, PI, UNDEFINED, FLOOR, CASE, CALL, TERM, RANK, INSIDE, OUTSIDE, SINGULAR, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS ->
                throw new InputException("not differentiable: " + e.op);
        };
    }
}
