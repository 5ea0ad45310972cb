package org.certirank.expr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certirank.exact.Rational;

/**
 * An operation on generic tensors, masks and numbers whose value is a number: the payload of a node CALL (docs/generic-names.md, section 2). It is defined
 * wherever its numbers are, because whoever reads it has seen to its conditions.
 */
public final class Call {
    /** The name of the unknown that a product over an open range binds; an apostrophe is in no name of the language. */
    public static final String BOUND = "'n";

    /** The operations. */
    public enum Kind {
        ENTRY("", false), MAX("max", false), MIN("min", false), SUM("sum", false), DOT("dot", false), NORM2("norm2", false), NORM_F("normF", false),
        MU("mu", false), SPECTRAL_NORM("spectralNorm", false), PHI("phi", false), CENTRES("centres", true), RADIUS("radius", true), DIAMETER("diameter", true),
        ECCENTRICITY("eccentricity", true), DISTANCE("distance", true), DEGREE("degree", true), EDGE("edge", true), REACHES("reaches", true),
        IS_CENTRE("isCentre", true), STRONGLY_CONNECTED("stronglyConnected", true), QUASI_STRONGLY_CONNECTED("quasiStronglyConnected", true),
        UNDIRECTED("undirected", true), FOLLOWS("follows", true), PROD("prod", false);

        private final String word;
        private final boolean integer;

        Kind(String word, boolean integer) {
            this.word = word;
            this.integer = integer;
        }

        /** As written in the spec language; empty for entries. */
        public String word() {
            return word;
        }

        /** Whether the value is an integer. */
        public boolean isInteger() {
            return integer;
        }

        /** Whether a predicate: 1 if true, 0 if false. */
        public boolean isPredicate() {
            return switch (this) {
                case EDGE, REACHES, IS_CENTRE, STRONGLY_CONNECTED, QUASI_STRONGLY_CONNECTED, UNDIRECTED, FOLLOWS -> true;
                case ENTRY, MAX, MIN, SUM, DOT, NORM2, NORM_F, MU, SPECTRAL_NORM, PHI, CENTRES, RADIUS, DIAMETER, ECCENTRICITY, DISTANCE, DEGREE, PROD -> false;
            };
        }
    }

    private final Kind kind;
    private final List<TensorWord> words;
    private final Optional<MaskName> mask;
    private final List<Term> numbers;
    private final Optional<Term> body;
    private final String bound;

    private Call(Kind kind, List<TensorWord> words, Optional<MaskName> mask, List<Term> numbers, Optional<Term> body, String bound) {
        this.kind = kind;
        this.words = words;
        this.mask = mask;
        this.numbers = List.copyOf(numbers);
        this.body = body;
        this.bound = bound;
    }

    /** An operation on one or two words. The order of the two vectors of DOT does not matter. */
    public static Call of(Kind kind, TensorWord... words) {
        List<TensorWord> all = List.of(words);
        if (kind == Kind.DOT && all.get(1).text().compareTo(all.get(0).text()) < 0) {
            all = all.reversed();
        }
        return new Call(kind, all, Optional.empty(), List.of(), Optional.empty(), "");
    }

    /** An operation on a mask and nodes. */
    public static Call of(Kind kind, MaskName mask, List<Term> nodes) {
        return new Call(kind, List.of(), Optional.of(mask), nodes, Optional.empty(), "");
    }

    /**
     * The product of the body over the integers from a to b.
     *
     * @param body  over the leaf {@link #BOUND}
     * @param bound the name to write for it
     */
    public static Call product(Term a, Term b, Term body, String bound) {
        return new Call(Kind.PROD, List.of(), Optional.empty(), List.of(a, b), Optional.of(body), bound);
    }

    public Kind kind() {
        return kind;
    }

    public List<TensorWord> words() {
        return words;
    }

    public Optional<MaskName> mask() {
        return mask;
    }

    /** The nodes, or the ends of the range. */
    public List<Term> numbers() {
        return numbers;
    }

    /** What is multiplied, over the leaf {@link #BOUND}. */
    public Optional<Term> body() {
        return body;
    }

