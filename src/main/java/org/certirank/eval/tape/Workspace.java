package org.certirank.eval.tape;

import java.util.Arrays;
import org.certirank.simd.outward.Ends;
import org.certirank.simd.outward.Outward;

/** The registers of one thread for a {@link Tape}, for up to a fixed number of boxes at once. */
public final class Workspace {
    private final Tape tape;
    private final int capacity;
    private final Ends[] registers;
    private final Ends[] centres;
    private final double[] scratch;
    private final double[][] forms;
    /** The values by the program that ran last. */
    private Ends[] values;
    private final Ends[] natural;
    private final Ends[] withJets;

    /** @param capacity boxes at once, at most */
    public Workspace(Tape tape, int capacity) {
        this.tape = tape;
        this.capacity = capacity;
        int leaves = tape.leaves().size();
        registers = new Ends[Math.max(tape.natural().count(), tape.jets().count())];
        for (int r = 0; r < registers.length; r++) {
            registers[r] = Ends.ofSize(capacity);
        }
        centres = new Ends[tape.centre().count()];
        for (int r = 0; r < centres.length; r++) {
            centres[r] = r < leaves ? Ends.pointsOfSize(capacity) : Ends.ofSize(capacity);
        }
        scratch = new double[capacity];
        forms = new double[tape.differentiated().size()][capacity];
        natural = Arrays.stream(tape.natural().results()).mapToObj(r -> registers[r]).toArray(Ends[]::new);
        withJets = Arrays.stream(tape.jets().results()).limit(natural.length).mapToObj(r -> registers[r]).toArray(Ends[]::new);
        values = natural;
    }

    public int capacity() {
        return capacity;
    }

    /** The k-th sides of the boxes, to be written by the caller; operations leave them as they are. */
    public Ends side(int k) {
        return registers[k];
    }

    /** Computes the values over the first n boxes. */
    public void values(int n) {
        run(tape.natural(), registers, n);
        values = natural;
    }

    /** Computes the values, the same as {@link #values}, and the partial derivatives over the first n boxes, which must be bounded. */
    public void jets(int n) {
        run(tape.jets(), registers, n);
        values = withJets;
    }

    /** The j-th value, until the next operation. */
    public Ends value(int j) {
        return values[j];
    }

    /** After {@link #jets} for as many boxes: computes the lower ends of the mean value forms. */
    public void forms(int n) {
        for (int e = 0; e < forms.length; e++) {
            form(e, n);
        }
    }

    private void form(int e, int n) {
        double[] form = forms[e];
        for (int k = 0; k < tape.leaves().size(); k++) {
            centre(registers[k], derivative(e, k), centres[k].lo(), n);
        }
        run(tape.centre(), centres, n);
        Ends at = centres[tape.centre().results()[e]];
        System.arraycopy(at.lo(), 0, form, 0, n);
        for (int k = 0; k < tape.leaves().size(); k++) {
            Ends d = derivative(e, k);
            if (d != null) {
                Outward.addLeastProduct(d, registers[k], centres[k].lo(), form, n);
            }
        }
    }

    /** The end from which the term rises, or a point near the middle. Where nothing is known of the derivative, any will do. */
    private static void centre(Ends side, Ends d, double[] c, int n) {
        double[] lo = side.lo();
        double[] hi = side.hi();
        for (int i = 0; i < n; i++) {
            double middle = Math.min(Math.max(lo[i] / 2 + hi[i] / 2, lo[i]), hi[i]);
            c[i] = d != null && d.lo()[i] >= 0 ? lo[i] : d != null && d.hi()[i] <= 0 ? hi[i] : middle;
        }
    }

    /** The partial derivative of the e-th differentiated term by leaf k after {@link #jets}, null where it is exactly 0. */
    public Ends derivative(int e, int k) {
        int p = tape.partial(e, k);
        return p < 0 ? null : registers[tape.jets().results()[p]];
    }

    /** Lower bounds of the e-th differentiated term over the boxes; NaN where there is none, as when it is not certainly C1. */
    public double[] form(int e) {
        return forms[e];
    }

    private void run(Code.Program program, Ends[] at, int n) {
        for (Step s : program.steps()) {
            s.run(at, scratch, n);
        }
    }
}
