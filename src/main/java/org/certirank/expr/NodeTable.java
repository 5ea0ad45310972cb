package org.certirank.expr;

import java.math.BigInteger;
import org.certirank.expr.Term.Op;

/** The nodes of one factory, by their operation and arguments: an open hash table in which equal nodes are one object. */
final class NodeTable {
    private final int limit;
    private Term[] table = new Term[1 << 10];
    private int size;

    NodeTable(int limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    /** The node; a new one if there is none like it. */
    Term node(Op op, Object payload, Term... args) {
        int h = op.ordinal() * 31 + (payload == null ? 0 : payload.hashCode());
        boolean total = op.isTotal() && (op != Op.POWINT || ((BigInteger) payload).signum() > 0);
        for (Term a : args) {
            h = h * 0x01000193 + a.id() + 1;
            total &= a.isTotal();
        }
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        int mask = table.length - 1;
        int slot = h & mask;
        while (table[slot] != null) {
            Term t = table[slot];
            if (t.hashCode() == h && t.op() == op && sameArgs(t.rawArgs(), args) && java.util.Objects.equals(t.payload(), payload)) {
                return t;
            }
            slot = slot + 1 & mask;
        }
        if (size >= limit) {
            throw new TermLimitException("more than " + limit + " scalar nodes");
        }
        Term t = new Term(size++, op, payload, args, total, h);
        table[slot] = t;
        if (size * 2 > table.length) {
            grow();
        }
        return t;
    }

    private static boolean sameArgs(Term[] a, Term[] b) {
        if (a.length != b.length) {
            return false;
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        Term[] old = table;
        table = new Term[old.length * 2];
        int mask = table.length - 1;
        for (Term t : old) {
            if (t != null) {
                int slot = t.hashCode() & mask;
                while (table[slot] != null) {
                    slot = slot + 1 & mask;
                }
                table[slot] = t;
            }
        }
    }
}
