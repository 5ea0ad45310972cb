package org.certirank.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.certirank.eval.Value.Mat;
import org.certirank.eval.Value.Num;
import org.certirank.eval.Value.Truth;
import org.certirank.eval.Value.Vec;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;

/** The built-in functions of the spec language on elaborated values; those on masks are in {@link MaskFunctions}. */
final class ValueFunctions {
    private static final Value UNDEFINED = new Value.Undefined();

    private final Terms terms;
    private final Linear linear;
    private final MaskFunctions masks;
    private final GenericFunctions generic;

    ValueFunctions(Terms terms, Linear linear, GenericFunctions generic) {
        this.terms = terms;
        this.linear = linear;
        this.masks = new MaskFunctions(terms, linear);
        this.generic = generic;
    }

    Value call(String name, List<Value> args) {
        if (args.stream().anyMatch(a -> a instanceof Value.Undefined)) {
            return UNDEFINED;
        }
        Optional<Value> unknown = generic.call(name, args);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (args.size() == 1) {
            Value v = unary(name, args.get(0));
            if (v != null) {
                return v;
            }
        }
        return switch (name) {
            case "min" -> new Num(terms.min(numbers(name, args, 2)));
            case "max" -> new Num(terms.max(numbers(name, args, 2)));
            case "dot" -> new Num(linear.dot(vector(name, args, 0, 2), vector(name, args, 1, 2)));
            case "row" -> new Vec(matrix(name, args, 0, 2).row(ValueOperators.position(args.get(1), matrix(name, args, 0, 2).rows(), "the row index")));
            case "column" -> new Vec(matrix(name, args, 0, 2).column(ValueOperators.position(args.get(1), matrix(name, args, 0, 2).columns(), "the column index")));
            case "identity" -> linear.identity(size(name, args, 0, 1));
            case "zeros" -> filled(name, args, terms.zero());
            case "ones" -> filled(name, args, terms.one());
            case "unit" -> unit(size(name, args, 0, 2), ValueOperators.position(arg(name, args, 1, 2), size(name, args, 0, 2), "the index"));
            case "singular" -> new Num(singular(matrix(name, args, 0, 2), args.get(1)));
            case "product" -> product(args);
            case "follows" -> new Value.Truth(follows(args));
            case "outer" -> outer(vector(name, args, 0, 2), vector(name, args, 1, 2));
            default -> masks.call(name, args);
        };
    }

    /** {@code A(t)}. */
    static Value member(Value.Seq s, List<Value> args) {
        if (args.size() != 1) {
            throw new ElaborationException("a sequence takes one index, is given " + args.size());
        }
        if (args.getFirst() instanceof Value.Undefined u) {
            return u;
        }
        long t = ValueOperators.integer(args.getFirst(), "the index of a sequence");
        if (t > Integer.MAX_VALUE) {
            throw new TermLimitException("the index " + t + " of a sequence");
        }
        return t < 0 ? UNDEFINED : s.member().apply((int) t);
    }

