package org.certirank.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.certirank.expr.Expr;

/**
 * Hints to the prover, the field {@code how} of a claim: docs/spec-language.md section 9. Never needed for soundness, and the checker
 * ignores them. Expressions here are parsed, but their names and sorts are not checked, except in pictures.
 *
 * @param bits    precision in bits to begin with
 * @param boxes   at most so many boxes
 * @param split   values of a name at which to split
 * @param witness proposed values of existential names (or of a counterexample)
 * @param point   proposed point of the domain, against vacuity
 * @param start   an approximate zero, for existential names
 * @param proof   how the proof goes
 * @param generic whether universal names are entered generically instead of by cases (docs/generic-names.md, section 3)
 * @param cases   the finite names that are told apart all the same, if {@code generic}
 * @param pictures what the report is to draw
 */
public record Hints(Optional<Method> method, OptionalInt bits, OptionalInt boxes, Map<String, List<Expr>> split, Map<String, Proposal> witness,
        Map<String, Proposal> point, Map<String, Expr> start, Optional<Outline> proof, boolean generic, Set<String> cases, List<Picture> pictures) {
    /** No hints. */
    public static final Hints NONE = new Hints(Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), false, Set.of());

    /** The tactic to begin with. */
    public enum Method {
        BOX("box"), ALGEBRA("algebra"), IDENTITY("identity"), ENUMERATE("enumerate"), WITNESS("witness"), AUTO("auto");

        private final String word;

        Method(String word) {
            this.word = word;
        }

        /** As written in a spec. */
        public String word() {
            return word;
        }
    }

    /** A proposed value: one expression, or the first members of a sequence, of which the last repeats. */
    public record Proposal(List<Expr> members, boolean sequence) {
        public Proposal {
            members = List.copyOf(members);
            if (members.isEmpty() || !sequence && members.size() > 1) {
                throw new IllegalArgumentException("a proposal is one value, or a sequence with at least one member");
            }
        }

        /** The single value, or the first member. */
        public Expr first() {
            return members.getFirst();
        }
    }

    public Hints {
        Objects.requireNonNull(method);
        Objects.requireNonNull(bits);
        Objects.requireNonNull(boxes);
        split = Collections.unmodifiableMap(new LinkedHashMap<>(split));
        witness = Collections.unmodifiableMap(new LinkedHashMap<>(witness));
        point = Collections.unmodifiableMap(new LinkedHashMap<>(point));
        start = Collections.unmodifiableMap(new LinkedHashMap<>(start));
        Objects.requireNonNull(proof);
        cases = Set.copyOf(cases);
        pictures = List.copyOf(pictures);
    }

    /** Hints to the prover, without pictures. */
    public Hints(Optional<Method> method, OptionalInt bits, OptionalInt boxes, Map<String, List<Expr>> split, Map<String, Proposal> witness,
            Map<String, Proposal> point, Map<String, Expr> start, Optional<Outline> proof, boolean generic, Set<String> cases) {
        this(method, bits, boxes, split, witness, point, start, proof, generic, cases, List.of());
    }
}
