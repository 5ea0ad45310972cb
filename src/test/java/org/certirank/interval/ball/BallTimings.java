package org.certirank.interval.ball;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Timings for docs/performance-balls.md, not a test: processor time per element of batches and of scalar balls, and, given a compiled
 * bench/peers/arb_functions, Arb's in the same run, turn by turn, the best turn of each. Arguments: number of turns, the peer or "-", then precisions in bits.
 */
final class BallTimings {
    private static final int M = 1000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private static long state = 20240601;

    private BallTimings() {
    }

    private static BigInteger next() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return BigInteger.valueOf((state >>> 33) - (1L << 30));
    }

    private static Ball dense(int bits) {
        BigFloat m = BigFloat.ZERO;
        for (int got = 0; got < bits; got += 30) {
            m = m.add(BigFloat.of(next(), -30 - got));
        }
        return Ball.of(m).round(bits).widen(Radius.powerOfTwo(-bits)).shift(2);
    }

    private static double nanos(Runnable work) {
        double best = Double.MAX_VALUE;
        for (int rep = 0; rep < 7; rep++) {
            int k = 0;
            long start = CLOCK.getCurrentThreadCpuTime();
            long end;
            do {
                work.run();
                k++;
                end = CLOCK.getCurrentThreadCpuTime();
            } while (end - start < 30_000_000);
            best = Math.min(best, (end - start) / 1.0 / k / M);
        }
        return best;
    }

    private static void turn(int bits, Map<String, double[]> best) {
        int limbs = bits / 64;
        Ball[] balls = new Ball[M];
        for (int i = 0; i < M; i++) {
            balls[i] = dense(bits);
        }
        BallArray x = BallArray.of(balls, limbs);
        BallArray y = new BallArray(M, limbs);
        BallArray out = new BallArray(M, limbs);
        y.exp(x);
        Map<String, Runnable> batch = new LinkedHashMap<>();
        batch.put("add", () -> out.add(x, y));
        batch.put("mul", () -> out.mul(x, y));
        batch.put("div", () -> out.div(x, y));
        batch.put("sqrt", () -> out.sqrt(y));
        batch.put("exp", () -> out.exp(x));
        batch.put("expm1", () -> out.expm1(x));
        batch.put("log", () -> out.log(y));
        batch.put("tanh", () -> out.tanh(x));
        Ball[] exp = new Ball[M];
        Arrays.setAll(exp, i -> y.get(i));
        Map<String, Runnable> scalar = Map.of("add", () -> each(i -> balls[i].add(exp[i], bits)), "mul", () -> each(i -> balls[i].mul(exp[i], bits)),
                "div", () -> each(i -> balls[i].div(exp[i], bits)), "sqrt", () -> each(i -> exp[i].sqrt(bits)), "exp", () -> each(i -> balls[i].exp(bits)),
                "expm1", () -> each(i -> balls[i].expm1(bits)), "log", () -> each(i -> exp[i].log(bits)), "tanh", () -> each(i -> balls[i].tanh(bits)));
        batch.forEach((name, work) -> {
            double[] b = best.computeIfAbsent(bits + " " + name, k -> new double[] {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE});
            b[0] = Math.min(b[0], nanos(work));
            b[1] = Math.min(b[1], nanos(scalar.get(name)));
        });
    }

    @FunctionalInterface
    private interface Element {
        Ball at(int i);
    }

    private static void each(Element f) {
        for (int i = 0; i < M; i++) {
            if (f.at(i) == null) {
                throw new AssertionError();
            }
        }
    }

    private static void peer(String program, int bits, Map<String, double[]> best) throws IOException {
        Process p = new ProcessBuilder(program, Integer.toString(bits)).start();
        try (BufferedReader r = p.inputReader()) {
            for (String line = r.readLine(); line != null; line = r.readLine()) {
                String[] f = line.split(" ");
                double[] b = best.get(f[0] + " " + f[1]);
                b[2] = Math.min(b[2], Double.parseDouble(f[2]));
            }
        }
    }

    public static void main(String[] args) throws IOException {
        Map<String, double[]> best = new LinkedHashMap<>();
        for (int turn = 0; turn < Integer.parseInt(args[0]); turn++) {
            for (int i = 2; i < args.length; i++) {
                turn(Integer.parseInt(args[i]), best);
                if (!args[1].equals("-")) {
                    peer(args[1], Integer.parseInt(args[i]), best);
                }
            }
        }
        System.out.println("| bits, function | batch, ns | scalar, ns | Arb, ns | Arb / batch |\n|---|---|---|---|---|");
        best.forEach((k, b) -> System.out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.0f | %.2f |%n", k, b[0], b[1], b[2], b[2] / b[0]));
    }
}