    /** Functions of one number, vector or matrix; null for other names. */
    private Value unary(String name, Value a) {
        return switch (name) {
            case "abs" -> new Num(terms.abs(number(name, a)));
            case "sqrt" -> new Num(terms.sqrt(number(name, a)));
            case "exp" -> new Num(terms.exp(number(name, a)));
            case "log" -> new Num(terms.log(number(name, a)));
            case "sin" -> new Num(terms.sin(number(name, a)));
            case "cos" -> new Num(terms.cos(number(name, a)));
            case "tanh" -> new Num(terms.tanh(number(name, a)));
            case "erf" -> new Num(terms.erf(number(name, a)));
            case "floor" -> new Num(terms.floor(number(name, a)));
            case "gelu" -> new Num(linear.gelu(number(name, a)));
            case "min" -> new Num(terms.min(entries(name, a)));
            case "max" -> new Num(terms.max(entries(name, a)));
            case "sum" -> new Num(linear.sum(entries(name, a)));
            case "prod" -> new Num(linear.product(entries(name, a)));
            case "norm2" -> new Num(linear.norm(vector(name, a)));
            case "length" -> new Num(terms.constant(vector(name, a).size()));
            case "diagonal" -> linear.diagonal(vector(name, a));
            case "normF" -> new Num(linear.norm(matrix(name, a).entries()));
            case "transpose" -> Linear.transpose(matrix(name, a));
            case "det" -> new Num(linear.det(matrix(name, a)));
            case "trace" -> new Num(trace(matrix(name, a)));
            case "inverse" -> linear.inverse(matrix(name, a));
            case "rows" -> new Num(terms.constant(matrix(name, a).rows()));
            case "columns" -> new Num(terms.constant(matrix(name, a).columns()));
            case "mu" -> new Num(linear.mu(matrix(name, a)));
            case "phi" -> new Num(linear.phi(matrix(name, a)));
            case "dobrushin" -> new Num(linear.dobrushin(matrix(name, a)));
            case "layernorm" -> rowwise(name, a, linear::layernorm);
            case "softmax" -> rowwise(name, a, linear::softmax);
            case "rank" -> new Num(linear.opaque(Term.Op.RANK, matrix(name, a)));
            case "spectralNorm" -> new Num(linear.opaque(Term.Op.SPECTRAL_NORM, matrix(name, a)));
            case "sigmaMin" -> new Num(linear.opaque(Term.Op.SIGMA_MIN, matrix(name, a)));
            case "inside" -> new Num(linear.opaque(Term.Op.INSIDE, matrix(name, a)));
            case "outside" -> new Num(linear.opaque(Term.Op.OUTSIDE, matrix(name, a)));
            case "stableRank" -> new Num(linear.opaque(Term.Op.STABLE_RANK, matrix(name, a)));
            case "spectralRadius" -> new Num(linear.opaque(Term.Op.SPECTRAL_RADIUS, matrix(name, a)));
            default -> null;
        };
    }

    private Term singular(Mat m, Value k) {
        return terms.singular(m.rows(), m.entries(), ValueOperators.position(k, Math.min(m.rows(), m.columns()), "the number of the singular value") + 1);
    }

    private static Value rowwise(String name, Value a, UnaryOperator<List<Term>> f) {
        if (a instanceof Vec v) {
            return new Vec(f.apply(v.entries()));
        }
        Mat m = matrix(name, a);
        return new Mat(m.rows(), m.columns(), IntStream.range(0, m.rows()).boxed().flatMap(i -> f.apply(m.row(i)).stream()).toList());
    }

    private Term trace(Mat m) {
        Linear.requireSquare(m, "trace");
        return linear.sum(IntStream.range(0, m.rows()).mapToObj(i -> m.at(i, i)).toList());
    }

    private Value filled(String name, List<Value> args, Term t) {
        if (args.size() == 1) {
            return new Vec(Collections.nCopies(size(name, args, 0, 1), t));
        }
        int m = size(name, args, 0, 2);
        int n = size(name, args, 1, 2);
        return new Mat(m, n, Collections.nCopies(checkedArea(m, n), t));
    }

    static int checkedArea(int m, int n) {
        if ((long) m * n > ValueOperators.MAX_ENTRIES) {
            throw new TermLimitException("a " + m + " x " + n + " matrix has more than " + ValueOperators.MAX_ENTRIES + " entries");
        }
        return m * n;
    }

    private Vec unit(int n, int i) {
        return new Vec(IntStream.range(0, n).mapToObj(k -> k == i ? terms.one() : terms.zero()).toList());
    }

    /** A(t-1) * (A(t-2) * ... A(s)) of a sequence; the identity if t &lt;= s. */
    private Value product(List<Value> args) {
        if (!(arg("product", args, 0, 3) instanceof Value.Seq(var member, var listed))) {
            throw ValueOperators.mismatch("the first argument of product", "a sequence", args.getFirst());
        }
        long s = ValueOperators.integer(args.get(1), "the beginning of product");
        long t = ValueOperators.integer(args.get(2), "the end of product");
        if (s < 0) {
            return UNDEFINED;
        }
        if (Math.max(s, t) > Integer.MAX_VALUE) {
            throw new TermLimitException("the index " + Math.max(s, t) + " of a sequence");
        }
        Mat p = factor(member.apply((int) s));
        if (t <= s) {
            return linear.identity(p.rows());
        }
        for (long k = s + 1; k < t; k++) {
            p = linear.times(factor(member.apply((int) k)), p);
        }
        return p;
    }

