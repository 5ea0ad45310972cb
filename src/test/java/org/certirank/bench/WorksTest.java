package org.certirank.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every work runs, in this process and without JMH. */
class WorksTest {
    /** One of each kind, with small data. */
    static Stream<String> small() {
        return Stream.of("lanes", "batch/{64,192}", "ball/{64,3322}", "kernel/32", "product/32/{53,64,128}", "inverse/32/128", "determinant/32/128", "softmax/128/128/128", "layer/centred/32/32/1/128", "search/softmax/0.05")
                .flatMap(glob -> Catalogue.select(glob).stream()).map(Benchmark::name);
    }

    static Stream<String> rest() {
        List<String> small = small().toList();
        return Catalogue.all().stream().map(Benchmark::name).filter(name -> !small.contains(name));
    }

    @ParameterizedTest
    @MethodSource("small")
    void runs(String name) throws Exception {
        Work work = Catalogue.named(name).work().get();
        assertNotNull(work.run());
        // A search on this claim that had few boxes would be one whose certificate is no longer counted right.
        assertTrue(work.items() >= (name.startsWith("search/") ? 1000 : 1), () -> work.items() + " items");
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("rest")
    void runsToo(String name) throws Exception {
        runs(name);
    }

    @Test
    void boxesAreTheNodesOfTheTrees() {
        Data.Fields tree = Data.NONE.with("tree", new Data.Items(List.of(Data.integer(0), Data.text("n"), Data.integer(1), Data.text("m"), Data.text("x"))));
        Proof leaf = Proof.of("box", tree);
        assertEquals(5, SearchBenchmarks.boxes(leaf));
        assertEquals(10, SearchBenchmarks.boxes(Proof.of("parts", Data.NONE, leaf, leaf)));
    }

    @Test
    void warmUpEndsWhenNothingGetsFaster() throws Exception {
        Work work = () -> "done";
        assertEquals("done", WarmUp.run(work, 0));
        long begin = System.nanoTime();
        assertEquals("done", WarmUp.run(work, 1000));
        assertTrue(System.nanoTime() - begin < 500_000_000_000L, "it never ended by itself");
    }
}
