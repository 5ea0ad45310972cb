package org.certirank.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Verdict;

/**
 * Decides one claim: re-checks the certificate on disk if there is one, otherwise asks the prover, writes what it found and has the checker
 * read it back. Every verdict but undecided is the checker's. A search that ended undecided is not repeated as long as it would be the same one.
 *
 * @param engine prover and checker
 * @param library where used claims are found
 * @param options limits of the search
 * @param fresh whether to prove again where a certificate on disk would do
 * @param interrupt tells a user who breaks off from a search whose time is over
 */
record ClaimRunner(Engine engine, SpecLibrary library, ProverOptions options, boolean fresh, Interrupt interrupt) {

    /** Never throws: whatever happens is in the outcome. */
    Outcome run(Task task, Progress progress) {
        long begin = System.nanoTime();
        Outcome outcome;
        try {
            outcome = decide(task, progress);
        } catch (IOException error) {
            outcome = Outcome.faulty(task, scope(task), task.certificate().path() + ": cannot be written (" + IoText.of(error) + ")");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError error) {
            outcome = Outcome.faulty(task, scope(task), Faults.describe(error)).because(error);
        }
        return outcome.after(Duration.ofNanos(System.nanoTime() - begin));
    }

    private Outcome decide(Task task, Progress progress) throws IOException {
        CertificateFile file = task.certificate();
        Optional<byte[]> old = file.read();
        Optional<Outcome> declined = Optional.empty();
        boolean good = false;
        if (old.isPresent()) {
            progress.phase("re-checking");
            switch (engine.judge(old.get(), task.source().root())) {
                case Engine.Judgement.Accepted accepted when !fresh && speaksOf(old.get(), task) -> {
                    file.removeUndecided();
                    return accepted(task, accepted, old.get(), true);
                }
                case Engine.Judgement.Declined limit when speaksOf(old.get(), task) -> declined = Optional.of(enclosed(task, limit, old.get()));
                case Engine.Judgement.Accepted other -> good = speaksOf(old.get(), task);
                case Engine.Judgement.Declined other -> { }
                case Engine.Judgement.Rejected stale -> { }
                case Engine.Judgement.Faulty unreadable -> { }
            }
        }
        Engine.Scope scope = scope(task);
        if (scope instanceof Engine.Scope.Unreadable(String reason)) {
            return Outcome.faulty(task, scope, "the checker cannot read this claim: " + reason);
        }
        Optional<FruitlessSearch> search = FruitlessSearch.of(task, options, engine);
        Optional<String> before = fresh ? Optional.empty() : search.flatMap(FruitlessSearch::reason);
        if (before.isPresent() && declined.isEmpty()) {
            file.remove();
            return Outcome.undecidedBefore(task, scope, before.get());
        }
        progress.phase("proving");
        Attempt attempt = engine.attempt(task.source().spec(), task.claim(), options, progress);
        if (attempt instanceof Attempt.Found(boolean negation, var proof)) {
            byte[] bytes = Certificates.bytes(task, library, negation, proof);
            file.write(bytes, task.source().root());
            file.removeRejected();
            file.removeUndecided();
            progress.phase("checking");
            return judged(task, bytes, scope);
        }
        if (progress.cancelled() && declined.isEmpty()) {
            // One that holds is kept, and so is any when the user breaks off: nothing is known yet.
            if (!good && !interrupt.wished()) {
                file.remove();
            }
            return Outcome.undecided(task, scope, reason(attempt, true));
        }
        file.removeUndecided();
        if (declined.isPresent()) {
            return declined.get();
        }
        file.remove();
        if (attempt instanceof Attempt.Enclosed(String how, var lines)) {
            return Outcome.decided(task, Verdict.ENCLOSED, scope, Optional.empty(), false).with(how).showing(lines);
        }
        if (attempt instanceof Attempt.BadClaim(String message)) {
            return Outcome.badClaim(task, scope, message);
        }
        String reason = reason(attempt, false);
        if (search.isPresent()) {
            search.get().write(reason);
        }
        return Outcome.undecided(task, scope, reason);
    }

    /** A certificate of ours, just written. */
    private Outcome judged(Task task, byte[] bytes, Engine.Scope scope) throws IOException {
        return switch (engine.judge(bytes, task.source().root())) {
            case Engine.Judgement.Accepted accepted -> accepted(task, accepted, bytes, false);
            case Engine.Judgement.Declined declined -> enclosed(task, declined, bytes);
            case Engine.Judgement.Rejected rejected -> setAside(task, scope, "the checker rejects our certificate: " + rejected.reason());
            case Engine.Judgement.Faulty faulty -> setAside(task, scope, "the checker failed on our certificate: " + faulty.reason());
        };
    }

    private Outcome setAside(Task task, Engine.Scope scope, String reason) throws IOException {
        Path kept = task.certificate().setAside();
        return Outcome.faulty(task, scope, reason + " (kept as " + ProjectRoot.relative(task.source().reports(), kept) + ")");
    }

    private Outcome accepted(Task task, Engine.Judgement.Accepted accepted, byte[] bytes, boolean again) {
        return Outcome.decided(task, accepted.refuted() ? Verdict.REFUTED : Verdict.PROVED, new Engine.Scope.Text(accepted.scope()), Certificates.read(bytes), again);
    }

    private Outcome enclosed(Task task, Engine.Judgement.Declined declined, byte[] bytes) {
        return Outcome.decided(task, Verdict.ENCLOSED, scope(task), Certificates.read(bytes), false).with("the checker declined the certificate: " + declined.reason());
    }

    /** A certificate that was copied to another claim's place may be a good one, but not this claim's. */
    private static boolean speaksOf(byte[] bytes, Task task) {
        LoadedSpec source = task.source();
        return Certificates.read(bytes).filter(c -> c.claim().equals(task.claim().id())
                && c.specPath().equals(ProjectRoot.relative(source.root(), source.file())) && c.sha256().equals(source.spec().sha256())).isPresent();
    }

    private Engine.Scope scope(Task task) {
        return engine.scope(task.source().bytes(), task.claim().id());
    }

    private String reason(Attempt attempt, boolean stopped) {
        String why = attempt instanceof Attempt.Undecided(String reason) ? reason : "no proof was found";
        return stopped && !options.timeout().isZero() ? why + " (stopped after " + TimeText.of(options.timeout()) + ")" : why;
    }
}
