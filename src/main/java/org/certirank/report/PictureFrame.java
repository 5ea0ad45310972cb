package org.certirank.report;

import java.util.List;
import java.util.function.Function;
import org.certirank.spec.Picture;

/** What the pictures of a claim have in common. */
final class PictureFrame {
    private static final double AXIS_LABEL = 13;

    private PictureFrame() {
    }

    /**
     * Writes the pictures of a claim.
     *
     * @param results the results of the claims of the same spec by id
     */
    static void write(List<Figure> figures, Function<String, ClaimResult> results, Html html) {
        if (figures.isEmpty()) {
            return;
        }
        html.element("span", figures.size() == 1 ? "Picture that the spec asks for (drawn from values that the engine enclosed; no verdict rests on it)"
                : "Pictures that the spec asks for (drawn from values that the engine enclosed; no verdict rests on them)", "class", "label").line();
        for (Figure figure : figures) {
            switch (figure) {
                case Figure.Missing(Picture picture, String reason) ->
                    html.open("p", "class", "meta").text((picture.title().isPresent() ? "Picture “" + picture.title().get() + "”" : "A picture") + " cannot be drawn: " + reason + ".").close("p").line();
                case Figure.Tokens t -> framed(html, () -> TokensPicture.write(t, html));
                case Figure.Multipliers m -> framed(html, () -> MultipliersPicture.write(m, html));
                case Figure.Arcs a -> framed(html, () -> ArcsPicture.write(a, results, html));
            }
        }
    }

    private static void framed(Html html, Runnable content) {
        html.open("figure", "class", "drawing").line();
        content.run();
        html.close("figure").line();
    }

    static void title(Picture picture, Html html) {
        picture.title().ifPresent(t -> html.open("p").element("strong", t).element("span", " (quoted, not checked)").close("p").line());
    }

    /** A cross through the middle with a name at the end of each axis. */
    static void axes(Svg svg, String across, String acrossIndex, String up, String upIndex) {
        double side = View.SIDE;
        svg.line("coordinate", 6, side / 2, side - 6, side / 2);
        svg.line("coordinate", side / 2, 6, side / 2, side - 6);
        svg.symbol(side - 12, side / 2 + AXIS_LABEL, across, acrossIndex);
        if (!up.isEmpty()) {
            svg.symbol(side / 2 + AXIS_LABEL, 12, up, upIndex);
        }
    }

    /** For pictures with {@link #axes}: texts that are written beside points stay clear of the axes' names. */
    static Placement besideAxes(Svg svg) {
        Placement names = new Placement(svg);
        names.keepFree(View.SIDE - 12.0, View.SIDE / 2.0 + AXIS_LABEL, 7);
        names.keepFree(View.SIDE / 2.0 + AXIS_LABEL, 12, 7);
        return names;
    }

    /** Begins a line of a legend with a small picture of what it explains. */
    static void swatch(Html html, java.util.function.Consumer<Svg> drawing) {
        html.open("li").open("svg", "class", "plot swatch", "viewBox", "0 0 24 16", "aria-hidden", "true");
        drawing.accept(new Svg(html));
        html.close("svg");
    }
}
