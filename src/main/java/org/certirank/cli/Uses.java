package org.certirank.cli;

import java.util.HashMap;
import java.util.Map;
import org.certirank.spec.Verdict;

/** Lowers the verdict of a claim to the weakest of those it uses: what rests on something unproved is not proved. */
final class Uses {
    private final SpecLibrary library;
    private final Map<String, Outcome> known = new HashMap<>();

    Uses(SpecLibrary library) {
        this.library = library;
    }

    /** The outcome with the verdict that counts; to be asked in an order in which used claims come first. */
    Outcome combined(Outcome outcome) {
        Outcome result = outcome;
        for (SpecLibrary.Used used : library.usesOf(outcome.task().source(), outcome.task().claim())) {
            Outcome part = known.get(TaskList.key(used.source(), used.claim()));
            Verdict has = part == null ? Verdict.UNDECIDED : part.verdict();
            Verdict weakest = weaker(result.verdict(), has);
            if (weakest != result.verdict()) {
                String name = used.source().spec().id() + "#" + used.claim().id();
                result = result.weakened(weakest, "uses " + name + ", which is " + (part == null ? "not decided in this run" : has.word()));
            }
        }
        known.put(TaskList.key(outcome.task().source(), outcome.task().claim()), result);
        return result;
    }

    /** The verdict of something that is {@code own} provided that something else is true, of which {@code part} is known. */
    static Verdict weaker(Verdict own, Verdict part) {
        return switch (part) {
            case PROVED -> own;
            case ENCLOSED -> own == Verdict.UNDECIDED ? Verdict.UNDECIDED : Verdict.ENCLOSED;
            case REFUTED, UNDECIDED -> Verdict.UNDECIDED;
        };
    }
}
