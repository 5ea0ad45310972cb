package org.certirank.expr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.certirank.expr.Call.Kind;

/**
 * Calls that hold conditions or bind unknowns, in the canonical forms of docs/symbolic-sums.md: ends and conditions as polynomials, bound unknowns by how
 * deep they lie, known ranges and known conditions worked out.
 */
public final class CallForms {
    private static final int MAX_RANGE = 100_000;

    private CallForms() { }

    /** The polynomial with integer coefficients that the node is, written in one way only; the node itself if it is made of anything else. */
    public static Term integer(Terms terms, Term t) {
        if (t.isConst() || t.isLeaf() || !isPolynomial(t)) {
            return t;
        }
        return new NormalForms(terms).of(t).numerator().toTerm(terms);
    }

    private static boolean isPolynomial(Term t) {
        return Terms.reachable(t).stream().allMatch(u -> switch (u.op()) {
            case CONST -> u.value().isInteger();
            case LEAF, NEG, ADD, MUL -> true;
            case POWINT -> u.exponent().signum() > 0;
            case PI, DIV, POW, SQRT, EXP, LOG, ABS, SIN, COS, TANH, ERF, FLOOR, MIN, MAX, SELECT, RANK, INSIDE, OUTSIDE, SINGULAR, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS,
                    CALL, UNDEFINED -> false;
        });
    }

    /** The condition l relation r of integers in the form p > 0, p = 0 or p != 0; true or false if p is a constant. */
    public static Prop condition(Terms terms, Relation relation, Term l, Term r) {
        Term one = terms.one();
        return switch (relation) {
            case GT -> positive(terms, terms.sub(l, r));
            case LT -> positive(terms, terms.sub(r, l));
            case GE -> positive(terms, terms.add(terms.sub(l, r), one));
            case LE -> positive(terms, terms.add(terms.sub(r, l), one));
            case EQ, NE -> {
                Term p = integer(terms, terms.sub(l, r));
                Term q = integer(terms, terms.neg(p));
                if (isPolynomial(p) && !p.isConst()) {
                    p = new NormalForms(terms).of(p).numerator().leadingCoefficient().signum() > 0 ? p : q;
                }
                yield p.isConst() ? new Prop.Truth(p.isZero() == (relation == Relation.EQ)) : new Prop.Rel(relation, p, terms.zero());
            }
        };
    }

    private static Prop positive(Terms terms, Term p) {
        Term q = integer(terms, p);
        return q.isConst() ? new Prop.Truth(q.value().signum() > 0) : new Prop.Rel(Relation.GT, q, terms.zero());
    }

    /** The conditions in a formula in the form above, what is constant worked out. */
    public static Prop condition(Terms terms, Prop p) {
        return switch (Props.pushNot(p)) {
            case Prop.Truth t -> t;
            case Prop.Rel(Relation relation, Term l, Term r) -> condition(terms, relation, l, r);
            case Prop.And(List<Prop> parts) -> joined(parts.stream().map(q -> condition(terms, q)).toList(), true);
            case Prop.Or(List<Prop> parts) -> joined(parts.stream().map(q -> condition(terms, q)).toList(), false);
            case Prop.Imp i -> throw new IllegalArgumentException("no condition of cases: an implication");
            case Prop.Not n -> throw new IllegalArgumentException("no condition of cases: a negation");
            case Prop.All a -> throw new IllegalArgumentException("no condition of cases: a formula for all indices");
            case Prop.Defined d -> throw new IllegalArgumentException("no condition of cases: definedness");
        };
    }

    private static Prop joined(List<Prop> parts, boolean and) {
        Prop neutral = new Prop.Truth(and);
        if (parts.contains(new Prop.Truth(!and))) {
            return new Prop.Truth(!and);
        }
        List<Prop> kept = parts.stream().filter(q -> !q.equals(neutral)).flatMap(q -> and && q instanceof Prop.And(var inner) ? inner.stream()
                : !and && q instanceof Prop.Or(var inner) ? inner.stream() : java.util.stream.Stream.of(q)).toList();
        return kept.isEmpty() ? neutral : and ? Props.conjunction(kept) : Props.disjunction(kept);
    }

