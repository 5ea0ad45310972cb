package org.certirank.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.certirank.eval.Value.Mat;
import org.certirank.eval.Value.Num;
import org.certirank.eval.Value.Truth;
import org.certirank.eval.Value.Vec;
import org.certirank.expr.Expr;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;

/** The operators of the spec language on elaborated values: arithmetic, comparisons, indices; and the values as numbers, formulas, integers. */
final class ValueOperators {
    static final int MAX_ENTRIES = 1_000_000;
    private static final int MAX_MATRIX_POWER = 10_000;
    private static final Value UNDEFINED = new Value.Undefined();

    private final Terms terms;
    private final Linear linear;
    private final GenericFunctions generic;

    ValueOperators(Terms terms, Linear linear, GenericFunctions generic) {
        this.terms = terms;
        this.linear = linear;
        this.generic = generic;
    }

    Term number(Value v, String what) {
        return number(terms, v, what);
    }

    static Term number(Terms terms, Value v, String what) {
        return switch (v) {
            case Num(Term t) -> t;
            case Value.Undefined u -> terms.undefined();
            case Truth t -> throw mismatch(what, "a number", v);
            case Vec x -> throw mismatch(what, "a number", v);
            case Mat m -> throw mismatch(what, "a number", v);
            case Value.Graph g -> throw mismatch(what, "a number", v);
            case Value.Generic g -> throw mismatch(what, "a number", v);
            case Value.Seq s -> throw mismatch(what, "a number", v);
        };
    }

    Prop prop(Value v, String what) {
        if (v instanceof Truth(Prop p)) {
            return p;
        }
        if (v instanceof Value.Undefined) {
            return new Prop.Rel(Relation.EQ, terms.undefined(), terms.undefined());
        }
        throw mismatch(what, "a formula", v);
    }

    /** The negation of a formula that may be negated. */
    static Prop negation(Prop p) {
        if (Props.height(p) > 0) {
            throw new ElaborationException("the negation of a formula for all indices of an unknown number has no generic meaning");
        }
        return new Prop.Not(p);
    }

    static long integer(Value v, String what) {
        if (v.constant() != null && v.constant().isInteger()) {
            BigInteger n = v.constant().num();
            if (n.bitLength() > 62) {
                throw new ElaborationException(what + " is " + n + ", which is too large");
            }
            return n.longValue();
        }
        String found = v.constant() != null ? v.constant().toString() : v instanceof Num(Term t) ? t.toString() : v.describe();
        throw new ElaborationException(what + " must be a known integer, is " + found);
    }

    static int dimension(Value v, String what) {
        long n = integer(v, what);
        if (n < 1) {
            throw new ElaborationException(what + " must be at least 1, is " + n);
        }
        if (n > MAX_ENTRIES) {
            throw new TermLimitException(what + " is " + n + ", more than " + MAX_ENTRIES);
        }
        return (int) n;
    }

    static ElaborationException mismatch(String what, String expected, Value found) {
        return new ElaborationException(what + " must be " + expected + ", is " + found.describe());
    }

    Value neg(Value v) {
        return switch (v) {
            case Num(Term t) -> new Num(terms.neg(t));
            case Vec x -> map(x, terms::neg);
            case Mat m -> map(m, terms::neg);
            case Value.Undefined u -> u;
            case Truth t -> throw mismatch("the operand of -", "a number, vector or matrix", v);
            case Value.Graph g -> throw mismatch("the operand of -", "a number, vector or matrix", v);
            case Value.Table t -> generic.tables().negative(t);
            case Value.Generic g -> throw mismatch("the operand of -", "a number or a known vector or matrix", v);
            case Value.Seq s -> throw mismatch("the operand of -", "a number, vector or matrix", v);
        };
    }

    private static Vec map(Vec v, UnaryOperator<Term> f) {
        return new Vec(v.entries().stream().map(f).toList());
    }

    private static Mat map(Mat m, UnaryOperator<Term> f) {
        return new Mat(m.rows(), m.columns(), m.entries().stream().map(f).toList());
    }

    Value binary(Expr.BinaryOp op, Value a, Value b) {
        if (a instanceof Value.Undefined || b instanceof Value.Undefined) {
            return UNDEFINED;
        }
        if (a instanceof Value.Generic || b instanceof Value.Generic) {
            return generic.binary(op, a, b);
        }
        return switch (op) {
            case ADD -> add(a, b, "+");
            case SUB -> add(a, neg(b), "-");
            case MUL -> mul(a, b);
            case DIV -> div(a, b);
            case POW -> pow(a, b);
        };
    }

    private Value add(Value a, Value b, String sign) {
        if (a instanceof Num(Term x) && b instanceof Num(Term y)) {
            return new Num(terms.add(x, y));
        }
        if (a instanceof Vec x && b instanceof Vec y && x.length() == y.length()) {
            return new Vec(Linear.zip(x.entries(), y.entries(), terms::add));
        }
        if (a instanceof Mat x && b instanceof Mat y && x.rows() == y.rows() && x.columns() == y.columns()) {
            return new Mat(x.rows(), x.columns(), Linear.zip(x.entries(), y.entries(), terms::add));
        }
        throw clash(a, sign, b);
    }

    private static ElaborationException clash(Value a, String sign, Value b) {
        return new ElaborationException(a.describe() + " " + sign + " " + b.describe());
    }

