package org.certirank.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.certirank.expr.Expr;
import org.certirank.expr.Relation;

/**
 * Truth values of tensors, lane by lane.
 *
 * @param <B> the batches
 */
final class TensorTruths<B> {
    private final Blocks<B> blocks;

    TensorTruths(Blocks<B> blocks) {
        this.blocks = blocks;
    }

    private static <B> Tensor<B> of(List<Certainty> lanes) {
        return new Tensor.Truth<>(lanes.stream().map(Certainty::verdict).toList(), lanes.stream().map(Certainty::defined).toList());
    }

    static <B> Tensor<B> of(boolean value, int lanes) {
        return of(Collections.nCopies(lanes, value ? Certainty.TRUE : Certainty.FALSE));
    }

    private static <B> Certainty lane(Tensor<B> v, int i) {
        if (v instanceof Tensor.Undefined) {
            return Certainty.UNDEFINED;
        }
        if (v instanceof Tensor.Truth<B> t) {
            return new Certainty(t.verdicts().get(i), t.defined().get(i));
        }
        throw new ElaborationException("a part of a formula must be a formula, is " + v.describe());
    }

    private Tensor<B> lanes(java.util.function.IntFunction<Certainty> f) {
        return of(IntStream.range(0, blocks.lanes()).mapToObj(f).toList());
    }

    Tensor<B> not(Tensor<B> v) {
        return lanes(i -> lane(v, i).not());
    }

    Tensor<B> all(List<Tensor<B>> vs) {
        return lanes(i -> Certainty.all(vs.stream().map(v -> lane(v, i)).toList()));
    }

    Tensor<B> any(List<Tensor<B>> vs) {
        return lanes(i -> Certainty.any(vs.stream().map(v -> lane(v, i)).toList()));
    }

    Tensor<B> implies(Tensor<B> a, Tensor<B> b) {
        return any(List.of(not(a), b));
    }

    Tensor<B> iff(Tensor<B> a, Tensor<B> b) {
        return all(List.of(implies(a, b), implies(b, a)));
    }

    /** The verdict that all lanes have; OPEN if they differ. */
    static <B> Verdict uniform(Tensor<B> v) {
        Verdict first = lane(v, 0).verdict();
        return v instanceof Tensor.Truth<B> t && t.verdicts().stream().anyMatch(x -> x != first) ? Verdict.OPEN : first;
    }

    /** A comparison of two values; = and != also of vectors, matrices and digraphs. */
    Tensor<B> compare(Relation relation, Tensor<B> a, Tensor<B> b) {
        boolean equality = relation == Relation.EQ || relation == Relation.NE;
        if (a instanceof Tensor.Undefined) {
            return a;
        }
        if (b instanceof Tensor.Undefined) {
            return b;
        }
        if (a instanceof Tensor.Graph<B> g && b instanceof Tensor.Graph<B> h && equality) {
            return of(g.mask().equals(h.mask()) == (relation == Relation.EQ), blocks.lanes());
        }
        boolean numbers = a instanceof Tensor.Num && b instanceof Tensor.Num;
        boolean vectors = a instanceof Tensor.Vec<B> x && b instanceof Tensor.Vec<B> y && x.length() == y.length();
        boolean matrices = a instanceof Tensor.Mat<B> p && b instanceof Tensor.Mat<B> q && p.rows() == q.rows() && p.columns() == q.columns();
        if (!numbers && !(equality && (vectors || matrices))) {
            throw new ElaborationException(a.describe() + " " + relation.symbol() + " " + b.describe());
        }
        Block<B> x = TensorFunctions.block(a);
        Block<B> y = TensorFunctions.block(b);
        return lanes(i -> {
            List<Certainty> entries = new ArrayList<>();
            for (int e = 0; e < x.entries(); e++) {
                entries.add(entry(relation, x, y, e, i));
            }
            return relation == Relation.EQ ? Certainty.all(entries) : Certainty.any(entries);
        });
    }

    private Certainty entry(Relation relation, Block<B> x, Block<B> y, int e, int lane) {
        if (x.isExact() && y.isExact()) {
            int c = x.value(e).compareTo(y.value(e));
            boolean holds = switch (relation) {
                case EQ -> c == 0;
                case NE -> c != 0;
                case LT -> c < 0;
                case LE -> c <= 0;
                case GT -> c > 0;
                case GE -> c >= 0;
            };
            return Certainty.of(holds, !holds);
        }
        return Certainty.compare(blocks.arithmetic(), relation, blocks.batch(x), blocks.batch(y), e * blocks.lanes() + lane);
    }

    /** The connectives of two formulas. */
    Tensor<B> connective(Expr e, Tensor<B> l, Tensor<B> r) {
        return e instanceof Expr.And ? all(List.of(l, r)) : e instanceof Expr.Or ? any(List.of(l, r))
                : e instanceof Expr.Implies ? implies(l, r) : iff(l, r);
    }
}
