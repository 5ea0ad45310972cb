package org.certirank.prove.algebra;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certirank.exact.Rational;
import org.certirank.expr.Monomial;
import org.certirank.expr.Polynomial;

/** Rational linear combinations of polynomials, by exact elimination over their monomials. */
final class ExactLinear {
    private record Row(Polynomial value, Map<Integer, Rational> of) { }

    private final Map<Monomial, Row> basis = new HashMap<>();

    private ExactLinear() {
    }

    /** Coefficients c_k with sum c_k columns_k = target, 0 for columns that depend on earlier ones. */
    static Optional<Map<Integer, Rational>> solve(List<Polynomial> columns, Polynomial target) {
        ExactLinear e = new ExactLinear();
        for (int k = 0; k < columns.size(); k++) {
            Map<Integer, Rational> own = new TreeMap<>();
            own.put(k, Rational.ONE);
            Row r = e.reduce(new Row(columns.get(k), own));
            if (!r.value().isZero()) {
                e.basis.put(r.value().leadingMonomial(), r);
            }
        }
        Row t = e.reduce(new Row(target, new TreeMap<>()));
        if (!t.value().isZero()) {
            return Optional.empty();
        }
        Map<Integer, Rational> out = new TreeMap<>();
        t.of().forEach((k, c) -> out.put(k, c.neg()));
        return Optional.of(out);
    }

    /** Takes multiples of basis rows away until no leading monomial of the basis is left at the top. */
    private Row reduce(Row r) {
        Polynomial p = r.value();
        Map<Integer, Rational> of = new TreeMap<>(r.of());
        while (!p.isZero()) {
            Row b = basis.get(p.leadingMonomial());
            if (b == null) {
                break;
            }
            Rational q = p.leadingCoefficient().div(b.value().leadingCoefficient()).neg();
            p = p.addScaled(q, b.value());
            b.of().forEach((k, c) -> of.merge(k, c.mul(q), (x, y) -> {
                Rational s = x.add(y);
                return s.isZero() ? null : s;
            }));
        }
        return new Row(p, of);
    }
}
