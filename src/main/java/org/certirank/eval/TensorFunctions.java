package org.certirank.eval;

import java.util.List;
import org.certirank.eval.Tensor.Mat;
import org.certirank.eval.Tensor.Num;
import org.certirank.eval.Tensor.Vec;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr;
import org.certirank.expr.Term.Op;
import org.certirank.expr.Terms;

/**
 * The operators and built-in functions of the spec language on tensors.
 *
 * @param <B> the batches
 */
final class TensorFunctions<B> {
    private final Blocks<B> blocks;
    private final TensorLinear<B> linear;
    private final Terms terms = new Terms();
    private final MaskFunctions masks = new MaskFunctions(terms, new Linear(terms));

    TensorFunctions(Blocks<B> blocks) {
        this.blocks = blocks;
        this.linear = new TensorLinear<>(blocks);
    }

    Tensor<B> num(Block<B> b) {
        return new Num<>(entries(b));
    }

    Tensor<B> vec(Block<B> b) {
        return new Vec<>(entries(b));
    }

    Tensor<B> mat(int rows, int columns, Block<B> b) {
        return new Mat<>(rows, columns, entries(b));
    }

    private Tensor.Entries<B> entries(Block<B> b) {
        return new Tensor.Entries<>(b, blocks.arithmetic(), blocks.lanes());
    }

    /** The block of a number, vector or matrix; null for other values. */
    static <B> Block<B> block(Tensor<B> v) {
        return switch (v) {
            case Num<B> n -> n.entries().block();
            case Vec<B> x -> x.entries().block();
            case Mat<B> m -> m.entries().block();
            case Tensor.Truth<B> t -> null;
            case Tensor.Graph<B> g -> null;
            case Tensor.Seq<B> s -> null;
            case Tensor.Undefined<B> u -> null;
        };
    }

    /** A tensor of the same shape. */
    private Tensor<B> like(Tensor<B> shape, Block<B> b) {
        return shape instanceof Mat<B> m ? mat(m.rows(), m.columns(), b) : shape instanceof Vec ? vec(b) : num(b);
    }

    Block<B> number(Tensor<B> v, String what) {
        if (v instanceof Num<B> n) {
            return n.entries().block();
        }
        if (v instanceof Tensor.Undefined) {
            return blocks.undefined(1);
        }
        throw mismatch(what, "a number", v);
    }

    static <B> long integer(Tensor<B> v, String what) {
        if (v instanceof Num<B> n && Blocks.integer(n.entries().block()).isPresent()) {
            java.math.BigInteger i = Blocks.integer(n.entries().block()).get();
            if (i.bitLength() > 62) {
                throw new ElaborationException(what + " is " + i + ", which is too large");
            }
            return i.longValue();
        }
        throw mismatch(what, "a known integer", v);
    }

    private static <B> ElaborationException mismatch(String what, String expected, Tensor<B> found) {
        String text = found instanceof Num<B> n ? n.entries().toString() : found.describe();
        return new ElaborationException(what + " must be " + expected + ", is " + text);
    }

    Tensor<B> neg(Tensor<B> v) {
        if (v instanceof Tensor.Undefined) {
            return v;
        }
        if (block(v) == null) {
            throw mismatch("the operand of -", "a number, vector or matrix", v);
        }
        return like(v, blocks.neg(block(v)));
    }

    private static <B> boolean sameShape(Tensor<B> a, Tensor<B> b) {
        return a instanceof Num && b instanceof Num || a instanceof Vec<B> x && b instanceof Vec<B> y && x.length() == y.length()
                || a instanceof Mat<B> p && b instanceof Mat<B> q && p.rows() == q.rows() && p.columns() == q.columns();
    }

    Tensor<B> binary(Expr.BinaryOp op, Tensor<B> a, Tensor<B> b) {
        if (a instanceof Tensor.Undefined) {
            return a;
        }
        if (b instanceof Tensor.Undefined) {
            return b;
        }
        Block<B> x = block(a);
        Block<B> y = block(b);
        if (x == null || y == null) {
            throw clash(a, op.symbol(), b);
        }
        return switch (op) {
            case ADD -> like(a, blocks.add(same(a, op, b, x), y));
            case SUB -> like(a, blocks.sub(same(a, op, b, x), y));
            case MUL -> times(a, b);
            case DIV -> {
                if (!(b instanceof Num)) {
                    throw clash(a, "/", b);
                }
                yield like(a, blocks.div(x, y));
            }
            case POW -> power(a, b);
        };
    }

