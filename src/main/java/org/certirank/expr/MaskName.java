package org.certirank.expr;

/** A mask that calls speak of: a generic name, or a known one. */
public interface MaskName {
    /** The number of nodes. */
    Term nodes(Terms terms);

    /** In the spec language. */
    String text();

    /**
     * A generic name: any digraph with all self-loops.
     *
     * @param nodes the number of its nodes
     */
    record Symbol(String name, Term nodes) implements MaskName {
        @Override
        public Term nodes(Terms terms) {
            return nodes;
        }

        @Override
        public String text() {
            return name;
        }
    }
}