    /** The tensors that it speaks of, by their names. */
    public Set<TensorSymbol> symbols() {
        Set<TensorSymbol> out = new LinkedHashSet<>();
        words.forEach(w -> w.factors().forEach(f -> f.origin().ifPresent(out::add)));
        body.ifPresent(e -> Terms.reachable(e).forEach(t -> {
            if (t.op() == Term.Op.CALL) {
                out.addAll(t.call().symbols());
            }
        }));
        return out;
    }

    /** The least value; empty if there is none. */
    public Optional<Rational> least() {
        boolean none = switch (kind) {
            case ENTRY -> !words.getFirst().isNonNegative();
            case MAX, MIN, SUM, DOT, PHI, PROD -> true;
            case NORM2, NORM_F, MU, SPECTRAL_NORM, CENTRES, RADIUS, DIAMETER, ECCENTRICITY, DISTANCE, DEGREE, EDGE, REACHES, IS_CENTRE, STRONGLY_CONNECTED,
                    QUASI_STRONGLY_CONNECTED, UNDIRECTED, FOLLOWS -> false;
        };
        return none ? Optional.empty() : Optional.of(Rational.ZERO);
    }

    /** The greatest value; empty if there is none. */
    public Optional<Rational> greatest() {
        boolean unit = kind.isPredicate() || kind == Kind.ENTRY && words.getFirst().isStochastic();
        return unit ? Optional.of(Rational.ONE) : Optional.empty();
    }

    /** The terms that the value depends on besides the tensors and masks, each once: of the body of a product its leaves. */
    List<Term> arguments() {
        Set<Term> out = new LinkedHashSet<>();
        words.forEach(w -> out.addAll(w.numbers()));
        out.addAll(numbers);
        body.ifPresent(e -> Terms.leaves(List.of(e)).stream().filter(l -> !l.name().equals(BOUND)).forEach(out::add));
        return List.copyOf(out);
    }

    /** The call with other numbers in it. */
    Call map(UnaryOperator<Term> f, UnaryOperator<Term> inBody) {
        List<TensorWord> fresh = words.stream().map(w -> w.map(f)).toList();
        return kind == Kind.DOT ? of(kind, fresh.get(0), fresh.get(1))
                : new Call(kind, fresh, mask, numbers.stream().map(f).toList(), body.map(inBody), bound);
    }

    /** The call with other factors in the place of one. */
    public Call replacing(TensorWord.Factor one, List<TensorWord.Factor> others) {
        return kind == Kind.DOT ? of(kind, words.get(0).replacing(one, others), words.get(1).replacing(one, others))
                : new Call(kind, words.stream().map(w -> w.replacing(one, others)).toList(), mask, numbers, body, bound);
    }

    /** In the spec language; of a predicate the formula. */
    public String text() {
        if (kind == Kind.ENTRY) {
            return words.getFirst().text();
        }
        if (kind == Kind.FOLLOWS) {
            return words.stream().map(w -> w.factors().getFirst().origin().orElseThrow().name()).collect(Collectors.joining(", ", "follows(", ")"));
        }
        if (kind == Kind.PROD) {
            return "prod(" + bound + " in " + TermPrinter.text(numbers.get(0)) + ".." + TermPrinter.text(numbers.get(1)) + ", "
                    + TermPrinter.text(body.orElseThrow()).replace(BOUND, bound) + ")";
        }
        Stream<String> args = Stream.concat(mask.map(MaskName::text).stream(), Stream.concat(words.stream().map(TensorWord::text), numbers.stream().map(TermPrinter::text)));
        return kind.word() + args.collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Call c && kind == c.kind && words.equals(c.words) && mask.equals(c.mask) && numbers.equals(c.numbers) && body.equals(c.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, words, mask, numbers, body);
    }

    @Override
    public String toString() {
        return text();
    }

    /** All calls among these terms and inside them. */
    public static List<Term> within(List<Term> terms) {
        List<Term> out = new ArrayList<>();
        Terms.reachable(terms).stream().filter(t -> t.op() == Term.Op.CALL).forEach(out::add);
        return out;
    }
}
