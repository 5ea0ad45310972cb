package org.certirank.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.certirank.certificate.Certificate;
import org.certirank.prove.trajectory.Finding;
import org.certirank.spec.Verdict;

/**
 * How one claim came out.
 *
 * @param task the claim
 * @param verdict proved and refuted only on the checker's accept
 * @param scope the checker's text of the claim, or why there is none
 * @param reason why the verdict is no better, empty where there is nothing to say
 * @param certificate what proves the verdict
 * @param again whether that certificate, or the record of a search in vain, was on disk before
 * @param trouble what is wrong besides the verdict
 * @param error the exception behind a fault
 * @param time wall-clock time
 * @param lines the trajectories that were enclosed, where that is all there is
 */
record Outcome(Task task, Verdict verdict, Engine.Scope scope, String reason, Optional<Certificate> certificate, boolean again, Trouble trouble,
        Optional<Throwable> error, Duration time, List<Finding.Line> lines) {

    /** What a claim may suffer from besides being undecided. */
    private static final java.util.regex.Pattern IN_MODEL = java.util.regex.Pattern.compile("in model ([A-Za-z][A-Za-z0-9_]*), (?:field ([A-Za-z/]+)|layer)");

    enum Trouble { NONE, BAD_INPUT, FAULT }

    static Outcome decided(Task task, Verdict verdict, Engine.Scope scope, Optional<Certificate> certificate, boolean again) {
        return new Outcome(task, verdict, scope, "", certificate, again, Trouble.NONE, Optional.empty(), Duration.ZERO, List.of());
    }

    static Outcome undecided(Task task, Engine.Scope scope, String reason) {
        return plain(task, scope, reason, Trouble.NONE);
    }

    /** From the record of an earlier search, which this one would repeat step by step. */
    static Outcome undecidedBefore(Task task, Engine.Scope scope, String reason) {
        return new Outcome(task, Verdict.UNDECIDED, scope, reason, Optional.empty(), true, Trouble.NONE, Optional.empty(), Duration.ZERO, List.of());
    }

    /** Whether the claim was not searched now because the same search is on record. */
    boolean searchedBefore() {
        return again && certificate.isEmpty();
    }

    static Outcome badClaim(Task task, Engine.Scope scope, String message) {
        return plain(task, scope, "bad input: " + message + " (" + task.source().spec().path() + ": " + pointer(task, message) + ")", Trouble.BAD_INPUT);
    }

    /** Where in the spec the trouble is: the field of a model that the message names, or the formula of the claim. */
    private static String pointer(Task task, String message) {
        java.util.regex.Matcher field = IN_MODEL.matcher(message);
        if (field.find()) {
            return "/let/" + field.group(1) + "/model" + (field.group(2) == null ? "" : "/" + field.group(2));
        }
        return "/claims/" + task.source().spec().claims().indexOf(task.claim()) + "/holds";
    }

    static Outcome faulty(Task task, Engine.Scope scope, String message) {
        return plain(task, scope, "internal fault: " + message, Trouble.FAULT);
    }

    private static Outcome plain(Task task, Engine.Scope scope, String reason, Trouble trouble) {
        return new Outcome(task, Verdict.UNDECIDED, scope, reason, Optional.empty(), false, trouble, Optional.empty(), Duration.ZERO, List.of());
    }

    Outcome because(Throwable cause) {
        return new Outcome(task, verdict, scope, reason, certificate, again, trouble, Optional.of(cause), time, lines);
    }

    Outcome with(String why) {
        return new Outcome(task, verdict, scope, why, certificate, again, trouble, error, time, lines);
    }

    Outcome showing(List<Finding.Line> trajectories) {
        return new Outcome(task, verdict, scope, reason, certificate, again, trouble, error, time, trajectories);
    }

    Outcome after(Duration spent) {
        return new Outcome(task, verdict, scope, reason, certificate, again, trouble, error, spent, lines);
    }

    /** The same, with a weaker verdict than its own certificate has. */
    Outcome weakened(Verdict weaker, String why) {
        return new Outcome(task, weaker, scope, why, certificate, again, trouble, error, time, lines);
    }

    boolean asExpected() {
        return trouble == Trouble.NONE && verdict == task.claim().expect();
    }

    /** The checker's text, or empty where it has none. */
    String scopeText() {
        return switch (scope) {
            case Engine.Scope.Text(String text) -> text;
            case Engine.Scope.Unreadable(String why) -> "";
        };
    }
}
