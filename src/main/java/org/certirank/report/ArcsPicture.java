package org.certirank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.certirank.expr.MathMlPrinter;
import org.certirank.report.Figure.Range;
import org.certirank.spec.Picture;
import org.certirank.spec.Verdict;

/**
 * The unit circle with arcs, each in the colour of what it is said to go to if its claim is proved, as its spec expects. Which arc a claim is about is the author's word. An arc is drawn from the last place where its beginning may be to the
 * first place where its end may be, so that an end that is known only roughly does not colour more than the arc.
 */
final class ArcsPicture {
    private static final int COLOURS = 6;
    private static final double RADIUS = 106;
    private static final double MIDDLE = View.SIDE / 2.0;
    private static final double HALF_WIDTH = 5;

    /** An arc as it is drawn: counterclockwise from an angle, so far (at most 2 pi); nothing if its ends are not told apart. */
    private record Drawn(Picture.Arc arc, int colour, boolean certified, Optional<Sweep> sweep) { }

    private record Sweep(double start, double extent) { }

    private final Figure.Arcs figure;
    private final Function<String, ClaimResult> results;
    private final Html html;
    private final Svg svg;
    private final View view = new View(2, MIDDLE / RADIUS);
    private final List<Drawn> arcs = new ArrayList<>();

    private ArcsPicture(Figure.Arcs figure, Function<String, ClaimResult> results, Html html) {
        this.figure = figure;
        this.results = results;
        this.html = html;
        this.svg = new Svg(html);
        List<String> towards = figure.picture().arcs().stream().map(Picture.Arc::towards).distinct().toList();
        for (int i = 0; i < figure.picture().arcs().size(); i++) {
            Picture.Arc arc = figure.picture().arcs().get(i);
            arcs.add(new Drawn(arc, towards.indexOf(arc.towards()) % COLOURS + 1, isCertified(results.apply(arc.claim())), sweep(figure.from().get(i), figure.to().get(i))));
        }
    }

    static void write(Figure.Arcs figure, Function<String, ClaimResult> results, Html html) {
        ArcsPicture p = new ArcsPicture(figure, results, html);
        p.draw();
        html.open("figcaption").line();
        PictureFrame.title(figure.picture(), html);
        p.caption();
        html.close("figcaption").line();
    }

    private static boolean isCertified(ClaimResult claim) {
        return claim.verdict() == Verdict.PROVED && claim.asExpected();
    }

    /** The least and the greatest angle of the points of a box, which is convex, so that without the origin it has them at corners; empty with the origin. */
    private static Optional<double[]> angles(List<Range> box) {
        Range x = box.get(0);
        Range y = box.get(1);
        if (x.lo() <= 0 && x.hi() >= 0 && y.lo() <= 0 && y.hi() >= 0) {
            return Optional.empty();
        }
        double middle = StrictMath.atan2(y.mid(), x.mid());
        double least = 0;
        double most = 0;
        for (double cx : new double[] {x.lo(), x.hi()}) {
            for (double cy : new double[] {y.lo(), y.hi()}) {
                double turn = StrictMath.IEEEremainder(StrictMath.atan2(cy, cx) - middle, 2 * Math.PI);
                least = Math.min(least, turn);
                most = Math.max(most, turn);
            }
        }
        return Optional.of(new double[] {middle + least, middle + most});
    }

    private static Optional<Sweep> sweep(List<Range> from, List<Range> to) {
        Optional<double[]> a = angles(from);
        Optional<double[]> b = angles(to);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        double start = a.get()[1];
        double extent = positive(b.get()[0] - start);
        // Where the two ends may coincide, or come in either order, the way from one to the other is unknown.
        double whole = positive(b.get()[1] - a.get()[0]);
        return extent > 0 && whole >= extent ? Optional.of(new Sweep(start, extent)) : Optional.empty();
    }

    /** The angle modulo 2 pi, from 0. */
    private static double positive(double angle) {
        double r = StrictMath.IEEEremainder(angle, 2 * Math.PI);
        return r < 0 ? r + 2 * Math.PI : r;
    }

