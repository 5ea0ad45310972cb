package org.certirank.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.certirank.interval.DoubleExponential;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.DoubleTrigonometry;

/**
 * sin and cos of {@link DoubleTrigonometry} on vectors: the same operations in the same order, hence the same bits. Intervals with an end beyond the reduction's range, or close to 0 or to a multiple of pi/2, go to the
 * scalar twin, one by one. In passes over blocks, see {@link VectorLogarithm}.
 */
final class VectorTrigonometry {
    private static final int BLOCK = 128;
    private static final double SHIFT = DoubleExponential.SHIFT;
    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);
    private static final DoubleVector C10 = Shape.all(DoubleTrigonometry.C10);
    private static final DoubleVector C12 = Shape.all(DoubleTrigonometry.C12);
    private static final DoubleVector C14 = Shape.all(DoubleTrigonometry.C14);
    private static final DoubleVector C16 = Shape.all(DoubleTrigonometry.C16);
    private static final DoubleVector C18 = Shape.all(DoubleTrigonometry.C18);
    private static final DoubleVector C4 = Shape.all(DoubleTrigonometry.C4);
    private static final DoubleVector C4_LOW = Shape.all(DoubleTrigonometry.C4_LOW);
    private static final DoubleVector C6 = Shape.all(DoubleTrigonometry.C6);
    private static final DoubleVector C8 = Shape.all(DoubleTrigonometry.C8);
    private static final DoubleVector P1 = Shape.all(DoubleTrigonometry.P1);
    private static final DoubleVector P3 = Shape.all(DoubleTrigonometry.P3);
    private static final DoubleVector QUARTERS = Shape.all(DoubleTrigonometry.QUARTERS);
    private static final DoubleVector S11 = Shape.all(DoubleTrigonometry.S11);
    private static final DoubleVector S13 = Shape.all(DoubleTrigonometry.S13);
    private static final DoubleVector S15 = Shape.all(DoubleTrigonometry.S15);
    private static final DoubleVector S17 = Shape.all(DoubleTrigonometry.S17);
    private static final DoubleVector S3 = Shape.all(DoubleTrigonometry.S3);
    private static final DoubleVector S3_LOW = Shape.all(DoubleTrigonometry.S3_LOW);
    private static final DoubleVector S5 = Shape.all(DoubleTrigonometry.S5);
    private static final DoubleVector S7 = Shape.all(DoubleTrigonometry.S7);
    private static final DoubleVector S9 = Shape.all(DoubleTrigonometry.S9);
    private static final DoubleVector SHIFTS = Shape.all(SHIFT);
    private static final DoubleVector MINUS_HALF = Shape.all(-0.5);
    private static final DoubleVector ONE = Shape.all(1);

    private VectorTrigonometry() {
    }

    static void sin(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        range(x, result, from, to, 1);
    }

    static void cos(DoubleIntervals x, DoubleIntervals result, int from, int to) {
        range(x, result, from, to, 0);
    }

    /** What a pass knows of the ends of a block: the function's value there in two doubles, the number of the monotone piece, and the reduced argument. */
    private record Ends(double[] original, double[] r, double[] rest, double[] high, double[] low, long[] turn, long[] piece) {
        static Ends create() {
            return new Ends(new double[BLOCK], new double[BLOCK], new double[BLOCK], new double[BLOCK], new double[BLOCK], new long[BLOCK], new long[BLOCK]);
        }

        /** Whether every end was ordinary. */
        boolean evaluate(double[] x, int from, int m, int offset) {
            System.arraycopy(x, from, original, 0, m);
            boolean ordinary = reduce(original, m, offset, r, rest, turn, piece);
            sine(m, r, rest, high, low);
            cosine(m, r, rest, turn, high, low);
            return ordinary;
        }

        boolean isOrdinary(int j) {
            return Math.abs(original[j]) <= DoubleTrigonometry.LIMIT && Math.abs(r[j]) >= DoubleTrigonometry.TINY;
        }
    }

    /** offset 1 for sin, 0 for cos. */
    private static void range(DoubleIntervals x, DoubleIntervals result, int from, int to, int offset) {
        Ends a = Ends.create();
        Ends b = Ends.create();
        int vectors = to - (to - from) % Shape.LANES;
        for (int i = from; i < vectors; i += BLOCK) {
            int m = Math.min(BLOCK, vectors - i);
            boolean ordinary = a.evaluate(x.lo(), i, m, offset) & b.evaluate(x.hi(), i, m, offset);
            lower(m, a, b, result.lo(), i);
            upper(m, a, b, result.hi(), i);
            for (int j = 0; !ordinary && j < m; j++) {
                if (!(a.isOrdinary(j) && b.isOrdinary(j))) {
                    result.lo()[i + j] = a.original[j];
                    result.hi()[i + j] = b.original[j];
                    scalar(result, result, i + j, i + j + 1, offset);
                }
            }
        }
        scalar(x, result, vectors, to, offset);
    }

    private static void scalar(DoubleIntervals x, DoubleIntervals result, int from, int to, int offset) {
        if (offset == 1) {
            ScalarKernels.sin(x, result, from, to);
        } else {
            ScalarKernels.cos(x, result, from, to);
        }
    }

    /** x = k pi/2 + r + rest; turn = k, or k + 1 for cos, in its two last bits; the piece is floor((quarter - offset) / 2). */
    private static boolean reduce(double[] x, int m, int offset, double[] rs, double[] rests, long[] turns, long[] pieces) {
        boolean ordinary = true;
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector v = DoubleVector.fromArray(Shape.DOUBLES, x, i);
            DoubleVector t = v.fma(QUARTERS, SHIFTS);
            DoubleVector k = t.sub(SHIFT);
            DoubleVector minus = k.neg();
            DoubleVector first = minus.fma(P1, v);
            DoubleVector second = k.mul(DoubleTrigonometry.P2);
            DoubleVector s = first.sub(second);
            DoubleVector back = s.sub(first);
            DoubleVector lost = first.sub(s.sub(back)).sub(second.add(back));
            DoubleVector rest = minus.fma(P3, lost);
            DoubleVector high = s.add(rest);
            high.intoArray(rs, i);
            s.sub(high).add(rest).intoArray(rests, i);
            LongVector turn = t.viewAsIntegralLanes().sub(SHIFT_BITS);
            turn.add(1 - offset).intoArray(turns, i);
            // The sign bit of r takes the quarter back by one.
            turn.add(high.viewAsIntegralLanes().lanewise(VectorOperators.ASHR, 63)).sub(offset).lanewise(VectorOperators.ASHR, 1).intoArray(pieces, i);
            ordinary &= v.abs().compare(VectorOperators.LE, DoubleTrigonometry.LIMIT).and(high.abs().compare(VectorOperators.GE, DoubleTrigonometry.TINY)).allTrue();
        }
        return ordinary;
    }

    private static void sine(int m, double[] rs, double[] rests, double[] highs, double[] lows) {
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector r = DoubleVector.fromArray(Shape.DOUBLES, rs, i);
            DoubleVector rest = DoubleVector.fromArray(Shape.DOUBLES, rests, i);
                        DoubleVector q = r.mul(r);
            DoubleVector qLow = r.fma(r, q.neg());
            DoubleVector t = q.mul(r);
            DoubleVector tLow = qLow.fma(r, q.fma(r, t.neg()));
            DoubleVector c = t.mul(S3);
            DoubleVector cLow = tLow.fma(S3, t.fma(S3_LOW, t.fma(S3, c.neg())));
            DoubleVector p = q.fma(S17, S15).fma(q, S13).fma(q, S11)
                    .fma(q, S9).fma(q, S7).fma(q, S5);
            DoubleVector h = r.sub(c);
            DoubleVector cos = q.fma(q.fma(C4, MINUS_HALF), ONE);
            h.intoArray(highs, i);
            t.mul(q).fma(p, rest.fma(cos, r.sub(h).sub(c).sub(cLow))).intoArray(lows, i);
        }
    }

    /** cos r, in place of sin r where the turn is odd, and the sign that the turn gives. */
    private static void cosine(int m, double[] rs, double[] rests, long[] turns, double[] highs, double[] lows) {
        for (int i = 0; i < m; i += Shape.LANES) {
            DoubleVector r = DoubleVector.fromArray(Shape.DOUBLES, rs, i);
            DoubleVector rest = DoubleVector.fromArray(Shape.DOUBLES, rests, i);
            LongVector turn = LongVector.fromArray(Shape.LONGS, turns, i);
            DoubleVector q = r.mul(r);
            DoubleVector qLow = r.fma(r, q.neg());
            DoubleVector half = q.mul(0.5);
            DoubleVector n = q.mul(q);
            DoubleVector nLow = q.mul(2).fma(qLow, q.fma(q, n.neg()));
            DoubleVector c = n.mul(C4);
            DoubleVector cLow = nLow.fma(C4, n.fma(C4_LOW, n.fma(C4, c.neg())));
            DoubleVector p = q.fma(C18, C16).fma(q, C14).fma(q, C12)
                    .fma(q, C10).fma(q, C8).fma(q, C6);
            DoubleVector first = ONE.sub(half);
            DoubleVector firstLow = ONE.sub(first).sub(half);
            DoubleVector h = first.add(c);
            DoubleVector sin = q.neg().mul(r).fma(S3, r);
            DoubleVector l = n.mul(q).fma(p, first.sub(h).add(c).add(firstLow.add(cLow).sub(rest.fma(sin, qLow.mul(0.5)))));
            VectorMask<Double> odd = turn.and(1).compare(VectorOperators.NE, 0).cast(Shape.DOUBLES);
            LongVector sign = turn.and(2).lanewise(VectorOperators.LSHL, 62);
            DoubleVector high = DoubleVector.fromArray(Shape.DOUBLES, highs, i).blend(h, odd);
            DoubleVector low = DoubleVector.fromArray(Shape.DOUBLES, lows, i).blend(l, odd);
            high.viewAsIntegralLanes().lanewise(VectorOperators.XOR, sign).viewAsFloatingLanes().intoArray(highs, i);
            low.viewAsIntegralLanes().lanewise(VectorOperators.XOR, sign).viewAsFloatingLanes().intoArray(lows, i);
        }
    }

    /** The lesser of the values at the ends, rounded down; -1 where a minimum lies between. */
    private static void lower(int m, Ends a, Ends b, double[] result, int from) {
        for (int i = 0; i < m; i += Shape.LANES) {
            LongVector last = LongVector.fromArray(Shape.LONGS, b.piece, i);
            LongVector inside = last.sub(LongVector.fromArray(Shape.LONGS, a.piece, i));
            VectorMask<Long> minimum = inside.compare(VectorOperators.GT, 1).or(inside.compare(VectorOperators.EQ, 1).and(last.and(1).compare(VectorOperators.NE, 0)));
            DoubleVector v = down(a.high, a.low, i).min(down(b.high, b.low, i)).max(-1).min(1);
            v.blend(-1.0, minimum.cast(Shape.DOUBLES)).intoArray(result, from + i);
        }
    }

    private static void upper(int m, Ends a, Ends b, double[] result, int from) {
        for (int i = 0; i < m; i += Shape.LANES) {
            LongVector last = LongVector.fromArray(Shape.LONGS, b.piece, i);
            LongVector inside = last.sub(LongVector.fromArray(Shape.LONGS, a.piece, i));
            VectorMask<Long> maximum = inside.compare(VectorOperators.GT, 1).or(inside.compare(VectorOperators.EQ, 1).and(last.and(1).compare(VectorOperators.EQ, 0)));
            DoubleVector v = up(a.high, a.low, i).max(up(b.high, b.low, i)).max(-1).min(1);
            v.blend(1.0, maximum.cast(Shape.DOUBLES)).intoArray(result, from + i);
        }
    }

    private static DoubleVector down(double[] highs, double[] lows, int i) {
        DoubleVector h = DoubleVector.fromArray(Shape.DOUBLES, highs, i);
        DoubleVector d = h.abs().fma(Shape.all(-DoubleTrigonometry.ERROR), DoubleVector.fromArray(Shape.DOUBLES, lows, i));
        DoubleVector s = h.add(d);
        return Shape.stepDown(s, d.compare(VectorOperators.LT, s.sub(h)));
    }

    private static DoubleVector up(double[] highs, double[] lows, int i) {
        DoubleVector h = DoubleVector.fromArray(Shape.DOUBLES, highs, i);
        DoubleVector d = h.abs().fma(Shape.all(DoubleTrigonometry.ERROR), DoubleVector.fromArray(Shape.DOUBLES, lows, i));
        DoubleVector s = h.add(d);
        return Shape.stepUp(s, d.compare(VectorOperators.GT, s.sub(h)));
    }
}
