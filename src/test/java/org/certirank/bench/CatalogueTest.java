package org.certirank.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static List<String> names(String of) {
        return Catalogue.select(of).stream().map(Benchmark::name).toList();
    }

    @Test
    void rowsHaveNamesOfTheirOwn() {
        Set<String> seen = new HashSet<>();
        for (Benchmark b : Catalogue.all()) {
            assertTrue(b.name().matches("[a-z0-9.]+(/[a-z0-9.]+)+"), b.name());
            b.orderedRows().forEach(row -> assertTrue(seen.add(b.name() + row.getKey()), b.name()));
            b.beside().ifPresent(x -> {
                assertTrue(seen.add(b.name() + x.ending()), b.name());
                assertEquals(x.name(), Catalogue.named(x.name()).name());
            });
        }
    }

    @Test
    void aNameSelectsItselfAndABeginningWhatIsBelow() {
        assertEquals(List.of("lanes/exp"), names("lanes/exp"));
        assertEquals(List.of("product/256/53/exact", "product/256/53/radii"), names("product/256/53"));
        assertEquals(names("product/256/53"), names("product/256/53/"));
        assertTrue(names("batch").stream().allMatch(n -> n.startsWith("batch/")));
        assertEquals(Catalogue.all().size(), Catalogue.select("**").size());
    }

    @Test
    void globsStayWithinAPart() {
        assertEquals(List.of("batch/128/exp", "batch/256/exp"), names("batch/{128,256}/exp"));
        assertTrue(names("*/exp").equals(List.of("lanes/exp")), () -> names("*/exp").toString());
        assertTrue(names("**/exp").contains("ball/128/exp"));
        assertEquals(names("inverse/64"), names("inverse/64/*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanes/ex", "lane", "exp", "", "/", "product/256/53/exact/kernel", "lanes/exp/1", "Table"})
    void whatIsThereNotSelectsNothing(String name) {
        assertEquals(List.of(), names(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a", "lanes/[exp"})
    void aBrokenGlobIsSaidToBeOne(String name) {
        assertThrows(IllegalArgumentException.class, () -> Catalogue.select(name));
    }

    /** A group that lost a member to a change of names would measure less without a word. */
    @Test
    void groupsHaveWhatTheDocumentsShow() {
        List<String> table = names(Catalogue.USUAL);
        for (String name : List.of("lanes/exp", "batch/128/tanh", "batch/256/div", "ball/128/exp", "kernel/512", "product/256/53/exact", "product/512/53/radii", "product/256/128/radii",
                "product/256/1024/radii", "inverse/64/128", "determinant/64/128", "softmax/128/128/256", "search/softmax/0.002/1", "search/softmax/0.002/2")) {
            assertTrue(table.contains(name), name);
        }
        assertTrue(table.size() < 60, () -> table.size() + " benchmarks are no three minutes");
        assertTrue(names("by-n").containsAll(List.of("kernel/32", "product/32/128/radii", "product/512/53/radii", "inverse/256/128")));
        assertTrue(names("by-precision").containsAll(List.of("product/256/2048/radii", "batch/384/exp", "ball/332193/exp")));
        assertEquals(5, names("by-boxes").size());
        assertTrue(names("by-threads").containsAll(List.of("search/softmax/0.002/1", "search/softmax/0.002/2")));
    }
}
