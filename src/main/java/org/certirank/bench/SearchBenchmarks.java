package org.certirank.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecException;
import org.certirank.spec.SpecReader;

/**
 * {@code search/SPEC/CLAIM/THREADS}: a whole proof of a claim by branch and bound, as {@code check} would have it found, without writing and checking the certificate. The specs are resources of this
 * package. Two rows: seconds, and boxes in a second, where boxes are the nodes of the certificate's subdivision trees.
 */
final class SearchBenchmarks {
    private static final String SPEC = "softmax";
    private static final List<String> CLAIMS = List.of("0.05", "0.02", "0.01", "0.005", "0.002");

    private SearchBenchmarks() {
    }

    static List<Benchmark> all() {
        SequencedSet<Integer> threads = new LinkedHashSet<>(List.of(1, 2, Math.max(2, Runtime.getRuntime().availableProcessors())));
        List<Benchmark> all = new ArrayList<>();
        for (String claim : CLAIMS) {
            for (int count : threads) {
                all.add(new Benchmark("search/" + SPEC + "/" + claim + "/" + count, Map.of("", Unit.SECONDS, "/boxes", Unit.BOXES_PER_SECOND), work(SPEC, claim, count),
                        count == 1 ? Optional.of(PeerProgram.MEAN_VALUE_SEARCH) : Optional.empty(), Optional.empty(), Clock.WALL));
            }
        }
        return all;
    }

    private static Supplier<Work> work(String specName, String claimName, int threads) {
        return () -> {
            Spec spec = spec(specName);
            Claim claim = spec.claim(claimName).orElseThrow();
            ProverOptions usual = ProverOptions.DEFAULT;
            return new Search(spec, claim, new ProverOptions(usual.bits(), usual.boxes(), Duration.ZERO, threads));
        };
    }

    private static Spec spec(String name) {
        String path = "bench/" + name + ".json";
        try (InputStream text = SearchBenchmarks.class.getResourceAsStream("/" + path)) {
            return SpecReader.read(path, text.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SpecException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** One search after the other. */
    private static final class Search implements Work {
        private final Spec spec;
        private final Claim claim;
        private final ProverOptions options;
        private long boxes;

        Search(Spec spec, Claim claim, ProverOptions options) {
            this.spec = spec;
            this.claim = claim;
            this.options = options;
        }

        @Override
        public Object run() {
            Attempt attempt = Prover.attempt(spec, claim, options, Progress.NONE);
            if (!(attempt instanceof Attempt.Found(boolean negation, Proof proof)) || negation) {
                throw new IllegalStateException(spec.id() + "#" + claim.id() + ": no proof was found");
            }
            boxes = boxes(proof);
            return proof;
        }

        @Override
        public long items() {
            return boxes;
        }
    }

    /** The nodes of the subdivision trees: in each, one less than twice the leaves, which are the letters in the runs of tokens. */
    static long boxes(Proof proof) {
        long boxes = 0;
        if (proof.data().fields().get("tree") instanceof Data.Items(List<Data> tokens)) {
            long leaves = tokens.stream().mapToLong(t -> t instanceof Data.Text(String run) ? run.chars().filter(c -> !Character.isDigit(c)).count() : 0).sum();
            boxes = 2 * leaves - 1;
        }
        for (Proof premise : proof.premises()) {
            boxes += boxes(premise);
        }
        return boxes;
    }
}
