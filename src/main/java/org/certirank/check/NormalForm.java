package org.certirank.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Normal forms of scalar expressions (certificate format, section 6): rational functions N / D over generators. N is a Laurent polynomial, D a product of powers of
 * polynomials, each a divisor of something that was divided by; so D, and each generator with a negative exponent, is not 0 wherever the expression is defined.
 * Every step keeps the value at all points where the expression is defined. Therefore, if {@link #isZero} says so, the expression is 0 wherever it is defined.
 *
 * <p>Generators are leaves, pi, and functions of normal forms (equal ones are one generator): sqrt(F) and abs(F) know their squares, exp(m) its logarithm, log(F) its
 * exponential. The exponential of a sum of terms is a product of powers of exponentials of its monomials.
 *
 * <p>A part that grows beyond the limits becomes a generator of its own; if the zero test then fails, it declines instead.
 */
final class NormalForm {
    private static final int MAX_CANCELLING = 500;
    private static final int MAX_FACTORS = 200;
    private static final int MAX_LIMITED = 8;
    private static final int MAX_POWER = 100_000;

    /** num over the product of factor^power; factors have no monomial content, leading coefficient 1 and at least two terms. */
    private record Form(Poly num, Map<Poly, Integer> den) {
        Form(Poly num) {
            this(num, Map.of());
        }
    }

    /** A generator: its square if it is a root, its logarithm and its exponential where these are known forms. */
    private record Generator(Form square, Form log, Form exp) { }

    /** The monomial over a denominator and an integer whose exponential is a generator. */
    private record Exponent(Poly.Mono mono, BigInteger over, Map<Poly, Integer> den) { }

    private static final Form ZERO = new Form(Poly.ZERO);
    private static final Form ONE = new Form(Poly.ONE);

    private final List<Generator> generators = new ArrayList<>();
    private final Map<Object, Integer> indices = new HashMap<>();
    private final Map<Node, Form> forms = new HashMap<>();
    private final Map<Node, Form> roots = new HashMap<>();
    private final Set<Poly> knownFactors = new LinkedHashSet<>();
    private int limited;

    /**
     * From now on `of`, a node sqrt(u) or abs(u), is replaced by `is`, whose square has the normal form of u or u^2: valid where is >= 0, which the caller has to prove.
     *
     * @throws RejectException if the squares differ
     */
    void root(Node of, Node is) {
        if (of.op != Op.SQRT && of.op != Op.ABS) throw new RejectException("root of something that is neither sqrt nor abs");
        Form r = form(is);
        Form u = form(of.args[0]);
        Form square = of.op == Op.ABS ? mul(u, u) : u;
        if (!vanishes(add(square, negated(mul(r, r))))) throw new RejectException("root: the square of the right side is not the radicand");
        roots.put(of, r);
        forms.clear();
    }

    /** Whether the normal form of n is 0. */
    boolean isZero(Node n) {
        return vanishes(form(n));
    }

    private boolean vanishes(Form f) {
        if (reduced(f, true).num.isZero()) return true;
        if (limited > 0) throw new LimitException("normal form too large");
        return false;
    }

    private Form form(Node root) {
        for (Node n : IntervalEval.below(root)) {
            if (forms.containsKey(n)) continue;
            Form f;
            try {
                f = roots.containsKey(n) ? roots.get(n) : make(n);
            } catch (LimitException e) {
                if (++limited > MAX_LIMITED) throw e;
                f = generator(n, null, null, null);
            }
            forms.put(n, f);
        }
        return forms.get(root);
    }

    private Form make(Node n) {
        Form x = n.args.length > 0 ? forms.get(n.args[0]) : null;
        Form y = n.args.length > 1 ? forms.get(n.args[1]) : null;
        return switch (n.op) {
            case CONST -> new Form(Poly.constant(n.value));
            case LEAF, PI -> generator(n, null, null, null);
            case NEG -> negated(x);
            case ADD -> add(x, y);
            case MUL -> mul(x, y);
            case DIV -> div(x, y);
            case POWINT -> power(x, n.exponent);
            case SQRT -> generator(List.of(n.op, x), x, null, null);
            case ABS -> generator(List.of(n.op, x), mul(x, x), null, null);
            case EXP -> exp(x);
            case LOG -> log(x);
            case UNDEFINED -> throw new RejectException("malformed: normal form of an undefined expression");
            default -> {
                List<Object> key = new ArrayList<>(List.of(n.op, String.valueOf(n.exponent))); // for matrices the number of rows
                for (Node a : n.args) {
                    key.add(forms.get(a));
                }
                yield generator(key, null, null, null);
            }
        };
    }

    private Form generator(Object key, Form square, Form log, Form exp) {
        Integer index = indices.get(key);
        if (index == null) {
            index = generators.size();
            indices.put(key, index);
            generators.add(new Generator(square, log, exp));
        }
        return new Form(Poly.generator(index));
    }

    // ---- arithmetic ----

    private static Form negated(Form f) {
        return new Form(f.num.times(Rat.MINUS_ONE, Poly.Mono.ONE), f.den);
    }

    private static Form add(Form f, Form g) {
        if (f.den.equals(g.den)) return normalised(f.num.add(g.num), f.den);
        Map<Poly, Integer> all = new HashMap<>(f.den);
        g.den.forEach((p, k) -> all.merge(p, k, (a, b) -> a > b ? a : b));
        return normalised(f.num.mul(missing(all, f.den)).add(g.num.mul(missing(all, g.den))), all);
    }

    private static Poly missing(Map<Poly, Integer> all, Map<Poly, Integer> den) {
        Poly r = Poly.ONE;
        for (Map.Entry<Poly, Integer> e : all.entrySet()) {
            r = r.mul(e.getKey().pow(e.getValue() - den.getOrDefault(e.getKey(), 0)));
        }
        return r;
    }

    private static Form mul(Form f, Form g) {
        Map<Poly, Integer> den = new HashMap<>(f.den);
        g.den.forEach((p, k) -> den.merge(p, k, Integer::sum));
        return normalised(f.num.mul(g.num), den);
    }

    /** num over the powers of the factors, negative powers multiplied in, and common factors cancelled as far as that is cheap. */
    private static Form normalised(Poly num, Map<Poly, Integer> den) {
        if (num.isZero() || den.isEmpty()) return new Form(num);
        Map<Poly, Integer> out = new HashMap<>();
        for (Map.Entry<Poly, Integer> e : den.entrySet()) {
            Poly factor = e.getKey();
            int k = e.getValue();
            if (k < 0) {
                num = num.mul(factor.pow(-k));
                k = 0;
            }
            if (k > 0 && num.size() <= MAX_CANCELLING && num.size() > 1) {
                Poly.Mono content = num.content();
                Poly rest = num.times(Rat.ONE, Poly.Mono.ONE.over(content));
                for (Poly q; k > 0 && (q = rest.dividedBy(factor)) != null; k--) {
                    rest = q;
                    num = rest.times(Rat.ONE, content);
                }
            }
            if (k > 0) out.put(factor, k);
        }
        return new Form(num, out);
    }

    private Form div(Form f, Form g) {
        if (reduced(g, true).num.isZero()) throw new RejectException("malformed: division by a form that is identically zero");
        g = reduced(g, false);
        Poly.Mono content = g.num.content();
        Poly rest = g.num.times(Rat.ONE, Poly.Mono.ONE.over(content));
        Rat c = rest.leadCoefficient();
        rest = rest.times(c.inverse(), Poly.Mono.ONE);
        Map<Poly, Integer> den = new HashMap<>(f.den);
        g.den.forEach((p, k) -> den.merge(p, -k, Integer::sum));
        for (Poly known : knownFactors) {
            for (Poly q; (q = rest.dividedBy(known)) != null;) {
                rest = q;
                den.merge(known, 1, Integer::sum);
            }
        }
        if (rest.size() > 1) {
            if (knownFactors.size() < MAX_FACTORS) knownFactors.add(rest);
            den.merge(rest, 1, Integer::sum);
        }
        return normalised(f.num.times(c.inverse(), Poly.Mono.ONE.over(content)), den);
    }

    private Form power(Form f, BigInteger n) {
        if (n.signum() <= 0) {
            Form inverse = div(ONE, f); // also for the power 0: 0^0 is undefined
            return n.signum() == 0 ? ONE : power(inverse, n.negate());
        }
        if (n.bitLength() > 30 || f.num.size() > 1 && n.intValue() > MAX_POWER) throw new LimitException("power " + n + " of a normal form");
        int k = n.intValue();
        Map<Poly, Integer> den = new HashMap<>();
        f.den.forEach((p, e) -> {
            if ((long) e * k > MAX_POWER) throw new LimitException("power " + n + " of a normal form");
            den.put(p, e * k);
        });
        return new Form(f.num.pow(k), den);
    }

    // ---- roots, exponentials, logarithms ----

    /**
     * Replaces even powers of roots by powers of their squares, the youngest generators first: a square has older ones only. Negative powers stay; with `only zero test`
     * the numerator is first multiplied by an even power of the root that makes them positive (the root is not 0, being a divisor), and the denominator is dropped.
     */
    private Form reduced(Form f, boolean onlyZeroTest) {
        Poly num = f.num;
        Map<Poly, Integer> den = new HashMap<>(f.den);
        for (int g = youngest(num, generators.size(), onlyZeroTest); g >= 0; g = youngest(num, g, onlyZeroTest)) {
            Form square = generators.get(g).square;
            TreeMap<Integer, Poly> byExponent = split(num, g);
            int low = byExponent.firstKey();
            if (low < 0 && onlyZeroTest) byExponent = split(num.times(Rat.ONE, new Poly.Mono(g, 2 * ((1 - low) / 2))), g);
            int most = byExponent.lastKey() / 2;
            Poly bottom = missing(square.den, Map.of());
            Poly sum = Poly.ZERO;
            for (Map.Entry<Integer, Poly> e : byExponent.entrySet()) {
                int k = e.getKey() < 0 ? 0 : e.getKey() / 2;
                Poly part = e.getValue().times(Rat.ONE, new Poly.Mono(g, 1).pow(e.getKey() - 2 * k));
                sum = sum.add(part.mul(square.num.pow(k)).mul(bottom.pow(most - k)));
            }
            num = sum;
            if (!onlyZeroTest) square.den.forEach((p, k) -> den.merge(p, k * most, Integer::sum));
        }
        return onlyZeroTest ? new Form(num) : normalised(num, den);
    }

    /** The youngest root before the generator `below` with a power above 1, or also with a negative one; -1 if there is none. */
    private int youngest(Poly num, int below, boolean negativeToo) {
        int best = -1;
        for (Poly.Mono m : num.terms.keySet()) {
            for (int i = 0; i < m.pairs.length; i += 2) {
                int g = m.pairs[i];
                int e = m.pairs[i + 1];
                if (g > best && g < below && (e > 1 || e < 0 && negativeToo) && generators.get(g).square != null) best = g;
            }
        }
        return best;
    }

    /** The coefficients of the powers of generator g. */
    private static TreeMap<Integer, Poly> split(Poly num, int g) {
        Map<Integer, List<Map.Entry<Poly.Mono, Rat>>> groups = new TreeMap<>();
        num.terms.entrySet().forEach(t -> groups.computeIfAbsent(t.getKey().exponent(g), e -> new ArrayList<>()).add(t));
        TreeMap<Integer, Poly> out = new TreeMap<>();
        groups.forEach((e, group) -> out.put(e, Poly.sum(group).times(Rat.ONE, new Poly.Mono(g, 1).pow(-e))));
        return out;
    }

    /** exp(sum of (p/q) m / D) = product of exp(m / (q D))^p; exp(k log F) = F^k for integers k. */
    private Form exp(Form x) {
        Form u = reduced(x, false);
        Form result = ONE;
        for (Map.Entry<Poly.Mono, Rat> t : u.num.terms.entrySet()) {
            Poly.Mono m = t.getKey();
            Rat c = t.getValue();
            Form base = null;
            if (u.den.isEmpty() && c.isInteger() && m.pairs.length == 2 && m.pairs[1] == 1) base = generators.get(m.pairs[0]).exp;
            if (base == null) {
                Form log = new Form(Poly.term(Rat.of(BigInteger.ONE, c.den), m), u.den);
                base = generator(new Exponent(m, c.den, u.den), null, log, null);
            }
            result = mul(result, power(base, c.num));
        }
        return result;
    }

    /** log of a product of powers of exponentials is the sum of their logarithms. */
    private Form log(Form x) {
        Form u = reduced(x, false);
        if (u.den.isEmpty() && u.num.size() == 1 && u.num.leadCoefficient().equals(Rat.ONE)) {
            int[] pairs = u.num.lead().pairs;
            Form sum = ZERO;
            for (int i = 0; i < pairs.length && sum != null; i += 2) {
                Form log = generators.get(pairs[i]).log;
                sum = log == null ? null : add(sum, mul(log, new Form(Poly.constant(Rat.of(pairs[i + 1])))));
            }
            if (sum != null) return sum;
        }
        return generator(List.of(Op.LOG, x), null, null, x);
    }
}
