package org.certirank.prove.witness;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.certirank.certificate.Data;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Term;
import org.certirank.expr.TermPrinter;
import org.certirank.graph.Mask;
import org.certirank.prove.goal.Entry;

/** Values as texts of the spec language, for the data of witness and intro. */
public final class ValueText {

    private ValueText() {}

    /** A value without sequences. */
    public static Data of(Value v) {
        return Data.text(text(v));
    }

    /** The text of a value without sequences. */
    public static String text(Value v) {
        return switch (v) {
            case Value.Num(Term t) -> TermPrinter.text(t);
            case Value.Vec(List<Term> xs) -> list(xs);
            case Value.Mat m -> java.util.stream.IntStream.range(0, m.rows()).mapToObj(i -> list(m.row(i))).collect(Collectors.joining(", ", "[", "]"));
            case Value.Graph(Mask g) -> g.edges().isEmpty() ? "digraph(" + g.nodes() + ")"
                    : g.edges().stream().map(e -> "[" + e.from() + ", " + e.to() + "]").collect(Collectors.joining(", ", "digraph(" + g.nodes() + ", [", "])"));
            case Value.Truth t -> throw new IllegalArgumentException("a truth value is no witness");
            case Value.Generic g -> throw new IllegalArgumentException("a generic name is no witness");
            case Value.Seq s -> throw new IllegalArgumentException("a sequence is written as a list of members");
            case Value.Undefined u -> throw new IllegalArgumentException("an undefined value is no witness");
        };
    }

    private static String list(List<Term> xs) {
        return xs.stream().map(TermPrinter::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The value of an entered name at a point, as the data of a step; for a sequence the list of its members. */
    public static Data at(Entry entry, Map<Term, Rational> point, org.certirank.expr.Terms terms) {
        if (entry.value() instanceof Value.Seq(var member, var listed)) {
            return Data.list(java.util.stream.IntStream.range(0, Math.max(1, entry.length())).mapToObj(t -> of(put(member.apply(t), point, terms))).toList());
        }
        return of(put(entry.value(), point, terms));
    }

    /** The value with numbers for its leaves. */
    public static Value put(Value v, Map<Term, Rational> point, org.certirank.expr.Terms terms) {
        return switch (v) {
            case Value.Num(Term t) -> new Value.Num(put(t, point, terms));
            case Value.Vec(List<Term> xs) -> new Value.Vec(xs.stream().map(t -> put(t, point, terms)).toList());
            case Value.Mat m -> new Value.Mat(m.rows(), m.columns(), m.entries().stream().map(t -> put(t, point, terms)).toList());
            case Value.Graph g -> g;
            case Value.Generic g -> g;
            case Value.Truth t -> t;
            case Value.Undefined u -> u;
            case Value.Seq(var member, int listed) -> new Value.Seq(t -> put(member.apply(t), point, terms), listed);
        };
    }

    private static Term put(Term t, Map<Term, Rational> point, org.certirank.expr.Terms terms) {
        return t.isLeaf() && point.containsKey(t) ? terms.constant(point.get(t)) : t;
    }
}
