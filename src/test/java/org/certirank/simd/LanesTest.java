package org.certirank.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.certirank.interval.DoubleInterval;
import org.certirank.interval.DoubleIntervals;
import org.certirank.interval.Doubles;
import org.certirank.interval.Flag;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Both implementations against {@link DoubleIntervals}, lane by lane and bit by bit, flags too; the vector one where it is present, the scalar one always, and a run without the module. */
class LanesTest {
    /** Runs an operation on lanes. */
    private interface Run {
        void run(Lanes lanes, DoubleIntervals x, DoubleIntervals y, DoubleIntervals z, DoubleIntervals result);
    }

    /** What it should give. */
    private interface Reference {
        DoubleIntervals of(DoubleIntervals x, DoubleIntervals y, DoubleIntervals z);
    }

    private record Operation(String name, Run run, Reference reference) {
    }

    private static final List<Operation> OPERATIONS = operations();

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>(List.of(
                new Operation("neg", (l, x, y, z, r) -> l.neg(x, r), (x, y, z) -> x.neg()),
                new Operation("add", (l, x, y, z, r) -> l.add(x, y, r), (x, y, z) -> x.add(y)),
                new Operation("sub", (l, x, y, z, r) -> l.sub(x, y, r), (x, y, z) -> x.sub(y)),
                new Operation("mul", (l, x, y, z, r) -> l.mul(x, y, r), (x, y, z) -> x.mul(y)),
                new Operation("div", (l, x, y, z, r) -> l.div(x, y, r), (x, y, z) -> x.div(y)),
                new Operation("fma", (l, x, y, z, r) -> l.fma(x, y, z, r), LanesTest::fma),
                new Operation("sqr", (l, x, y, z, r) -> l.sqr(x, r), (x, y, z) -> x.sqr()),
                new Operation("sqrt", (l, x, y, z, r) -> l.sqrt(x, r), (x, y, z) -> x.sqrt()),
                new Operation("exp", (l, x, y, z, r) -> l.exp(x, r), (x, y, z) -> x.exp()),
                new Operation("expm1", (l, x, y, z, r) -> l.expm1(x, r), (x, y, z) -> x.expm1()),
                new Operation("log", (l, x, y, z, r) -> l.log(x, r), (x, y, z) -> x.log()),
                new Operation("tanh", (l, x, y, z, r) -> l.tanh(x, r), (x, y, z) -> x.tanh()),
                new Operation("sin", (l, x, y, z, r) -> l.sin(x, r), (x, y, z) -> x.sin()),
                new Operation("cos", (l, x, y, z, r) -> l.cos(x, r), (x, y, z) -> x.cos()),
                new Operation("abs", (l, x, y, z, r) -> l.abs(x, r), (x, y, z) -> x.abs()),
                new Operation("min", (l, x, y, z, r) -> l.min(x, y, r), (x, y, z) -> x.min(y)),
                new Operation("max", (l, x, y, z, r) -> l.max(x, y, r), (x, y, z) -> x.max(y))));
        for (long n : new long[] {0, 1, 2, 3, 4, 17, -1, -2, -5, 1000}) {
            all.add(new Operation("power " + n, (l, x, y, z, r) -> l.powInt(x, n, r), (x, y, z) -> x.powInt(n)));
        }
        return all;
    }

    private static DoubleIntervals fma(DoubleIntervals x, DoubleIntervals y, DoubleIntervals z) {
        DoubleIntervals r = DoubleIntervals.ofSize(x.size());
        for (int i = 0; i < x.size(); i++) {
            r.set(i, x.get(i).fma(y.get(i), z.get(i)), Flag.worst(Flag.worst(x.flag(i), y.flag(i)), z.flag(i)));
        }
        return r;
    }

    /** A batch of which all lanes are ordinary, so that no vector leaves the fast path, or of lanes of all kinds. */
    private static DoubleIntervals batch(Doubles doubles, int n, boolean ordinary) {
        DoubleIntervals r = DoubleIntervals.ofSize(n);
        for (int i = 0; i < n; i++) {
            double x = doubles.generic();
            r.set(i, ordinary ? DoubleInterval.of(x, x + doubles.below(3) * Math.abs(doubles.generic())) : doubles.interval(), Flag.of(doubles.below(8) == 0 ? doubles.below(4) : 0));
        }
        return r;
    }

    private static void compare(Lanes lanes, Operation f, int batches, long seed) {
        Doubles doubles = new Doubles(seed + f.name.hashCode());
        for (int k = 0; k < batches; k++) {
            boolean ordinary = doubles.below(2) == 0;
            int n = doubles.below(4) == 0 ? doubles.below(20) : 250;
            DoubleIntervals x = batch(doubles, n, ordinary);
            DoubleIntervals y = batch(doubles, n, ordinary);
            DoubleIntervals z = batch(doubles, n, ordinary);
            DoubleIntervals want = f.reference.of(x, y, z);
            DoubleIntervals got = DoubleIntervals.ofSize(n);
            f.run.run(lanes, x, y, z, got);
            same(f, x, y, z, want, got);
            // In place: the result is the first operand.
            DoubleIntervals copy = new DoubleIntervals(x.lo().clone(), x.hi().clone(), x.flag().clone());
            f.run.run(lanes, copy, y, z, copy);
            same(f, x, y, z, want, copy);
        }
    }

    private static void same(Operation f, DoubleIntervals x, DoubleIntervals y, DoubleIntervals z, DoubleIntervals want, DoubleIntervals got) {
        for (int i = 0; i < want.size(); i++) {
            int j = i;
            assertTrue(Double.doubleToLongBits(want.lo()[i]) == Double.doubleToLongBits(got.lo()[i]) && Double.doubleToLongBits(want.hi()[i]) == Double.doubleToLongBits(got.hi()[i])
                    && want.flag()[i] == got.flag()[i], () -> f.name + " of " + x.get(j) + ", " + y.get(j) + ", " + z.get(j) + ": " + want.get(j) + " " + want.flag(j) + " but " + got.get(j) + " "
                    + got.flag(j));
        }
    }

    @TestFactory
    List<DynamicTest> vectorTwin() {
        return Lanes.vector().map(lanes -> tests(lanes, 560)).orElse(List.of());
    }

    @TestFactory
    List<DynamicTest> scalarTwin() {
        return tests(Lanes.scalar(), 560);
    }

    @Tag("slow")
    @TestFactory
    List<DynamicTest> vectorTwinOften() {
        return Lanes.vector().map(lanes -> tests(lanes, 56_000)).orElse(List.of());
    }

    private static List<DynamicTest> tests(Lanes lanes, int batches) {
        return OPERATIONS.stream().map(f -> DynamicTest.dynamicTest(f.name, () -> compare(lanes, f, f.name.startsWith("power") ? batches / 10 : batches, 3))).toList();
    }

    @Test
    void oneLaneGoesWithEveryLane() {
        DoubleIntervals x = DoubleIntervals.of(DoubleInterval.of(1, 2), DoubleInterval.of(-3, 4), DoubleInterval.of(0));
        DoubleIntervals r = DoubleIntervals.ofSize(3);
        Lanes.best().mul(x, DoubleIntervals.of(DoubleInterval.of(-2)), r);
        assertEquals(DoubleInterval.of(-8, 6), r.get(1));
        assertThrows(IllegalArgumentException.class, () -> Lanes.best().add(x, DoubleIntervals.ofSize(2), r));
    }

    @Test
    void chosenOnce() {
        assertEquals(VectorModule.isUsable(), Lanes.best().isVector());
        assertFalse(Lanes.scalar().isVector());
        assertEquals(VectorModule.isUsable(), Lanes.vector().isPresent());
    }

    /** Prints a digest of every operation's results, by the best implementation there is. */
    static final class Digest {
        private Digest() {
        }

        public static void main(String[] args) {
            System.out.print(Lanes.best().isVector() + " " + digest(Lanes.best()));
        }
    }

    private static long digest(Lanes lanes) {
        long hash = 1;
        for (Operation f : OPERATIONS) {
            Doubles doubles = new Doubles(11 + f.name.hashCode());
            DoubleIntervals x = batch(doubles, 400, false);
            DoubleIntervals r = DoubleIntervals.ofSize(400);
            f.run.run(lanes, x, batch(doubles, 400, false), batch(doubles, 400, false), r);
            for (int i = 0; i < r.size(); i++) {
                hash = ((hash * 31 + Double.doubleToLongBits(r.lo()[i])) * 31 + Double.doubleToLongBits(r.hi()[i])) * 31 + r.flag()[i];
            }
        }
        return hash;
    }

    /** A run whose Java machine has no way to the vector module gives the same bits. */
    @Test
    void withoutTheModule() throws Exception {
        assertEquals("false " + digest(Lanes.best()), VectorModuleTest.run(Digest.class));
    }
}
