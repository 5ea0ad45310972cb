package org.certirank.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certirank.eval.ElaborationException;
import org.certirank.exact.Decimals;
import org.certirank.exact.Dyadic;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.TextPrinter;
import org.certirank.interval.RealInterval;
import org.certirank.report.Figure;
import org.certirank.report.Figure.Range;
import org.certirank.spec.Claim;
import org.certirank.spec.Picture;
import org.certirank.spec.Spec;

/** The values for the pictures that the hints of a claim ask for. They are illustrations: what has no value, or too large a one, is a picture that says so. */
final class Figures {
    private static final int MOST_TOKENS = 128;
    private static final int MOST_COORDINATES = 64;
    private static final int MOST_MULTIPLIERS = 64;
    private static final int BITS = 128;
    private static final int MOST_BITS = 1024;
    /** Enclosures narrower than 2^-this, relative to numbers beyond 1, are good enough to be drawn and tabulated. */
    private static final int GOOD_BITS = 64;
    private static final int LONGEST = 120;

    private final Map<String, Definition> definitions;

    /** Why a picture has nothing to show; ends the sentence "cannot be drawn: ...". */
    private static final class NothingToDraw extends Exception {
        private static final long serialVersionUID = 1L;

        NothingToDraw(String reason) {
            super(reason, null, false, false);
        }
    }

    private Figures(Map<String, Definition> definitions) {
        this.definitions = definitions;
    }

    /** One for each picture that a claim of the spec asks for. */
    static List<Figure> of(Spec spec, Claim claim) {
        Figures figures = new Figures(spec.lets());
        return claim.how().pictures().stream().map(figures::figure).toList();
    }

    private Figure figure(Picture picture) {
        try {
            return switch (picture) {
                case Picture.Tokens t -> tokens(t);
                case Picture.Multipliers m -> multipliers(m);
                case Picture.Arcs a -> arcs(a);
            };
        } catch (NothingToDraw nothing) {
            return new Figure.Missing(picture, nothing.getMessage());
        }
    }

    private Figure tokens(Picture.Tokens picture) throws NothingToDraw {
        Answer.Matrix end = matrix(picture.of(), MOST_TOKENS, MOST_COORDINATES);
        List<List<Range>> start = List.of();
        if (picture.from().isPresent()) {
            Answer.Matrix from = matrix(picture.from().get(), MOST_TOKENS, MOST_COORDINATES);
            if (from.rows() != end.rows() || from.columns() != end.columns()) {
                throw new NothingToDraw(shown(picture.from().get()) + " is " + from.rows() + " x " + from.columns() + ", " + shown(picture.of()) + " is " + end.rows() + " x " + end.columns());
            }
            start = rows(from);
        }
        return new Figure.Tokens(picture, rows(end), start);
    }

    private static List<List<Range>> rows(Answer.Matrix m) {
        List<List<Range>> rows = new ArrayList<>();
        for (int i = 0; i < m.rows(); i++) {
            rows.add(ranges(m.entries().subList(i * m.columns(), (i + 1) * m.columns())));
        }
        return rows;
    }

    private Figure multipliers(Picture.Multipliers picture) throws NothingToDraw {
        List<List<Figure.Cluster>> spectra = new ArrayList<>();
        for (Picture.Matrix m : picture.matrices()) {
            Answer.Matrix value = matrix(m.of(), MOST_MULTIPLIERS, MOST_MULTIPLIERS);
            if (value.rows() != value.columns()) {
                throw new NothingToDraw(shown(m.of()) + " is " + value.rows() + " x " + value.columns() + ", not square");
            }
            spectra.add(MultiplierClusters.of(value).orElseThrow(() -> new NothingToDraw("the eigenvalues of " + shown(m.of()) + " could not be enclosed in doubles")));
        }
        return new Figure.Multipliers(picture, spectra);
    }

    private Figure arcs(Picture.Arcs picture) throws NothingToDraw {
        List<List<Range>> from = new ArrayList<>();
        List<List<Range>> to = new ArrayList<>();
        for (Picture.Arc arc : picture.arcs()) {
            from.add(onCircle(arc.from()));
            to.add(onCircle(arc.to()));
        }
        List<List<Range>> points = new ArrayList<>();
        for (Picture.Point p : picture.points()) {
            points.add(ranges(planar(p.at())));
        }
        return new Figure.Arcs(picture, from, to, points);
    }

