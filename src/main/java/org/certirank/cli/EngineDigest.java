package org.certirank.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which prover this is: SHA-256 over the class files that decide what a search finds, and, in a jar, over the names of its libraries, which carry
 * their versions. Builds are reproducible, so one commit and one compiler give one digest; any change of the code that searches gives another.
 * Pages, commands and the checker have no part in a search, and none in the digest.
 */
final class EngineDigest {
    private static final Pattern SEARCHES = Pattern.compile("org/certirank/(?:exact|interval|simd|linalg|graph|attention|expr|eval|spec|certificate|prove)/.*\\.class");

    private EngineDigest() {
    }

    /** The digest of the classes that this program runs from; empty where they cannot be read. */
    static Optional<String> own() {
        return Holder.OWN;
    }

    private static final class Holder {
        private static final Optional<String> OWN = compute();

        private static Optional<String> compute() {
            try {
                URI place = EngineDigest.class.getProtectionDomain().getCodeSource().getLocation().toURI();
                return Optional.of(of(Path.of(place)));
            } catch (IOException | java.net.URISyntaxException | RuntimeException unknown) {
                // Then nothing is kept and nothing is taken over: every search is done again.
                return Optional.empty();
            }
        }
    }

    /** The digest of the classes in a folder or a jar. */
    static String of(Path place) throws IOException {
        SortedMap<String, byte[]> parts = Files.isDirectory(place) ? inFolder(place) : inJar(place);
        if (parts.isEmpty()) {
            throw new IOException(place + ": no class of the prover");
        }
        MessageDigest all = sha256();
        parts.forEach((name, digest) -> {
            all.update(name.getBytes(StandardCharsets.UTF_8));
            all.update((byte) 0);
            all.update(digest);
        });
        return HexFormat.of().formatHex(all.digest());
    }

    private static SortedMap<String, byte[]> inFolder(Path folder) throws IOException {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) below.filter(Files::isRegularFile)::iterator) {
                String name = ProjectRoot.relative(folder, file);
                if (SEARCHES.matcher(name).matches()) {
                    parts.put(name, sha256().digest(Files.readAllBytes(file)));
                }
            }
        }
        return parts;
    }

    private static SortedMap<String, byte[]> inJar(Path jar) throws IOException {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (SEARCHES.matcher(entry.getName()).matches()) {
                    try (InputStream in = file.getInputStream(entry)) {
                        parts.put(entry.getName(), sha256().digest(in.readAllBytes()));
                    }
                }
            }
            Manifest manifest = file.getManifest();
            String libraries = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (libraries != null) {
                parts.put("", sha256().digest(libraries.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return parts;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