    private static <B> Block<B> same(Tensor<B> a, Expr.BinaryOp op, Tensor<B> b, Block<B> x) {
        if (!sameShape(a, b)) {
            throw clash(a, op.symbol(), b);
        }
        return x;
    }

    private static <B> ElaborationException clash(Tensor<B> a, String sign, Tensor<B> b) {
        return new ElaborationException(a.describe() + " " + sign + " " + b.describe());
    }

    private Tensor<B> times(Tensor<B> a, Tensor<B> b) {
        Block<B> x = block(a);
        Block<B> y = block(b);
        if (a instanceof Num) {
            return like(b, blocks.mul(x, y));
        }
        if (b instanceof Num) {
            return like(a, blocks.mul(x, y));
        }
        if (a instanceof Mat<B> p && b instanceof Mat<B> q && p.columns() == q.rows()) {
            return mat(p.rows(), q.columns(), blocks.multiply(x, y, p.rows(), p.columns(), q.columns()));
        }
        if (a instanceof Mat<B> p && b instanceof Vec<B> q && p.columns() == q.length()) {
            return vec(blocks.multiply(x, y, p.rows(), p.columns(), 1));
        }
        if (a instanceof Vec<B> p && b instanceof Mat<B> q && p.length() == q.rows()) {
            return vec(blocks.multiply(x, y, 1, p.length(), q.columns()));
        }
        throw clash(a, "*", b);
    }

    private Tensor<B> power(Tensor<B> a, Tensor<B> b) {
        if (a instanceof Num && b instanceof Num) {
            return num(blocks.pow(block(a), block(b)));
        }
        if (a instanceof Mat<B> m && b instanceof Num) {
            requireSquare(m, "a power");
            long n = integer(b, "the exponent of a matrix");
            if (n < 0 || n > 10_000) {
                throw new ElaborationException("the exponent of a matrix must be in 0..10000, is " + n);
            }
            Block<B> p = n == 0 ? blocks.add(linear.identity(m.rows()), blocks.mul(blocks.constant(0), block(a))) : block(a);
            for (long k = 1; k < n; k++) {
                p = blocks.multiply(p, block(a), m.rows(), m.rows(), m.rows());
            }
            return like(a, p);
        }
        throw clash(a, "^", b);
    }

    private static <B> void requireSquare(Mat<B> m, String function) {
        if (m.rows() != m.columns()) {
            throw new ElaborationException(function + " of a " + m.rows() + " x " + m.columns() + " matrix, which is not square");
        }
    }

    Tensor<B> index(Tensor<B> v, List<Tensor<B>> indices) {
        if (v instanceof Tensor.Undefined) {
            return v;
        }
        if (v instanceof Vec<B> x && indices.size() == 1) {
            return num(blocks.entry(block(v), position(indices.get(0), x.length(), "the index")));
        }
        if (v instanceof Mat<B> m) {
            int i = position(indices.get(0), m.rows(), "the row index");
            return indices.size() == 1 ? vec(blocks.row(block(v), m.columns(), i))
                    : num(blocks.entry(block(v), i * m.columns() + position(indices.get(1), m.columns(), "the column index")));
        }
        throw new ElaborationException(v.describe() + " has no entry with " + (indices.size() == 1 ? "one index" : "two indices"));
    }

    private static <B> int position(Tensor<B> v, int size, String what) {
        long i = integer(v, what);
        if (i < 1 || i > size) {
            throw new ElaborationException(what + " " + i + " is out of range 1.." + size);
        }
        return (int) i - 1;
    }

    Tensor<B> call(String name, List<Tensor<B>> args) {
        for (Tensor<B> a : args) {
            if (a instanceof Tensor.Undefined) {
                return a;
            }
        }
        Tensor<B> v = args.size() == 1 ? unary(name, args.get(0)) : args.size() == 2 ? pair(name, args.get(0), args.get(1)) : null;
        if (v != null) {
            return v;
        }
        if ((name.equals("min") || name.equals("max")) && args.size() > 1) {
            return num(extreme(name, args.stream().map(a -> number(a, "an argument of " + name)).toList()));
        }
        return fromMasks(masks.call(name, args.stream().map(this::toValue).toList()));
    }

    Block<B> extreme(String name, List<Block<B>> xs) {
        return xs.stream().reduce(name.equals("min") ? blocks::min : blocks::max).orElseThrow();
    }

