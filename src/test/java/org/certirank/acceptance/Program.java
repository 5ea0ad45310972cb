package org.certirank.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The whole program, prover and checker included, in a project of the test's own. */
final class Program {
    private final Path root;

    /** How the process ended and what it printed, both streams together. */
    record Ended(int exit, String printed) { }

    Program(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("theorems"));
    }

    Path write(String path, String text) throws IOException {
        return Files.writeString(root.resolve(path), text);
    }

    /** The command line as {@code Main.main} runs it, within this process; its parts are the program's own business, so they are taken by reflection. */
    Ended run(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            Object terminal = make("Terminal", stream, stream, InputStream.nullInputStream(), false, false, 100, root, root, Map.of());
            Method run = Stream.of(type("Main").getDeclaredMethods()).filter(m -> m.getName().equals("run")).findFirst().orElseThrow();
            run.setAccessible(true);
            int exit = (int) run.invoke(null, terminal, make("Interrupt"), make("RealEngine"), arguments);
            return new Ended(exit, printed.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("org.certirank.cli." + name);
    }

    private static Object make(String type, Object... with) throws ReflectiveOperationException {
        Constructor<?> constructor = Stream.of(type(type).getDeclaredConstructors()).filter(c -> c.getParameterCount() == with.length).findFirst().orElseThrow();
        constructor.setAccessible(true);
        return constructor.newInstance(with);
    }

    /** Runs {@code check}; the verdicts by {@code SPEC#CLAIM}. */
    Map<String, String> verdicts(int exit, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", "--json", "result.json"));
        arguments.addAll(List.of(options));
        Ended ended = run(arguments.toArray(String[]::new));
        if (ended.exit() != exit) {
            throw new AssertionError("exit " + ended.exit() + " in place of " + exit + ": " + ended.printed());
        }
        Map<String, String> out = new TreeMap<>();
        for (JsonNode claim : Trial.JSON.readTree(Files.readAllBytes(root.resolve("result.json"))).get("claims")) {
            out.put(claim.get("spec").stringValue() + "#" + claim.get("claim").stringValue(), claim.get("verdict").stringValue());
        }
        return out;
    }

    Path certificate(String spec, String claim) {
        return root.resolve("reports/certificates").resolve(spec).resolve(claim + ".json");
    }

    /** All certificates, by their paths below the folder. */
    Map<String, String> certificates() throws IOException {
        Path folder = root.resolve("reports/certificates");
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(".json")).toList()) {
                out.put(folder.relativize(file).toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return out;
    }

    /** A claim over the real numbers or without quantifiers; single quotes stand for double ones. */
    static String claim(String id, String set, String holds, String expect, String... uses) {
        String given = set.isEmpty() ? "" : "{'forall': 'x', 'in': '" + set + "'}";
        String used = uses.length == 0 ? "" : ", 'uses': ['" + String.join("', '", uses) + "']";
        return "{'id': '" + id + "', 'says': 's', 'coverage': 'whole', 'given': [" + given + "], 'holds': '" + holds + "', 'expect': '" + expect + "'" + used + "}";
    }

    static String spec(String id, String... claims) {
        return Trial.quoted("{'id': '" + id + "', 'kind': 'conjecture', 'title': 't', 'claims': [" + String.join(",\n", claims) + "]}\n");
    }
}
