package org.certirank.expr;

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
    /** How the names of bound unknowns begin; an apostrophe is in no name of the language. */
    private static final String BOUND = "'n";

    /** The operations. */
    public enum Kind {
        ENTRY("", false), MAX("max", false), MIN("min", false), SUM("sum", false), DOT("dot", false), NORM2("norm2", false), NORM_F("normF", false),
        MU("mu", false), SPECTRAL_NORM("spectralNorm", false), PHI("phi", false), CENTRES("centres", true), RADIUS("radius", true), DIAMETER("diameter", true),
        ECCENTRICITY("eccentricity", true), DISTANCE("distance", true), DEGREE("degree", true), EDGE("edge", true), REACHES("reaches", true),
        IS_CENTRE("isCentre", true), STRONGLY_CONNECTED("stronglyConnected", true), QUASI_STRONGLY_CONNECTED("quasiStronglyConnected", true),
        UNDIRECTED("undirected", true), FOLLOWS("follows", true), PROD("prod", false), RANGE_SUM("sum", false), CASES("if", false), TABLE_RANK("rank", false);

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
                case ENTRY, MAX, MIN, SUM, DOT, NORM2, NORM_F, MU, SPECTRAL_NORM, PHI, CENTRES, RADIUS, DIAMETER, ECCENTRICITY, DISTANCE, DEGREE, PROD,
                        RANGE_SUM, CASES, TABLE_RANK -> false;
            };
        }
    }

    private final Kind kind;
    private final List<TensorWord> words;
    private final Optional<MaskName> mask;
    private final List<Term> numbers;
    private final Optional<Term> body;
    private final List<Term> leaves;
    private final List<String> bound;
    private final Optional<Prop> condition;
    private final int height;

    private Call(Kind kind, List<TensorWord> words, Optional<MaskName> mask, List<Term> numbers, Optional<Term> body, List<Term> leaves, List<String> bound,
            Optional<Prop> condition) {
        this.kind = kind;
        this.words = words;
        this.mask = mask;
        this.numbers = List.copyOf(numbers);
        this.body = body;
        this.leaves = List.copyOf(leaves);
        this.bound = List.copyOf(bound);
        this.condition = condition;
        this.height = Math.max(body.map(CallForms::height).orElse(0) + bound.size(), numbers.stream().mapToInt(CallForms::height).max().orElse(0));
    }

    /** An operation on one or two words. The order of the two vectors of DOT does not matter. */
    public static Call of(Kind kind, TensorWord... words) {
        List<TensorWord> all = List.of(words);
        if (kind == Kind.DOT && all.get(1).text().compareTo(all.get(0).text()) < 0) {
            all = all.reversed();
        }
        return new Call(kind, all, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** An operation on a mask and nodes. */
    public static Call of(Kind kind, MaskName mask, List<Term> nodes) {
        return new Call(kind, List.of(), Optional.of(mask), nodes, Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** The sum or product of the body, over the bound leaf of its height, over the integers from a to b; made by {@link CallForms}. */
    static Call range(Kind kind, Term a, Term b, Term leaf, Term body, String bound) {
        return new Call(kind, List.of(), Optional.empty(), List.of(a, b), Optional.of(body), List.of(leaf), List.of(bound), Optional.empty());
    }

    /** The first number where the condition is true, else the second; made by {@link CallForms}. */
    static Call cases(Prop condition, Term a, Term b) {
        return new Call(Kind.CASES, List.of(), Optional.empty(), List.of(a, b), Optional.empty(), List.of(), List.of(), Optional.of(condition));
    }

    /** The rank of an m x n matrix by its entry; made by {@link CallForms}. */
    static Call rank(Term m, Term n, List<Term> leaves, Term body, List<String> bound) {
        return new Call(Kind.TABLE_RANK, List.of(), Optional.empty(), List.of(m, n), Optional.of(body), leaves, bound, Optional.empty());
    }

    /** The bound unknown of binders around bodies in which they are nested that deep. */
    static Term boundLeaf(Terms terms, int height) {
        return terms.leaf(BOUND + height + "'");
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

    /** What is added or multiplied, or the entry of a matrix, over the bound leaves. */
    public Optional<Term> body() {
        return body;
    }

    /** Of cases: what decides. */
    public Optional<Prop> condition() {
        return condition;
    }

    /** How many unknowns the call binds. */
    public int binders() {
        return bound.size();
    }

    /** What is written for them. */
    public List<String> boundNames() {
        return bound;
    }

    /** How deep binders are nested in the call. */
    int height() {
        return height;
    }

    /** The unknowns that the call binds. */
    public List<Term> boundLeaves() {
        return leaves;
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
            case MAX, MIN, SUM, DOT, PHI, PROD, RANGE_SUM, CASES -> true;
            case TABLE_RANK, NORM2, NORM_F, MU, SPECTRAL_NORM, CENTRES, RADIUS, DIAMETER, ECCENTRICITY, DISTANCE, DEGREE, EDGE, REACHES, IS_CENTRE, STRONGLY_CONNECTED,
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
        condition.ifPresent(c -> out.addAll(Props.nodes(c).stream().filter(t -> !t.isConst()).toList()));
        out.addAll(numbers);
        body.ifPresent(e -> Terms.leaves(List.of(e)).stream().filter(l -> !leaves.contains(l)).forEach(out::add));
        return List.copyOf(out);
    }

    /** The call, which neither binds nor decides, with other numbers in it. */
    Call map(UnaryOperator<Term> f) {
        List<TensorWord> fresh = words.stream().map(w -> w.map(f)).toList();
        return kind == Kind.DOT ? of(kind, fresh.get(0), fresh.get(1))
                : new Call(kind, fresh, mask, numbers.stream().map(f).toList(), body, leaves, bound, condition);
    }

    /** The call with other factors in the place of one. */
    public Call replacing(TensorWord.Factor one, List<TensorWord.Factor> others) {
        return kind == Kind.DOT ? of(kind, words.get(0).replacing(one, others), words.get(1).replacing(one, others))
                : new Call(kind, words.stream().map(w -> w.replacing(one, others)).toList(), mask, numbers, body, leaves, bound, condition);
    }

    /** In the spec language; of a predicate the formula. */
    public String text() {
        if (kind == Kind.ENTRY) {
            return words.getFirst().text();
        }
        if (kind == Kind.FOLLOWS) {
            return words.stream().map(w -> w.factors().getFirst().origin().orElseThrow().name()).collect(Collectors.joining(", ", "follows(", ")"));
        }
        if (kind == Kind.CASES) {
            return "if(" + PropPrinter.text(condition.orElseThrow()) + ", " + TermPrinter.text(numbers.get(0)) + ", " + TermPrinter.text(numbers.get(1)) + ")";
        }
        if (binders() > 0) {
            return binding();
        }
        Stream<String> args = Stream.concat(mask.map(MaskName::text).stream(), Stream.concat(words.stream().map(TensorWord::text), numbers.stream().map(TermPrinter::text)));
        return kind.word() + args.collect(Collectors.joining(", ", "(", ")"));
    }

    /** Bound names are written with their height, so that none hides another. */
    private String binding() {
        String inside = TermPrinter.text(body.orElseThrow());
        StringBuilder from = new StringBuilder();
        for (int i = 0; i < binders(); i++) {
            String number = leaves.get(i).name().substring(BOUND.length());
            String name = bound.get(i) + "_" + number.substring(0, number.length() - 1);
            inside = inside.replace(leaves.get(i).name(), name);
            from.append(name).append(" in ").append(kind == Kind.TABLE_RANK ? "1" : TermPrinter.text(numbers.getFirst())).append("..")
                    .append(TermPrinter.text(numbers.get(kind == Kind.TABLE_RANK ? i : 1))).append(", ");
        }
        return kind == Kind.TABLE_RANK ? "rank(matrix(" + from + inside + "))" : kind.word() + "(" + from + inside + ")";
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Call c && kind == c.kind && words.equals(c.words) && mask.equals(c.mask) && numbers.equals(c.numbers) && body.equals(c.body) && leaves.equals(c.leaves)
                && condition.equals(c.condition);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, words, mask, numbers, body, condition);
    }

    @Override
    public String toString() {
        return text();
    }

    /** All calls among these terms and inside them. */
    public static List<Term> within(List<Term> terms) {
        List<Term> above = terms.stream().filter(Term::hasCalls).toList();
        return above.isEmpty() ? List.of() : Terms.reachable(above).stream().filter(t -> t.op() == Term.Op.CALL).toList();
    }
}
