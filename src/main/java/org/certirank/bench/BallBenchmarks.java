package org.certirank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BallArray;

/**
 * {@code batch/BITS/FUNCTION}: balls in batches; {@code ball/BITS/FUNCTION}: the same balls one by one. Arguments x lie in [-4, 4), with radii; y = exp(x) is what log and sqrt take, and the second
 * operand of add, mul and div.
 */
final class BallBenchmarks {
    static final int COUNT = 1000;
    /** Where one operation takes milliseconds. */
    private static final int FEW = 2;
    private static final int LONG_BITS = 2000;

    private static final List<String> FUNCTIONS = List.of("add", "mul", "div", "sqrt", "exp", "expm1", "log", "tanh");
    private static final List<Integer> BATCH_BITS = List.of(64, 128, 192, 256, 384, 512);
    /** The last two are 10,000 and 100,000 decimal digits. */
    private static final List<Integer> BALL_BITS = List.of(64, 128, 256, 512, 1024, 3322, 10_000, 33_220, 332_193);

    private BallBenchmarks() {
    }

    static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>();
        for (int bits : BATCH_BITS) {
            for (String function : FUNCTIONS) {
                all.add(Benchmark.of("batch/" + bits + "/" + function, Unit.NANOSECONDS, batch(function, bits)).peer(PeerProgram.ARB_FUNCTIONS));
            }
        }
        for (int bits : BALL_BITS) {
            for (String function : FUNCTIONS) {
                all.add(Benchmark.of("ball/" + bits + "/" + function, Unit.NANOSECONDS, single(function, bits)).peer(PeerProgram.ARB_FUNCTIONS));
            }
        }
        return all;
    }

    private static Supplier<Work> batch(String function, int bits) {
        return () -> {
            int limbs = bits / 64;
            BallArray x = BallArray.of(new Recipe().balls(COUNT, bits), limbs);
            BallArray y = new BallArray(COUNT, limbs);
            BallArray z = new BallArray(COUNT, limbs);
            y.exp(x);
            return Work.on(COUNT, switch (function) {
                case "add" -> () -> z.add(x, y);
                case "mul" -> () -> z.mul(x, y);
                case "div" -> () -> z.div(x, y);
                case "sqrt" -> () -> z.sqrt(y);
                case "exp" -> () -> z.exp(x);
                case "expm1" -> () -> z.expm1(x);
                case "log" -> () -> z.log(y);
                case "tanh" -> () -> z.tanh(x);
                default -> throw new IllegalArgumentException(function);
            });
        };
    }

    private static Supplier<Work> single(String function, int bits) {
        return () -> {
            int count = bits > LONG_BITS ? FEW : COUNT;
            Ball[] x = new Recipe().balls(count, bits);
            Ball[] y = new Ball[count];
            Ball[] z = new Ball[count];
            for (int i = 0; i < count; i++) {
                y[i] = x[i].exp(bits);
            }
            return each(z, switch (function) {
                case "add" -> i -> x[i].add(y[i], bits);
                case "mul" -> i -> x[i].mul(y[i], bits);
                case "div" -> i -> x[i].div(y[i], bits);
                case "sqrt" -> i -> y[i].sqrt(bits);
                case "exp" -> i -> x[i].exp(bits);
                case "expm1" -> i -> x[i].expm1(bits);
                case "log" -> i -> y[i].log(bits);
                case "tanh" -> i -> x[i].tanh(bits);
                default -> throw new IllegalArgumentException(function);
            });
        };
    }

    private static Work each(Ball[] results, IntFunction<Ball> function) {
        return Work.on(results.length, () -> {
            for (int i = 0; i < results.length; i++) {
                results[i] = function.apply(i);
            }
        });
    }
}
