package org.certirank.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A file is no spec; holds every problem that was found in it, in the order of the file. */
public final class SpecException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient List<SpecProblem> problems;

    public SpecException(List<SpecProblem> problems) {
        super(problems.stream().map(SpecProblem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an exception without a problem");
        }
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<SpecProblem> problems() {
        return problems;
    }
}
