package org.certirank.eval;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.certirank.eval.Value.Num;
import org.certirank.eval.Value.Table;
import org.certirank.expr.Call.Kind;
import org.certirank.expr.CallForms;
import org.certirank.expr.Expr;
import org.certirank.expr.Relation;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** Vectors and matrices that are known by their entries, of dimensions that are not known: docs/symbolic-sums.md, section 4. */
final class TableFunctions {
    private final Terms terms;
    private final GenericNumbers numbers;
    private final GenericFunctions generic;

    TableFunctions(Terms terms, GenericNumbers numbers, GenericFunctions generic) {
        this.terms = terms;
        this.numbers = numbers;
        this.generic = generic;
    }

    private static ElaborationException none(String what) {
        return new ElaborationException(what + " has no generic meaning");
    }

    /** The table with these entries. */
    Table table(Value rows, Optional<Value> columns, BinaryOperator<Term> entry) {
        return new Table(dimension(rows), columns.map(this::dimension), entry);
    }

    private Term dimension(Value v) {
        if (v instanceof Num(Term n) && numbers.isInteger(n) && numbers.isAtLeast(n, 1)) {
            return n;
        }
        throw new ElaborationException("a dimension must certainly be a positive integer, is " + (v instanceof Num(Term t) ? t.toString() : v.describe()));
    }

    // --- vectors and matrices of any kind by their dimensions and entries

    private Term rows(Value v) {
        return switch (v) {
            case Table t -> t.rows();
            case Value.Word(TensorWord w) when w.isVector() -> w.length();
            case Value.Word(TensorWord w) when w.isMatrix() -> w.rows();
            case Value.Vec x -> terms.constant(x.length());
            case Value.Mat m -> terms.constant(m.rows());
            default -> throw none(v.describe() + " beside a matrix known by its entries");
        };
    }

    private Optional<Term> columns(Value v) {
        return switch (v) {
            case Table t -> t.columns();
            case Value.Word(TensorWord w) when w.isMatrix() -> w.lastColumns();
            case Value.Mat m -> Optional.of(terms.constant(m.columns()));
            default -> Optional.empty();
        };
    }

    private Term entry(Value v, Term i, Term j) {
        return switch (v) {
            case Table t -> t.entry().apply(i, j);
            case Value.Word(TensorWord w) when w.isMatrix() && w.factors().size() == 1 && w.factors().getFirst() instanceof TensorWord.Factor.Identity -> unit(i, j);
            default -> number(generic.index(v, j == null ? List.of(new Num(i)) : List.of(new Num(i), new Num(j))));
        };
    }

    private Term unit(Term i, Term j) {
        return cases(Relation.EQ, i, j, terms.one(), terms.zero());
    }

    private Term cases(Relation relation, Term l, Term r, Term a, Term b) {
        var condition = CallForms.condition(terms, relation, l, r);
        return switch (numbers.decided(condition)) {
            case TRUE -> a;
            case FALSE -> b;
            case OPEN, UNDEFINED -> CallForms.cases(terms, condition, a, b);
        };
    }

    private static Term number(Value v) {
        if (v instanceof Num(Term t)) {
            return t;
        }
        throw none(v.describe() + " as an entry");
    }

    private Term sum(Term n, UnaryOperator<Term> term) {
        return new Series(terms, numbers).over(Kind.RANGE_SUM, terms.one(), n, term, "k");
    }

    // --- operations

    Value negative(Table t) {
        return new Table(t.rows(), t.columns(), (i, j) -> terms.neg(t.entry().apply(i, j)));
    }

    Value binary(Expr.BinaryOp op, Value a, Value b) {
        return switch (op) {
            case ADD -> entrywise(a, b, terms::add);
            case SUB -> entrywise(a, b, terms::sub);
            case DIV -> {
                if (b instanceof Num(Term y) && a instanceof Table t) {
                    yield new Table(t.rows(), t.columns(), (i, j) -> terms.div(t.entry().apply(i, j), y));
                }
                throw none(a.describe() + " / " + b.describe());
            }
            case POW -> throw none("a power of " + a.describe());
            case MUL -> {
                if (a instanceof Num(Term x) && b instanceof Table t) {
                    yield new Table(t.rows(), t.columns(), (i, j) -> terms.mul(x, t.entry().apply(i, j)));
                }
                if (b instanceof Num(Term y) && a instanceof Table t) {
                    yield new Table(t.rows(), t.columns(), (i, j) -> terms.mul(t.entry().apply(i, j), y));
                }
                yield product(a, b);
            }
        };
    }

    private Table entrywise(Value a, Value b, BinaryOperator<Term> op) {
        boolean fit = numbers.same(rows(a), rows(b)) && columns(a).isPresent() == columns(b).isPresent()
                && columns(a).map(n -> numbers.same(n, columns(b).orElseThrow())).orElse(true);
        if (!fit) {
            throw new ElaborationException(a.describe() + " beside " + b.describe());
        }
        return new Table(rows(a), columns(a), (i, j) -> op.apply(entry(a, i, j), entry(b, i, j)));
    }