    /** X(t+1) = M(t) X(t) W(t) for lists of members, whose last ones repeat: then from the longest list's end on every equation is the last one. */
    private Prop follows(List<Value> args) {
        List<IntFunction<Value>> members = new ArrayList<>();
        int length = 0;
        for (Value v : args) {
            if (args.size() != 3 || !(v instanceof Value.Seq(var member, int listed))) {
                throw new ElaborationException("follows: three sequences are expected");
            }
            if (listed < 1) {
                throw new UnsupportedOperationException("no tactic yet for follows but with generic names, or sequences given by lists");
            }
            members.add(member);
            length = Math.max(length, listed);
        }
        List<Prop> out = new ArrayList<>();
        for (int t = 0; t < length; t++) {
            Mat x = matrix("follows", members.get(0).apply(t));
            Mat next = linear.times(linear.times(matrix("follows", members.get(1).apply(t)), x), matrix("follows", members.get(2).apply(t)));
            Mat is = matrix("follows", members.get(0).apply(t + 1));
            if (is.rows() != next.rows() || is.columns() != next.columns()) {
                throw new ElaborationException("follows: the members of the sequences do not fit");
            }
            for (int k = 0; k < is.entries().size(); k++) {
                out.add(new Prop.Rel(Relation.EQ, is.entries().get(k), next.entries().get(k)));
            }
        }
        return Props.conjunction(out);
    }

    private static Mat factor(Value v) {
        Mat m = matrix("product", v);
        Linear.requireSquare(m, "product");
        return m;
    }

    private Mat outer(List<Term> x, List<Term> y) {
        Stream<Term> entries = x.stream().flatMap(a -> y.stream().map(b -> terms.mul(a, b)));
        return new Mat(x.size(), y.size(), entries.toList());
    }

    private List<Term> numbers(String name, List<Value> args, int atLeast) {
        if (args.size() < atLeast) {
            throw new ElaborationException(name + " of a single number");
        }
        return args.stream().map(a -> number(name, a)).toList();
    }

    private static List<Term> entries(String name, Value v) {
        return switch (v) {
            case Vec x -> x.entries();
            case Mat m -> m.entries();
            case Num n -> throw ValueOperators.mismatch("the argument of " + name, "a vector or matrix", v);
            case Truth t -> throw ValueOperators.mismatch("the argument of " + name, "a vector or matrix", v);
            case Value.Graph g -> throw ValueOperators.mismatch("the argument of " + name, "a vector or matrix", v);
            case Value.Generic g -> throw ValueOperators.mismatch("the argument of " + name, "a vector or matrix", v);
            case Value.Seq s -> throw ValueOperators.mismatch("the argument of " + name, "a vector or matrix", v);
            case Value.Undefined u -> throw ValueOperators.mismatch("the argument of " + name, "a vector or matrix", v);
        };
    }

    private Term number(String name, Value v) {
        return ValueOperators.number(terms, v, "the argument of " + name);
    }

    static Value arg(String name, List<Value> args, int i, int count) {
        if (args.size() != count) {
            throw new ElaborationException(name + " takes " + count + (count == 1 ? " argument" : " arguments") + ", is given " + args.size());
        }
        return args.get(i);
    }

    private static int size(String name, List<Value> args, int i, int count) {
        return ValueOperators.dimension(arg(name, args, i, count), "the size in " + name);
    }

    private static List<Term> vector(String name, List<Value> args, int i, int count) {
        return vector(name, arg(name, args, i, count));
    }

    private static List<Term> vector(String name, Value v) {
        if (v instanceof Vec x) {
            return x.entries();
        }
        throw ValueOperators.mismatch("the argument of " + name, "a vector", v);
    }

    private static Mat matrix(String name, List<Value> args, int i, int count) {
        return matrix(name, arg(name, args, i, count));
    }

    static Mat matrix(String name, Value v) {
        if (v instanceof Mat m) {
            return m;
        }
        throw ValueOperators.mismatch("the argument of " + name, "a matrix", v);
    }
}
