package org.certirank.eval;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/** The shared graph of some terms as a flat list of instructions: every node once, arguments first. Immutable, also for use by many threads. */
public final class Program {
    private static final int SPARSE = 4;

    private final List<Term> roots;
    private final Term[] nodes;
    private final int[][] args;
    private final int[] lastUse;
    /** By id where the ids lie close together, otherwise in a map. */
    private final int[] positions;
    private final Map<Term, Integer> position = new HashMap<>();

    private Program(Collection<Term> roots) {
        this.roots = List.copyOf(new LinkedHashSet<>(roots));
        nodes = Terms.reachable(this.roots).toArray(Term[]::new);
        args = new int[nodes.length][];
        lastUse = new int[nodes.length];
        int ids = nodes.length == 0 ? 0 : nodes[nodes.length - 1].id() + 1;
        positions = ids / SPARSE <= nodes.length ? new int[ids] : null;
        for (int k = 0; k < nodes.length; k++) {
            if (positions == null) {
                position.put(nodes[k], k);
            } else {
                positions[nodes[k].id()] = k;
            }
            lastUse[k] = k;
            args[k] = new int[nodes[k].arity()];
            for (int i = 0; i < args[k].length; i++) {
                args[k][i] = position(nodes[k].arg(i));
                lastUse[args[k][i]] = k;
            }
        }
        for (Term r : this.roots) {
            lastUse[position(r)] = Integer.MAX_VALUE;
        }
    }

    /** The program that computes these terms. */
    public static Program of(Collection<Term> roots) {
        return new Program(roots);
    }

    public static Program of(Term... roots) {
        return new Program(Arrays.asList(roots));
    }

    /** The terms computed, each once. */
    public List<Term> roots() {
        return roots;
    }

    /** The number of instructions. */
    public int size() {
        return nodes.length;
    }

    /** The leaves that the roots depend on. */
    public List<Term> leaves() {
        return Arrays.stream(nodes).filter(Term::isLeaf).toList();
    }

    /** Whether operations on generic names are among the instructions. */
    boolean hasCalls() {
        return Arrays.stream(nodes).anyMatch(t -> t.op() == Term.Op.CALL);
    }

    Term node(int k) {
        return nodes[k];
    }

    int[] args(int k) {
        return args[k];
    }

    /** The last instruction that reads the value of k; beyond all for roots. */
    int lastUse(int k) {
        return lastUse[k];
    }

    int position(Term t) {
        return positions == null ? position.get(t) : positions[t.id()];
    }
}
