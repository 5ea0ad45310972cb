package org.certirank.expr;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.certirank.exact.Rational;

/** Random trees such as the parser makes. */
final class Trees {
    private static final Arbitrary<String> NAMES = Arbitraries.of("x", "y1", "eps", "A", "x_max", "e", "E1", "rho", "long_name_2", "sphere");
    private static final Arbitrary<String> FUNCTIONS = Arbitraries.of("f", "A", "sqrt", "exp", "abs", "norm2", "normF", "dot", "mu", "if", "diff", "max", "sum", "transpose", "inverse", "identity", "floor", "row", "softmax");

    private static final Arbitrary<Expr> SMALL = Arbitraries.of("0", "1", "2", "0.5", "10", "2.5e-30", "123456789").map(Parser::parse);

    private Trees() { }

    static Arbitrary<Expr> exprs() {
        return exprs(3);
    }

    private static Arbitrary<Expr> exprs(int depth) {
        Arbitrary<Expr> leaves = Arbitraries.oneOf(SMALL, NAMES.map(Expr.Name::new), Arbitraries.of(true, false).map(Expr.Truth::new));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Expr> sub = Arbitraries.lazy(() -> exprs(depth - 1));
        Arbitrary<List<Expr>> some = sub.list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<Expr.Binder> binders = Combinators.combine(NAMES, sub, sub).as(Expr.Binder::new);
        return Arbitraries.oneOf(leaves, sub.map(Expr.Neg::new), sub.map(Expr.Not::new),
                Combinators.combine(Arbitraries.of(Expr.BinaryOp.class), sub, sub).as(Expr.Binary::new),
                Combinators.combine(Arbitraries.of(Expr.BinaryOp.class), sub, sub).as(Expr.Binary::new),
                chains(sub), Combinators.combine(sub, sub).as(Expr.And::new), Combinators.combine(sub, sub).as(Expr.Or::new),
                Combinators.combine(sub, sub).as(Expr.Implies::new), Combinators.combine(sub, sub).as(Expr.Iff::new), some.map(Expr.ListLit::new),
                Combinators.combine(sub, sub.list().ofMinSize(1).ofMaxSize(2)).as(Expr.Index::new), Combinators.combine(FUNCTIONS, some).as(Expr.Call::new),
                Combinators.combine(Arbitraries.of(Expr.BoundKind.class), binders, binders, sub)
                        .as((kind, a, b, body) -> new Expr.Bound(kind, kind == Expr.BoundKind.MATRIX ? List.of(a, b) : List.of(a), body)));
    }

    private static Arbitrary<Expr> chains(Arbitrary<Expr> sub) {
        Arbitrary<List<Relation>> relations = Arbitraries.oneOf(Arbitraries.of(Relation.class).list().ofSize(1),
                Arbitraries.of(Relation.EQ, Relation.LT, Relation.LE, Relation.GT, Relation.GE).list().ofMinSize(2).ofMaxSize(3));
        return relations.flatMap(r -> sub.list().ofSize(r.size() + 1).map(operands -> new Expr.Chain(operands, r)));
    }

    /** Decimals that end, also very long and very small ones. */
    static Arbitrary<Expr> numbers() {
        Arbitrary<Rational> mantissas = Arbitraries.bigIntegers().greaterOrEqual(java.math.BigInteger.ZERO).map(Rational::of);
        Arbitrary<Integer> exponents = Arbitraries.oneOf(Arbitraries.integers().between(-5, 5), Arbitraries.integers().between(-10_050, 10_050));
        return Combinators.combine(mantissas, exponents).as((m, e) -> new Expr.NumberLit(m.mul(Rational.of(10).pow(e))));
    }

    static Arbitrary<SetExpr> sets() {
        Arbitrary<Expr> e = exprs(2);
        Arbitrary<SetExpr> numbers = ofNumbers(e).map(s -> s);
        Arbitrary<SetExpr> composed = Arbitraries.oneOf(Combinators.combine(e, ofNumbers(e)).as(SetExpr.Vectors::new),
                Combinators.combine(e, e, ofNumbers(e)).as(SetExpr.Matrices::new), e.map(SetExpr.Sphere::new),
                Combinators.combine(e, e).as(SetExpr.SphereRows::new), Combinators.combine(e, e).as(SetExpr.Stochastic::new));
        return Arbitraries.oneOf(numbers, composed, e.map(SetExpr.Digraphs::new), composed.map(SetExpr.Sequences::new));
    }

    private static Arbitrary<SetExpr.OfNumbers> ofNumbers(Arbitrary<Expr> e) {
        Arbitrary<Optional<Expr>> end = e.optional(0.7);
        return Arbitraries.oneOf(Arbitraries.of(new SetExpr.Reals(), new SetExpr.Integers()),
                Combinators.combine(end, end, Arbitraries.of(true, false), Arbitraries.of(true, false))
                        .as((lo, hi, a, b) -> new SetExpr.Interval(lo, a && lo.isPresent(), hi, b && hi.isPresent())),
                Combinators.combine(e, end, Arbitraries.of(true, false)).as((x, y, left) -> left ? new SetExpr.Range(Optional.of(x), y) : new SetExpr.Range(y, Optional.of(x))),
                e.list().ofMinSize(1).ofMaxSize(3).map(SetExpr.Finite::new));
    }
}
