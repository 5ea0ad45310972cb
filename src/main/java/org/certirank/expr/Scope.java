package org.certirank.expr;

import java.util.Map;
import java.util.Optional;

/** The names that one text sees, and where its problems are reported. One object per text; not thread-safe. */
final class Scope {
    final String place;
    final Spans spans;
    /** Modifiable: bound names come and go. */
    final Map<String, Typed> names;
    /** The definition whose body is read, if any. */
    final Optional<Definition> inside;
    /** Added to messages: in which use of a definition the problem shows. */
    final String note;
    /** Whether the text is surely read, so that a clash of constant dimensions is an error; not so in a branch of `if` or over a range that may be empty. */
    boolean surelyRead = true;

    Scope(String place, Spans spans, Map<String, Typed> names, Optional<Definition> inside, String note) {
        this.place = place;
        this.spans = spans;
        this.names = names;
        this.inside = inside;
        this.note = note;
    }
}
