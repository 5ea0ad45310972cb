package org.certirank.expr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.certirank.expr.BuiltIn.Group;
import org.certirank.expr.BuiltIn.Overload;

/** The table of built-in names of docs/spec-language.md section 6, shared by the sort checker and by help. */
public final class BuiltIns {
    /** The words of the grammar, which are no names either. */
    public static final Set<String> RESERVED = Collections.unmodifiableSet(new TreeSet<>(
            List.of("and", "or", "not", "in", "true", "false", "oo", "if", "forall", "exists")));

    private static final Map<String, BuiltIn> TABLE = table();

    private BuiltIns() { }

    /** The built-in of this name. */
    public static Optional<BuiltIn> find(String name) {
        return Optional.ofNullable(TABLE.get(name));
    }

    /** Whether no definition, parameter, quantified or bound name may be called so. */
    public static boolean isTaken(String name) {
        return RESERVED.contains(name) || TABLE.containsKey(name);
    }

    /** All built-ins, in the order of the documentation. */
    public static Collection<BuiltIn> all() {
        return TABLE.values();
    }

    private static Map<String, BuiltIn> table() {
        Map<String, BuiltIn> t = new LinkedHashMap<>();
        numbers(t);
        bound(t);
        matrices(t);
        attention(t);
        masks(t);
        put(t, Group.DERIVATIVE, "diff", "", "diff(e, x): number", "partial derivative of the number e in the quantified real x, or in an entry v[i], M[i, j] of a quantified vector or matrix, all else fixed");
        return Collections.unmodifiableMap(t);
    }

    private static void numbers(Map<String, BuiltIn> t) {
        put(t, Group.NUMBERS, "abs", "N:N", "", "absolute value");
        put(t, Group.NUMBERS, "sqrt", "N:N", "", "square root; undefined below 0");
        put(t, Group.NUMBERS, "exp", "N:N", "", "exponential function");
        put(t, Group.NUMBERS, "log", "N:N", "", "natural logarithm; undefined at and below 0");
        put(t, Group.NUMBERS, "sin", "N:N", "", "sine");
        put(t, Group.NUMBERS, "cos", "N:N", "", "cosine");
        put(t, Group.NUMBERS, "tanh", "N:N", "", "hyperbolic tangent");
        put(t, Group.NUMBERS, "erf", "N:N", "", "error function");
        put(t, Group.NUMBERS, "floor", "N:N", "", "greatest integer not above");
        put(t, Group.NUMBERS, "pi", ":N", "", "the number pi");
        put(t, Group.NUMBERS, "min", "NN+:N V:N M:N", "min(i in a..b, e): number", "least of the arguments, of the entries, or over a range");
        put(t, Group.NUMBERS, "max", "NN+:N V:N M:N", "max(i in a..b, e): number", "greatest of the arguments, of the entries, or over a range");
        put(t, Group.NUMBERS, "if", "", "if(c, a, b)", "a if c, otherwise b; c is decided from integers, masks and constants alone, only the chosen branch is read");
    }

    private static void bound(Map<String, BuiltIn> t) {
        put(t, Group.BOUND, "sum", "V:N M:N", "sum(i in a..b, e)", "sum over a range (empty: 0) or over all entries");
        put(t, Group.BOUND, "prod", "V:N M:N", "prod(i in a..b, e)", "product over a range (empty: 1) or over all entries");
        put(t, Group.BOUND, "all", "", "all(i in a..b, formula): truth value", "every instance holds (empty: true)");
        put(t, Group.BOUND, "any", "", "any(i in a..b, formula): truth value", "some instance holds (empty: false)");
        put(t, Group.BOUND, "vector", "", "vector(i in a..b, e): vector", "the vector of the values over a range");
        put(t, Group.BOUND, "matrix", "", "matrix(i in a..b, j in c..d, e): matrix", "the matrix of the values over two ranges");
    }

    private static void matrices(Map<String, BuiltIn> t) {
        Group g = Group.MATRICES;
        put(t, g, "dot", "VV:N", "", "scalar product");
        put(t, g, "norm2", "V:N", "", "Euclidean norm");
        put(t, g, "normF", "M:N", "", "Frobenius norm");
        put(t, g, "transpose", "M:M", "", "transposed matrix");
        put(t, g, "det", "M:N", "", "determinant");
        put(t, g, "trace", "M:N", "", "trace");
        put(t, g, "inverse", "M:M", "", "inverse; undefined for a singular matrix");
        put(t, g, "row", "MN:V", "", "row i, also written M[i]");
        put(t, g, "column", "MN:V", "", "column j");
        put(t, g, "rows", "M:N", "", "number of rows");
        put(t, g, "columns", "M:N", "", "number of columns");
        put(t, g, "length", "V:N", "", "number of entries");
        put(t, g, "identity", "N:M", "", "n x n identity matrix");
        put(t, g, "zeros", "N:V NN:M", "", "zero vector of n entries, m x n zero matrix");
        put(t, g, "ones", "N:V NN:M", "", "vector of n ones, m x n matrix of ones");
        put(t, g, "product", "SNN:M", "", "product(A, s, t) = A(t-1) ... A(s) of a sequence of square matrices; the identity if t <= s; undefined for s < 0");
        put(t, g, "follows", "SSS:T", "", "follows(X, M, W): X(t+1) = M(t) X(t) W(t) for all t >= 0, for three sequences of matrices");
        put(t, g, "unit", "NN:V", "", "unit(n, i): i-th standard basis vector");
        put(t, g, "outer", "VV:M", "", "matrix of the products x_i y_j");
        put(t, g, "diagonal", "V:M", "", "diagonal matrix");
        put(t, g, "seeded", "NNNNN:M", "", "seeded(m, n, seed, k, s): pseudo-random m x n matrix number k, entries of standard deviation exactly s");
        put(t, g, "congruence", "NNNNN:M", "", "congruence(m, n, seed, first, shift): entries of a linear congruential generator in [-2^-shift, 2^-shift), the first left out");
    }

