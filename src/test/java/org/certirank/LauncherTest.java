package org.certirank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script, run with a JDK and a Maven that only pretend: what it builds when, what it passes on, what it says. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path HOME = Path.of(System.getProperty("certirank.home", "")).toAbsolutePath();

    private record Outcome(int exit, String out, String err) {
    }

    @TempDir
    private Path temp;

    private Path project;
    private Path launcher;
    private Path jdk;
    private Path tools;
    private Path calls;

    @BeforeEach
    void makeAProject() throws IOException {
        project = Files.createDirectories(temp.resolve("a project"));
        launcher = Files.copy(HOME.resolve("certirank"), project.resolve("certirank"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectories(project.resolve("src/main/java"));
        Files.createDirectories(project.resolve("src/build"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(project.resolve("src/main/java/A.java"), "class A {}");
        calls = temp.resolve("calls");
        jdk = jdk("jdk", "JAVA_VERSION=\"25.0.3\"");
        tools = Files.createDirectories(temp.resolve("tools"));
        for (String tool : List.of("sh", "find", "head", "sed", "readlink", "grep", "awk", "uname", "mkdir", "rm", "rmdir", "mv", "cp", "ps", "sleep", "touch")) {
            script(tools.resolve(tool), "exec '" + onPath(tool) + "' \"$@\"");
        }
        maven("touch \"$build/certirank.jar\"");
        age();
    }

    @Test
    void passesArgumentsAndExitCodeAndKeepsStderrClean() throws Exception {
        Outcome outcome = run(temp, List.of(launcher.toString(), "eval", "a b", "", "*", "exit-7"), Map.of());
        assertEquals(7, outcome.exit());
        assertEquals("", outcome.err());
        assertTrue(outcome.out().contains("[eval][a b][][*][exit-7]"), outcome.out());
        assertTrue(outcome.out().contains("[-Dcertirank.home=" + project.toRealPath() + "]"), outcome.out());
        assertTrue(outcome.out().endsWith("in " + temp.toRealPath() + "\n"), outcome.out());
    }

    /** Java 24 and later warn of what JMH does, on standard error. */
    @Test
    void onlyBenchMayUseUnsafeMemoryAccess() throws Exception {
        String option = "--sun-misc-unsafe-memory-access=allow";
        assertTrue(run(temp, List.of(launcher.toString(), "bench"), Map.of()).out().contains("[" + option + "]"));
        assertFalse(run(temp, List.of(launcher.toString(), "eval", "bench"), Map.of()).out().contains(option));
        assertFalse(run(temp, List.of(launcher.toString()), Map.of()).out().contains(option));
    }

    @Test
    void worksThroughChainsOfSymbolicLinks() throws Exception {
        Path other = Files.createDirectories(temp.resolve("other"));
        Files.createSymbolicLink(temp.resolve("one"), Path.of("a project/certirank"));
        Files.createSymbolicLink(other.resolve("two"), Path.of("../one"));
        for (String command : List.of("./two", "../one", "../a project/certirank")) {
            Outcome outcome = run(other, List.of(tools.resolve("sh").toString(), "-c", "exec \"$0\"", command), Map.of());
            assertEquals(0, outcome.exit(), outcome.err());
            assertTrue(outcome.out().contains("[-Dcertirank.home=" + project.toRealPath() + "]"), outcome.out());
        }
    }

    @Test
    void buildsOnFirstUseAndWhenSomethingChanged() throws Exception {
        assertEquals(0, run().exit());
        assertEquals(1, builds());
        assertEquals(0, run().exit());
        assertEquals(1, builds());
        Files.writeString(project.resolve("src/main/java/A.java"), "class A { }");
        assertEquals(0, run().exit());
        assertEquals(2, builds());
        Files.writeString(project.resolve("pom.xml"), "<project> </project>");
        assertEquals(0, run().exit());
        assertEquals(3, builds());
        Files.delete(project.resolve("src/main/java/A.java"));
        assertEquals(0, run().exit());
        assertEquals(4, builds());
        assertEquals(0, run().exit());
        assertEquals(4, builds());
    }

    @Test
    void aSourceChangedDuringTheBuildIsBuiltNextTime() throws Exception {
        maven("sleep 1; touch \"$home/src/main/java/A.java\" \"$build/certirank.jar\"");
        age();
        assertEquals(0, run().exit());
        maven("touch \"$build/certirank.jar\"");
        assertEquals(0, run().exit());
        assertEquals(2, builds());
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        maven("sleep 1; touch \"$build/certirank.jar\"");
        Process first = start(temp, List.of(launcher.toString()), Map.of());
        Process second = start(temp, List.of(launcher.toString()), Map.of());
        assertEquals(0, first.waitFor());
        assertEquals(0, second.waitFor());
        assertEquals(1, builds());
        assertFalse(Files.exists(project.resolve("target/launcher.lock")));
    }

    @Test
    void aLockWhoseOwnerIsGoneIsBroken() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Process uname = new ProcessBuilder("uname", "-n").start();
        String host = new String(uname.getInputStream().readAllBytes()).strip();
        Path lock = Files.createDirectories(project.resolve("target/launcher.lock"));
        Files.writeString(lock.resolve("owner"), gone.pid() + " " + host + "\n");
        assertEquals(0, run().exit());
        assertEquals(1, builds());
        assertFalse(Files.exists(lock));
    }

    @Test
    void aFailingBuildSaysWhatIsWrongAndIsTriedAgain() throws Exception {
        maven("echo '[INFO] compiling'; echo '[ERROR] A.java:[1,2] no such thing'; echo '[ERROR] -> [Help 1]'; exit 1");
        Outcome outcome = run();
        assertEquals(3, outcome.exit());
        assertEquals("", outcome.out());
        assertEquals(List.of("certirank: the build failed; the whole log is " + project.toRealPath() + "/target/build.log", "[ERROR] A.java:[1,2] no such thing"),
                outcome.err().lines().toList());
        assertEquals(1, builds());
        assertFalse(Files.exists(project.resolve("target/launcher.lock")));
        maven("touch \"$build/certirank.jar\"");
        assertEquals(0, run().exit());
    }

    @Test
    void aFailingNetworkIsMetByAnOfflineBuild() throws Exception {
        maven("case \" $* \" in *' -o '*) touch \"$build/certirank.jar\" ;; *) echo '[ERROR] Could not transfer artifact x'; exit 1 ;; esac");
        Outcome outcome = run();
        assertEquals(0, outcome.exit(), outcome.err());
        assertEquals("", outcome.err());
        assertEquals(2, builds());
    }

    @Test
    void mavenIsNeededForABuildOnly() throws Exception {
        assertEquals(0, run().exit());
        Files.delete(tools.resolve("mvn"));
        assertEquals(0, run().exit());
        Files.writeString(project.resolve("pom.xml"), "<project>  </project>");
        Outcome outcome = run();
        assertEquals(3, outcome.exit());
        assertEquals(1, outcome.err().lines().count());
        assertTrue(outcome.err().startsWith("certirank: needs Apache Maven"), outcome.err());
    }

    @Test
    void anotherBuildFolderMayBeNamed() throws Exception {
        Path elsewhere = temp.resolve("else where");
        assertEquals(0, run(temp, List.of(launcher.toString()), Map.of("CERTIRANK_BUILD", elsewhere.toString())).exit());
        assertTrue(Files.exists(elsewhere.resolve("certirank.jar")));
        assertFalse(Files.exists(project.resolve("target")));
    }

    @ParameterizedTest
    @CsvSource({"JAVA_VERSION=\"25\", true", "JAVA_VERSION=\"25.0.3\", true", "JAVA_VERSION=\"26-ea\", true", "JAVA_VERSION=\"100.1\", true",
            "JAVA_VERSION=\"24.0.2\", false", "JAVA_VERSION=\"17.0.15\", false", "JAVA_VERSION=\"1.8.0_402\", false", "JAVA_VERSION=\"\", false", "NOTHING=1, false"})
    void versionsAreReadFromTheReleaseFile(String release, boolean good) throws Exception {
        Path other = jdk("other", release);
        Outcome outcome = run(temp, List.of(launcher.toString()), Map.of("CERTIRANK_JAVA_HOME", other.toString()));
        assertEquals(good ? 0 : 3, outcome.exit(), outcome.err());
        assertEquals(good ? "" : "certirank: CERTIRANK_JAVA_HOME=" + other + " is not a JDK 25 or newer\n", outcome.err());
    }

    @ParameterizedTest
    @CsvSource({"openjdk version \"25.0.1\" 2025-10-21, true", "java version \"25\" 2025-09-16 LTS, true", "openjdk version \"17.0.15\" 2025-04-15, false",
            "java version \"1.8.0_402\", false", "nonsense, false"})
    void versionsAreAskedForWithoutAReleaseFile(String line, boolean good) throws Exception {
        Path other = jdk("other", "");
        Files.delete(other.resolve("release"));
        script(other.resolve("bin/java"), "[ \"$1\" = -version ] && { echo 'Picked up something' >&2; echo '" + line + "' >&2; }\nexit 0");
        Outcome outcome = run(temp, List.of(launcher.toString()), Map.of("CERTIRANK_JAVA_HOME", other.toString()));
        assertEquals(good ? 0 : 3, outcome.exit(), outcome.err());
    }

    @Test
    void anOldJavaHomeIsPassedOverForTheJavaOnThePath() throws Exception {
        Path old = jdk("old", "JAVA_VERSION=\"17.0.15\"");
        Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));
        Outcome outcome = run(temp, List.of(launcher.toString()), Map.of("CERTIRANK_JAVA_HOME", "", "JAVA_HOME", old.toString()));
        assertEquals(0, outcome.exit(), outcome.err());
        assertTrue(outcome.out().startsWith("java of jdk "), outcome.out());
    }

    // --- help

    private Outcome run() throws Exception {
        return run(temp, List.of(launcher.toString()), Map.of());
    }

    private Outcome run(Path folder, List<String> command, Map<String, String> environment) throws Exception {
        Process process = start(folder, command, environment);
        int exit = process.waitFor();
        return new Outcome(exit, Files.readString(temp.resolve("out")), Files.readString(temp.resolve("err")));
    }

    private Process start(Path folder, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(temp.resolve("out").toFile()).redirectError(temp.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", temp.toString(), "CERTIRANK_JAVA_HOME", jdk.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private long builds() throws IOException {
        return Files.exists(calls) ? Files.readString(calls).lines().count() : 0;
    }

    /** A Maven that notes each call and does as told, with the project in {@code $home} and the build folder in {@code $build}. */
    private void maven(String deed) throws IOException {
        script(tools.resolve("mvn"), """
                echo call >>'%s'
                for argument in "$@"; do case $argument in -Dcertirank.build=*) build=${argument#*=} ;; */pom.xml) home=${argument%%/pom.xml} ;; esac; done
                mkdir -p "$build/lib"
                %s
                """.formatted(calls, deed));
    }

    /** A JDK whose java prints its name, its arguments and its folder, and leaves with N after an argument exit-N. */
    private Path jdk(String name, String release) throws IOException {
        Path home = Files.createDirectories(temp.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\n" + release + "\n");
        script(home.resolve("bin/javac"), "exit 1");
        script(home.resolve("bin/java"), """
                printf 'java of %s '; code=0
                for argument in "$@"; do printf '[%%s]' "$argument"; case $argument in exit-*) code=${argument#exit-} ;; esac; done
                printf ' in %%s\\n' "$(pwd -P)"; exit "$code"
                """.formatted(name));
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    /** Makes all sources older than now, as after a checkout: a stamp of the same instant must not hide them, nor they it. */
    private void age() throws IOException {
        FileTime past = FileTime.from(Instant.now().minusSeconds(60));
        try (Stream<Path> tree = Files.walk(project)) {
            for (Path file : tree.toList()) {
                Files.setLastModifiedTime(file, past);
            }
        }
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, tool)).filter(Files::isExecutable).findFirst().orElseThrow();
    }
}
