package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/**
 * {@code fact}: a difference f that is never negative, or an equation f = 0, of one of the kinds of docs/generic-names.md, sections 4 and 5: the conclusion is e >= 0 and e = f by
 * normal form, or l = r and l - r = f or -f. What f is made from is certainly defined, or a premise makes it so; every part of e is, too. Why f >= 0 is said at each kind.
 */
final class FactRule {
    /** The data of each kind. */
    private static final Map<String, String> KINDS = new HashMap<>();
    private static final Set<String> EQUATIONS = Set.of("rows", "unit", "norm", "isometry", "power", "apply", "orbit", "then", "else", "append", "prepend", "empty", "join", "support", "linear");
    static final String FIELDS;

    static {
        String all = "entry:vector index bound,average:matrix vector row column bound,weight:matrix row column bound,rows:matrix row,walk:sequence from to row column length by,"
                + "loops:sequence from to index weights,bilinear:matrix tokens rows column,triangle:matrix tokens row,unit:tokens row,norm:vector,least:tokens rows,"
                + "isometry:left right value rows,scaled:tokens value,power:base exponent left right,floor:of bound,radius:mask node,distance:mask from to,diameter:mask node,"
                + "nodes:mask node,apart:mask node,mix:matrix vector row bound,part:matrix row column,cauchy:left right,apply:matrix vector row,"
                + "orbit:tokens weights values from to rows," + SumFacts.KINDS;
        Set<String> fields = new LinkedHashSet<>(List.of("is"));
        for (String kind : all.split(",")) {
            KINDS.put(kind.substring(0, kind.indexOf(':')), kind.substring(kind.indexOf(':') + 1));
            fields.addAll(List.of(kind.substring(kind.indexOf(':') + 1).split(" ")));
        }
        FIELDS = String.join(" ", fields);
    }

    final Step s;
    final Nodes n;

    FactRule(Step s) { this.s = s; this.n = s.nodes; }

    static void apply(Step s) {
        String kind = s.data.choice("is", KINDS.keySet().toArray(String[]::new));
        for (String field : FIELDS.split(" ")) {
            if (s.data.has(field) && !field.equals("is") && !List.of(KINDS.get(kind).split(" ")).contains(field)) throw Fields.wrong(s.data.at(field), "no such data of the kind " + kind);
        }
        FactRule rule = new FactRule(s);
        SumFacts sums = SumFacts.has(kind) ? new SumFacts(rule) : null;
        Node f = sums != null ? sums.difference(kind) : rule.difference(kind);
        if (!EQUATIONS.contains(kind)) {
            s.concludes(f, kind.equals("floor") && s.data.text("bound").equals("upper")); // u < floor(u) + 1
            return;
        }
        Formula.Rel c = Step.equality(s.goal.conclusion());
        Node e = s.nodes.sub(c.left(), c.right());
        UnaryOperator<Node> read = sums != null ? s.reading.here().generics::anew : UnaryOperator.identity();
        if (!s.form.isZero(read.apply(s.nodes.add(e, f)))) s.vanishes(read.apply(s.nodes.sub(e, f)), "");
        s.definedLike(e, f);
    }

    // ---- data ----

    private static Value of(Node node) { return Value.of(node); }

    /** A number that is certainly defined. */
    Node number(String text) {
        Node node = s.reading.node(text);
        if (!s.defined(node, Set.of())) throw new RejectException("'" + text + "' is not certainly defined");
        return node;
    }

    private Value given(String field) { return of(number(s.data.text(field))); }

    List<Value> pair() {
        List<String> texts = s.data.texts("rows");
        if (texts.size() != 2) throw new RejectException("expected two rows");
        return List.of(of(number(texts.get(0))), of(number(texts.get(1))));
    }

    /** A matrix all of whose factors have non-negative entries, and, if asked for, rows with the sum 1. */
    Value weights(boolean stochastic) {
        Value w = s.generic("matrix", "M");
        if (!n.terms.nonNegative(Terms.factors(((Value.Generic) w).node()), stochastic, s.goal.leaves())) {
            throw new RejectException("'" + s.data.text("matrix") + "' is not " + (stochastic ? "stochastic" : "non-negative"));
        }
        return w;
    }

    /** A matrix that is a member of such a set. */
    Value from(String set, String field) {
        Value v = s.generic(field, "M");
        Node node = ((Value.Generic) v).node();
        boolean from = !node.isTerm("product") && Terms.origin(node) != null && Terms.origin(node).set().equals(set);
        if (!from) throw new RejectException("'" + s.data.text(field) + "' is not from " + set);
        return v;
    }

    Node sum(Value m, Value i) { return s.number("sum", s.apply("row", m, i)); }
    private Node entry(Value m, Value i, Value j) { return s.number("[]", m, i, j); }
    Node dot(Value m, Value i, Value k, Value j) { return s.number("dot", s.apply("row", m, i), s.apply("row", k, j)); }
    private boolean upper(String upper, String lower) { return s.data.choice("bound", upper, lower).equals(upper); }