    /** a where the condition (in the form above) is true, b where it is false. */
    public static Term cases(Terms terms, Prop condition, Term a, Term b) {
        if (condition instanceof Prop.Truth(boolean value)) {
            return value ? a : b;
        }
        return terms.call(Call.cases(condition, a, b));
    }

    /**
     * The sum or product of the body over the integers from a to b.
     *
     * @param leaf  the unknown that the body was read with
     * @param bound the name to write for it
     */
    public static Term range(Terms terms, Kind kind, Term a, Term b, Term leaf, Term body, String bound) {
        Term from = integer(terms, a);
        Term to = integer(terms, b);
        if (from.isConst() && to.isConst()) {
            return known(terms, kind, from, to, leaf, body);
        }
        if (from == to) {
            return terms.substitute(body, Map.of(leaf, from));
        }
        Term own = Call.boundLeaf(terms, height(body));
        return terms.call(Call.range(kind, from, to, own, terms.substitute(body, Map.of(leaf, own)), bound));
    }

    private static Term known(Terms terms, Kind kind, Term from, Term to, Term leaf, Term body) {
        java.math.BigInteger count = to.value().num().subtract(from.value().num());
        if (count.bitLength() > 30 || count.intValue() >= MAX_RANGE) {
            throw new TermLimitException("a range of more than " + MAX_RANGE + " integers");
        }
        Term out = null;
        for (long i = 0; i <= count.longValue(); i++) {
            Term part = terms.substitute(body, Map.of(leaf, terms.constant(from.value().add(org.certirank.exact.Rational.of(i)))));
            out = out == null ? part : kind == Kind.PROD ? terms.mul(out, part) : terms.add(out, part);
        }
        return out != null ? out : kind == Kind.PROD ? terms.one() : terms.zero();
    }

    /** The rank of the m x n matrix whose entry is the body, over two unknowns. */
    public static Term rank(Terms terms, Term m, Term n, List<Term> leaves, Term body, List<String> names) {
        int h = height(body);
        List<Term> own = List.of(Call.boundLeaf(terms, h), Call.boundLeaf(terms, h + 1));
        Map<Term, Term> by = Map.of(leaves.get(0), own.get(0), leaves.get(1), own.get(1));
        return terms.call(Call.rank(integer(terms, m), integer(terms, n), own, terms.substitute(body, by), names));
    }

    /** How deep binders are nested in the term. */
    static int height(Term t) {
        return Call.within(List.of(t)).stream().mapToInt(c -> c.call().height()).max().orElse(0);
    }

    /** The body of a call that binds unknowns, over others. */
    public static Term opened(Terms terms, Call c, List<Term> leaves) {
        Map<Term, Term> by = new HashMap<>();
        for (int i = 0; i < leaves.size(); i++) {
            by.put(c.boundLeaves().get(i), leaves.get(i));
        }
        return terms.substitute(c.body().orElseThrow(), by);
    }

    /** An unknown that nothing else is. */
    public static Term unused(Terms terms) {
        return terms.leaf("'" + terms.size());
    }

    /** The call with other numbers in it; in the bodies of binders only leaves are replaced. */
    static Term rebuild(Terms terms, Call c, Map<Term, Term> by) {
        if (c.kind() == Kind.CASES) {
            Prop condition = condition(terms, Props.substitute(terms, c.condition().orElseThrow(), by));
            return cases(terms, condition, by.get(c.numbers().get(0)), by.get(c.numbers().get(1)));
        }
        List<Term> leaves = IntStream.range(0, c.binders()).mapToObj(i -> unused(terms)).toList();
        Map<Term, Term> inside = by.entrySet().stream().filter(e -> e.getKey().isLeaf()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Term body = terms.substitute(opened(terms, c, leaves), inside);
        Term a = by.get(c.numbers().get(0));
        Term b = by.get(c.numbers().get(1));
        return c.kind() == Kind.TABLE_RANK ? rank(terms, a, b, leaves, body, c.boundNames()) : range(terms, c.kind(), a, b, leaves.getFirst(), body, c.boundNames().getFirst());
    }
}
