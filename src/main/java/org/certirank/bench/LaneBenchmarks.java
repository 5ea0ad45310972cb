package org.certirank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.certirank.interval.DoubleIntervals;
import org.certirank.simd.Lanes;

/** {@code lanes/FUNCTION}: double intervals, a thousand at a time; the operands are those of {@link BallBenchmarks}. */
final class LaneBenchmarks {
    private static final List<String> FUNCTIONS = List.of("add", "mul", "div", "sqrt", "exp", "expm1", "log", "tanh", "sin", "cos");

    private LaneBenchmarks() {
    }

    static List<Benchmark> all() {
        List<Benchmark> all = new ArrayList<>();
        for (String function : FUNCTIONS) {
            all.add(Benchmark.of("lanes/" + function, Unit.NANOSECONDS, work(function)).peer(PeerProgram.ARB_FUNCTIONS));
        }
        return all;
    }

    private static Supplier<Work> work(String function) {
        return () -> {
            Lanes lanes = Lanes.best();
            DoubleIntervals x = new Recipe().intervals(BallBenchmarks.COUNT);
            DoubleIntervals y = DoubleIntervals.ofSize(BallBenchmarks.COUNT);
            DoubleIntervals z = DoubleIntervals.ofSize(BallBenchmarks.COUNT);
            lanes.exp(x, y);
            return Work.on(BallBenchmarks.COUNT, switch (function) {
                case "add" -> () -> lanes.add(x, y, z);
                case "mul" -> () -> lanes.mul(x, y, z);
                case "div" -> () -> lanes.div(x, y, z);
                case "sqrt" -> () -> lanes.sqrt(y, z);
                case "exp" -> () -> lanes.exp(x, z);
                case "expm1" -> () -> lanes.expm1(x, z);
                case "log" -> () -> lanes.log(y, z);
                case "tanh" -> () -> lanes.tanh(x, z);
                case "sin" -> () -> lanes.sin(x, z);
                case "cos" -> () -> lanes.cos(x, z);
                default -> throw new IllegalArgumentException(function);
            });
        };
    }
}
