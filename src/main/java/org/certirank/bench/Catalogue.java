package org.certirank.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every benchmark, by name, and groups of them. */
public final class Catalogue {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    /** What is run when no name is given: the table of docs/performance.md. */
    public static final String USUAL = "table";

    /** Groups, each a list of globs: the table, and the curves that show how cost grows. */
    private static final Map<String, List<String>> GROUPS = new LinkedHashMap<>();

    static {
        add(LaneBenchmarks.all());
        add(BallBenchmarks.all());
        add(MatrixBenchmarks.all());
        add(SoftmaxBenchmarks.all());
        add(LayerBenchmarks.all());
        add(SearchBenchmarks.all());
        GROUPS.put(USUAL, List.of("lanes/{mul,div,sqrt,exp,expm1,log,tanh,sin}", "batch/{128,256,512}/{mul,div,sqrt,exp,expm1,log,tanh}", "ball/128/{mul,exp,log}", "kernel/{256,512}",
                "product/{256,512}/53", "product/256/{128,256,512,1024}/radii", "inverse/64/128", "determinant/64/128", "softmax/128/128/{128,256}", "layer/*/*/*/*/256", "search/softmax/0.002"));
        GROUPS.put("by-n", List.of("kernel", "product/*/{53,128}/radii", "inverse/*/128"));
        GROUPS.put("by-precision", List.of("product/256/{64,128,256,512,1024,2048}/radii", "batch/*/{mul,exp}", "ball/*/{mul,exp}"));
        GROUPS.put("by-boxes", List.of("search/softmax/*/1"));
        GROUPS.put("by-threads", List.of("search/softmax/0.002"));
    }

    private Catalogue() {
    }

    private static void add(List<Benchmark> benchmarks) {
        benchmarks.forEach(b -> ALL.put(b.name(), b));
    }

    public static Collection<Benchmark> all() {
        return ALL.values();
    }

    public static Collection<String> groups() {
        return GROUPS.keySet();
    }

    static Benchmark named(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /**
     * The benchmarks that a name asks for, in the order of the catalogue: those of a group; or those whose name, or the beginning of it up to a {@code /}, matches the glob. None where there is
     * none such; {@link IllegalArgumentException} where it is no glob.
     */
    public static List<Benchmark> select(String name) {
        List<Glob> globs = GROUPS.getOrDefault(name, List.of(name)).stream().map(Glob::of).toList();
        List<Benchmark> selected = new ArrayList<>();
        for (Benchmark b : ALL.values()) {
            if (globs.stream().anyMatch(g -> g.matches(b.name()))) {
                selected.add(b);
            }
        }
        return selected;
    }
}
