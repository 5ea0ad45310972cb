package org.certirank.linalg;

import java.lang.ref.SoftReference;

/** Arrays that a thread uses again in the next product, so that a product does not pay for clearing fresh memory; given back when memory is short. */
final class Workspace {
    private static final int SLOTS = 5;
    private static final ThreadLocal<SoftReference<Workspace>> OF_THREAD = new ThreadLocal<>();

    private final double[][] arrays = new double[SLOTS][];
    private final float[][] floats = new float[2][];

    private Workspace() {
    }

    static Workspace ofThread() {
        SoftReference<Workspace> kept = OF_THREAD.get();
        Workspace space = kept == null ? null : kept.get();
        if (space == null) {
            space = new Workspace();
            OF_THREAD.set(new SoftReference<>(space));
        }
        return space;
    }

    /** An array of at least this length with any content. */
    double[] array(int slot, int length) {
        double[] array = arrays[slot];
        if (array == null || array.length < length) {
            array = new double[length];
            arrays[slot] = array;
        }
        return array;
    }

    /** The same for floats, in slots 0 and 1 of their own. */
    float[] floats(int slot, int length) {
        float[] array = floats[slot];
        if (array == null || array.length < length) {
            array = new float[length];
            floats[slot] = array;
        }
        return array;
    }
}
