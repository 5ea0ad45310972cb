package org.certirank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.certirank.simd.VectorModule;
import org.certirank.simd.matrix.MatrixKernels;

/** What the figures were measured on, in one line. */
public final class Machine {
    private Machine() {
    }

    /** Processor, Java, and whether vector instructions are used. */
    public static String describe(boolean scalar) {
        int processors = Runtime.getRuntime().availableProcessors();
        String vectors = scalar || !VectorModule.isUsable() ? "scalar code" : "vector instructions (kernel " + MatrixKernels.best().name() + ")";
        return processor() + ", " + processors + (processors == 1 ? " processor" : " processors") + ", Java " + Runtime.version().feature() + ", " + vectors;
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).findFirst().map(line -> line.replaceFirst("^[^:]*:\\s*", "").strip()).orElse(System.getProperty("os.arch"));
        } catch (IOException | java.io.UncheckedIOException noProc) {
            return System.getProperty("os.arch");
        }
    }
}