    private Table product(Value a, Value b) {
        Optional<Term> left = columns(a);
        Optional<Term> right = columns(b);
        Term inner = left.orElse(rows(a));
        if (left.isEmpty() && right.isEmpty() || !numbers.same(inner, rows(b))) {
            throw new ElaborationException(a.describe() + " * " + b.describe());
        }
        if (left.isEmpty()) {
            return new Table(right.get(), Optional.empty(), (j, none) -> sum(inner, k -> terms.mul(entry(a, k, null), entry(b, k, j))));
        }
        return new Table(rows(a), right, (i, j) -> sum(inner, k -> terms.mul(entry(a, i, k), entry(b, k, right.isPresent() ? j : null))));
    }

    Value index(Table t, List<Value> indices) {
        Term i = place(indices.getFirst(), t.rows());
        if (t.columns().isEmpty()) {
            if (indices.size() != 1) {
                throw none("two indices of " + t.describe());
            }
            return new Num(t.entry().apply(i, null));
        }
        Term n = t.columns().get();
        return indices.size() == 1 ? new Table(n, Optional.empty(), (j, none) -> t.entry().apply(i, j)) : new Num(t.entry().apply(i, place(indices.get(1), n)));
    }

    private Term place(Value v, Term n) {
        Term i = number(v);
        if (!numbers.isPlace(i, n)) {
            throw new ElaborationException("the index " + i + " is not certainly one of 1.." + n);
        }
        return i;
    }

    // --- functions

    /** The value of a call with a table or a mask of unknown size among its arguments, or that makes one; empty for any other. */
    Optional<Value> call(String name, List<Value> args) {
        boolean table = args.stream().anyMatch(a -> a instanceof Table || a instanceof Value.OpenMask);
        boolean open = numbers.scope().hasIntegers() && args.stream().anyMatch(a -> a instanceof Num(Term t) && !t.isConst());
        if (!table && (!open || !List.of("zeros", "ones", "causal", "complete").contains(name))) {
            return Optional.empty();
        }
        Value first = args.getFirst();
        return Optional.of(switch (name + "/" + args.size()) {
            case "zeros/1", "zeros/2" -> filled(args, terms.zero());
            case "ones/1", "ones/2" -> filled(args, terms.one());
            case "causal/1" -> new Value.OpenMask(true, dimension(first));
            case "complete/1" -> new Value.OpenMask(false, dimension(first));
            case "uniform/1" -> uniform(first);
            case "transpose/1" -> {
                Table t = matrix(name, first);
                yield new Table(t.columns().orElseThrow(), Optional.of(t.rows()), (i, j) -> t.entry().apply(j, i));
            }
            case "row/2" -> index(matrix(name, first), List.of(args.get(1)));
            case "column/2" -> {
                Table t = matrix(name, first);
                Term j = place(args.get(1), t.columns().orElseThrow());
                yield new Table(t.rows(), Optional.empty(), (i, none) -> t.entry().apply(i, j));
            }
            case "sum/1" -> new Num(sum(rows(vector(name, first)), k -> entry(first, k, null)));
            case "dot/2" -> dot(first, args.get(1));
            case "norm2/1" -> new Num(norm(vector(name, first)));
            case "normF/1" -> {
                Table t = matrix(name, first);
                yield new Num(terms.sqrt(sum(t.rows(), i -> sum(t.columns().orElseThrow(), j -> terms.powInt(t.entry().apply(i, j), 2)))));
            }
            case "layernorm/1" -> layernorm(first);
            case "rank/1" -> {
                Table t = matrix(name, first);
                yield new Num(new Series(terms, numbers).rank(t.rows(), t.columns().orElseThrow(), t.entry()));
            }
            default -> throw none(name + " of " + first.describe());
        });
    }

    private Table filled(List<Value> dimensions, Term with) {
        return table(dimensions.getFirst(), dimensions.stream().skip(1).findFirst(), (i, j) -> with);
    }

    private Table uniform(Value mask) {
        if (!(mask instanceof Value.OpenMask(boolean causal, Term n))) {
            throw none("uniform of " + mask.describe());
        }
        BinaryOperator<Term> entry = causal ? (i, j) -> cases(Relation.LE, j, i, terms.div(terms.one(), i), terms.zero()) : (i, j) -> terms.div(terms.one(), n);
        return new Table(n, Optional.of(n), entry);
    }

    private static Table matrix(String name, Value v) {
        if (v instanceof Table t && t.columns().isPresent()) {
            return t;
        }
        throw none(name + " of " + v.describe());
    }

    private static Table vector(String name, Value v) {
        if (v instanceof Table t && t.columns().isEmpty()) {
            return t;
        }
        throw none(name + " of " + v.describe());
    }

    private Num dot(Value u, Value v) {
        if (columns(u).isPresent() || columns(v).isPresent() || !numbers.same(rows(u), rows(v))) {
            throw new ElaborationException("dot of " + u.describe() + " and " + v.describe());
        }
        return new Num(sum(rows(u), k -> terms.mul(entry(u, k, null), entry(v, k, null))));
    }

    private Term norm(Table v) {
        return terms.sqrt(sum(v.rows(), k -> terms.powInt(v.entry().apply(k, null), 2)));
    }

    private Table layernorm(Value v) {
        Table t = v instanceof Table x ? x : matrix("layernorm", v);
        if (t.columns().isEmpty()) {
            return new Table(t.rows(), Optional.empty(), (i, none) -> terms.div(t.entry().apply(i, null), norm(t)));
        }
        Term n = t.columns().get();
        return new Table(t.rows(), t.columns(), (i, j) -> terms.div(t.entry().apply(i, j), terms.sqrt(sum(n, k -> terms.powInt(t.entry().apply(i, k), 2)))));
    }
}
