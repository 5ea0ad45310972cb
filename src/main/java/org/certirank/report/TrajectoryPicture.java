package org.certirank.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.certirank.graph.Mask;
import org.certirank.report.TrajectoryFigure.Layer;
import org.certirank.report.TrajectoryFigure.Value;

/**
 * A trajectory as pictures in SVG: mu by layer on an axis in powers of ten, and the mask as a grid. Where the exponents themselves grow geometrically (a collapse that is doubly exponential), the axis is that of the logarithm of the
 * exponent, and its labels still name powers of ten. Numbers are formatted with few digits, so the same trajectory gives the same bytes.
 */
final class TrajectoryPicture {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 260;
    private static final int LEFT = 64;
    private static final int RIGHT = 10;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final int TICKS = 6;
    /** Beyond this many decades the axis is that of the exponent's logarithm, if the last layers take most of them. */
    private static final double MANY_DECADES = 40;
    /** Beyond so many nodes lines between the squares would hide them. */
    private static final int MOST_LINES = 32;
    private static final int MASK_SIDE = 160;
    private static final int MOST_NODES_DRAWN = 160;

    private final TrajectoryFigure figure;
    private final Html html;
    private double low;
    private double high;
    private boolean twice;

    private TrajectoryPicture(TrajectoryFigure figure, Html html) {
        this.figure = figure;
        this.html = html;
    }

    /** Writes the picture of mu, that of the mask, and the table of enclosures. */
    static void write(TrajectoryFigure figure, Html html) {
        TrajectoryPicture p = new TrajectoryPicture(figure, html);
        html.open("div", "class", "pictures").line();
        p.chart();
        figure.mask().filter(m -> m.nodes() <= MOST_NODES_DRAWN).ifPresent(p::mask);
        html.close("div").line();
        p.table();
    }

    private List<Double> logs() {
        List<Double> all = new ArrayList<>();
        for (Layer l : figure.layers()) {
            for (Value v : l.bound().isPresent() ? List.of(l.mu(), l.bound().get()) : List.of(l.mu())) {
                for (double x : new double[] {v.logLo(), v.logHi()}) {
                    if (!Double.isInfinite(x)) {
                        all.add(x);
                    }
                }
            }
        }
        return all;
    }

    private void range() {
        List<Double> all = logs();
        double least = all.stream().mapToDouble(x -> x).min().orElse(-1);
        double most = all.stream().mapToDouble(x -> x).max().orElse(1);
        List<Double> sorted = all.stream().sorted().toList();
        double median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
        twice = most - least > MANY_DECADES && median - least > 0.6 * (most - least);
        low = axis(Math.floor(least));
        high = axis(Math.ceil(most));
        if (high - low < 0.5) {
            low -= 0.5;
            high += 0.5;
        }
    }

    /** The place of 10^log on the axis: log itself, or its sign times log10(1 + |log|). */
    private double axis(double log) {
        return twice ? Math.signum(log) * Math.log10(1 + Math.abs(log)) : log;
    }

    private double x(int t) {
        int last = Math.max(1, figure.layers().getLast().t());
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * t / last;
    }

