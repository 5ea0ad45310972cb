package org.certirank.check;

import java.util.*;

/**
 * A parsed text: an expression, a formula or a set.
 *
 * @param text the name for NAME, CALL, BIND; the relations, separated by blanks, for COMPARE; the two brackets for INTERVAL; otherwise empty
 * @param value of a NUMBER
 * @param args the parts; for BIND: name, lower end, upper end of each bound name, then the body
 * @param at the position in the text, from 1, for messages
 */
record Ast(Tag tag, String text, Rat value, List<Ast> args, int at) {
    enum Tag {
        NUMBER, NAME, TRUE, FALSE, IFF, IMPLIES, OR, AND, NOT, COMPARE, ADD, SUB, MUL, DIV, NEG, POW, CALL, BIND, INDEX, LIST,
        INTERVAL, RANGE, BRACES, INFINITY
    }

    Ast(Tag tag, String text, List<Ast> args, int at) {
        this(tag, text, null, args, at);
    }

    Ast arg(int i) { return args.get(i); }

    Ast last() { return args.get(args.size() - 1); }

    /** The names a BIND binds, in order. */
    List<String> bound() {
        List<String> out = new java.util.ArrayList<>();
        for (int i = 0; tag == Tag.BIND && i + 1 < args.size(); i += 3) out.add(arg(i).text);
        return out;
    }

    boolean infinite() { return tag == Tag.INFINITY || tag == Tag.NEG && arg(0).tag == Tag.INFINITY; }

    /** Every name that occurs and is not bound inside, called names included. */
    Set<String> freeNames() {
        Set<String> out = new LinkedHashSet<>();
        if (tag == Tag.NAME || tag == Tag.CALL) out.add(text);
        args.forEach(a -> out.addAll(a.freeNames()));
        bound().forEach(out::remove);
        return out;
    }
}
