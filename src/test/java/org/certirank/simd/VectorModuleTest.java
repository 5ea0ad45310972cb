package org.certirank.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VectorModuleTest {
    private static final String OPEN = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

    /** Prints the answer. */
    static final class Ask {
        private Ask() {
        }

        public static void main(String[] args) {
            System.out.print(VectorModule.isUsable());
        }
    }

    /** What another Java machine prints, on both streams: a warning would show. */
    static String run(Class<?> main, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), out);
        return out;
    }

    @Test
    void absentWithoutTheManifestAndOnRequest() throws Exception {
        assertEquals("false", run(Ask.class));
        assertEquals("false", run(Ask.class, OPEN, "-Dcertirank.simd=scalar"));
        assertEquals("false", run(Ask.class, OPEN, "-Xint"));
        assertEquals("false", run(Ask.class, OPEN, "-XX:TieredStopAtLevel=1"));
    }

    @Test
    void loadedQuietly() throws Exception {
        assertEquals(Boolean.toString(VectorModule.isUsable()), run(Ask.class, OPEN));
    }
}
