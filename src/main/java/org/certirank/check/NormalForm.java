package org.certirank.check;

import java.math.BigInteger;
import java.util.*;

/**
 * Normal forms of scalar expressions (certificate format, section 6): rational functions over generators. What is divided by, and each generator with a
 * negative exponent, is not 0 wherever the expression is defined, and every step keeps the value at all points where it is defined. Therefore, if {@link
 * #isZero} says so, the expression is 0 wherever it is defined.
 * <p>Generators are leaves, pi, and functions of normal forms (equal ones are one generator): sqrt(F) and abs(F) know their squares, exp(m) its logarithm,
 * log(F) its exponential. The exponential of a sum of terms is a product of powers of exponentials of its monomials.
 * <p>A part that grows beyond the limits becomes a generator of its own; if the zero test then fails, it declines instead.
 */
final class NormalForm {
    private static final int MAX_POWER = 100_000;
    private static final int MAX_LIMITED = 8;

    /** num times the product of factor^power, in which common factors cancel by themselves; factors are monic, without monomial content, of at least two terms; no power is 0. */
    private record Form(Poly num, Map<Poly, Integer> powers) {
        Form(Poly num) { this(num, Map.of()); }
    }

    /** A generator: its square if it is a root, its logarithm and its exponential where these are known forms. */
    private record Generator(Form square, Form log, Form exp) { }
    /** The exponential of a monomial over an integer and a denominator is a generator. */
    private record Exponent(Poly.Mono mono, BigInteger over, Map<Poly, Integer> powers) { }
    private static final Form ZERO = new Form(Poly.ZERO);
    private static final Form ONE = new Form(Poly.ONE);
    private final List<Generator> generators = new ArrayList<>();
    private final Map<Object, Integer> indices = new HashMap<>();
    private final Map<Node, Form> forms = new HashMap<>();
    private final Map<Node, Form> roots = new HashMap<>();
    private int limited;

    /**
     * From now on `of`, a node sqrt(u) or abs(u), is replaced by `is`, whose square has the normal form of u or u^2: valid where is >= 0, which the caller has to prove.
     * @throws RejectException if the squares differ
     */
    void root(Node of, Node is) {
        if (of.op != Op.SQRT && of.op != Op.ABS) throw new RejectException("root of something that is neither sqrt nor abs");
        Form r = form(is), u = form(of.args[0]), square = of.op == Op.ABS ? mul(u, u) : u;
        if (!vanishes(add(square, negated(mul(r, r))))) throw new RejectException("root: the square of the right side is not the radicand");
        roots.put(of, r);
        forms.clear();
    }

    /** Whether the normal form of n is 0. */
    boolean isZero(Node n) { return vanishes(form(n)); }

    private boolean vanishes(Form f) {
        if (factored(f).num.isZero()) return true;
        if (limited > 0) throw new LimitException("normal form too large");
        return false;
    }

