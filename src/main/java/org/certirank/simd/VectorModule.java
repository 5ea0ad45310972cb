package org.certirank.simd;


/**
 * Loads the JDK's Vector API, once, and says whether it is there and of use. No class that names {@code jdk.incubator.vector} may be
 * initialised before {@link #isUsable()} has answered true.
 *
 * <p>The module is not resolved at start-up: {@code --add-modules} writes "Using incubator modules" to standard error, and nothing silences it. It is
 * loaded afterwards as the Java machine itself loads modules for its agents, by {@code jdk.internal.module.Modules.loadModule}, to which the program's manifest
 * ({@code Add-Exports}) opens the way. That puts it under the boot loader, so the compiler honours its annotations and turns its calls into instructions;
 * under a loader of our own (a {@code ModuleLayer}) it would not. Where that way is closed (another JDK, a run without the manifest), the answer is false.
 *
 * <p>Not of use is a machine without the optimising compiler (interpreter or client compiler only), where every vector is an object, or with fewer than four
 * doubles in a vector. The system property {@code certirank.simd=scalar} makes the answer false.
 */
public final class VectorModule {
    private static final String MODULE = "jdk.incubator.vector";
    private static final int FEWEST_LANES = 4;

    private static final boolean USABLE = !"scalar".equals(System.getProperty("certirank.simd")) && isOptimising() && isLoaded() && VectorWidth.doubles() >= FEWEST_LANES;

    private VectorModule() {
    }

    /** Whether the vector kernels may be used; the same answer throughout a run. */
    public static boolean isUsable() {
        return USABLE;
    }

    private static boolean isOptimising() {
        String mode = System.getProperty("java.vm.info", "");
        return !mode.startsWith("interpreted") && !mode.contains("emulated-client");
    }

    private static boolean isLoaded() {
        if (ModuleLayer.boot().findModule(MODULE).isPresent()) {
            return true;
        }
        try {
            Class.forName("jdk.internal.module.Modules").getMethod("loadModule", String.class).invoke(null, MODULE);
            return true;
        } catch (ReflectiveOperationException | LinkageError closed) {
            return false;
        }
    }
}
