package org.certirank.check;

import java.util.*;

/**
 * A parsed text: an expression, a formula or a set.
 * @param text the name for NAME, CALL, BIND; the operator for OP (neg for a sign); the relations, separated by blanks, for COMPARE; the two brackets for INTERVAL; otherwise empty
 * @param value of a NUMBER
 * @param args the parts; for BIND: name, lower end, upper end of each bound name, then the body
 * @param at the position in the text, from 1, for messages
 */
record Ast(Tag tag, String text, Rat value, List<Ast> args, int at) {
    enum Tag { NUMBER, NAME, OP, COMPARE, CALL, BIND, INDEX, LIST, INTERVAL, RANGE, BRACES, INFINITY }
    Ast(Tag tag, String text, int at, List<Ast> args) { this(tag, text, null, List.copyOf(args), at); }
    Ast arg(int i) { return args.get(i); }
    Ast last() { return args.get(args.size() - 1); }
    boolean calls(String... names) { return tag == Tag.CALL && List.of(names).contains(text); }
    boolean names(String name) { return tag == Tag.NAME && text.equals(name); }
    boolean infinite() { return tag == Tag.INFINITY || tag == Tag.OP && arg(0).tag == Tag.INFINITY; }
    InputException error(String message) { return new InputException("at character " + at + ": " + message); }
    /** Whether somewhere inside stands diff by an entry. */
    boolean varies() { return calls("diff") && last().tag == Tag.INDEX || args.stream().anyMatch(Ast::varies); }

    /** Every name that occurs and is not bound inside, called names included. */
    Set<String> freeNames() {
        Set<String> out = new LinkedHashSet<>();
        if (tag == Tag.NAME || tag == Tag.CALL) out.add(text);
        args.forEach(a -> out.addAll(a.freeNames()));
        for (int i = 0; tag == Tag.BIND && i + 1 < args.size(); i += 3) out.remove(arg(i).text);
        return out;
    }
}
