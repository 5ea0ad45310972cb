package org.certirank.check;

import java.util.*;
import java.util.function.UnaryOperator;

/** Walks over the graph of scalar nodes. */
final class Graphs {
    private Graphs() {
    }

    /** The nodes themselves and everything below them. */
    static Set<Node> below(Collection<Node> roots) {
        Set<Node> seen = new HashSet<>(roots);
        ArrayDeque<Node> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            for (Node a : open.pop().args) {
                if (seen.add(a)) open.push(a);
            }
        }
        return seen;
    }

    static boolean mentions(Node e, Node part) { return below(List.of(e)).contains(part); }

    static boolean mentions(Formula f, Node part) { return below(f.roots()).contains(part); }

    /** The map that replaces nodes by their images, top-most first, and builds the graph above them anew with the foldings. */
    static UnaryOperator<Node> replacing(Nodes nodes, Map<Node, Node> images) {
        Map<Node, Node> done = new HashMap<>(images);
        return e -> images.isEmpty() ? e : replace(nodes, e, done);
    }

    private static Node replace(Nodes nodes, Node e, Map<Node, Node> done) {
        Node known = done.get(e);
        if (known == null) {
            Node[] args = new Node[e.args.length];
            boolean same = true;
            for (int i = 0; i < args.length; i++) {
                args[i] = replace(nodes, e.args[i], done);
                same &= args[i] == e.args[i];
            }
            known = same ? e : nodes.rebuild(e, args);
            done.put(e, known);
        }
        return known;
    }
}