    /** Mask functions take masks, known integers, and lists of known integers; for them and only for them the elaborated values serve. */
    private Value toValue(Tensor<B> v) {
        Block<B> b = block(v);
        if (v instanceof Tensor.Graph<B> g) {
            return new Value.Graph(g.mask());
        }
        if (b == null || !b.isExact()) {
            throw mismatch("the argument", "a mask or known integers", v);
        }
        List<org.certirank.expr.Term> ts = b.values().stream().map(terms::constant).toList();
        return v instanceof Mat<B> m ? new Value.Mat(m.rows(), m.columns(), ts) : v instanceof Vec ? new Value.Vec(ts) : new Value.Num(ts.getFirst());
    }

    private Tensor<B> fromMasks(Value v) {
        return switch (v) {
            case Value.Num(var t) -> num(blocks.constant(t.value()));
            case Value.Vec x -> vec(Block.exact(x.entries().stream().map(t -> t.value()).toList()));
            case Value.Mat m -> mat(m.rows(), m.columns(), Block.exact(m.entries().stream().map(t -> t.value()).toList()));
            case Value.Graph(var mask) -> new Tensor.Graph<>(mask);
            case Value.Truth(var p) -> TensorTruths.of(p.equals(org.certirank.expr.Props.TRUE), blocks.lanes());
            case Value.Undefined u -> new Tensor.Undefined<>();
            case Value.Generic g -> throw new IllegalStateException("a mask function makes no generic value");
            case Value.Seq s -> throw new IllegalStateException("a mask function makes no sequence");
        };
    }

    private Tensor<B> pair(String name, Tensor<B> a, Tensor<B> b) {
        return switch (name) {
            case "dot" -> {
                Vec<B> x = vector(name, a);
                Vec<B> y = vector(name, b);
                if (x.length() != y.length()) {
                    throw new ElaborationException("the vectors have lengths " + x.length() + " and " + y.length());
                }
                yield num(blocks.dot(block(a), block(b)));
            }
            case "row" -> vec(blocks.row(block(a), matrix(name, a).columns(), position(b, matrix(name, a).rows(), "the row index")));
            case "column" -> vec(blocks.column(block(a), matrix(name, a).rows(), matrix(name, a).columns(),
                    position(b, matrix(name, a).columns(), "the column index")));
            case "outer" -> mat(vector(name, a).length(), vector(name, b).length(), linear.outer(block(a), block(b)));
            case "zeros", "ones" -> filled(size(a), size(b), name.equals("ones"));
            case "unit" -> unit(size(a), position(b, size(a), "the index"));
            case "softmax" -> softmax(matrix(name, a), b);
            case "singular" -> {
                Mat<B> m = matrix(name, a);
                int k = position(b, Math.min(m.rows(), m.columns()), "the number of the singular value") + 1;
                yield num(linear.singular(block(a), m.rows(), m.columns(), k));
            }
            default -> null;
        };
    }

    private static <B> int size(Tensor<B> v) {
        long n = integer(v, "a size");
        if (n < 1 || n > ValueOperators.MAX_ENTRIES) {
            throw new ElaborationException("a size must be in 1.." + ValueOperators.MAX_ENTRIES + ", is " + n);
        }
        return (int) n;
    }

    private Tensor<B> filled(int m, int n, boolean one) {
        return mat(m, n, Block.exact(Blocks.repeated(one ? Rational.ONE : Rational.ZERO, ValueFunctions.checkedArea(m, n))));
    }

    private Tensor<B> unit(int n, int i) {
        List<Rational> e = Blocks.repeated(Rational.ZERO, n);
        e.set(i, Rational.ONE);
        return vec(Block.exact(e));
    }

    private Tensor<B> softmax(Mat<B> m, Tensor<B> mask) {
        if (!(mask instanceof Tensor.Graph<B> g)) {
            throw mismatch("the second argument of softmax", "a digraph", mask);
        }
        if (m.rows() != g.mask().nodes() || m.columns() != g.mask().nodes()) {
            throw new ElaborationException("softmax of a " + m.rows() + " x " + m.columns() + " matrix over a mask with " + g.mask().nodes() + " nodes");
        }
        boolean[] allowed = TensorLinear.allowed(g.mask());
        return allowed == null ? new Tensor.Undefined<>() : like(m, linear.softmax(block(m), m.rows(), m.columns(), allowed));
    }

