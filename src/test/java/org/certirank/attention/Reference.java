package org.certirank.attention;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.certirank.exact.Rational;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.Radius;

/**
 * A layer as its definition says, entry by entry with BigDecimal of many digits, exp and erf by series of its own: no splitting, no enclosures, no code of the model but its records. Its results are right to well over {@code digits - 30} digits for the
 * well-conditioned models of the tests.
 */
final class Reference {
    private final MathContext digits;
    private final BigDecimal pi;

    Reference(int precision) {
        digits = new MathContext(precision);
        pi = BigDecimal.valueOf(16).multiply(arctanOfInverse(5), digits).subtract(BigDecimal.valueOf(4).multiply(arctanOfInverse(239), digits), digits);
    }

    /** For Machin's formula. */
    private BigDecimal arctanOfInverse(int n) {
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(n), digits);
        BigDecimal sum = power;
        for (int k = 1; power.precision() - power.scale() > -digits.getPrecision() - 5; k++) {
            power = power.divide(BigDecimal.valueOf(-(long) n * n), digits);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * k + 1), digits), digits);
        }
        return sum;
    }

    private BigDecimal sqrt(BigDecimal x) {
        return x.sqrt(digits);
    }

    BigDecimal number(Rational q) {
        return new BigDecimal(q.num()).divide(new BigDecimal(q.den()), digits);
    }

    BigDecimal[][] matrix(Weights w) {
        BigDecimal[][] m = new BigDecimal[w.rows()][w.columns()];
        for (int i = 0; i < m.length; i++) {
            for (int j = 0; j < m[i].length; j++) {
                m[i][j] = number(w.entry(i, j));
            }
        }
        return m;
    }

    BigDecimal of(long n) {
        return BigDecimal.valueOf(n);
    }

    private BigDecimal[][] mul(BigDecimal[][] a, BigDecimal[][] b) {
        BigDecimal[][] c = new BigDecimal[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                BigDecimal sum = of(0);
                for (int k = 0; k < b.length; k++) {
                    sum = sum.add(a[i][k].multiply(b[k][j], digits), digits);
                }
                c[i][j] = sum;
            }
        }
        return c;
    }

    private BigDecimal[][] add(BigDecimal[][] a, BigDecimal[][] b, BigDecimal factor) {
        BigDecimal[][] c = new BigDecimal[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                c[i][j] = a[i][j].add(b[i][j].multiply(factor, digits), digits);
            }
        }
        return c;
    }

    BigDecimal[][] layer(Layer layer, BigDecimal[][] x) {
        boolean pre = layer.placement() == Layer.Placement.PRE;
        BigDecimal[][] in = pre ? norm(layer.norm(), x) : x;
        BigDecimal[][] y = add(attend(layer, in), x, number(layer.skip()));
        y = pre ? y : norm(layer.norm(), y);
        if (layer.feedForward().isEmpty()) {
            return y;
        }
        FeedForward f = layer.feedForward().get();
        BigDecimal[][] inner = mul(pre ? norm(f.norm(), y) : y, matrix(f.inner()));
        if (f.innerBias().isPresent()) {
            inner = plusRow(inner, matrix(f.innerBias().get())[0]);
        }
        for (BigDecimal[] row : inner) {
            for (int j = 0; j < row.length; j++) {
                row[j] = activation(f.activation(), row[j]);
            }
        }
        BigDecimal[][] out = mul(inner, matrix(f.outer()));
        if (f.outerBias().isPresent()) {
            out = plusRow(out, matrix(f.outerBias().get())[0]);
        }
        out = add(out, y, number(f.skip()));
        return pre ? out : norm(f.norm(), out);
    }

    private BigDecimal[][] plusRow(BigDecimal[][] a, BigDecimal[] row) {
        for (BigDecimal[] r : a) {
            for (int j = 0; j < r.length; j++) {
                r[j] = r[j].add(row[j], digits);
            }
        }
        return a;
    }

    private BigDecimal[][] attend(Layer layer, BigDecimal[][] x) {
        BigDecimal[][] sum = null;
        for (Head h : layer.heads()) {
            BigDecimal[][] values = mul(x, matrix(h.value()));
            if (h.output().isPresent()) {
                values = mul(values, matrix(h.output().get()));
            }
            BigDecimal[][] y = mul(attention(layer, h, x), values);
            sum = sum == null ? y : add(sum, y, of(1));
        }
        return sum;
    }

    BigDecimal[][] attention(Layer layer, Head h, BigDecimal[][] x) {
        BigDecimal[][] q = mul(x, matrix(h.query()));
        BigDecimal[][] k = mul(x, matrix(h.key()));
        BigDecimal root = sqrt(number(layer.dQK()));
        int n = x.length;
        BigDecimal[][] a = new BigDecimal[n][n];
        for (int i = 0; i < n; i++) {
            BigDecimal sum = of(0);
            BigDecimal first = null;
            for (int j = 0; j < n; j++) {
                a[i][j] = of(0);
                if (layer.mask().edge(j + 1, i + 1)) {
                    BigDecimal s = of(0);
                    for (int l = 0; l < q[0].length; l++) {
                        s = s.add(q[i][l].multiply(k[j][l], digits), digits);
                    }
                    s = s.divide(root, digits);
                    first = first == null ? s : first;
                    a[i][j] = exp(s.subtract(first, digits));
                    sum = sum.add(a[i][j], digits);
                }
            }
            for (int j = 0; j < n; j++) {
                a[i][j] = a[i][j].divide(sum, digits);
            }
        }
        return a;
    }

    /** exp(x) = exp(x / 2^m)^(2^m), the inner one by its power series, with digits to spare for the squarings. */
    BigDecimal exp(BigDecimal x) {
        int m = Math.max(0, (x.precision() - x.scale()) * 10 / 3 + 14);
        MathContext more = new MathContext(digits.getPrecision() + m / 3 + 10);
        BigDecimal small = x.divide(new BigDecimal(BigInteger.ONE.shiftLeft(m)), more);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > -more.getPrecision() - 2; n++) {
            term = term.multiply(small, more).divide(BigDecimal.valueOf(n), more);
            sum = sum.add(term, more);
        }
        for (int k = 0; k < m; k++) {
            sum = sum.multiply(sum, more);
        }
        return sum.round(digits);
    }

    BigDecimal[][] norm(Normalisation norm, BigDecimal[][] x) {
        if (norm.isNone()) {
            return x;
        }
        int d = x[0].length;
        BigDecimal[][] out = new BigDecimal[x.length][d];
        for (int i = 0; i < x.length; i++) {
            BigDecimal mean = of(0);
            if (norm instanceof Normalisation.Centred) {
                for (BigDecimal v : x[i]) {
                    mean = mean.add(v, digits);
                }
                mean = mean.divide(of(d), digits);
            }
            BigDecimal square = of(0);
            for (BigDecimal v : x[i]) {
                square = square.add(v.subtract(mean, digits).multiply(v.subtract(mean, digits), digits), digits);
            }
            if (!(norm instanceof Normalisation.Unit)) {
                square = square.divide(of(d), digits);
            }
            BigDecimal root = sqrt(square.add(number(norm.affine().epsilon()), digits));
            for (int j = 0; j < d; j++) {
                BigDecimal v = x[i][j].subtract(mean, digits).divide(root, digits);
                if (norm.affine().gain().isPresent()) {
                    v = v.multiply(number(norm.affine().gain().get().entry(0, j)), digits);
                }
                if (norm.affine().bias().isPresent()) {
                    v = v.add(number(norm.affine().bias().get().entry(0, j)), digits);
                }
                out[i][j] = v;
            }
        }
        return out;
    }

    BigDecimal activation(Activation f, BigDecimal x) {
        return switch (f) {
            case RELU -> x.signum() > 0 ? x : of(0);
            case TANH -> tanh(x);
            case GELU -> x.multiply(of(1).add(erf(x.divide(sqrt(of(2)), digits)), digits), digits).divide(of(2), digits);
            case GELU_TANH -> {
                BigDecimal inner = x.add(x.multiply(x, digits).multiply(x, digits).multiply(number(Rational.parse("0.044715")), digits), digits);
                BigDecimal root = sqrt(of(2).divide(pi, digits));
                yield x.multiply(of(1).add(tanh(root.multiply(inner, digits)), digits), digits).divide(of(2), digits);
            }
        };
    }

    private BigDecimal tanh(BigDecimal x) {
        BigDecimal e = exp(x.multiply(of(2), digits));
        return e.subtract(of(1), digits).divide(e.add(of(1), digits), digits);
    }

    /** By its power series, 2/sqrt(pi) sum (-1)^n x^(2n+1) / (n! (2n+1)); for moderate x. */
    private BigDecimal erf(BigDecimal x) {
        BigDecimal term = x;
        BigDecimal sum = term;
        BigDecimal square = term.multiply(term, digits);
        for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > -digits.getPrecision() - 5; n++) {
            term = term.multiply(square, digits).divide(of(-n), digits);
            sum = sum.add(term.divide(of(2L * n + 1), digits), digits);
        }
        return sum.multiply(of(2), digits).divide(sqrt(pi), digits);
    }

    BigDecimal mu(BigDecimal[][] x) {
        BigDecimal sum = of(0);
        for (int j = 0; j < x[0].length; j++) {
            BigDecimal mean = of(0);
            for (BigDecimal[] row : x) {
                mean = mean.add(row[j], digits);
            }
            mean = mean.divide(of(x.length), digits);
            for (BigDecimal[] row : x) {
                sum = sum.add(row[j].subtract(mean, digits).multiply(row[j].subtract(mean, digits), digits), digits);
            }
        }
        return sum.signum() == 0 ? sum : sqrt(sum);
    }

    /** The exact value of the decimal. */
    static Rational rational(BigDecimal d) {
        return d.scale() >= 0 ? Rational.of(d.unscaledValue(), BigInteger.TEN.pow(d.scale())) : Rational.of(d.unscaledValue().multiply(BigInteger.TEN.pow(-d.scale())));
    }

    /** Whether a ball, widened by the reference's own error 2^-error, holds the number. */
    static boolean holds(Ball ball, BigDecimal x, int error) {
        return holds(ball, rational(x), error);
    }

    static boolean holds(Ball ball, Rational x, int error) {
        return ball.isBounded() && ball.widen(Radius.powerOfTwo(-error)).contains(x);
    }
}