    private double y(double log) {
        double a = Double.isInfinite(log) ? low : Math.clamp(axis(log), low, high);
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - a) / (high - low);
    }

    private static String n(double v) {
        return String.format(Locale.ROOT, "%.1f", v);
    }

    private void chart() {
        range();
        int last = figure.layers().getLast().t();
        boolean bounds = figure.layers().stream().anyMatch(l -> l.bound().isPresent());
        String label = "mu(" + figure.model() + "(t)) for t from 0 to " + last + ", on a logarithmic scale: from " + figure.layers().getFirst().mu().hi() + " to "
                + figure.layers().getLast().mu().hi() + (bounds ? "; dashed: the claim's bound" : "") + (figure.witness().isPresent() ? "; the claim fails at layer " + figure.witness().getAsInt() : "");
        html.open("figure").open("svg", "class", "chart", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", label).line();
        ticks();
        int step = step(last);
        for (int t = 0; t <= last; t += step) {
            html.open("text", "x", n(x(t)), "y", n(HEIGHT - BOTTOM + 15), "text-anchor", "middle").text(Integer.toString(t)).close("text").line();
        }
        html.open("text", "x", n((LEFT + WIDTH - RIGHT) / 2.0), "y", n(HEIGHT - 4), "text-anchor", "middle").text("layer t").close("text").line();
        if (bounds) {
            html.open("polyline", "class", "bound", "points", points(l -> l.bound().orElse(null))).close("polyline").line();
        }
        html.open("polyline", "class", "mu", "points", points(Layer::mu)).close("polyline").line();
        figure.witness().ifPresent(t -> html.open("line", "class", "witness", "x1", n(x(t)), "x2", n(x(t)), "y1", n(TOP), "y2", n(HEIGHT - BOTTOM)).close("line").line());
        double radius = last > 40 ? 1.6 : 2.8;
        for (Layer l : figure.layers()) {
            String at = n(x(l.t()));
            if (y(l.mu().logLo()) - y(l.mu().logHi()) > 1) {
                html.open("line", "class", "mu", "x1", at, "x2", at, "y1", n(y(l.mu().logLo())), "y2", n(y(l.mu().logHi()))).close("line");
            }
            html.open("circle", "class", l.mu().isZero() ? "zero" : "mu", "cx", at, "cy", n(y(l.mu().logHi())), "r", n(radius)).close("circle").line();
        }
        figure.layers().stream().filter(this::fails).forEach(l -> html.open("circle", "class", "witness", "cx", n(x(l.t())), "cy", n(y(l.mu().logHi())), "r", "6").close("circle").line());
        html.close("svg").line().open("figcaption").text("mu(" + figure.model() + "(t)), enclosed" + (bounds ? "; dashed: the bound of the claim" : "")
                + (figure.layers().stream().anyMatch(l -> l.mu().isZero()) ? "; hollow: exactly 0" : "") + (figure.witness().isPresent() ? "; ring and vertical line: the claim fails at layer " + figure.witness().getAsInt() : "") + (twice ? ". The axis is logarithmic in the exponent" : "")).close("figcaption").close("figure").line();
    }

    private boolean fails(Layer l) {
        return figure.witness().isPresent() && figure.witness().getAsInt() == l.t();
    }

    private void ticks() {
        for (double log : twice ? exponentTicks() : decadeTicks()) {
            String at = n(y(log));
            html.open("line", "class", "grid", "x1", n(LEFT), "x2", n(WIDTH - RIGHT), "y1", at, "y2", at).close("line");
            html.open("text", "x", n(LEFT - 6), "y", n(y(log) + 4), "text-anchor", "end").text("10").open("tspan", "class", "power", "dy", "-5").text(power(log)).close("tspan").close("text").line();
        }
    }

    /** An exponent: as it is, or of a long one its own power of ten. */
    private static String power(double log) {
        long k = Math.round(Math.abs(log));
        String sign = log < 0 ? "−" : "";
        return k < 100_000 ? sign + k : sign + "10^" + Math.round(Math.log10(Math.abs(log)));
    }

    private List<Double> decadeTicks() {
        List<Double> ticks = new ArrayList<>();
        int step = step((int) (high - low));
        for (double k = Math.ceil(low / step) * step; k <= high; k += step) {
            ticks.add(k);
        }
        return ticks;
    }

    private List<Double> exponentTicks() {
        List<Double> ticks = new ArrayList<>();
        if (low <= 0 && high >= 0) {
            ticks.add(0.0);
        }
        int greatest = (int) Math.floor(Math.max(-low, high));
        int step = Math.max(1, (greatest + TICKS - 1) / TICKS);
        for (int k = 0; k <= greatest; k += step) {
            if (-Math.pow(10, k) >= -Math.pow(10, -low) && low < 0) {
                ticks.add(-Math.pow(10, k));
            }
            if (high > 0 && Math.log10(1 + Math.pow(10, k)) <= high) {
                ticks.add(Math.pow(10, k));
            }
        }
        return ticks;
    }

    /** A step from 1, 2, 5, 10, ... that gives a handful of ticks. */
    private static int step(int range) {
        int step = 1;
        while (range / step > TICKS) {
            int lead = Integer.parseInt(Integer.toString(step).substring(0, 1));
            step = lead == 1 ? step * 2 : lead == 2 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private String points(Function<Layer, Value> of) {
        List<String> points = new ArrayList<>();
        for (Layer l : figure.layers()) {
            Value v = of.apply(l);
            if (v != null && !v.isZero()) {
                points.add(n(x(l.t())) + "," + n(y(v.logHi())));
            }
        }
        return String.join(" ", points);
    }

    /** A grid of the nodes: a filled square in row i, column j where i attends to j. */
    private void mask(Mask mask) {
        int nodes = mask.nodes();
        double side = (double) MASK_SIDE / nodes;
        html.open("figure").open("svg", "class", "mask", "viewBox", "-1 -1 " + (MASK_SIDE + 2) + " " + (MASK_SIDE + 2), "role", "img", "aria-label",
                "the mask on " + nodes + " tokens as a grid, row i filled in column j where token i attends to j").line();
        html.open("rect", "class", "frame", "width", n(MASK_SIDE), "height", n(MASK_SIDE)).close("rect").line();
        StringBuilder path = new StringBuilder();
        for (int i = 1; i <= nodes; i++) {
            for (int j = 1; j <= nodes;) {
                int end = j;
                while (end <= nodes && mask.edge(end, i)) {
                    end++;
                }
                if (end > j) {
                    path.append('M').append(f(side * (j - 1))).append(' ').append(f(side * (i - 1))).append('h').append(f(side * (end - j))).append('v').append(f(side)).append('h').append(f(-side * (end - j))).append('z');
                }
                j = Math.max(end, j + 1);
            }
        }
        html.open("path", "d", path.toString()).close("path").line();
        if (nodes <= MOST_LINES) {
            StringBuilder lines = new StringBuilder();
            for (int i = 1; i < nodes; i++) {
                lines.append("M0 ").append(f(side * i)).append('h').append(MASK_SIDE).append('M').append(f(side * i)).append(" 0v").append(MASK_SIDE);
            }
            html.open("path", "class", "grid", "d", lines.toString()).close("path").line();
        }
        html.close("svg").line().open("figcaption").text("mask on " + nodes + (nodes == 1 ? " token" : " tokens") + ": row i attends to column j").close("figcaption").close("figure").line();
    }

    private static String f(double v) {
        return String.format(Locale.ROOT, "%.2f", v);
    }

    private void table() {
        boolean bounds = figure.layers().stream().anyMatch(l -> l.bound().isPresent());
        html.open("details").element("summary", "Enclosures of mu by layer (computed by the engine)").line().open("div", "class", "wide").open("table", "class", "evidence layers").open("thead").open("tr");
        html.element("th", "layer", "scope", "col").element("th", "mu at least", "scope", "col").element("th", "mu at most", "scope", "col");
        if (bounds) {
            html.element("th", "bound of the claim", "scope", "col");
        }
        html.close("tr").close("thead").open("tbody").line();
        for (Layer l : figure.layers()) {
            html.open("tr").element("th", l.t() + (fails(l) ? " (the claim fails)" : ""), "scope", "row").element("td", l.mu().lo()).element("td", l.mu().hi());
            if (bounds) {
                html.element("td", l.bound().map(Value::hi).orElse(""));
            }
            html.close("tr").line();
        }
        html.close("tbody").close("table").close("div").close("details").line();
    }
}
