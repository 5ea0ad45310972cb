package org.certirank.check;

import java.util.*;
import java.util.function.*;

/**
 * Conditions on integers as terms, and integer polynomials, in canonical form (docs/symbolic-sums.md, sections 1 and 2): {@code p > 0}, {@code p = 0}, {@code p !=
 * 0}, and their conjunctions and disjunctions, so that equal conditions are one term. The empty conjunction is true, the empty disjunction false.
 */
final class Conditions {
    private final Nodes n;

    Conditions(Nodes nodes) { this.n = nodes; }

    // ---- polynomials ----

    /** Null unless the node is made of integer leaves, integer constants, neg, add, mul and powers with exponents >= 1 alone: defined everywhere, which 0^0 is not. */
    private static Poly polynomial(Node root) {
        Map<Node, Poly> made = new HashMap<>();
        for (Node u : Nodes.below(List.of(root))) {
            Poly x = u.args.length > 0 ? made.get(u.args[0]) : null, y = u.args.length > 1 ? made.get(u.args[1]) : null;
            Poly p = switch (u.op) {
                case CONST -> u.value.isInteger() ? Poly.term(u.value, Poly.Mono.ONE) : null;
                case LEAF -> u.isIntegerLeaf() ? Poly.term(Rat.ONE, new Poly.Mono(u.id, 1)) : null;
                case NEG -> x.times(Rat.MINUS_ONE, Poly.Mono.ONE);
                case ADD -> x.add(y);
                case MUL -> x.mul(y);
                case POWINT -> u.exponent.signum() <= 0 ? null : x.pow(u.exponent.bitLength() > 30 ? Integer.MAX_VALUE : u.exponent.intValue());
                default -> null;
            };
            if (p == null) return null;
            made.put(u, p);
        }
        return made.get(root);
    }

    static boolean isPolynomial(Node u) { return polynomial(u) != null; }

    /** The node of the same polynomial that all of them share; any other node is left as it is. */
    Node canonical(Node u) {
        Poly p = u.isConst() ? null : polynomial(u);
        return p == null ? u : node(p, u);
    }

    private Node node(Poly p, Node leaves) {
        Map<Integer, Node> leaf = new HashMap<>();
        for (Node u : Nodes.below(List.of(leaves))) leaf.put(u.id, u);
        return monomials(p).stream().map(m -> {
            Node product = n.constant(p.terms.get(m));
            for (int i = 0; i < m.pairs.length; i += 2) product = n.mul(product, n.powint(leaf.get(m.pairs[i]), java.math.BigInteger.valueOf(m.pairs[i + 1])));
            return product;
        }).reduce(n.zero, n::add);
    }

    /** In a fixed order, the constant last. */
    private static List<Poly.Mono> monomials(Poly p) { return p.terms.keySet().stream().sorted((a, b) -> Arrays.compare(b.pairs, a.pairs)).toList(); }

    // ---- terms ----

    private Node known(boolean holds) { return n.make(Op.TERM, holds ? "and" : "or"); }

    Node positive(Node u) {
        Node p = canonical(u);
        return p.isConst() ? known(p.value.signum() > 0) : n.make(Op.TERM, ">0", p);
    }

    /** {@code =0} or {@code !=0}; of a polynomial and its negative the one that begins with a positive coefficient. */
    private Node zero(String relation, Node u) {
        Node p = canonical(u);
        if (p.isConst()) return known((p.value.signum() == 0) == relation.equals("=0"));
        Poly q = polynomial(p);
        return n.make(Op.TERM, relation, q != null && q.terms.get(monomials(q).get(0)).signum() < 0 ? canonical(n.neg(p)) : p);
    }

    private Node junction(String name, List<Node> parts) {
        Node neutral = known(name.equals("and")), other = known(!name.equals("and"));
        List<Node> open = parts.stream().filter(p -> p != neutral).toList();
        return open.contains(other) ? other : open.size() == 1 ? open.get(0) : n.make(Op.TERM, name, open.toArray(Node[]::new));
    }

    /** A condition over other nodes; null if the name is of no condition. */
    Node rebuilt(String name, Node... a) {
        return switch (name) {
            case ">0" -> positive(a[0]);
            case "=0", "!=0" -> zero(name, a[0]);
            case "and", "or" -> junction(name, List.of(a));
            default -> null;
        };
    }

    Node not(Node c) {
        return switch (c.name) {
            case ">0" -> positive(n.sub(n.one, c.args[0]));
            case "=0" -> zero("!=0", c.args[0]);
            case "!=0" -> zero("=0", c.args[0]);
            default -> junction(c.name.equals("and") ? "or" : "and", Arrays.stream(c.args).map(this::not).toList());
        };
    }

    /** The condition that a formula says, whose sides have to pass as integers. */
    Node of(Formula f, Consumer<Node> integer) {
        if (f instanceof Formula.And a) return junction("and", a.parts().stream().map(p -> of(p, integer)).toList());
        if (f instanceof Formula.Or o) return junction("or", o.parts().stream().map(p -> of(p, integer)).toList());
        if (!(f instanceof Formula.Rel r)) throw new InputException("expected a condition made of comparisons by and, or, not");
        integer.accept(r.left());
        integer.accept(r.right());
        Node d = n.sub(r.right(), r.left());
        return switch (r.kind()) {
            case LT -> positive(d);
            case LE -> positive(n.add(d, n.one));
            case GT, GE -> of(r.turned(), integer);
            case EQ -> zero("=0", d);
            case NE -> zero("!=0", d);
        };
    }

    /** Among formulas; only comparisons of integers are looked at. */
    boolean among(Node c, List<Formula> formulas) {
        return formulas.stream().anyMatch(f -> f instanceof Formula.Rel r && Generics.isInteger(r.left()) && Generics.isInteger(r.right()) && of(f, x -> { }) == c);
    }

    Formula formula(Node c) {
        if (c.name.equals("and") || c.name.equals("or")) {
            List<Formula> parts = Arrays.stream(c.args).map(this::formula).toList();
            return c.name.equals("and") ? Formula.and(parts) : Formula.or(parts);
        }
        return new Formula.Rel(c.name.equals(">0") ? Formula.Kind.GT : c.name.equals("=0") ? Formula.Kind.EQ : Formula.Kind.NE, c.args[0], n.zero);
    }

    /** TRUE, FALSE, or OPEN, from ranges of the integers in it (null where one is not certainly defined). An integer below 1 is not positive. */
    static Truth decide(Node c, Function<Node, Range> range) {
        if (c.name.equals("and") || c.name.equals("or")) {
            Truth neutral = c.name.equals("and") ? Truth.TRUE : Truth.FALSE;
            List<Truth> parts = Arrays.stream(c.args).map(p -> decide(p, range)).toList();
            return parts.contains(neutral.not()) ? neutral.not() : parts.contains(Truth.OPEN) ? Truth.OPEN : neutral;
        }
        Range r = range.apply(c.args[0]);
        if (r == null) return Truth.OPEN;
        if (c.name.equals(">0")) return r.positive() ? Truth.TRUE : r.certainlyLess(Range.ONE) ? Truth.FALSE : Truth.OPEN;
        Truth zero = r.isPoint() && r.lo().isZero() ? Truth.TRUE : r.positive() || r.negative() ? Truth.FALSE : Truth.OPEN;
        return c.name.equals("=0") ? zero : zero.not();
    }
}
