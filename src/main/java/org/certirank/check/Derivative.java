package org.certirank.check;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * Partial derivatives of scalar nodes by the rules of section 8 of the spec language. Let I be an interval of values of x, the other leaves fixed. If the result D is defined on I,
 * and e at one point of I, then e is defined and differentiable on I with derivative D: by induction over the nodes. A part whose derivative is dropped does not depend on x there,
 * so one point decides; (log u)' = u'/u has u != 0 and u continuous, so u keeps its sign; u/v, u^n, pow and sqrt leave a divisor or a power in D that is undefined wherever they
 * are; abs, min, max and select keep the sign of a condition that is continuous (floor and opaque operations are refused) and not 0. Without the point it is false: log(x), x < 0.
 */
final class Derivative {
    private final Nodes n;
    private final Node x;
    private final Map<Node, Node> done = new HashMap<>();

    private Derivative(Nodes nodes, Node x) {
        this.n = nodes;
        this.x = x;
    }

    static Node of(Nodes nodes, Node e, Node x) { return new Derivative(nodes, x).of(e); }

    private Node of(Node e) {
        Node known = done.get(e);
        if (known != null) return known;
        Node[] d = new Node[e.args.length];
        boolean constant = e != x;
        for (int i = 0; i < d.length; i++) {
            d[i] = of(e.args[i]);
            constant &= d[i] == n.zero;
        }
        Node result = e.op == Op.UNDEFINED ? n.undefined : e == x ? n.one : constant && !kink(e) ? n.zero : rule(e, e.args, d);
        done.put(e, result);
        return result;
    }

    /** Operations that need not be smooth where all their arguments have derivative 0, unless they do not depend on x at all. */
    private boolean kink(Node e) {
        return (e.op == Op.ABS || e.op == Op.MIN || e.op == Op.MAX || e.op == Op.SELECT || e.op == Op.FLOOR || e.op.opaque()) && Graphs.mentions(e, x);
    }

    private Node product(Node u, Node du, Node v, Node dv) {
        return du == n.zero ? n.mul(u, dv) : dv == n.zero ? n.mul(du, v) : n.add(n.mul(du, v), n.mul(u, dv));
    }

    private Node rule(Node e, Node[] a, Node[] d) {
        Node u = a[0];
        Node du = d[0];
        return switch (e.op) {
            case NEG -> n.neg(du);
            case ADD -> n.add(du, d[1]);
            case MUL -> product(u, du, a[1], d[1]);
            case DIV -> {
                Node v = a[1];
                if (d[1] == n.zero) yield n.div(du, v);
                Node second = n.neg(n.mul(u, d[1]));
                yield n.div(du == n.zero ? second : n.add(n.mul(du, v), second), n.powint(v, BigInteger.TWO));
            }
            case POWINT -> n.mul(n.mul(n.constant(Rat.of(e.exponent)), n.powint(u, e.exponent.subtract(BigInteger.ONE))), du);
            case POW -> {
                Node v = a[1];
                if (d[1] == n.zero) yield n.mul(n.mul(v, n.pow(u, n.sub(v, n.one))), du);
                Node first = n.mul(d[1], n.unary(Op.LOG, u));
                yield du == n.zero ? n.mul(n.mul(e, n.unary(Op.LOG, u)), d[1]) : n.mul(e, n.add(first, n.div(n.mul(v, du), u)));
            }
            case SQRT -> n.div(du, n.mul(n.constant(2), e));
            case EXP -> n.mul(e, du);
            case LOG -> n.div(du, u);
            case SIN -> n.mul(n.unary(Op.COS, u), du);
            case COS -> n.mul(n.neg(n.unary(Op.SIN, u)), du);
            case TANH -> n.mul(n.sub(n.one, n.powint(e, BigInteger.TWO)), du);
            case ERF -> {
                Node scale = n.div(n.constant(2), n.unary(Op.SQRT, n.pi));
                yield n.mul(n.mul(scale, n.unary(Op.EXP, n.neg(n.powint(u, BigInteger.TWO)))), du);
            }
            case ABS -> n.select(u, du, n.neg(du));
            case MIN, MAX -> {
                Node best = u;
                Node slope = du;
                for (int i = 1; i < a.length; i++) {
                    Node c = e.op == Op.MIN ? n.sub(a[i], best) : n.sub(best, a[i]);
                    slope = n.select(c, slope, d[i]);
                    best = n.extremum(e.op, java.util.List.of(best, a[i]));
                }
                yield slope;
            }
            case SELECT -> n.select(u, d[1], d[2]);
            case CONST, LEAF, PI, UNDEFINED, FLOOR, RANK, SIGMAMIN, SPECTRALNORM, STABLERANK, SPECTRALRADIUS ->
                throw new InputException("not differentiable: " + e.op);
        };
    }
}