    /** Functions of one number, vector or matrix; null for other names. */
    private Tensor<B> unary(String name, Tensor<B> a) {
        return switch (name) {
            case "abs" -> num(blocks.apply(Op.ABS, number(a, name)));
            case "sqrt" -> num(blocks.apply(Op.SQRT, number(a, name)));
            case "exp" -> num(blocks.apply(Op.EXP, number(a, name)));
            case "log" -> num(blocks.apply(Op.LOG, number(a, name)));
            case "sin" -> num(blocks.apply(Op.SIN, number(a, name)));
            case "cos" -> num(blocks.apply(Op.COS, number(a, name)));
            case "tanh" -> num(blocks.apply(Op.TANH, number(a, name)));
            case "erf" -> num(blocks.apply(Op.ERF, number(a, name)));
            case "floor" -> num(blocks.apply(Op.FLOOR, number(a, name)));
            case "gelu" -> num(linear.gelu(number(a, name)));
            case "min" -> num(blocks.fold(list(name, a), blocks::min));
            case "max" -> num(blocks.fold(list(name, a), blocks::max));
            case "sum" -> num(blocks.sum(list(name, a)));
            case "prod" -> num(blocks.fold(list(name, a), blocks::mul));
            case "norm2" -> num(blocks.norm(block(vector(name, a))));
            case "length" -> num(blocks.constant(vector(name, a).length()));
            case "diagonal" -> mat(vector(name, a).length(), vector(name, a).length(), linear.diagonal(block(a)));
            case "identity" -> mat(size(a), size(a), linear.identity(size(a)));
            case "zeros" -> vec(Block.exact(Blocks.repeated(Rational.ZERO, size(a))));
            case "ones" -> vec(Block.exact(Blocks.repeated(Rational.ONE, size(a))));
            case "layernorm", "softmax" -> rowwise(name, a);
            default -> ofMatrix(name, a);
        };
    }

    private Tensor<B> rowwise(String name, Tensor<B> a) {
        int rows = a instanceof Vec ? 1 : matrix(name, a).rows();
        int columns = a instanceof Vec<B> v ? v.length() : matrix(name, a).columns();
        return like(a, name.equals("layernorm") ? linear.layernorm(block(a), rows, columns) : linear.softmax(block(a), rows, columns, null));
    }

    private Tensor<B> ofMatrix(String name, Tensor<B> a) {
        if (!List.of("normF", "transpose", "det", "trace", "inverse", "rows", "columns", "mu", "phi", "dobrushin", "rank", "spectralNorm",
                "sigmaMin", "stableRank", "spectralRadius", "inside", "outside").contains(name)) {
            return null;
        }
        Mat<B> m = matrix(name, a);
        Block<B> b = block(a);
        int rows = m.rows();
        int columns = m.columns();
        if (List.of("det", "trace", "inverse", "spectralRadius", "inside", "outside").contains(name)) {
            requireSquare(m, name);
        }
        return switch (name) {
            case "normF" -> num(blocks.norm(b));
            case "transpose" -> mat(columns, rows, blocks.transpose(b, rows, columns));
            case "det" -> num(linear.det(b, rows));
            case "trace" -> num(linear.trace(b, rows));
            case "inverse" -> mat(rows, rows, linear.inverse(b, rows));
            case "rows" -> num(blocks.constant(rows));
            case "columns" -> num(blocks.constant(columns));
            case "mu" -> num(linear.mu(b, rows, columns));
            case "phi" -> num(linear.phi(b, rows, columns));
            case "dobrushin" -> num(linear.dobrushin(b, rows, columns));
            case "rank" -> num(linear.opaque(Op.RANK, b, rows, columns));
            case "spectralNorm" -> num(linear.opaque(Op.SPECTRAL_NORM, b, rows, columns));
            case "sigmaMin" -> num(linear.opaque(Op.SIGMA_MIN, b, rows, columns));
            case "inside" -> num(linear.opaque(Op.INSIDE, b, rows, columns));
            case "outside" -> num(linear.opaque(Op.OUTSIDE, b, rows, columns));
            case "stableRank" -> num(linear.opaque(Op.STABLE_RANK, b, rows, columns));
            default -> num(linear.opaque(Op.SPECTRAL_RADIUS, b, rows, columns));
        };
    }

    private static <B> Block<B> list(String name, Tensor<B> v) {
        if (v instanceof Num || block(v) == null) {
            throw mismatch("the argument of " + name, "a vector or matrix", v);
        }
        return block(v);
    }

    private static <B> Vec<B> vector(String name, Tensor<B> v) {
        if (v instanceof Vec<B> x) {
            return x;
        }
        throw mismatch("the argument of " + name, "a vector", v);
    }

    private static <B> Mat<B> matrix(String name, Tensor<B> v) {
        if (v instanceof Mat<B> m) {
            return m;
        }
        throw mismatch("the argument of " + name, "a matrix", v);
    }
}
