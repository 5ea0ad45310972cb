package org.certirank.expr;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;

/** Exact values of closed expressions that are rational by plain arithmetic; for messages at load time, not a normal form. */
final class ConstantFold {
    private static final long MAX_BITS = 100_000;
    private final Map<String, Definition> definitions;
    private final Map<String, Optional<Rational>> constants = new HashMap<>();

    ConstantFold(Map<String, Definition> definitions) {
        this.definitions = definitions;
    }

    /** The value, or empty if the expression is not closed, is undefined, or is not plainly rational. */
    Optional<Rational> of(Expr e) {
        return switch (e) {
            case Expr.NumberLit n -> Optional.of(n.value());
            case Expr.Neg n -> of(n.e()).map(Rational::neg);
            case Expr.Binary b -> of(b.l()).flatMap(l -> of(b.r()).flatMap(r -> binary(b.op(), l, r)));
            case Expr.Call c -> call(c);
            case Expr.Name n -> constant(n.name());
            case Expr.Truth t -> Optional.empty();
            case Expr.Chain c -> Optional.empty();
            case Expr.Not n -> Optional.empty();
            case Expr.And a -> Optional.empty();
            case Expr.Or o -> Optional.empty();
            case Expr.Implies i -> Optional.empty();
            case Expr.Iff i -> Optional.empty();
            case Expr.ListLit l -> Optional.empty();
            case Expr.Index i -> Optional.empty();
            case Expr.Bound b -> Optional.empty();
        };
    }

    private Optional<Rational> constant(String name) {
        Definition d = definitions.get(name);
        if (d == null || !d.params().isEmpty()) {
            return Optional.empty();
        }
        Optional<Rational> known = constants.get(name);
        if (known == null) {
            constants.put(name, Optional.empty()); // a cycle has no value
            known = of(d.body());
            constants.put(name, known);
        }
        return known;
    }

    private static Optional<Rational> binary(Expr.BinaryOp op, Rational l, Rational r) {
        if (bits(l) + bits(r) > MAX_BITS) {
            return Optional.empty();
        }
        return switch (op) {
            case ADD -> Optional.of(l.add(r));
            case SUB -> Optional.of(l.sub(r));
            case MUL -> Optional.of(l.mul(r));
            case DIV -> r.isZero() ? Optional.empty() : Optional.of(l.div(r));
            case POW -> power(l, r);
        };
    }

    private static Optional<Rational> power(Rational l, Rational r) {
        if (!r.isInteger() || r.num().bitLength() > 20 || l.isZero() && r.signum() <= 0) {
            return Optional.empty();
        }
        int n = r.num().intValueExact();
        return Math.abs((long) n) * bits(l) > MAX_BITS ? Optional.empty() : Optional.of(l.pow(n));
    }

    private Optional<Rational> call(Expr.Call c) {
        List<Rational> args = new ArrayList<>();
        for (Expr a : c.args()) {
            Optional<Rational> v = of(a);
            if (v.isEmpty()) {
                return Optional.empty();
            }
            args.add(v.get());
        }
        return switch (c.name()) {
            case "abs" -> Optional.of(args.getFirst().abs());
            case "floor" -> Optional.of(Rational.of(args.getFirst().floor()));
            case "min" -> args.stream().reduce(Rational::min);
            case "max" -> args.stream().reduce(Rational::max);
            default -> Optional.empty();
        };
    }

    private static long bits(Rational q) {
        BigInteger n = q.num();
        return (long) n.bitLength() + q.den().bitLength();
    }
}
