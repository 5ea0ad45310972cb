package org.certirank.eval;

/**
 * Names in sight inside definitions and bound expressions: a chain of bindings, innermost first, that ends in null.
 *
 * @param name the bound name
 * @param value its value
 * @param stands the quantified name that a parameter stands for, or null
 * @param next the bindings further out
 */
record Bindings<V>(String name, V value, String stands, Bindings<V> next) {

    /** The innermost binding of a name in the chain {@code from}, which may be null; null if there is none. */
    static <V> Bindings<V> find(Bindings<V> from, String wanted) {
        for (Bindings<V> b = from; b != null; b = b.next) {
            if (b.name.equals(wanted)) {
                return b;
            }
        }
        return null;
    }
}
