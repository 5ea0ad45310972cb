package org.certirank.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.certirank.expr.MathMlPrinter;
import org.certirank.report.Figure.Cluster;
import org.certirank.report.Figure.Side;
import org.certirank.spec.Picture;

/** Eigenvalues in the complex plane: the disc in which each is known to lie, a mark whose form says on which side of the unit circle it is, and a colour for each matrix. */
final class MultipliersPicture {
    /** What lies farther out is shown by an arrow at the edge, so that the unit circle stays in sight. */
    private static final double FARTHEST = 4;
    private static final double MARK = 4;

    private final Figure.Multipliers figure;
    private final Html html;
    private final Svg svg;
    private final View view;

    private MultipliersPicture(Figure.Multipliers figure, Html html) {
        this.figure = figure;
        this.html = html;
        this.svg = new Svg(html);
        double most = figure.spectra().stream().flatMap(List::stream).filter(c -> farthest(c) <= FARTHEST).mapToDouble(c -> farthest(c) + Math.min(1, c.radius())).max().orElse(1);
        boolean far = figure.spectra().stream().flatMap(List::stream).anyMatch(c -> farthest(c) > FARTHEST);
        // Room for the arrows beyond what is drawn in place.
        this.view = new View(2, Math.max(most * (far ? 1.4 : 1.12), 1.32));
    }

    static void write(Figure.Multipliers figure, Html html) {
        MultipliersPicture p = new MultipliersPicture(figure, html);
        p.draw();
        html.open("figcaption").line();
        PictureFrame.title(figure.picture(), html);
        p.caption();
        p.table();
        html.close("figcaption").line();
    }

    private void draw() {
        int n = figure.spectra().stream().flatMap(List::stream).mapToInt(Cluster::count).sum();
        svg.open("plot", View.SIDE, n + " multipliers in the complex plane; the enclosures are in the table");
        PictureFrame.axes(svg, "Re", "", "Im", "");
        svg.circle("unit", view.x(0), view.y(0), view.scale());
        for (int k = 0; k < figure.spectra().size(); k++) {
            for (Cluster c : figure.spectra().get(k)) {
                if (c.radius() * view.scale() > 1) {
                    // Rounded up, so that what is drawn holds the disc.
                    svg.circle("around c" + (k + 1), view.x(c.re()), view.y(c.im()), Math.ceil(c.radius() * view.scale() * 10) / 10);
                }
            }
        }
        Labels labels = new Labels();
        List<Cluster> all = figure.spectra().stream().flatMap(List::stream).toList();
        int index = 0;
        for (int k = 0; k < figure.spectra().size(); k++) {
            for (Cluster c : figure.spectra().get(k)) {
                if (isFar(c)) {
                    far(c, k);
                } else {
                    mark(svg, c.side(), k, view.x(c.re()), view.y(c.im()));
                    labels.add(view.x(c.re()), view.y(c.im()), index);
                }
                index++;
            }
        }
        Placement names = PictureFrame.besideAxes(svg);
        labels.groups().forEach(g -> names.keepFree(g.x(), g.y(), MARK));
        for (Labels.Group g : labels.groups()) {
            int count = g.members().stream().mapToInt(i -> all.get(i).count()).sum();
            if (count > 1) {
                names.write(g.x(), g.y(), 1, -1, "×" + count);
            }
        }
        svg.close();
    }

    private boolean isFar(Cluster c) {
        return farthest(c) > FARTHEST;
    }

    private static double farthest(Cluster c) {
        return Math.max(Math.abs(c.re()), Math.abs(c.im()));
    }

    /** An arrow at the edge towards it, and its magnitude in few digits. */
    private void far(Cluster c, int k) {
        double most = farthest(c);
        double ex = c.re() / most;
        double ey = c.im() / most;
        double r = view.reach();
        svg.arrow("far c" + (k + 1), view.x(ex * r * 0.84), view.y(ey * r * 0.84), view.x(ex * r * 0.97), view.y(ey * r * 0.97));
        svg.text("name", Math.clamp(view.x(ex * r * 0.84), 28, View.SIDE - 28.0), view.y(ey * r * 0.84) - 13, "≈ " + String.format(Locale.ROOT, "%.3g", c.magnitude().mid()) + (c.count() > 1 ? " ×" + c.count() : ""));
    }

    /** A filled circle inside, a diamond outside, a ring on the circle, a cross where it cannot be told. */
    private static void mark(Svg svg, Side side, int k, double x, double y) {
        String colour = " c" + (k + 1);
        String at = "M" + Svg.n(x) + " " + Svg.n(y);
        switch (side) {
            case INSIDE -> svg.circle("inside" + colour, x, y, MARK);
            case ON -> svg.circle("on" + colour, x, y, MARK + 0.4);
            case OUTSIDE -> svg.path("outside" + colour, at + "m0 -5.4l5.4 5.4l-5.4 5.4l-5.4 -5.4z");
            case OPEN -> svg.path("open" + colour, at + "m-4 -4l8 8m-8 0l8 -8");
        }
    }

    private void caption() {
        html.open("p").text("Eigenvalues, counted with multiplicity, in the complex plane with the unit circle. Each mark is the middle of a disc in which the engine found one or more of them to be, and ×k says that there are k at about the same place"
                + (figure.spectra().stream().flatMap(List::stream).anyMatch(c -> c.radius() * view.scale() > 1) ? "; discs wide enough to be seen are drawn." : "; no disc is wide enough to be seen.")).close("p").line();
        html.open("ul", "class", "legend").line();
        for (int k = 0; k < figure.spectra().size(); k++) {
            Picture.Matrix matrix = figure.picture().matrices().get(k);
            if (figure.spectra().size() > 1 || matrix.label().isPresent()) {
                html.open("li").open("strong").text(matrix.label().orElse("")).close("strong").text(": ").raw(MathMlPrinter.print(matrix.of())).close("li").line();
            } else {
                html.open("li").text("Of ").raw(MathMlPrinter.print(matrix.of())).close("li").line();
            }
            for (Side side : Side.values()) {
                int count = figure.spectra().get(k).stream().filter(c -> c.side() == side).mapToInt(Cluster::count).sum();
                if (count > 0) {
                    int colour = k;
                    PictureFrame.swatch(html, s -> mark(s, side, colour, 12, 8));
                    html.text(" " + count + " " + (side == Side.OPEN ? "" : "certainly ") + side.words()).close("li").line();
                }
            }
        }
        html.close("ul").line();
    }

    private void table() {
        html.open("details").element("summary", "Multipliers, enclosed").line().open("div", "class", "wide").open("table", "class", "evidence coordinates").open("thead").open("tr");
        for (String head : List.of("how many", "real part", "imaginary part", "magnitude", "lie")) {
            html.element("th", head, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody").line();
        for (int k = 0; k < figure.spectra().size(); k++) {
            Optional<String> label = figure.picture().matrices().get(k).label();
            label.ifPresent(l -> html.open("tr").element("th", l, "scope", "rowgroup", "colspan", "5").close("tr").line());
            for (Cluster c : figure.spectra().get(k)) {
                html.open("tr").element("th", Integer.toString(c.count()), "scope", "row").element("td", c.real().toString()).element("td", c.imaginary().toString())
                        .element("td", c.magnitude().toString()).element("td", word(c.side())).close("tr").line();
            }
        }
        html.close("tbody").close("table").close("div").close("details").line();
    }

    private static String word(Side side) {
        return switch (side) {
            case INSIDE -> "inside";
            case ON -> "on the circle";
            case OUTSIDE -> "outside";
            case OPEN -> "not told";
        };
    }
}
