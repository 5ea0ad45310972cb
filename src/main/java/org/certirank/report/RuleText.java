package org.certirank.report;

import java.util.Map;

/** The rules of docs/certificate-format.md in a few words each, for readers of an outline. */
final class RuleText {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("cases", "every value of the finite names in turn"),
            Map.entry("enumerate", "all instances, one after the other"),
            Map.entry("witness", "values for the names that are to exist"),
            Map.entry("intro", "arbitrary values of the names"),
            Map.entry("hypothesis", "is one of the hypotheses"),
            Map.entry("both", "each part of the conjunction"),
            Map.entry("imply", "the premise is assumed"),
            Map.entry("either", "one part of the disjunction"),
            Map.entry("split", "a formula holds or it does not"),
            Map.entry("box", "interval arithmetic on a cover of the domain"),
            Map.entry("identity", "an exact identity of rational functions"),
            Map.entry("combine", "an exact non-negative combination of known facts and squares"),
            Map.entry("scale", "multiplied by a positive factor"),
            Map.entry("conjugate", "multiplied by the conjugate"),
            Map.entry("monotone", "monotone, by the sign of a derivative"),
            Map.entry("anchor", "true at a point, and moving away only helps"),
            Map.entry("extremum", "a property of minimum or maximum"),
            Map.entry("rewrite", "equals put in for equals"),
            Map.entry("minor", "a minor that is not 0"),
            Map.entry("substitute", "a change of variables"),
            Map.entry("parts", "defined, as each part is"),
            Map.entry("generic", "arbitrary values of the names, their sizes unknown"),
            Map.entry("fact", "a textbook fact of vectors, matrices or digraphs"),
            Map.entry("index", "an arbitrary entry"),
            Map.entry("columns", "deviation from the mean by the spread of the columns"),
            Map.entry("pairs", "deviation from the mean by the distances of the rows"),
            Map.entry("centre", "a centre of the digraph"),
            Map.entry("cut", "what is proved may be assumed"),
            Map.entry("diagonal", "squares and products of unit rows, weighted"),
            Map.entry("termwise", "sums term by term"),
            Map.entry("staircase", "zeros above an antidiagonal without zeros"),
            Map.entry("compose", "a product taken apart"),
            Map.entry("induction", "by induction"),
            Map.entry("instance", "an instance of a hypothesis"),
            Map.entry("factor", "a product of factors with few columns"),
            Map.entry("squeeze", "not more and not less"),
            Map.entry("gram", "leading minors of the Gram matrix, shifted"),
            Map.entry("singular", "singular values of a submatrix"),
            Map.entry("stretch", "a vector that is stretched so much"),
            Map.entry("frobenius", "by the Frobenius norm"),
            Map.entry("stable", "the stable rank by a bound of the spectral norm"),
            Map.entry("multipliers", "eigenvalues counted by the steps of Schur and Cohn"),
            Map.entry("radius", "eigenvalues inside a circle"),
            Map.entry("newton", "a zero in a box, by an interval Newton step"),
            Map.entry("unique", "one zero at most, by interval slopes"),
            Map.entry("orbit", "for all layers, by an invariant"),
            Map.entry("floor", "what the greatest integer below a number is"));

    private RuleText() {
    }

    /** A few words; empty for a rule that this class does not know. */
    static String of(String rule) {
        return TEXTS.getOrDefault(rule, "");
    }
}