    private void draw() {
        long certified = arcs.stream().filter(Drawn::certified).count();
        svg.open("plot", View.SIDE, "the unit circle with " + arcs.size() + (arcs.size() == 1 ? " arc" : " arcs") + ", of which " + certified + (certified == 1 ? " belongs to a claim" : " belong to claims") + " that came out proved; the legend tells which");
        PictureFrame.axes(svg, "x", "1", "x", "2");
        svg.circle("undecided-ring", MIDDLE, MIDDLE, RADIUS);
        arcs.stream().filter(d -> !d.certified()).forEach(this::arc);
        arcs.stream().filter(Drawn::certified).forEach(this::arc);
        svg.circle("unit", MIDDLE, MIDDLE, RADIUS);
        List<View.Spot> spots = figure.points().stream().map(view::spot).toList();
        spots.forEach(this::point);
        Placement names = PictureFrame.besideAxes(svg);
        spots.forEach(s -> names.keepFree(s.x(), s.y(), 4));
        for (int i = 0; i < spots.size(); i++) {
            // Towards the middle of the picture: what the arcs lead to stands outside.
            names.write(spots.get(i).x(), spots.get(i).y(), MIDDLE - spots.get(i).x(), MIDDLE - spots.get(i).y(), figure.picture().points().get(i).label());
        }
        arcs.stream().filter(d -> d.certified() && d.sweep().isPresent()).forEach(d -> towards(d, names));
        svg.close();
    }

    private void arc(Drawn d) {
        d.sweep().ifPresent(s -> svg.path(type(d), path(s)));
    }

    private static String type(Drawn d) {
        return d.certified() ? "arc c" + d.colour() : "arc uncertified";
    }

    private static String path(Sweep s) {
        double half = s.start() + s.extent() / 2;
        double end = s.start() + s.extent();
        String r = "A" + Svg.n(RADIUS) + " " + Svg.n(RADIUS) + " 0 0 0 ";
        return "M" + place(s.start(), RADIUS) + r + place(half, RADIUS) + r + place(end, RADIUS);
    }

    private static String place(double angle, double radius) {
        return Svg.n(MIDDLE + radius * StrictMath.cos(angle)) + " " + Svg.n(MIDDLE - radius * StrictMath.sin(angle));
    }

    /** The word beside the middle of the arc, outside. */
    private static void towards(Drawn d, Placement names) {
        Sweep s = d.sweep().orElseThrow();
        double c = StrictMath.cos(s.start() + s.extent() / 2);
        double sine = StrictMath.sin(s.start() + s.extent() / 2);
        names.write(MIDDLE + (RADIUS + HALF_WIDTH) * c, MIDDLE - (RADIUS + HALF_WIDTH) * sine, RADIUS * c, -RADIUS * sine, "→ " + d.arc().towards());
    }

    private void point(View.Spot s) {
        if (s.isWide()) {
            svg.boxAround("around", s.left(), s.top(), s.right(), s.bottom());
        }
        svg.circle("point", s.x(), s.y(), 4.2);
    }

    private void caption() {
        html.open("p").text("Arc: as the spec’s author drew it, counterclockwise; verdict: the checker’s.").close("p").line().open("ul", "class", "legend").line();
        for (Drawn d : arcs) {
            ClaimResult claim = results.apply(d.arc().claim());
            PictureFrame.swatch(html, s -> s.path(type(d), "M1 8h22"));
            html.text(" ").element("strong", d.certified() ? "towards " + d.arc().towards() : "not certified").text(d.certified() ? ": from " : " (towards " + d.arc().towards() + "): from ")
                    .raw(MathMlPrinter.print(d.arc().from())).text(" to ").raw(MathMlPrinter.print(d.arc().to())).text("; claim ").element("a", d.arc().claim(), "href", "#" + Links.encoded(d.arc().claim())).text(" ");
            PageFrame.badge(html, claim.shown());
            html.text(d.sweep().isEmpty() ? " (not drawn: its ends are not told apart)" : "").close("li").line();
        }
        PictureFrame.swatch(html, s -> s.line("undecided-ring", 1, 8, 23, 8));
        html.text(" undecided: covered by no certified arc").close("li").line().close("ul").line();
    }
}
