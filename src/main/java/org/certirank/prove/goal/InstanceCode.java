package org.certirank.prove.goal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Relation;
import org.certirank.graph.SmallDigraphs;

/**
 * Formulas about integers and small digraphs, compiled once and decided at millions of instances. An instance is a row of longs: each quantified name has a place
 * for its integer or packed graph, bound names have places behind. Only what is plain is compiled; and where an instance is not plain (an undefined part, an
 * overflow, an index out of range) the code throws {@link Unfit}, and the general reading has to decide. So it never answers otherwise than that would.
 */
final class InstanceCode {

    /** The instance at hand needs the general reading. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        static final Unfit HERE = new Unfit();

        private Unfit() {
            super(null, null, false, false);
        }
    }

    /** A compiled integer. */
    @FunctionalInterface
    interface Int {
        long at(long[] row);
    }

    /** A compiled truth value. */
    @FunctionalInterface
    interface Truth {
        boolean at(long[] row);
    }

    /** The form of an expression is none of those compiled here. */
    private static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPlain() {
            super(null, null, false, false);
        }
    }

    /** What a name stands for. */
    private sealed interface Meaning {
        record Number(Int value) implements Meaning { }

        /** The packed graph lies at {@code place}, its number of nodes behind it. */
        record Graph(int place) implements Meaning { }
    }

    private final Map<String, Definition> definitions;
    private final Map<String, Meaning> names = new HashMap<>();
    private int places;
    private int depth;

    InstanceCode(Map<String, Definition> definitions) {
        this.definitions = definitions;
    }

    /** Gives a quantified integer its place. */
    int integer(String name) {
        int place = places++;
        names.put(name, new Meaning.Number(row -> row[place]));
        return place;
    }

    /** Gives a quantified digraph its place; its number of nodes stands behind it. */
    int graph(String name) {
        int place = places;
        places += 2;
        names.put(name, new Meaning.Graph(place));
        return place;
    }

    /** How long a row has to be for all that has been compiled. */
    int size() {
        return places;
    }

    /** The code of a formula, if it is plain. */
    Optional<Truth> formula(Expr e) {
        try {
            return Optional.of(truth(e, names));
        } catch (NotPlain no) {
            return Optional.empty();
        }
    }

    /** The code of an integer, if it is plain. */
    Optional<Int> number(Expr e) {
        try {
            return Optional.of(integer(e, names));
        } catch (NotPlain no) {
            return Optional.empty();
        }
    }

    private Truth truth(Expr e, Map<String, Meaning> scope) {
        return switch (e) {
            case Expr.Truth(boolean v) -> row -> v;
            case Expr.Not(Expr of) -> {
                Truth a = truth(of, scope);
                yield row -> !a.at(row);
            }
            // No connective hides an undefined part, so both sides are looked at, always.
            case Expr.And(Expr l, Expr r) -> {
                Truth a = truth(l, scope);
                Truth b = truth(r, scope);
                yield row -> a.at(row) & b.at(row);
            }
            case Expr.Or(Expr l, Expr r) -> {
                Truth a = truth(l, scope);
                Truth b = truth(r, scope);
                yield row -> a.at(row) | b.at(row);
            }
            case Expr.Implies(Expr l, Expr r) -> {
                Truth a = truth(l, scope);
                Truth b = truth(r, scope);
                yield row -> !a.at(row) | b.at(row);
            }
            case Expr.Iff(Expr l, Expr r) -> {
                Truth a = truth(l, scope);
                Truth b = truth(r, scope);
                yield row -> a.at(row) == b.at(row);
            }
            case Expr.Chain c -> chain(c, scope);
            case Expr.Bound b when b.kind() == Expr.BoundKind.ALL || b.kind() == Expr.BoundKind.ANY -> quantified(b, scope);
            case Expr.Call(String name, List<Expr> args) when isDefinition(name) -> {
                Map<String, Meaning> inner = parameters(name, args, scope);
                Truth body = truth(definitions.get(name).body(), inner);
                depth--;
                yield body;
            }
            case Expr.Call(String name, List<Expr> args) -> fact(name, args, scope);
            case Expr.NumberLit _, Expr.Name _, Expr.Neg _, Expr.Binary _, Expr.ListLit _, Expr.Index _, Expr.Bound _ -> throw new NotPlain();
        };
    }

    private Truth chain(Expr.Chain c, Map<String, Meaning> scope) {
        Int[] operands = c.operands().stream().map(x -> integer(x, scope)).toArray(Int[]::new);
        Relation[] relations = c.relations().toArray(Relation[]::new);
        return row -> {
            boolean all = true;
            long l = operands[0].at(row);
            for (int i = 0; i < relations.length; i++) {
                long r = operands[i + 1].at(row);
                all &= switch (relations[i]) {
                    case EQ -> l == r;
                    case NE -> l != r;
                    case LT -> l < r;
                    case LE -> l <= r;
                    case GT -> l > r;
                    case GE -> l >= r;
                };
                l = r;
            }
            return all;
        };
    }

    private Truth quantified(Expr.Bound b, Map<String, Meaning> scope) {
        Int lo = integer(b.binders().getFirst().lo(), scope);
        Int hi = integer(b.binders().getFirst().hi(), scope);
        int place = places++;
        Truth body = truth(b.body(), with(scope, b.binders().getFirst().name(), place));
        boolean universal = b.kind() == Expr.BoundKind.ALL;
        return row -> {
            boolean out = universal;
            long last = hi.at(row);
            for (long i = lo.at(row); i <= last; i++) {
                row[place] = i;
                out = universal ? out & body.at(row) : out | body.at(row);
            }
            return out;
        };
    }

    private static Map<String, Meaning> with(Map<String, Meaning> scope, String name, int place) {
        Map<String, Meaning> inner = new HashMap<>(scope);
        inner.put(name, new Meaning.Number(row -> row[place]));
        return inner;
    }

    private boolean isDefinition(String name) {
        return definitions.containsKey(name) && definitions.get(name).recursion().isEmpty();
    }

    private Map<String, Meaning> parameters(String name, List<Expr> args, Map<String, Meaning> scope) {
        Definition d = definitions.get(name);
        if (++depth > 50 || d.params().size() != args.size()) {
            throw new NotPlain();
        }
        Map<String, Meaning> inner = new HashMap<>();
        for (int i = 0; i < args.size(); i++) {
            boolean isGraph = args.get(i) instanceof Expr.Name(String n) && scope.get(n) instanceof Meaning.Graph;
            inner.put(d.params().get(i), isGraph ? scope.get(((Expr.Name) args.get(i)).name()) : new Meaning.Number(integer(args.get(i), scope)));
        }
        return inner;
    }

    private Int integer(Expr e, Map<String, Meaning> scope) {
        return switch (e) {
            case Expr.NumberLit(Rational q) when q.isInteger() && q.num().bitLength() < 32 -> {
                long v = q.num().longValueExact();
                yield row -> v;
            }
            case Expr.Name(String n) when scope.get(n) instanceof Meaning.Number(Int v) -> v;
            case Expr.Neg(Expr of) -> {
                Int a = integer(of, scope);
                yield row -> small(-a.at(row));
            }
            case Expr.Binary(Expr.BinaryOp op, Expr l, Expr r) -> {
                Int a = integer(l, scope);
                Int b = integer(r, scope);
                yield switch (op) {
                    case ADD -> row -> small(a.at(row) + b.at(row));
                    case SUB -> row -> small(a.at(row) - b.at(row));
                    case MUL -> row -> small(a.at(row) * b.at(row));
                    case DIV, POW -> throw new NotPlain();
                };
            }
            case Expr.Bound b when b.binders().size() == 1 -> fold(b, scope);
            case Expr.Call(String name, List<Expr> args) when isDefinition(name) -> {
                Map<String, Meaning> inner = parameters(name, args, scope);
                Int body = integer(definitions.get(name).body(), inner);
                depth--;
                yield body;
            }
            case Expr.Call(String name, List<Expr> args) -> count(name, args, scope);
            case Expr.NumberLit _, Expr.Name _, Expr.Truth _, Expr.Chain _, Expr.Not _, Expr.And _, Expr.Or _, Expr.Implies _, Expr.Iff _, Expr.ListLit _, Expr.Index _,
                    Expr.Bound _ -> throw new NotPlain();
        };
    }

    /** All values stay below 2^31, so that no product of two overflows. */
    private static long small(long v) {
        if (v != (int) v) {
            throw Unfit.HERE;
        }
        return v;
    }

    private Int fold(Expr.Bound b, Map<String, Meaning> scope) {
        Int lo = integer(b.binders().getFirst().lo(), scope);
        Int hi = integer(b.binders().getFirst().hi(), scope);
        int place = places++;
        Int body = integer(b.body(), with(scope, b.binders().getFirst().name(), place));
        Expr.BoundKind kind = b.kind();
        if (kind != Expr.BoundKind.SUM && kind != Expr.BoundKind.PROD && kind != Expr.BoundKind.MIN && kind != Expr.BoundKind.MAX) {
            throw new NotPlain();
        }
        return row -> {
            long first = lo.at(row);
            long last = hi.at(row);
            long out = kind == Expr.BoundKind.PROD ? 1 : 0;
            if (first > last && (kind == Expr.BoundKind.MIN || kind == Expr.BoundKind.MAX)) {
                throw Unfit.HERE;
            }
            for (long i = first; i <= last; i++) {
                row[place] = i;
                long v = body.at(row);
                out = switch (kind) {
                    case SUM -> small(out + v);
                    case PROD -> small(out * v);
                    case MIN -> i == first ? v : Math.min(out, v);
                    case MAX -> i == first ? v : Math.max(out, v);
                    case ALL, ANY, VECTOR, MATRIX -> throw Unfit.HERE;
                };
            }
            return out;
        };
    }

    private static int graph(List<Expr> args, int count, Map<String, Meaning> scope) {
        if (args.size() == count && args.getFirst() instanceof Expr.Name(String n) && scope.get(n) instanceof Meaning.Graph(int place)) {
            return place;
        }
        throw new NotPlain();
    }

    private Truth fact(String name, List<Expr> args, Map<String, Meaning> scope) {
        return switch (name) {
            case "stronglyConnected" -> {
                int g = graph(args, 1, scope);
                yield row -> SmallDigraphs.stronglyConnected((int) row[g + 1], row[g]);
            }
            case "quasiStronglyConnected" -> {
                int g = graph(args, 1, scope);
                yield row -> SmallDigraphs.quasiStronglyConnected((int) row[g + 1], row[g]);
            }
            case "undirected" -> {
                int g = graph(args, 1, scope);
                yield row -> SmallDigraphs.undirected((int) row[g + 1], row[g]);
            }
            case "edge" -> {
                int g = graph(args, 3, scope);
                Int u = integer(args.get(1), scope);
                Int v = integer(args.get(2), scope);
                yield row -> SmallDigraphs.isEdge(row[g], node(u.at(row), row[g + 1]) + 1, node(v.at(row), row[g + 1]) + 1);
            }
            case "reaches" -> {
                int g = graph(args, 3, scope);
                Int u = integer(args.get(1), scope);
                Int v = integer(args.get(2), scope);
                yield row -> distance(row[g], node(u.at(row), row[g + 1]), node(v.at(row), row[g + 1])) >= 0;
            }
            default -> throw new NotPlain();
        };
    }

    private Int count(String name, List<Expr> args, Map<String, Meaning> scope) {
        return switch (name) {
            case "nodes" -> {
                int g = graph(args, 1, scope);
                yield row -> row[g + 1];
            }
            case "radius" -> {
                int g = graph(args, 1, scope);
                yield row -> defined(SmallDigraphs.radius((int) row[g + 1], row[g]));
            }
            case "diameter" -> {
                int g = graph(args, 1, scope);
                yield row -> defined(SmallDigraphs.diameter((int) row[g + 1], row[g]));
            }
            case "centres" -> {
                int g = graph(args, 1, scope);
                yield row -> SmallDigraphs.centres((int) row[g + 1], row[g]);
            }
            case "distance" -> {
                int g = graph(args, 3, scope);
                Int u = integer(args.get(1), scope);
                Int v = integer(args.get(2), scope);
                yield row -> defined(distance(row[g], node(u.at(row), row[g + 1]), node(v.at(row), row[g + 1])));
            }
            case "min", "max" -> {
                if (args.size() < 2) {
                    throw new NotPlain();
                }
                List<Int> parts = new ArrayList<>();
                args.forEach(a -> parts.add(integer(a, scope)));
                boolean least = name.equals("min");
                yield row -> {
                    long out = parts.getFirst().at(row);
                    for (Int p : parts) {
                        out = least ? Math.min(out, p.at(row)) : Math.max(out, p.at(row));
                    }
                    return out;
                };
            }
            default -> throw new NotPlain();
        };
    }

    private static long defined(int v) {
        if (v < 0) {
            throw Unfit.HERE;
        }
        return v;
    }

    /** A node, counted from 0. */
    private static int node(long v, long nodes) {
        if (v < 1 || v > nodes) {
            throw Unfit.HERE;
        }
        return (int) v - 1;
    }

    /** The length of a shortest path between nodes counted from 0; -1 if there is none. */
    private static int distance(long packed, int u, int v) {
        int seen = 1 << u;
        int frontier = seen;
        for (int steps = 0; frontier != 0; steps++) {
            if ((frontier >>> v & 1) != 0) {
                return steps;
            }
            int next = 0;
            for (int f = frontier; f != 0; f &= f - 1) {
                next |= (int) (packed >>> 8 * Integer.numberOfTrailingZeros(f)) & 0xff;
            }
            frontier = next & ~seen;
            seen |= frontier;
        }
        return -1;
    }
}
