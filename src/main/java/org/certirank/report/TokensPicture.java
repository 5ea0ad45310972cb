package org.certirank.report;

import java.util.List;
import org.certirank.expr.MathMlPrinter;
import org.certirank.report.Figure.Range;
import org.certirank.report.View.Spot;

/** Tokens as points: on the unit circle, on the sphere seen obliquely, or projected onto the last three coordinates. */
final class TokensPicture {
    private static final double DOT = 4.2;
    /** Between points nearer than this there is no room for an arrow. */
    private static final double SHORTEST_ARROW = 14;

    private final Figure.Tokens figure;
    private final Html html;
    private final Svg svg;
    private final View view;

    private TokensPicture(Figure.Tokens figure, Html html) {
        this.figure = figure;
        this.html = html;
        this.svg = new Svg(html);
        double most = 1.12;
        for (List<List<Range>> set : List.of(figure.tokens(), figure.start())) {
            for (List<Range> token : set) {
                most = Math.max(most, Math.sqrt(token.stream().skip(Math.max(0, token.size() - 3)).mapToDouble(r -> r.mid() * r.mid()).sum()));
            }
        }
        this.view = new View(figure.tokens().getFirst().size(), most * 1.16);
    }

    static void write(Figure.Tokens figure, Html html) {
        TokensPicture p = new TokensPicture(figure, html);
        p.draw();
        html.open("figcaption").line();
        PictureFrame.title(figure.picture(), html);
        p.caption();
        p.table();
        html.close("figcaption").line();
    }

    private void draw() {
        int n = figure.tokens().size();
        svg.open("plot", View.SIDE, (n == 1 ? "one token" : n + " tokens") + " of " + view.dimension() + (view.dimension() == 1 ? " number" : " numbers") + " as points; the coordinates are in the table");
        if (view.isSpatial()) {
            Sphere.draw(view, svg);
        } else {
            PictureFrame.axes(svg, "x", "1", view.dimension() == 1 ? "" : "x", view.dimension() == 1 ? "" : "2");
            svg.circle("unit", view.x(0), view.y(0), view.scale());
        }
        List<Spot> spots = figure.tokens().stream().map(view::spot).toList();
        List<Spot> start = figure.start().stream().map(view::spot).toList();
        for (int i = 0; i < start.size(); i++) {
            arrow(start.get(i), spots.get(i));
        }
        // What lies behind is drawn first.
        spots.stream().filter(s -> s.depth() < 0).forEach(this::token);
        spots.stream().filter(s -> s.depth() >= 0).forEach(this::token);
        Labels labels = new Labels();
        for (int i = 0; i < spots.size(); i++) {
            labels.add(spots.get(i).x(), spots.get(i).y(), i);
        }
        Placement names = view.isSpatial() ? new Placement(svg) : PictureFrame.besideAxes(svg);
        spots.forEach(s -> names.keepFree(s.x(), s.y(), DOT));
        start.forEach(s -> names.keepFree(s.x(), s.y(), DOT));
        // Away from the middle of the picture.
        labels.groups().forEach(g -> names.write(g.x(), g.y(), g.x() - view.x(0), g.y() - view.y(0), Labels.runs(g.members())));
        svg.close();
    }

    private void arrow(Spot from, Spot to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = Math.sqrt(dx * dx + dy * dy);
        if (from.isWide()) {
            svg.boxAround("around", from.left(), from.top(), from.right(), from.bottom());
        }
        if (length >= SHORTEST_ARROW) {
            svg.arrow("move", from.x(), from.y(), to.x() - (DOT + 2) * dx / length, to.y() - (DOT + 2) * dy / length);
        }
        svg.path("start", "M" + Svg.n(from.x() - 3) + " " + Svg.n(from.y() - 3) + "h6v6h-6z");
    }

    private void token(Spot s) {
        if (s.isWide()) {
            svg.boxAround("around", s.left(), s.top(), s.right(), s.bottom());
        }
        if (view.isSpatial()) {
            svg.line(s.depth() < 0 ? "ray behind" : "ray", view.x(0), view.y(0), s.x(), s.y());
        }
        svg.circle(s.depth() < 0 ? "token behind" : "token", s.x(), s.y(), DOT);
    }

    private void caption() {
        html.open("p").text("Tokens: the rows of ").raw(MathMlPrinter.print(figure.picture().of())).text(", numbered from 1, enclosed by the engine");
        figure.picture().from().ifPresent(from -> html.text("; squares: the rows of ").raw(MathMlPrinter.print(from)).text(", from where the arrows lead to them"));
        html.text(". ");
        int d = view.dimension();
        if (d == 1) {
            html.text("Their only number is drawn across.");
        } else if (d == 2) {
            html.text("The circle is the unit circle.");
        } else if (d == 3) {
            html.text("The sphere is the unit sphere, seen from the side where all coordinates are positive. Hollow, on a dashed line: behind the middle.");
        } else {
            html.text("Drawn are the last three of the " + d + " coordinates, so tokens of norm 1 lie inside the sphere, which is the unit sphere, seen from the side where all coordinates are positive. Hollow, on a dashed line: behind the middle.");
        }
        boolean wide = java.util.stream.Stream.concat(figure.tokens().stream(), figure.start().stream()).anyMatch(t -> view.spot(t).isWide());
        html.text(wide ? " A rectangle is what the engine knows of a token." : "").close("p").line();
    }

    private void table() {
        int d = view.dimension();
        html.open("details").element("summary", "Coordinates, enclosed").line().open("div", "class", "wide").open("table", "class", "evidence coordinates").open("thead").open("tr");
        html.element("th", "token", "scope", "col");
        for (int k = 1; k <= d; k++) {
            html.element("th", "x" + k, "scope", "col");
        }
        html.close("tr").close("thead").open("tbody").line();
        rows("", figure.tokens());
        rows("start of ", figure.start());
        html.close("tbody").close("table").close("div").close("details").line();
    }

    private void rows(String prefix, List<List<Range>> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            html.open("tr").element("th", prefix + (i + 1), "scope", "row");
            tokens.get(i).forEach(r -> html.element("td", r.toString()));
            html.close("tr").line();
        }
    }
}