    // ---- kinds ----

    private Node difference(String kind) {
        return switch (kind) {
            case "entry" -> { // an entry is not above the maximum, not below the minimum
                Value v = s.generic("vector", "V");
                Node x = s.number("[]", v, given("index"));
                yield upper("max", "min") ? n.sub(s.number("max", v), x) : n.sub(x, s.number("min", v));
            }
            case "average" -> { // the weights W[i, k] of the other entries, each at most the maximum, have the sum 1 - W[i, j]
                Value w = weights(true), v = s.generic("vector", "V"), i = given("row"), j = given("column");
                boolean max = upper("max", "min");
                Node weight = entry(w, i, j), rest = n.mul(n.sub(n.one, weight), s.number(max ? "max" : "min", v));
                Node bound = n.add(n.mul(weight, s.number("[]", v, j)), rest), mean = s.number("[]", s.apply("*", w, v), i);
                yield max ? n.sub(bound, mean) : n.sub(mean, bound);
            }
            case "weight" -> { // non-negative; one of several with the sum 1
                boolean upper = upper("upper", "lower");
                Node weight = entry(weights(upper), given("row"), given("column"));
                yield upper ? n.sub(n.one, weight) : weight;
            }
            case "rows" -> n.sub(sum(weights(true), given("row")), n.one);
            case "part" -> n.sub(sum(weights(false), given("row")), entry(weights(false), given("row"), given("column"))); // the other entries
            case "mix" -> { // each entry of v counts with a weight that is not negative
                Value w = weights(false), v = s.generic("vector", "V"), i = given("row");
                boolean max = upper("max", "min");
                Node bound = n.mul(sum(w, i), s.number(max ? "max" : "min", v)), mixed = s.number("[]", s.apply("*", w, v), i);
                yield max ? n.sub(bound, mixed) : n.sub(mixed, bound);
            }
            case "walk" -> walk();
            case "loops" -> loops();
            case "bilinear" -> { // sum of W[i, a] W[j, b] dot(X_a, X_b), of which all but a = b = c are bounded by phi
                Value w = weights(false), x = s.generic("tokens", "M"), c = given("column"), i = pair().get(0), j = pair().get(1), wx = s.apply("*", w, x);
                Node both = n.mul(entry(w, i, c), entry(w, j, c)), sums = n.mul(sum(w, i), sum(w, j));
                Node rest = n.mul(n.sub(sums, both), s.number("phi", x));
                yield n.sub(n.sub(dot(wx, i, wx, j), n.mul(both, dot(x, c, x, c))), rest);
            }
            case "triangle" -> { // a sum of unit vectors with non-negative weights is not longer than the weights' sum
                Value w = weights(false), i = given("row"), x = from("sphereRows", "tokens");
                yield n.sub(sum(w, i), s.number("norm2", s.apply("row", s.apply("*", w, x), i)));
            }
            case "unit" -> n.sub(dot(from("sphereRows", "tokens"), given("row"), from("sphereRows", "tokens"), given("row")), n.one);
            case "norm" -> n.sub(n.square(s.number("norm2", s.generic("vector", "V"))), s.number("dot", s.generic("vector", "V"), s.generic("vector", "V")));
            case "cauchy" -> { // Cauchy and Schwarz
                Value u = s.generic("left", "V"), v = s.generic("right", "V");
                yield n.sub(n.mul(s.number("norm2", u), s.number("norm2", v)), s.number("dot", u, v));
            }
            case "apply" -> { // an entry of a product
                Value m = s.generic("matrix", "M"), u = s.generic("vector", "V"), i = given("row");
                yield n.sub(s.number("[]", s.apply("*", m, u), i), s.number("dot", s.apply("row", m, i), u));
            }
            case "orbit" -> orbit();
            case "least" -> n.sub(dot(s.generic("tokens", "M"), pair().get(0), s.generic("tokens", "M"), pair().get(1)), s.number("phi", s.generic("tokens", "M")));
            case "isometry" -> { // (t V) (u V)^T = t V V^T u^T = t u^T
                Value t = s.generic("left", "M"), u = s.generic("right", "M"), v = from("orthogonal", "value"), i = pair().get(0), j = pair().get(1);
                yield n.sub(dot(s.apply("*", t, v), i, s.apply("*", u, v), j), dot(t, i, u, j));
            }
            case "scaled" -> { // X V without its column means is (X without its) V
                Value x = s.generic("tokens", "M"), v = s.generic("value", "M");
                yield n.sub(n.mul(s.number("mu", x), s.number("spectralNorm", v)), s.number("mu", s.apply("*", x, v)));
            }
            case "power" -> { // u^(b + c) = u^b u^c for u > 0
                Node u = s.node("base"), a = given("exponent").number(), b = given("left").number(), c = given("right").number();
                s.vanishes(n.sub(n.sub(a, b), c), " for the exponents");
                s.need(s.sign(u, true));
                yield n.sub(n.pow(u, a), n.mul(n.pow(u, b), n.pow(u, c)));
            }
            case "floor" -> { // floor(u) <= u < floor(u) + 1
                Node u = s.node("of"), floor = n.unary(Op.FLOOR, u);
                s.needDefined(u);
                yield upper("upper", "lower") ? n.sub(n.add(floor, n.one), u) : n.sub(u, floor);
            }
            case "distance" -> n.sub(s.number("eccentricity", s.generic("mask", "G"), given("from")), s.number("distance", s.generic("mask", "G"), given("from"), given("to")));
            default -> eccentricity(kind);
        };
    }