    private static void attention(Map<String, BuiltIn> t) {
        put(t, Group.ATTENTION, "mu", "M:N", "", "Frobenius distance of the rows from their mean: normF(X - (1/N) 1 1^T X)");
        put(t, Group.ATTENTION, "phi", "M:N", "", "least scalar product of two rows");
        put(t, Group.ATTENTION, "layernorm", "V:V M:M", "", "v / norm2(v), row by row; undefined for a zero row");
        put(t, Group.ATTENTION, "softmax", "V:V M:M MG:M", "", "softmax, row by row; with a mask over the allowed columns only, 0 elsewhere");
        put(t, Group.ATTENTION, "gelu", "N:N", "", "x (1 + erf(x / sqrt(2))) / 2");
        put(t, Group.SPECTRAL, "spectralNorm", "M:N", "", "greatest singular value");
        put(t, Group.SPECTRAL, "sigmaMin", "M:N", "", "least singular value");
        put(t, Group.SPECTRAL, "stableRank", "M:N", "", "normF(M)^2 / spectralNorm(M)^2");
        put(t, Group.SPECTRAL, "rank", "M:N", "", "rank");
        put(t, Group.SPECTRAL, "spectralRadius", "M:N", "", "greatest absolute value of an eigenvalue");
        put(t, Group.SPECTRAL, "inside", "M:N", "", "number of eigenvalues of modulus < 1, with multiplicity");
        put(t, Group.SPECTRAL, "outside", "M:N", "", "number of eigenvalues of modulus > 1, with multiplicity");
        put(t, Group.SPECTRAL, "singular", "MN:N", "", "singular(M, k): the k-th greatest singular value");
        put(t, Group.SPECTRAL, "dobrushin", "M:N", "", "ergodicity coefficient: (1/2) max over i, k of the sum over j of |A_ij - A_kj|");
    }

    private static void masks(Map<String, BuiltIn> t) {
        Group g = Group.MASKS;
        put(t, g, "complete", "N:G", "", "all edges");
        put(t, g, "causal", "N:G", "", "the edges (j, i) with j <= i");
        put(t, g, "window", "NN:G", "", "window(N, k): the edges with |i - j| <= k");
        put(t, g, "backWindow", "NN:G", "", "backWindow(N, k): the edges (j, i) with i - k <= j <= i");
        put(t, g, "digraph", "N:G NM:G", "", "digraph(N, [[j, i], ...]): exactly the edges listed; (j, i): i attends to j; digraph(N): none");
        put(t, g, "nodes", "G:N", "", "number of nodes");
        put(t, g, "edge", "GNN:T", "", "edge(G, j, i): whether i attends to j");
        put(t, g, "degree", "GN:N", "", "degree(G, i): number of j with the edge (j, i)");
        put(t, g, "uniform", "G:M", "", "matrix with the entry 1/degree(G, i) on the edges (j, i); undefined if a degree is 0");
        put(t, g, "reaches", "GNN:T", "", "reaches(G, u, v): a directed path (of length >= 0) from u to v");
        put(t, g, "distance", "GNN:N", "", "distance(G, u, v): least length of a path; undefined if there is none");
        put(t, g, "isCentre", "GN:T", "", "whether every node is reachable from i");
        put(t, g, "eccentricity", "GN:N", "", "eccentricity(G, i): greatest distance from i to a node; undefined unless i is a centre");
        put(t, g, "centres", "G:N", "", "number of centres");
        put(t, g, "radius", "G:N", "", "least over the centres of the greatest distance from it; undefined without a centre");
        put(t, g, "diameter", "G:N", "", "greatest distance; undefined unless strongly connected");
        put(t, g, "stronglyConnected", "G:T", "", "every node reaches every node");
        put(t, g, "quasiStronglyConnected", "G:T", "", "there is a centre");
        put(t, g, "undirected", "G:T", "", "the edge (j, i) implies the edge (i, j)");
        put(t, g, "selfLoops", "G:T", "", "every node has the edge to itself");
    }

    private static void put(Map<String, BuiltIn> t, Group group, String name, String signatures, String special, String help) {
        List<Overload> overloads = new ArrayList<>();
        for (String signature : signatures.isEmpty() ? new String[0] : signatures.split(" ")) {
            int colon = signature.indexOf(':');
            boolean more = signature.charAt(Math.max(0, colon - 1)) == '+';
            List<SortKind> params = signature.substring(0, more ? colon - 1 : colon).chars().mapToObj(c -> kind((char) c)).toList();
            overloads.add(new Overload(params, more, kind(signature.charAt(colon + 1))));
        }
        t.put(name, new BuiltIn(name, group, overloads, special, help));
    }

    private static SortKind kind(char c) {
        return switch (c) {
            case 'N' -> SortKind.NUMBER;
            case 'T' -> SortKind.TRUTH;
            case 'V' -> SortKind.VECTOR;
            case 'M' -> SortKind.MATRIX;
            case 'G' -> SortKind.DIGRAPH;
            case 'S' -> SortKind.SEQUENCE;
            default -> throw new IllegalArgumentException("no sort " + c);
        };
    }
}
