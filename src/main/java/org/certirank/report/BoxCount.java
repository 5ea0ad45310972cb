package org.certirank.report;

import java.util.List;
import java.util.StringJoiner;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.Data;
import org.certirank.certificate.Step;

/**
 * How many leaves the subdivision trees of box steps have, by the way each was judged.
 *
 * @param natural by interval evaluation
 * @param meanValue by the mean value form
 * @param outside because a hypothesis fails on them
 * @param bits the greatest precision
 */
record BoxCount(long natural, long meanValue, long outside, long bits) {
    static final BoxCount NONE = new BoxCount(0, 0, 0, 0);

    static BoxCount of(Certificate certificate) {
        return certificate.steps().stream().map(BoxCount::of).reduce(NONE, BoxCount::plus);
    }

    static BoxCount of(Step step) {
        if (!step.rule().equals("box") || !(step.data().fields().get("tree") instanceof Data.Items(List<Data> tokens))) {
            return NONE;
        }
        long bits = step.data().fields().get("bits") instanceof Data.Int(long b) ? b : 0;
        long n = 0;
        long m = 0;
        long x = 0;
        for (Data token : tokens) {
            // A text is a run of one-letter tokens; digits are splits.
            if (token instanceof Data.Text(String run)) {
                n += count(run, 'n');
                m += count(run, 'm');
                x += count(run, 'x');
            }
        }
        return new BoxCount(n, m, x, bits);
    }

    private static long count(String run, char leaf) {
        return run.chars().filter(c -> c == leaf).count();
    }

    BoxCount plus(BoxCount other) {
        return new BoxCount(Saturated.sum(natural, other.natural), Saturated.sum(meanValue, other.meanValue), Saturated.sum(outside, other.outside), Math.max(bits, other.bits));
    }

    BoxCount times(long factor) {
        return new BoxCount(Saturated.product(natural, factor), Saturated.product(meanValue, factor), Saturated.product(outside, factor), bits);
    }

    long leaves() {
        return Saturated.sum(natural, Saturated.sum(meanValue, outside));
    }

    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ");
        add(parts, natural, "by interval evaluation");
        add(parts, meanValue, "by the mean value form");
        add(parts, outside, "outside the hypotheses");
        return Saturated.text(leaves()) + (leaves() == 1 ? " box" : " boxes") + (leaves() == natural ? "" : " (" + parts + ")")
                + (bits == 0 ? "" : " at " + bits + " bits");
    }

    private static void add(StringJoiner parts, long count, String how) {
        if (count > 0) {
            parts.add(Saturated.text(count) + " " + how);
        }
    }
}