    /** The radius is the least, the diameter the greatest; a shortest path meets no node twice; another node is at least 1 away. */
    private Node eccentricity(String kind) {
        Value g = s.generic("mask", "G");
        Node e = s.number("eccentricity", g, given("node")), nodes = s.number("nodes", g);
        if (kind.equals("apart")) s.need(Formula.Kind.GE, nodes, n.constant(2));
        return switch (kind) {
            case "radius" -> n.sub(e, s.number("radius", g));
            case "diameter" -> n.sub(s.number("diameter", g), e);
            case "nodes" -> n.sub(n.sub(nodes, n.one), e);
            default -> n.sub(e, n.one); // apart
        };
    }

    /** With self-loops there is a path from j to i of just l steps if there is one of at most l; its weights, each at least eps, make one of the entry's terms. */
    private Node walk() {
        Value a = s.generic("sequence", "m"), i = given("row"), j = given("column"), l = given("length"), from = given("from"), to = given("to");
        Terms.Symbol symbol = ((Value.Generic) a).node().symbol;
        if (symbol.mask() == null) throw new RejectException("'" + s.data.text("sequence") + "' is not from stochastic or weighted");
        Digraph known = symbol.mask().symbol.graph();
        if (known != null && !known.selfLoops()) throw new RejectException("the mask lacks self-loops");
        s.vanishes(n.sub(n.sub(to.number(), from.number()), l.number()), " for the length");
        Value g = known != null ? new Value.Graph(known) : new Value.Generic('G', symbol.mask());
        boolean distance = s.data.choice("by", "distance", "eccentricity").equals("distance");
        s.need(s.sign(symbol.eps(), true));
        s.need(Formula.Kind.LE, distance ? s.number("distance", g, j, i) : s.number("eccentricity", g, j), l.number());
        return n.sub(entry(s.apply("product", a, from, to), i, j), n.pow(symbol.eps(), l.number()));
    }

    /** The walk that stays at i makes one of the entry's terms. */
    private Node loops() {
        Value a = s.generic("sequence", "m"), i = given("index"), from = given("from"), to = given("to");
        Node sequence = ((Value.Generic) a).node(), weights = number(s.data.text("weights")), k = weights.op == Op.CALL && weights.name.equals("prod in") ? n.terms.sums.bound(weights).get(0) : null;
        if (!n.terms.nonNegative(List.of(sequence), false, s.goal.leaves())) throw new RejectException("'" + s.data.text("sequence") + "' is not non-negative");
        boolean fits = k != null && n.terms.same(weights.args[0], from.number())
                && n.terms.same(weights.args[1], n.sub(to.number(), n.one)) && weights.args[2] == n.terms.entry(n.terms.term("member", sequence, k), i.number(), i.number());
        if (!fits) throw new RejectException("the weights are not the product of the entries");
        s.need(Formula.Kind.LE, from.number(), to.number());
        return n.sub(entry(s.apply("product", a, from, to), i, i), weights);
    }

    /** X(t) = M(t-1) ... M(s) X(s) W(s) ... W(t-1), and a product of orthogonal matrices is one, so that it keeps the products of rows. */
    private Node orbit() {
        Node[] names = {s.term("tokens", "m"), s.term("weights", "m"), s.term("values", "m")};
        if (!s.reading.here().generics.holds("follows", names)) throw new RejectException("no hypothesis says that the tokens follow the weights and values");
        if (!names[2].symbol.set().equals("orthogonal")) throw new RejectException("'" + s.data.text("values") + "' is not from orthogonal");
        Value m = s.generic("weights", "m"), from = given("from"), to = given("to"), i = pair().get(0), j = pair().get(1);
        Value start = member(from), end = member(to), moved = s.apply("*", s.apply("product", m, from, to), start);
        s.need(Formula.Kind.LE, from.number(), to.number());
        return n.sub(dot(end, i, end, j), dot(moved, i, moved, j));
    }

    private Value member(Value at) { return s.reading.here().generics.member((Value.Generic) s.generic("tokens", "m"), at.number()); }
}