    /** The point, unless it is certainly not on the unit circle. */
    private List<Range> onCircle(Expr e) throws NothingToDraw {
        List<Answer.One> v = planar(e);
        RealInterval square = v.get(0).enclosure().sqr(MOST_BITS).add(v.get(1).enclosure().sqr(MOST_BITS), MOST_BITS);
        if (square.lower().value().compareTo(Dyadic.ONE) > 0 || square.upper().value().compareTo(Dyadic.ONE) < 0) {
            throw new NothingToDraw(shown(e) + ", an end of an arc, is not on the unit circle");
        }
        return ranges(v);
    }

    private List<Answer.One> planar(Expr e) throws NothingToDraw {
        Answer answer = value(e);
        if (answer instanceof Answer.Vector(List<Answer.One> entries) && entries.size() == 2) {
            return entries;
        }
        throw new NothingToDraw(shown(e) + " is not a vector of 2 numbers");
    }

    private Answer.Matrix matrix(Expr e, int mostRows, int mostColumns) throws NothingToDraw {
        if (!(value(e) instanceof Answer.Matrix m)) {
            throw new NothingToDraw(shown(e) + " is not a matrix");
        }
        if (m.rows() > mostRows || m.columns() > mostColumns) {
            throw new NothingToDraw(shown(e) + " is too large (" + m.rows() + " x " + m.columns() + "; at most " + mostRows + " x " + mostColumns + " is drawn)");
        }
        return m;
    }

    /** The value of a constant, every entry of it certainly defined and bounded. */
    private Answer value(Expr e) throws NothingToDraw {
        Meaning meaning = new Meaning(e, definitions, Map.of());
        try {
            int bits = BITS;
            Answer answer = Enclosing.at(bits).answer(meaning);
            while (bits < MOST_BITS && !isGood(answer)) {
                bits *= 2;
                answer = Enclosing.at(bits).answer(meaning);
            }
            return switch (answer.defined()) {
                case NO -> throw new NothingToDraw(shown(e) + " is undefined");
                case PARTLY -> throw new NothingToDraw(shown(e) + " is not certainly defined");
                case YES -> bounded(e, answer);
            };
        } catch (ElaborationException | Failure bad) {
            throw new NothingToDraw(shown(e) + ": " + bad.getMessage());
        } catch (TermLimitException | StackOverflowError limit) {
            throw new NothingToDraw(shown(e) + " is too large to evaluate");
        }
    }

    private static Answer bounded(Expr e, Answer answer) throws NothingToDraw {
        for (Answer.One one : answer.ones()) {
            if (!one.enclosure().isBounded() || Double.isInfinite(lo(one.enclosure())) || Double.isInfinite(hi(one.enclosure()))) {
                throw new NothingToDraw(shown(e) + " has an entry beyond the range of doubles, or none that could be bounded");
            }
        }
        return answer;
    }

    private static boolean isGood(Answer answer) {
        return answer.defined() != Answer.Defined.PARTLY && answer.ones().stream().allMatch(one -> isGood(one.enclosure()));
    }

    private static boolean isGood(RealInterval x) {
        if (x.isEmpty() || x.isPoint()) {
            return true;
        }
        if (!x.isBounded()) {
            return false;
        }
        Dyadic width = Dyadic.addUp(x.upper().value(), x.lower().value().neg(), GOOD_BITS);
        long magnitude = Math.max(0, Math.max(x.lower().value().isZero() ? 0 : x.lower().value().magnitude(), x.upper().value().isZero() ? 0 : x.upper().value().magnitude()));
        return width.isZero() || width.magnitude() < magnitude - GOOD_BITS;
    }

    private static List<Range> ranges(List<Answer.One> ones) {
        return ones.stream().map(one -> range(one.enclosure())).toList();
    }

    /** A bounded enclosure in doubles and in decimals, both outward. */
    static Range range(RealInterval x) {
        return new Range(lo(x), hi(x), Decimals.lower(x.lower().value(), DIGITS), Decimals.upper(x.upper().value(), DIGITS));
    }

    static final int DIGITS = 10;

    static double lo(RealInterval x) {
        return x.lower().isFinite() ? x.lower().value().toDoubleDown() : Double.NEGATIVE_INFINITY;
    }

    static double hi(RealInterval x) {
        return x.upper().isFinite() ? x.upper().value().toDoubleUp() : Double.POSITIVE_INFINITY;
    }

    private static String shown(Expr e) {
        String text = TextPrinter.print(e);
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + " ...";
    }
}
