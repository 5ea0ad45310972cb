package org.certirank.prove.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.expr.Terms;

/**
 * The number of eigenvalues inside or outside the unit circle: the characteristic polynomial is (x - 1)^one (x + 1)^minusOne times a quotient, and the steps of
 * Schur and Cohn take one zero after the other from the quotient, each off the circle.
 *
 * @param quotient the coefficients from the constant one to the leading one, which is 1
 * @param inner    for each step whether it takes a zero inside
 */
public record Multipliers(int one, int minusOne, List<Term> quotient, List<Boolean> inner) implements Move {

    public Multipliers {
        quotient = List.copyOf(quotient);
        inner = List.copyOf(inner);
    }

    @Override
    public String rule() {
        return "multipliers";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("one", one).with("minusOne", minusOne).with("quotient", Data.texts(quotient.stream().map(TermPrinter::text).toList()))
                .with("steps", Data.texts(inner.stream().map(in -> in ? "in" : "out").toList()));
    }

    /** The INSIDE or OUTSIDE node of the conclusion, which must equal it to a constant. */
    public static Term counted(Sequent goal) {
        Prop.Rel phi = Move.comparison(goal);
        Move.require(phi.relation() == Relation.EQ, "not an equality");
        Prop.Rel r = isCount(phi.l()) ? phi : phi.flip();
        Move.require(isCount(r.l()) && r.r().isConst(), "not a number of eigenvalues inside or outside the unit circle");
        return r.l();
    }

    private static boolean isCount(Term t) {
        return t.op() == Term.Op.INSIDE || t.op() == Term.Op.OUTSIDE;
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        Terms terms = goal.terms();
        Term node = counted(goal);
        Prop.Rel phi = Move.comparison(goal);
        OpaqueMatrix m = OpaqueMatrix.of(node);
        int n = m.rows();
        int rest = quotient.size() - 1;
        Move.require(one >= 0 && minusOne >= 0 && rest >= 0 && one + minusOne + rest == n && quotient.getLast().isOne() && inner.size() == rest, "the degrees do not fit");
        long count = inner.stream().filter(in -> in == (node.op() == Term.Op.INSIDE)).count();
        Move.require((node == phi.l() ? phi.r() : phi.l()).value().equals(Rational.of(count)), "the steps count " + count);
        List<Sequent> out = new ArrayList<>(List.of(goal.concluding(Props.conjunction(equations(terms, m)))));
        List<Term> f = quotient;
        for (boolean in : inner) {
            int h = f.size() - 1;
            Term first = terms.powInt(f.getFirst(), 2);
            Term last = terms.powInt(f.getLast(), 2);
            out.add(goal.concluding(new Prop.Rel(Relation.LT, in ? first : last, in ? last : first)));
            f = step(terms, f, in);
        }
        List<Term> used = new ArrayList<>(m.entries());
        used.addAll(quotient);
        goal.defined(used).ifPresent(out::add);
        return out;
    }

    /** What is left of a polynomial after a step. */
    public static List<Term> step(Terms terms, List<Term> f, boolean in) {
        int h = f.size() - 1;
        List<Term> g = new ArrayList<>();
        for (int i = 0; i < h; i++) {
            g.add(in ? terms.sub(terms.mul(f.get(h), f.get(i + 1)), terms.mul(f.get(0), f.get(h - 1 - i)))
                    : terms.sub(terms.mul(f.get(0), f.get(i)), terms.mul(f.get(h), f.get(h - i))));
        }
        return g;
    }

    private List<Prop> equations(Terms terms, OpaqueMatrix m) {
        List<Term> c = characteristic(terms, m);
        List<BigInteger> b = known(one, minusOne);
        List<Prop> out = new ArrayList<>();
        for (int j = 0; j < m.rows(); j++) {
            Term sum = terms.zero();
            for (int i = 0; i <= Math.min(j, quotient.size() - 1); i++) {
                if (j - i < b.size() && b.get(j - i).signum() != 0) {
                    sum = terms.add(sum, terms.mul(terms.constant(Rational.of(b.get(j - i))), quotient.get(i)));
                }
            }
            out.add(new Prop.Rel(Relation.EQ, c.get(j), sum));
        }
        return out;
    }

    /** The coefficients of (x - 1)^k (x + 1)^l, from the constant one. */
    public static List<BigInteger> known(int k, int l) {
        List<BigInteger> p = List.of(BigInteger.ONE);
        for (int i = 0; i < k + l; i++) {
            BigInteger root = i < k ? BigInteger.ONE : BigInteger.ONE.negate();
            List<BigInteger> q = new ArrayList<>();
            for (int j = 0; j <= p.size(); j++) {
                BigInteger up = j > 0 ? p.get(j - 1) : BigInteger.ZERO;
                q.add(j < p.size() ? up.subtract(root.multiply(p.get(j))) : up);
            }
            p = q;
        }
        return p;
    }

    /** The coefficients of det(x - M) from the constant one: signed sums of principal minors, sets of rows in lexicographic order. */
    public static List<Term> characteristic(Terms terms, OpaqueMatrix m) {
        Move.require(m.rows() == m.columns(), "not square");
        int n = m.rows();
        List<Term> c = new ArrayList<>();
        for (int j = n; j >= 1; j--) {
            Term sum = terms.zero();
            int[] set = java.util.stream.IntStream.range(0, j).toArray();
            while (set != null) {
                sum = terms.add(sum, m.minor(terms, set));
                set = next(set, n);
            }
            c.add(j % 2 == 0 ? sum : terms.neg(sum));
        }
        c.add(terms.one());
        return c;
    }

    /** The next set of so many numbers below n in lexicographic order; null after the last. */
    private static int[] next(int[] set, int n) {
        int[] out = set.clone();
        int i = out.length - 1;
        while (i >= 0 && out[i] == n - out.length + i) {
            i--;
        }
        if (i < 0) {
            return null;
        }
        out[i]++;
        for (int k = i + 1; k < out.length; k++) {
            out[k] = out[k - 1] + 1;
        }
        return out;
    }
}
