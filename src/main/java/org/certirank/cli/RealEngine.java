package org.certirank.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.certirank.check.Checker;
import org.certirank.check.Verdict;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;

/** The prover and the checker themselves. */
final class RealEngine implements Engine {
    @Override
    public Attempt attempt(Spec spec, Claim claim, ProverOptions options, Progress progress) {
        return Prover.attempt(spec, claim, options, progress);
    }

    @Override
    public Optional<String> digest() {
        return EngineDigest.own();
    }

    @Override
    public Judgement judge(byte[] certificate, Path root) {
        return judgement(Checker.check(certificate, root));
    }

    @Override
    public Scope scope(byte[] spec, String claim) {
        try {
            return new Scope.Text(Checker.scope(spec, claim));
        } catch (IllegalArgumentException unreadable) {
            return new Scope.Unreadable(unreadable.getMessage());
        }
    }

    /** The checker's verdict in the terms of this package. */
    static Judgement judgement(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept accept -> new Judgement.Accepted(accept.verdict().equals("refuted"), accept.scope());
            case Verdict.Reject(String reason) -> new Judgement.Rejected(reason);
            case Verdict.Decline(String reason) -> new Judgement.Declined(reason);
            case Verdict.Fault(String reason) -> new Judgement.Faulty(reason);
        };
    }
}