    private Form form(Node root) {
        for (Node n : Nodes.below(List.of(root))) {
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
        Form x = n.args.length > 0 ? forms.get(n.args[0]) : null, y = n.args.length > 1 ? forms.get(n.args[1]) : null;
        return switch (n.op) {
            case CONST -> new Form(Poly.term(n.value, Poly.Mono.ONE));
            case LEAF, PI -> generator(n, null, null, null);
            case NEG -> negated(x);
            case ADD -> add(x, y);
            case MUL -> mul(x, y);
            case DIV -> mul(x, power(y, BigInteger.ONE.negate()));
            case POWINT -> power(x, n.exponent);
            case SQRT -> generator(List.of(n.op, expanded(x)), x, null, null);
            case ABS -> generator(List.of(n.op, expanded(x)), mul(x, x), null, null);
            case EXP -> exp(expanded(x));
            case LOG -> n.args[0].op == Op.EXP ? forms.get(n.args[0].args[0]) : log(expanded(x));
            case CALL, CASE -> generator(key(n), null, null, null);
            case TERM -> null; // stands in the keys of calls only
            case UNDEFINED -> throw new RejectException("malformed: normal form of an undefined expression");
            default -> {
                List<Object> key = new ArrayList<>(List.of(n.op, n.exponent + " " + n.name)); // for matrices the number of rows, and which singular value
                for (Node a : n.args) key.add(expanded(forms.get(a)));
                yield generator(key, null, null, null);
            }
        };
    }

    /**
     * A call or a term by its operation and what it is over; numbers in it by their normal forms, for equal numbers make equal calls. One that binds names, by
     * which it binds, too: where parts of its body cancel, the form tells its height no more, and a name that it binds could be one that a call around another binds.
     */
    private Object key(Node n) {
        List<Object> key = new ArrayList<>(List.of(n.op, n.name, n.symbol == null ? "" : n.symbol, Sums.binds(n.op, n.name) > 0 ? n.height : 0));
        for (Node a : n.args) key.add(a.op == Op.TERM ? key(a) : expanded(forms.get(a)));
        return key;
    }

    private Form generator(Object key, Form square, Form log, Form exp) {
        Integer index = indices.get(key);
        if (index == null) {
            index = generators.size();
            indices.put(key, index);
            generators.add(new Generator(square, log, exp));
        }
        return new Form(Poly.term(Rat.ONE, new Poly.Mono(index, 1)));
    }

    // ---- arithmetic ----

    private static Form negated(Form f) { return new Form(f.num.times(Rat.MINUS_ONE, Poly.Mono.ONE), f.powers); }

    /** The least power of each factor is common to both; what is left is multiplied out. */
    private static Form add(Form f, Form g) {
        if (f.num.isZero() || g.num.isZero()) return f.num.isZero() ? g : f;
        Map<Poly, Integer> common = negative(f.powers);
        g.powers.forEach((p, k) -> common.put(p, Integer.min(k, f.powers.getOrDefault(p, 0))));
        return form(f.num.mul(product(f.powers, common)).add(g.num.mul(product(g.powers, common))), common);
    }

    /** All factors, with their negative powers only. */
    private static Map<Poly, Integer> negative(Map<Poly, Integer> powers) {
        Map<Poly, Integer> out = new HashMap<>(powers);
        out.replaceAll((p, k) -> k < 0 ? k : 0);
        return out;
    }

    private static Form form(Poly num, Map<Poly, Integer> powers) {
        powers.values().removeIf(k -> k == 0);
        return num.isZero() ? ZERO : new Form(num, powers);
    }

    /** Multiplies one factor. A power that wrapped around would drop it, so none may pass the limit. */
    private static void multiply(Map<Poly, Integer> powers, Poly factor, long power) {
        long sum = powers.getOrDefault(factor, 0) + power;
        if (sum > MAX_POWER || sum < -MAX_POWER) throw new LimitException("power " + sum + " in a normal form");
        powers.put(factor, (int) sum);
    }

    /** The product of the factors to the powers by which they pass those of `base`. */
    private static Poly product(Map<Poly, Integer> powers, Map<Poly, Integer> base) {
        Poly r = Poly.ONE;
        for (Map.Entry<Poly, Integer> e : base.entrySet()) r = r.mul(e.getKey().pow(powers.getOrDefault(e.getKey(), 0) - e.getValue()));
        return r;
    }

    private Form mul(Form f, Form g) {
        if (g.powers.isEmpty() && g.num.size() == 1) return new Form(f.num.mul(g.num), f.powers);
        Form a = factored(f), b = factored(g);
        Map<Poly, Integer> powers = new HashMap<>(a.powers);
        b.powers.forEach((p, k) -> multiply(powers, p, k));
        return form(a.num.mul(b.num), powers);
    }

    private Form power(Form x, BigInteger n) {
        Form f = factored(x);
        // for n = 0 too: 0^0 is undefined
        if (n.signum() <= 0 && f.num.isZero()) throw new RejectException("malformed: division by a form that is identically zero");
        if (n.bitLength() > 30) throw new LimitException("power " + n + " of a normal form");
        int k = n.intValue();
        if (k == 0 || f.num.isZero()) return k == 0 ? ONE : ZERO;
        Map<Poly, Integer> powers = new HashMap<>();
        f.powers.forEach((p, e) -> multiply(powers, p, (long) e * k));
        return new Form(f.num.pow(k), powers);
    }

    /** The same with a single term as num; 0 if num is 0 by the squares of roots. */
    private Form factored(Form f) {
        if (f.num.size() <= 1) return f;
        if (youngest(f.num, generators.size(), true) >= 0 && reduced(f.num, true).num.isZero()) return ZERO;
        Poly.Mono content = f.num.content();
        Poly rest = f.num.times(Rat.ONE, Poly.Mono.ONE.times(content, -1));
        Rat c = rest.terms.get(rest.lead());
        Map<Poly, Integer> powers = new HashMap<>(f.powers);
        multiply(powers, rest.times(c.inverse(), Poly.Mono.ONE), 1);
        return form(Poly.term(c, content), powers);
    }

    /** The same with a denominator only: positive powers multiplied out, powers of roots reduced. */
    private Form expanded(Form f) {
        Map<Poly, Integer> negative = negative(f.powers);
        Form r = reduced(f.num.mul(product(f.powers, negative)), false);
        r.powers.forEach((p, k) -> multiply(negative, p, k));
        return form(r.num, negative);
    }

    // ---- roots, exponentials, logarithms ----

    /**
     * Replaces even powers of roots by powers of their squares, the youngest generators first: a square has older ones only. Negative powers of roots stay. For a zero test the
     * polynomial is first multiplied by an even power of the root that makes them positive (the root is not 0, being a divisor), and the denominator is dropped.
     */
    private Form reduced(Poly num, boolean zeroTest) {
        Map<Poly, Integer> powers = new HashMap<>();
        for (int g = youngest(num, generators.size(), zeroTest); g >= 0; g = youngest(num, g, zeroTest)) {
            Poly.Mono root = new Poly.Mono(g, 1);
            TreeMap<Integer, Poly> parts = num.split(g);
            int shift = zeroTest && parts.firstKey() < 0 ? (1 - parts.firstKey()) / 2 : 0;
            int most = parts.lastKey() / 2 + shift;
            Form square = generators.get(g).square;
            Map<Poly, Integer> negative = negative(square.powers);
            Poly top = square.num.mul(product(square.powers, negative)), bottom = product(Map.of(), negative);
            num = Poly.ZERO;
            for (Map.Entry<Integer, Poly> part : parts.entrySet()) {
                int e = part.getKey() + 2 * shift, k = e < 0 ? 0 : e / 2;
                num = num.add(part.getValue().times(Rat.ONE, Poly.Mono.ONE.times(root, e - 2 * k)).mul(top.pow(k)).mul(bottom.pow(most - k)));
            }
            negative.forEach((p, k) -> multiply(powers, p, (long) k * most));
        }
        return form(num, powers);
    }

    /** The youngest root before the generator `below` with a power above 1, or also with a negative one; -1 if there is none. */
    private int youngest(Poly num, int below, boolean negativeToo) {
        int best = -1;
        for (Poly.Mono m : num.terms.keySet()) {
            for (int i = 0; i < m.pairs.length; i += 2) {
                int g = m.pairs[i], e = m.pairs[i + 1];
                if (g > best && g < below && (e > 1 || e < 0 && negativeToo) && generators.get(g).square != null) best = g;
            }
        }
        return best;
    }

    /** exp(sum of (p/q) m / D) = product of exp(m / (q D))^p; exp(k log F) = F^k for integers k. */
    private Form exp(Form u) {
        Form result = ONE;
        for (Map.Entry<Poly.Mono, Rat> t : u.num.terms.entrySet()) {
            Poly.Mono m = t.getKey();
            Rat c = t.getValue();
            boolean generator = u.powers.isEmpty() && c.isInteger() && m.pairs.length == 2 && m.pairs[1] == 1;
            Form base = generator ? generators.get(m.pairs[0]).exp : null;
            if (base == null) base = generator(new Exponent(m, c.den, u.powers), null, new Form(Poly.term(Rat.of(BigInteger.ONE, c.den), m), u.powers), null);
            result = mul(result, power(base, c.num));
        }
        return result;
    }

    /** log of E^k R, E an exponential (so positive), is k log E + log R. */
    private Form log(Form u) {
        if (u.num.size() != 1) return generator(List.of(Op.LOG, u), null, null, u);
        int[] pairs = u.num.lead().pairs;
        Form sum = ZERO;
        Poly rest = u.num;
        for (int i = 0; i < pairs.length; i += 2) {
            Form log = generators.get(pairs[i]).log;
            if (log == null) continue;
            sum = add(sum, new Form(log.num.times(Rat.of(pairs[i + 1]), Poly.Mono.ONE), log.powers));
            rest = rest.times(Rat.ONE, Poly.Mono.ONE.times(new Poly.Mono(pairs[i], 1), -pairs[i + 1]));
        }
        Form r = new Form(rest, u.powers);
        return r.equals(ONE) ? sum : add(sum, generator(List.of(Op.LOG, r), null, null, r));
    }
}