    private Value mul(Value a, Value b) {
        if (a instanceof Num(Term x)) {
            switch (b) {
                case Num(Term y) -> {
                    return new Num(terms.mul(x, y));
                }
                case Vec y -> {
                    return map(y, t -> terms.mul(x, t));
                }
                case Mat y -> {
                    return map(y, t -> terms.mul(x, t));
                }
                case Truth t -> throw clash(a, "*", b);
                case Value.Graph g -> throw clash(a, "*", b);
                case Value.Generic g -> throw clash(a, "*", b);
                case Value.Seq s -> throw clash(a, "*", b);
                case Value.Undefined u -> {
                    return u;
                }
            }
        }
        if (b instanceof Num(Term y)) {
            if (a instanceof Vec x) {
                return map(x, t -> terms.mul(t, y));
            }
            if (a instanceof Mat x) {
                return map(x, t -> terms.mul(t, y));
            }
        }
        if (a instanceof Mat x && b instanceof Mat y) {
            return linear.times(x, y);
        }
        if (a instanceof Mat x && b instanceof Vec y && x.columns() == y.length()) {
            return new Vec(linear.times(x, new Mat(y.length(), 1, y.entries())).entries());
        }
        if (a instanceof Vec x && b instanceof Mat y && x.length() == y.rows()) {
            return new Vec(linear.times(new Mat(1, x.length(), x.entries()), y).entries());
        }
        throw clash(a, "*", b);
    }

    private Value div(Value a, Value b) {
        if (b instanceof Num(Term y)) {
            if (a instanceof Num(Term x)) {
                return new Num(terms.div(x, y));
            }
            if (a instanceof Vec x) {
                return map(x, t -> terms.div(t, y));
            }
            if (a instanceof Mat x) {
                return map(x, t -> terms.div(t, y));
            }
        }
        throw clash(a, "/", b);
    }

    private Value pow(Value a, Value b) {
        if (a instanceof Num(Term x) && b instanceof Num(Term y)) {
            return new Num(terms.pow(x, y));
        }
        if (a instanceof Mat m && b instanceof Num) {
            long n = integer(b, "the exponent of a matrix");
            Linear.requireSquare(m, "a power");
            if (n < 0 || n > MAX_MATRIX_POWER) {
                throw new ElaborationException("the exponent of a matrix must be in 0.." + MAX_MATRIX_POWER + ", is " + n);
            }
            Mat p = n == 0 ? zerothPower(m) : m;
            for (long k = 1; k < n; k++) {
                p = linear.times(p, m);
            }
            return p;
        }
        throw clash(a, "^", b);
    }

    /** The identity, entry by entry undefined where m's entry is. */
    private Mat zerothPower(Mat m) {
        Mat one = linear.identity(m.rows());
        return new Mat(m.rows(), m.rows(), java.util.stream.IntStream.range(0, m.entries().size())
                .mapToObj(k -> linear.guarded(one.entries().get(k), java.util.List.of(m.entries().get(k)))).toList());
    }

    /** A comparison; = and != also of vectors, matrices (entry by entry) and digraphs. */
    Prop compare(Relation relation, Value a, Value b) {
        if (a instanceof Value.Undefined || b instanceof Value.Undefined) {
            return new Prop.Rel(relation, terms.undefined(), terms.undefined());
        }
        if (a instanceof Num(Term x) && b instanceof Num(Term y)) {
            return new Prop.Rel(relation, x, y);
        }
        if (relation == Relation.EQ || relation == Relation.NE) {
            if (a instanceof Value.Graph(var x) && b instanceof Value.Graph(var y)) {
                return new Prop.Truth(x.equals(y) == (relation == Relation.EQ));
            }
            if (a instanceof Vec x && b instanceof Vec y && x.length() == y.length()) {
                return entrywise(relation, x.entries(), y.entries());
            }
            if (a instanceof Mat x && b instanceof Mat y && x.rows() == y.rows() && x.columns() == y.columns()) {
                return entrywise(relation, x.entries(), y.entries());
            }
        }
        throw clash(a, relation.symbol(), b);
    }

    private static Prop entrywise(Relation relation, List<Term> x, List<Term> y) {
        List<Prop> parts = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            parts.add(new Prop.Rel(relation, x.get(i), y.get(i)));
        }
        return relation == Relation.EQ ? Props.conjunction(parts) : Props.disjunction(parts);
    }

    /** {@code v[i]}, {@code M[i]} (a row), {@code M[i, j]}. */
    Value index(Value v, List<Value> indices) {
        if (v instanceof Value.Undefined || indices.stream().anyMatch(i -> i instanceof Value.Undefined)) {
            return UNDEFINED;
        }
        if (v instanceof Value.Generic) {
            return generic.index(v, indices);
        }
        if (v instanceof Vec x && indices.size() == 1) {
            return new Num(x.entries().get(position(indices.get(0), x.length(), "the index")));
        }
        if (v instanceof Mat m) {
            int i = position(indices.get(0), m.rows(), "the row index");
            return indices.size() == 1 ? new Vec(m.row(i)) : new Num(m.at(i, position(indices.get(1), m.columns(), "the column index")));
        }
        throw new ElaborationException(v.describe() + " has no entry with " + (indices.size() == 1 ? "one index" : "two indices"));
    }

    /** An index, from 0. */
    static int position(Value v, int size, String what) {
        long i = integer(v, what);
        if (i < 1 || i > size) {
            throw new ElaborationException(what + " " + i + " is out of range 1.." + size);
        }
        return (int) i - 1;
    }
}
