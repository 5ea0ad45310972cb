package org.certirank.prove.witness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.SetExpr;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.goal.Entry;
import org.certirank.prove.goal.Names;
import org.certirank.prove.rule.Leaf;

/**
 * Values to try for one quantified name: exact rationals for its leaves that satisfy the equations of its set (a sphere, the rows of a stochastic matrix) by
 * construction. Simple patterns first, then seeded random ones. Whether a value lies in the set is checked by whoever uses it.
 */
final class Candidates {
    private static final int PATTERNS = 64;
    private static final long[][] UNIT_PAIRS = {{3, 4, 5}, {4, 3, 5}, {5, 12, 13}, {12, 5, 13}, {8, 15, 17}};

    private final SetExpr set;
    private final Entry entry;
    private final Names names;
    private final List<Rational> landmarks;
    private final List<List<Rational>> patterns;
    private final Map<Leaf, List<Rational>> pools = new IdentityHashMap<>();

    /**
     * Candidates for one name.
     *
     * @param landmarks numbers that occur in what is looked for
     */
    Candidates(SetExpr set, Entry entry, Names names, List<Rational> landmarks) {
        this.set = set;
        this.landmarks = landmarks;
        this.entry = entry;
        this.names = names;
        this.patterns = set instanceof SetExpr.Stochastic || set instanceof SetExpr.Weighted || set instanceof SetExpr.Sequences ? List.of() : patterns();
    }

    /** How many patterns {@link #pattern} knows. */
    int count() {
        return switch (set) {
            case SetExpr.Stochastic s -> 4;
            case SetExpr.Weighted s -> 4;
            case SetExpr.Sequences s -> 4;
            default -> patterns.size();
        };
    }

    /** Pattern number k for the leaves, given the values of earlier leaves. */
    List<Rational> pattern(int k, Map<Term, Rational> soFar, SplittableRandom random) {
        return switch (set) {
            case SetExpr.Stochastic s -> stochastic(k, s, entry.leaves(), soFar, random);
            case SetExpr.Weighted s -> weighted(k, s, soFar, random);
            case SetExpr.Sequences(SetExpr.Stochastic s) -> members(s, k, soFar, random);
            case SetExpr.Sequences(SetExpr.Weighted s) -> weighted(k, s, soFar, random);
            case SetExpr.Sequences(SetExpr.Orthogonal s) -> diagonal();
            case SetExpr.Sequences s -> random(soFar, random);
            default -> patterns.get(k);
        };
    }

    List<Rational> random(Map<Term, Rational> soFar, SplittableRandom random) {
        return switch (set) {
            case SetExpr.Stochastic s -> stochastic(3, s, entry.leaves(), soFar, random);
            case SetExpr.Sequences(SetExpr.Stochastic s) -> members(s, 3, soFar, random);
            case SetExpr.Weighted s -> weighted(3, s, soFar, random);
            case SetExpr.Sequences(SetExpr.Weighted s) -> weighted(3, s, soFar, random);
            case SetExpr.Sphere s -> unit(entry.leaves().size(), random);
            case SetExpr.SphereRows s -> {
                int columns = ((Value.Mat) entry.value()).columns();
                List<Rational> out = new ArrayList<>();
                for (int i = 0; i < entry.leaves().size() / columns; i++) {
                    out.addAll(unit(columns, random));
                }
                yield out;
            }
            default -> {
                List<Rational> out = new ArrayList<>();
                for (Leaf l : entry.leaves()) {
                    List<Rational> pool = pools.computeIfAbsent(l, x -> Pool.of(x.hull()));
                    out.add(pool.isEmpty() || random.nextInt(3) == 0 && !finite() ? Pool.random(l.hull(), random) : pool.get(random.nextInt(Math.min(pool.size(), 12))));
                }
                yield out;
            }
        };
    }

