package org.certirank.report;

import java.util.Locale;

/** Elements of SVG with numbers of two decimals, so that the same picture gives the same bytes. Coordinates are in units of the view box, y downwards. */
final class Svg {
    private final Html html;

    Svg(Html html) {
        this.html = html;
    }

    /** Opens a square picture; what lies outside of it is cut off. */
    Svg open(String type, int side, String label) {
        html.open("svg", "class", type, "viewBox", "0 0 " + side + " " + side, "role", "img", "aria-label", label).line();
        return this;
    }

    void close() {
        html.close("svg").line();
    }

    /** A number to the nearest hundredth. */
    static String n(double v) {
        String text = String.format(Locale.ROOT, "%.2f", v);
        return text.equals("-0.00") ? "0.00" : text;
    }

    void line(String type, double x1, double y1, double x2, double y2) {
        html.open("line", "class", type, "x1", n(x1), "y1", n(y1), "x2", n(x2), "y2", n(y2)).close("line").line();
    }

    void circle(String type, double x, double y, double radius) {
        html.open("circle", "class", type, "cx", n(x), "cy", n(y), "r", n(radius)).close("circle").line();
    }

    void path(String type, String d) {
        html.open("path", "class", type, "d", d).close("path").line();
    }

    /** A rectangle that holds the one with these corners: rounded outward. */
    void boxAround(String type, double left, double top, double right, double bottom) {
        double x = Math.floor(left * 100) / 100;
        double y = Math.floor(top * 100) / 100;
        html.open("rect", "class", type, "x", n(x), "y", n(y), "width", n(Math.ceil((right - x) * 100) / 100), "height", n(Math.ceil((bottom - y) * 100) / 100)).close("rect").line();
    }

    /** Text centred at a point. */
    void text(String type, double x, double y, String text) {
        html.open("text", "class", type, "x", n(x), "y", n(y + 4), "text-anchor", "middle").text(text).close("text").line();
    }

    /** A letter with an index below. */
    void symbol(double x, double y, String letter, String index) {
        html.open("text", "class", "axis", "x", n(x), "y", n(y + 4), "text-anchor", "middle").open("tspan", "class", "letter").text(letter).close("tspan");
        if (!index.isEmpty()) {
            html.open("tspan", "class", "index", "dy", "3").text(index).close("tspan");
        }
        html.close("text").line();
    }

    /** An arrow; its head lies at the end. */
    void arrow(String type, double x1, double y1, double x2, double y2) {
        double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        double ex = (x2 - x1) / length;
        double ey = (y2 - y1) / length;
        line(type, x1, y1, x2 - 5 * ex, y2 - 5 * ey);
        path(type + " head", "M" + n(x2) + " " + n(y2) + "L" + n(x2 - 7 * ex - 3 * ey) + " " + n(y2 - 7 * ey + 3 * ex) + "L" + n(x2 - 7 * ex + 3 * ey) + " " + n(y2 - 7 * ey - 3 * ex) + "Z");
    }
}
