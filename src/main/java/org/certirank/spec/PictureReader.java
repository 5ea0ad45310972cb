package org.certirank.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.certirank.expr.Dim;
import org.certirank.expr.Expr;
import org.certirank.expr.Parsed;
import org.certirank.expr.Sort;
import org.certirank.expr.SortChecker;

/** Reads the field {@code pictures} of hints. Expressions are constants: they may use definitions, but no name of the claim. */
final class PictureReader {
    private static final int MOST_PICTURES = 16;
    private static final int MOST_MATRICES = 6;
    private static final int MOST_ARCS = 64;
    private static final int LONGEST_LABEL = 24;
    private final Optional<SortChecker> checker;

    private enum Draw {
        TOKENS, MULTIPLIERS, ARCS;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Without a sort checker (because definitions are unreadable) only grammar and form are checked. */
    PictureReader(Optional<SortChecker> checker) {
        this.checker = checker;
    }

    List<Picture> pictures(Cursor at) {
        List<Picture> pictures = new ArrayList<>();
        some(at, MOST_PICTURES, "a picture").forEach(p -> picture(p).ifPresent(pictures::add));
        return pictures;
    }

    private Optional<Picture> picture(Cursor at) {
        if (!at.node().isObject()) {
            at.problem("expected a picture, found " + at.found());
            return Optional.empty();
        }
        Optional<Cursor> draw = at.field("draw");
        if (draw.isEmpty()) {
            at.problem("the field \"draw\" is missing");
            return Optional.empty();
        }
        return draw.get().oneOf(Draw.values(), Draw::word).flatMap(d -> switch (d) {
            case TOKENS -> tokens(at);
            case MULTIPLIERS -> multipliers(at);
            case ARCS -> arcs(at);
        });
    }

    private Optional<Picture> tokens(Cursor at) {
        at.object("a picture of tokens", List.of("draw", "of"), List.of("from", "title"));
        Optional<Typed> of = at.field("of").flatMap(f -> typed(f, "a matrix", s -> s instanceof Sort.Matrix));
        Optional<Typed> from = at.field("from").flatMap(f -> typed(f, "a matrix of the same shape as \"of\"", s -> s instanceof Sort.Matrix(Dim m, Dim n)
                && !(of.isPresent() && of.get().sort() instanceof Sort.Matrix(Dim rows, Dim columns) && (m.certainlyDiffers(rows) || n.certainlyDiffers(columns)))));
        Optional<String> title = at.string("title");
        return of.map(t -> new Picture.Tokens(title, t.expression(), from.map(Typed::expression)));
    }

    private Optional<Picture> multipliers(Cursor at) {
        at.object("a picture of multipliers", List.of("draw", "of"), List.of("title"));
        List<Picture.Matrix> matrices = new ArrayList<>();
        at.field("of").ifPresent(f -> {
            if (f.node().isArray()) {
                some(f, MOST_MATRICES, "a matrix with its label").forEach(m -> labelled(m).ifPresent(matrices::add));
            } else {
                square(f).ifPresent(e -> matrices.add(new Picture.Matrix(Optional.empty(), e)));
            }
        });
        Optional<String> title = at.string("title");
        return matrices.isEmpty() ? Optional.empty() : Optional.of(new Picture.Multipliers(title, matrices));
    }

    private Optional<Picture.Matrix> labelled(Cursor at) {
        if (at.object("a matrix with its label", List.of("label", "of"), List.of()).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> label = at.field("label").flatMap(PictureReader::label);
        return at.field("of").flatMap(this::square).filter(e -> label.isPresent()).map(e -> new Picture.Matrix(label, e));
    }

    private Optional<Expr> square(Cursor at) {
        return typed(at, "a square matrix", s -> s instanceof Sort.Matrix(Dim rows, Dim columns) && !rows.certainlyDiffers(columns)).map(Typed::expression);
    }

    private Optional<Picture> arcs(Cursor at) {
        at.object("a picture of arcs", List.of("draw", "arcs"), List.of("points", "title"));
        List<Picture.Arc> arcs = new ArrayList<>();
        at.field("arcs").ifPresent(f -> some(f, MOST_ARCS, "an arc").forEach(a -> arc(a).ifPresent(arcs::add)));
        List<Picture.Point> points = new ArrayList<>();
        at.field("points").ifPresent(f -> some(f, MOST_ARCS, "a point").forEach(p -> point(p).ifPresent(points::add)));
        Optional<String> title = at.string("title");
        return arcs.isEmpty() ? Optional.empty() : Optional.of(new Picture.Arcs(title, arcs, points));
    }

    private Optional<Picture.Arc> arc(Cursor at) {
        if (at.object("an arc", List.of("from", "to", "claim", "towards"), List.of()).isEmpty()) {
            return Optional.empty();
        }
        Optional<Expr> from = at.field("from").flatMap(this::planar);
        Optional<Expr> to = at.field("to").flatMap(this::planar);
        Optional<String> claim = at.field("claim").flatMap(Cursor::id);
        Optional<String> towards = at.field("towards").flatMap(PictureReader::label);
        return from.isEmpty() || to.isEmpty() || claim.isEmpty() || towards.isEmpty() ? Optional.empty()
                : Optional.of(new Picture.Arc(from.get(), to.get(), claim.get(), towards.get()));
    }

    private Optional<Picture.Point> point(Cursor at) {
        if (at.object("a point", List.of("at", "label"), List.of()).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> label = at.field("label").flatMap(PictureReader::label);
        return at.field("at").flatMap(this::planar).filter(e -> label.isPresent()).map(e -> new Picture.Point(e, label.get()));
    }

    private Optional<Expr> planar(Cursor at) {
        return typed(at, "a vector of 2 numbers", s -> s instanceof Sort.Vector(Dim length) && !length.certainlyDiffers(Dim.of(2))).map(Typed::expression);
    }

    private record Typed(Expr expression, Sort sort) { }

    /** An expression of constants, of a sort that is right as far as it is known before anything is evaluated. */
    private Optional<Typed> typed(Cursor at, String what, Predicate<Sort> isRight) {
        Optional<Parsed<Expr>> p = Texts.expression(at);
        if (p.isEmpty()) {
            return Optional.empty();
        }
        Sort sort = checker.map(c -> c.claim().expression(p.get().tree(), p.get().spans(), at.pointer())).orElse(Sort.UNKNOWN);
        if (sort.kind().isPresent() && !isRight.test(sort)) {
            at.problem("expected " + what + ", found " + sort.shown());
            return Optional.empty();
        }
        return Optional.of(new Typed(p.get().tree(), sort));
    }

    private static Optional<String> label(Cursor at) {
        Optional<String> text = at.string();
        if (text.isPresent() && (text.get().isBlank() || text.get().codePointCount(0, text.get().length()) > LONGEST_LABEL)) {
            at.problem("expected a label of 1 to " + LONGEST_LABEL + " characters, found " + Cursor.quoted(text.get()));
            return Optional.empty();
        }
        return text.map(String::strip);
    }

    private static List<Cursor> some(Cursor at, int most, String what) {
        List<Cursor> items = at.items();
        if (at.node().isArray() && (items.isEmpty() || items.size() > most)) {
            at.problem("expected 1 to " + most + " items, each " + what + ", found " + items.size());
        }
        return items;
    }
}
