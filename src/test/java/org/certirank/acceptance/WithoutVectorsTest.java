package org.certirank.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.CertificateWriter;
import org.certirank.check.Checker;
import org.certirank.prove.Attempt;
import org.certirank.prove.Progress;
import org.certirank.prove.Prover;
import org.certirank.prove.ProverOptions;
import org.certirank.simd.VectorModule;
import org.certirank.spec.Claim;
import org.certirank.spec.Spec;
import org.certirank.spec.SpecReader;
import org.junit.jupiter.api.Test;

/** A Java machine that has no way to the vector module decides published claims as one that has: the same verdicts, the same bytes of certificates. */
class WithoutVectorsTest {
    private static final String OPEN = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

    /** Specs of many short proofs, most of them by box search; the other folders take minutes. */
    private static final List<String> FOLDERS = List.of("theorems/classical", "theorems/engine");

    /** Decides their claims anew; one line for each, with the digest of the certificate and the checker's word, after one that says whether there are vectors. */
    static final class Decide {
        private Decide() {
        }

        public static void main(String[] args) throws Exception {
            Path root = Path.of(System.getProperty("certirank.home"));
            StringBuilder lines = new StringBuilder("vectors: " + VectorModule.isUsable() + "\n");
            for (Path file : specs(root)) {
                Spec spec = SpecReader.read(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                for (Claim claim : spec.claims().stream().filter(c -> !SlowClaims.has(spec, c)).toList()) {
                    lines.append(spec.id()).append('#').append(claim.id()).append(' ').append(decide(root, spec, claim)).append('\n');
                }
            }
            System.out.print(lines);
        }

        private static List<Path> specs(Path root) throws IOException {
            List<Path> files = new ArrayList<>();
            for (String folder : FOLDERS) {
                try (Stream<Path> all = Files.walk(root.resolve(folder))) {
                    all.filter(f -> f.toString().endsWith(".json")).sorted().forEach(files::add);
                }
            }
            return files;
        }

        private static String decide(Path root, Spec spec, Claim claim) throws Exception {
            return switch (Prover.attempt(spec, claim, ProverOptions.DEFAULT, Progress.NONE)) {
                case Attempt.Found found -> {
                    Certificate.Shows shows = found.negation() ? Certificate.Shows.NEGATION : Certificate.Shows.CLAIM;
                    byte[] certificate = CertificateWriter.bytes(Certificate.of(spec.path(), spec.sha256(), claim.id(), shows, List.of(), found.proof()));
                    yield HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate)) + " " + Checker.check(certificate, root);
                }
                case Attempt other -> other.getClass().getSimpleName();
            };
        }
    }

    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of(options));
        command.addAll(List.of("-Dcertirank.home=" + System.getProperty("certirank.home", "."), "-cp", System.getProperty("java.class.path"), Decide.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), out);
        return out;
    }

    @Test
    void sameVerdictsAndCertificates() throws Exception {
        String with = run(OPEN);
        String without = run();
        assertTrue(without.startsWith("vectors: false\n"), without);
        assertTrue(with.startsWith("vectors: " + VectorModule.isUsable() + "\n"), with);
        assertTrue(with.lines().filter(l -> l.contains("Accept")).count() > 20, with);
        assertEquals(without.substring(without.indexOf('\n')), with.substring(with.indexOf('\n')));
    }
}
