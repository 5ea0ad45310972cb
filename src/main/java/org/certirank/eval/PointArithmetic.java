package org.certirank.eval;

import java.math.BigInteger;
import java.util.List;
import org.certirank.exact.Rational;
import org.certirank.interval.Flag;
import org.certirank.interval.RealInterval;
import org.certirank.interval.ball.Ball;

/**
 * Balls, whose claims it passes on, for programs without unknowns: every batch is of one element. Several times faster than {@link RealArithmetic}, and much faster at thousands of bits; without its exact openness.
 * Vectors and matrices as values are not for it.
 * Beside each ball stands whether the number is known not to be negative by the form of its term (squares and what is made of them), which a ball that reaches below 0 cannot say: so the root of a tiny sum of squares is defined.
 *
 * @param bits the length of the midpoints of results
 */
public record PointArithmetic(int bits) implements Arithmetic<PointArithmetic.Point> {
    public PointArithmetic {
        if (bits < 2) {
            throw new IllegalArgumentException("precision must be at least 2 bits, is " + bits);
        }
    }

    /** A ball, and whether the number in it is certainly not negative. */
    public record Point(Ball ball, boolean notNegative) { }

    @Override
    public int size(Point b) {
        return 1;
    }

    @Override
    public Point constant(Rational c) {
        return new Point(Ball.enclosing(c, bits), c.signum() >= 0);
    }

    @Override
    public Point pi() {
        return new Point(Ball.pi(bits), true);
    }

    private static Point any(Ball b) {
        return new Point(b, false);
    }

    @Override
    public Point undefined() {
        return any(Ball.NOWHERE);
    }

    @Override
    public Point unknown(Rational lo, Rational hi, Flag flag) {
        return any(Ball.REALS.withFlag(flag));
    }

    @Override
    public Point enclosing(List<RealInterval> xs) {
        return any(Ball.enclosing(xs.getFirst(), bits));
    }

    @Override
    public RealInterval get(Point b, int i) {
        return b.ball.toRealInterval(bits);
    }

    @Override
    public Point neg(Point a) {
        return any(a.ball.neg());
    }

    @Override
    public Point add(Point a, Point b) {
        return new Point(a.ball.add(b.ball, bits), a.notNegative && b.notNegative);
    }

    @Override
    public Point mul(Point a, Point b) {
        return new Point(a.ball.mul(b.ball, bits), a.notNegative && b.notNegative);
    }

    @Override
    public Point div(Point a, Point b) {
        return new Point(a.ball.div(b.ball, bits), a.notNegative && b.notNegative);
    }

    @Override
    public Point powInt(Point a, BigInteger n) {
        return new Point(a.ball.powInt(n, bits), a.notNegative || !n.testBit(0));
    }

    @Override
    public Point pow(Point a, Point b) {
        return new Point(a.ball.pow(b.ball, bits), a.notNegative);
    }

    /** Of a number that is known not to be negative, from a ball that may reach below 0: between 0 and the root of the greatest member. */
    @Override
    public Point sqrt(Point a) {
        if (!a.notNegative || !a.ball.isBounded() || !a.ball.containsZero() || a.ball.isPoint()) {
            return new Point(a.ball.sqrt(bits), true);
        }
        Ball most = Ball.of(a.ball.upper(bits)).sqrt(bits);
        return new Point(Ball.between(Ball.ZERO.mid(), most.upper(bits), bits).withFlag(Flag.worst(a.ball.flag(), Flag.CONTINUOUS)), true);
    }

    @Override
    public Point exp(Point a) {
        return new Point(a.ball.exp(bits), true);
    }

    @Override
    public Point log(Point a) {
        return any(a.ball.log(bits));
    }

    @Override
    public Point abs(Point a) {
        return new Point(a.ball.abs(), true);
    }

    @Override
    public Point sin(Point a) {
        return any(a.ball.sin(bits));
    }

    @Override
    public Point cos(Point a) {
        return any(a.ball.cos(bits));
    }

    @Override
    public Point tanh(Point a) {
        return new Point(a.ball.tanh(bits), a.notNegative);
    }

    @Override
    public Point erf(Point a) {
        return new Point(a.ball.erf(bits), a.notNegative);
    }

    @Override
    public Point floor(Point a) {
        return any(Ball.enclosing(a.ball.toRealInterval(bits).floor(), bits));
    }

    @Override
    public Point min(Point a, Point b) {
        return new Point(a.ball.min(b.ball), a.notNegative && b.notNegative);
    }

    @Override
    public Point max(Point a, Point b) {
        return new Point(a.ball.max(b.ball), a.notNegative || b.notNegative);
    }

    @Override
    public Point select(Point c, Point a, Point b) {
        if (c.ball.certainlyPositive()) {
            return a;
        }
        return c.ball.certainlyNegative() ? b : any(Ball.REALS.withFlag(Flag.PARTLY));
    }

    private static UnsupportedOperationException ofMany() {
        return new UnsupportedOperationException("points are evaluated one by one");
    }

    @Override
    public Point gather(Point b, int[] index) {
        throw ofMany();
    }

    @Override
    public Point slice(Point b, int from, int to) {
        throw ofMany();
    }

    @Override
    public Point concat(List<Point> parts) {
        throw ofMany();
    }

    @Override
    public Point withFlagsOf(Point b, Point like) {
        return new Point(b.ball.atBest(like.ball.flag()), b.notNegative);
    }

    @Override
    public Point multiply(Point a, Point b, int rows, int inner, int columns, int lanes) {
        throw ofMany();
    }

    @Override
    public Flag flag(Point b, int i) {
        return b.ball.flag();
    }

    @Override
    public boolean certainlyLess(Point a, Point b, int i) {
        return a.ball.certainlyLess(b.ball);
    }

    @Override
    public boolean certainlyLessOrEqual(Point a, Point b, int i) {
        return a.ball.certainlyLessOrEqual(b.ball) || b.notNegative && b.ball.isDefined() && a.ball.certainlyNonPositive();
    }

    @Override
    public boolean certainlyEqual(Point a, Point b, int i) {
        return a.ball.certainlyEqual(b.ball);
    }

    @Override
    public boolean isBounded(Point b, int i) {
        return b.ball.isBounded();
    }

    @Override
    public Point centre(Point box, Point derivative) {
        throw ofMany();
    }
}
