package org.certirank.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * Evaluates an expression that takes derivatives by way of the scalar graph: first differentiate with the given names as unknowns, then put
 * their values in.
 *
 * @param <B> the batches
 */
final class TensorDerivatives<B> {
    private final Blocks<B> blocks;
    private final TensorFunctions<B> functions;
    private final Map<Term, B> leaves = new HashMap<>();
    private final Terms terms = new Terms();
    private final Elaborator elaborator;

    TensorDerivatives(Blocks<B> blocks, TensorFunctions<B> functions, Map<String, Definition> definitions, Map<String, Tensor<B>> names) {
        this.blocks = blocks;
        this.functions = functions;
        Map<String, Value> values = new HashMap<>();
        names.forEach((name, v) -> values.put(name, toValue(name, v)));
        this.elaborator = new Elaborator(terms, definitions, values);
    }

    private Value toValue(String name, Tensor<B> v) {
        return switch (v) {
            case Tensor.Num<B> n -> new Value.Num(entry(name, n.entries().block(), 0));
            case Tensor.Vec<B> x -> {
                List<Term> entries = new ArrayList<>();
                for (int i = 0; i < x.length(); i++) {
                    entries.add(entry(name + "[" + (i + 1) + "]", x.entries().block(), i));
                }
                yield new Value.Vec(entries);
            }
            case Tensor.Mat<B> m -> {
                List<Term> entries = new ArrayList<>();
                for (int k = 0; k < m.rows() * m.columns(); k++) {
                    entries.add(entry(name + "[" + (k / m.columns() + 1) + "," + (k % m.columns() + 1) + "]", m.entries().block(), k));
                }
                yield new Value.Mat(m.rows(), m.columns(), entries);
            }
            case Tensor.Graph<B> g -> new Value.Graph(g.mask());
            case Tensor.Seq<B> s -> new Value.Seq(t -> toValue(name + "(" + t + ")", s.member().apply(t)));
            case Tensor.Undefined<B> u -> new Value.Undefined();
            case Tensor.Truth<B> t -> throw new ElaborationException("the name " + name + " stands for a formula");
        };
    }

    private Term entry(String name, Block<B> block, int e) {
        if (block.isExact()) {
            return terms.constant(block.value(e));
        }
        Term leaf = terms.leaf(name);
        leaves.put(leaf, blocks.batch(blocks.entry(block, e)));
        return leaf;
    }

    Tensor<B> value(Expr e) {
        Value v = elaborator.value(e);
        return switch (v) {
            case Value.Num(Term t) -> functions.num(block(List.of(t)));
            case Value.Vec x -> functions.vec(block(x.entries()));
            case Value.Mat m -> functions.mat(m.rows(), m.columns(), block(m.entries()));
            case Value.Graph(var mask) -> new Tensor.Graph<>(mask);
            case Value.Truth(Prop p) -> truth(p);
            case Value.Undefined u -> new Tensor.Undefined<>();
            case Value.Generic g -> throw new IllegalStateException("a derivative over generic names");
            case Value.Seq s -> throw new ElaborationException("a sequence is no value of an expression");
        };
    }

    private Block<B> block(List<Term> ts) {
        if (ts.stream().allMatch(Term::isConst)) {
            return Block.exact(ts.stream().map(Term::value).toList());
        }
        Map<Term, B> values = new Evaluator<>(blocks.arithmetic(), Program.of(ts)).evaluate(leaves::get);
        return blocks.concat(ts.stream().map(t -> onLanes(values.get(t))).toList());
    }

    private Block<B> onLanes(B b) {
        return blocks.arithmetic().size(b) == blocks.lanes() ? Block.of(1, b) : blocks.spread(b);
    }

    private Tensor<B> truth(Prop p) {
        Verdict[] verdicts = new Truths<>(blocks.arithmetic(), terms, List.of(p)).judge(blocks.lanes(), leaves::get)[0];
        return new Tensor.Truth<>(List.of(verdicts), java.util.Arrays.stream(verdicts).map(v -> v == Verdict.TRUE || v == Verdict.FALSE).toList());
    }
}