    private boolean finite() {
        return set instanceof SetExpr.Finite || set instanceof SetExpr.Vectors(var n, SetExpr.Finite f) || set instanceof SetExpr.Matrices(var a, var b, SetExpr.Finite g);
    }

    private List<List<Rational>> patterns() {
        int n = entry.leaves().size();
        List<List<Rational>> out = new ArrayList<>();
        if (n == 0) {
            return List.of(List.of());
        }
        if (set instanceof SetExpr.Sphere || set instanceof SetExpr.SphereRows) {
            int columns = set instanceof SetExpr.Sphere ? n : ((Value.Mat) entry.value()).columns();
            for (List<Rational> row : unitRows(columns)) {
                List<Rational> all = new ArrayList<>();
                for (int i = 0; i < n / columns; i++) {
                    all.addAll(row);
                }
                out.add(all);
            }
            if (n > columns) {
                List<Rational> eye = new ArrayList<>();
                for (int i = 0; i < n; i++) {
                    eye.add(i / columns == i % columns ? Rational.ONE : Rational.ZERO);
                }
                out.add(0, eye);
            }
            return out;
        }
        List<Rational> pool = Pool.of(entry.leaves().getFirst().hull());
        if (n == 1) {
            return Stream.concat(pool.stream(), Pool.near(entry.leaves().getFirst().hull(), landmarks).stream()).distinct().map(List::of).toList();
        }
        for (Rational c : pool.subList(0, Math.min(6, pool.size()))) {
            out.add(Collections.nCopies(n, c));
        }
        for (int i = 0; i < Math.min(n, 12); i++) {
            List<Rational> e = new ArrayList<>(Collections.nCopies(n, Rational.ZERO));
            e.set(i, Rational.ONE);
            out.add(e);
        }
        List<Rational> ramp = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ramp.add(Rational.of(i + 1));
        }
        out.add(ramp);
        if (entry.value() instanceof Value.Mat m && m.rows() == m.columns()) {
            List<Rational> eye = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                eye.add(i / m.columns() == i % m.columns() ? Rational.ONE : Rational.ZERO);
            }
            out.add(0, eye);
        }
        out.removeIf(v -> {
            for (int i = 0; i < n; i++) {
                if (!entry.leaves().get(i).hull().contains(v.get(i))) {
                    return true;
                }
            }
            return false;
        });
        return out.subList(0, Math.min(out.size(), PATTERNS));
    }

    private static List<List<Rational>> unitRows(int n) {
        List<List<Rational>> out = new ArrayList<>();
        for (int i = n - 1; i >= 0; i--) {
            for (int sign : new int[] {1, -1}) {
                List<Rational> e = new ArrayList<>(Collections.nCopies(n, Rational.ZERO));
                e.set(i, Rational.of(sign));
                out.add(e);
            }
        }
        for (int i = 0; i + 1 < n; i++) {
            for (long[] p : UNIT_PAIRS) {
                for (int signs = 0; signs < 4; signs++) {
                    List<Rational> e = new ArrayList<>(Collections.nCopies(n, Rational.ZERO));
                    e.set(i, Rational.of((signs & 1) == 0 ? p[0] : -p[0], p[2]));
                    e.set(i + 1, Rational.of((signs & 2) == 0 ? p[1] : -p[1], p[2]));
                    out.add(e);
                }
            }
        }
        return out.subList(0, Math.min(out.size(), PATTERNS));
    }

    /** A rational point of the unit sphere, by stereographic projection. */
    private static List<Rational> unit(int n, SplittableRandom random) {
        if (n == 1) {
            return List.of(Rational.of(random.nextBoolean() ? 1 : -1));
        }
        List<Rational> u = new ArrayList<>();
        Rational s = Rational.ZERO;
        long den = random.nextLong(1, 9);
        for (int i = 0; i + 1 < n; i++) {
            Rational x = Rational.of(random.nextLong(-2 * den, 2 * den + 1), den);
            u.add(x);
            s = s.add(x.mul(x));
        }
        Rational scale = s.add(Rational.ONE).inverse();
        List<Rational> out = new ArrayList<>();
        for (Rational x : u) {
            out.add(x.mul(Rational.TWO).mul(scale));
        }
        Rational last = s.sub(Rational.ONE).mul(scale);
        out.add(random.nextInt(0, n), random.nextBoolean() ? last : last.neg());
        return out;
    }

    private List<Rational> members(SetExpr.Stochastic s, int k, Map<Term, Rational> soFar, SplittableRandom random) {
        List<Rational> out = new ArrayList<>();
        List<Leaf> leaves = entry.leaves();
        int from = 0;
        while (from < leaves.size()) {
            String member = leaves.get(from).name().substring(0, leaves.get(from).name().indexOf('['));
            int to = from;
            while (to < leaves.size() && leaves.get(to).name().startsWith(member + "[")) {
                to++;
            }
            out.addAll(stochastic(k, s, leaves.subList(from, to), soFar, random));
            from = to;
        }
        return out;
    }

    /** Entries eps, eps + 1, 1 or eps + a random number. */
    private List<Rational> weighted(int kind, SetExpr.Weighted s, Map<Term, Rational> soFar, SplittableRandom random) {
        Rational eps = value(s.eps(), soFar);
        List<Rational> out = new ArrayList<>();
        for (int i = 0; i < entry.leaves().size(); i++) {
            out.add(switch (kind) {
                case 0 -> eps;
                case 1 -> eps.add(Rational.ONE);
                case 2 -> Rational.ONE;
                default -> eps.add(Rational.of(random.nextLong(0, 5), 2));
            });
        }
        return out;
    }

    /** Identity matrices. */
    private List<Rational> diagonal() {
        return entry.leaves().stream().map(l -> {
            String[] ij = l.name().substring(l.name().indexOf('[') + 1, l.name().indexOf(']')).split(",");
            return ij[0].equals(ij[1]) ? Rational.ONE : Rational.ZERO;
        }).toList();
    }

    /** The value of an expression over names that have values; 0 if it has none. */
    private Rational value(Expr e, Map<Term, Rational> soFar) {
        Terms terms = names.terms();
        Map<Term, Term> by = new HashMap<>();
        soFar.forEach((t, q) -> by.put(t, terms.constant(q)));
        Term t = terms.substitute(names.number(e), by);
        return t.isConst() ? t.value() : Rational.ZERO;
    }

    /** Rows eps + (1 - deg eps) w: 0 puts all weight on the diagonal, 1 is even, 2 puts it on the first edge, 3 is random. */
    private List<Rational> stochastic(int kind, SetExpr.Stochastic s, List<Leaf> leaves, Map<Term, Rational> soFar, SplittableRandom random) {
        Rational eps = value(s.eps(), soFar);
        List<Rational> out = new ArrayList<>();
        int from = 0;
        while (from < leaves.size()) {
            String name = leaves.get(from).name();
            String row = name.substring(name.indexOf('[') + 1, name.indexOf(','));
            int to = from;
            while (to < leaves.size() && leaves.get(to).name().contains("[" + row + ",")) {
                to++;
            }
            int deg = to - from;
            Rational free = Rational.ONE.sub(eps.mul(Rational.of(deg)));
            List<Long> weights = new ArrayList<>();
            long total = 0;
            for (int j = from; j < to; j++) {
                long w = switch (kind) {
                    case 0 -> leaves.get(j).name().endsWith("[" + row + "," + row + "]") ? 1 : 0;
                    case 1 -> 1;
                    case 2 -> j == from ? 1 : 0;
                    default -> random.nextInt(3) == 0 ? 0 : random.nextLong(0, 5);
                };
                weights.add(w);
                total += w;
            }
            if (total == 0) {
                weights.set(0, 1L);
                total = 1;
            }
            for (long w : weights) {
                out.add(eps.add(free.mul(Rational.of(w, total))));
            }
            from = to;
        }
        return out;
    }
}
