package org.certirank.report;

import java.util.List;
import org.certirank.spec.Picture;

/** A picture that a spec asks for, with the values that the engine found for it. An illustration: no verdict rests on it. */
public sealed interface Figure {
    /** What the spec asks for. */
    Picture picture();

    /**
     * An enclosed real number.
     *
     * @param lo at most the number
     * @param hi at least the number
     * @param lower a decimal that is at most the number
     * @param upper one that is at least the number
     */
    record Range(double lo, double hi, String lower, String upper) {
        public static final Range ZERO = new Range(0, 0, "0", "0");

        public Range {
            if (!(lo <= hi) || Double.isInfinite(lo) || Double.isInfinite(hi)) {
                throw new IllegalArgumentException("not a bounded interval: [" + lo + ", " + hi + "]");
            }
        }

        double mid() {
            return lo / 2 + hi / 2;
        }

        @Override
        public String toString() {
            return lower.equals(upper) ? lower : "[" + lower + ", " + upper + "]";
        }
    }

    /** It cannot be drawn; why, as the end of a sentence. */
    record Missing(Picture picture, String reason) implements Figure { }

    /**
     * Tokens.
     *
     * @param tokens the coordinates of each
     * @param start those of where each came from; empty if that was not asked for
     */
    record Tokens(Picture.Tokens picture, List<List<Range>> tokens, List<List<Range>> start) implements Figure {
        public Tokens {
            tokens = tokens.stream().map(List::copyOf).toList();
            start = start.stream().map(List::copyOf).toList();
        }
    }

    /** The eigenvalues of each matrix of the picture, in its order. */
    record Multipliers(Picture.Multipliers picture, List<List<Cluster>> spectra) implements Figure {
        public Multipliers {
            spectra = spectra.stream().map(List::copyOf).toList();
        }
    }

    /**
     * So many eigenvalues, counted with multiplicity, all in one disc.
     *
     * @param count how many
     * @param re of the centre
     * @param im of the centre
     * @param radius of the disc; 0 where the centre is the one eigenvalue, a double
     * @param real encloses the real parts
     * @param imaginary encloses the imaginary parts
     * @param magnitude encloses the magnitudes
     * @param side where they lie
     */
    record Cluster(int count, double re, double im, double radius, Range real, Range imaginary, Range magnitude, Side side) { }

    /** Where eigenvalues lie, with certainty unless {@link #OPEN}. */
    enum Side {
        INSIDE("inside the unit circle"), ON("exactly on the unit circle"), OUTSIDE("outside the unit circle"), OPEN("not told apart from the unit circle, which their discs touch");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The ends of each arc and the points, each by its two coordinates. */
    record Arcs(Picture.Arcs picture, List<List<Range>> from, List<List<Range>> to, List<List<Range>> points) implements Figure {
        public Arcs {
            from = from.stream().map(List::copyOf).toList();
            to = to.stream().map(List::copyOf).toList();
            points = points.stream().map(List::copyOf).toList();
        }
    }
}
