package org.certirank.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.Data;
import org.certirank.certificate.Proof;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;

/** A prover and a checker that say what a test wants; by default every claim is found true and accepted. Remembers what was asked. */
final class FakeEngine implements Engine {
    final List<String> attempts = Collections.synchronizedList(new ArrayList<>());
    BiFunction<Claim, Progress, Attempt> prover = (claim, progress) -> found(false);
    Optional<String> digest = Optional.of("fake");
    Function<Certificate, Judgement> checker = c -> new Judgement.Accepted(c.shows() == Certificate.Shows.NEGATION, "scope of " + c.claim());

    /** A proof of one witness step. */
    static Attempt found(boolean negation) {
        return new Attempt.Found(negation, Proof.of("witness", Data.NONE.with("values", new Data.Fields(Map.of("x", Data.text("1/2")))),
                List.of(Proof.of("box", Data.NONE.with("bits", 64).with("tree", new Data.Items(List.of(Data.text("n")))), List.of()))));
    }

    @Override
    public Attempt attempt(Spec spec, Claim claim, ProverOptions options, Progress progress) {
        attempts.add(spec.id() + "#" + claim.id());
        return prover.apply(claim, progress);
    }

    @Override
    public Optional<String> digest() {
        return digest;
    }

    @Override
    public Judgement judge(byte[] certificate, Path root) {
        return Certificates.read(certificate).map(checker).orElse(new Judgement.Rejected("malformed"));
    }

    @Override
    public Scope scope(byte[] spec, String claim) {
        return new Scope.Text("scope of " + claim);
    }
}
