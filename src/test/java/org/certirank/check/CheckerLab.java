package org.certirank.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A spec with one claim, written to a folder of its own, and certificates about it written by hand. Single quotes stand for double ones. */
final class CheckerLab {
    private final Map<String, Object> let = new LinkedHashMap<>();
    private final List<Object> given = new ArrayList<>();
    private String holds = "true";
    private String shows = "claim";
    private List<String> uses = List.of();

    /** @param quantifiers like "forall x in [0, 1] where x > 0" */
    static CheckerLab given(String... quantifiers) {
        CheckerLab lab = new CheckerLab();
        for (String q : quantifiers) {
            String[] words = q.split(" ", 4);
            String[] set = words[3].split(" where ");
            Map<String, Object> m = new LinkedHashMap<>();
            m.put(words[0], words[1]);
            m.put("in", set[0]);
            if (set.length > 1) {
                m.put("where", set[1]);
            }
            lab.given.add(m);
        }
        return lab;
    }

    CheckerLab let(String name, Object definition) {
        let.put(name, definition);
        return this;
    }

    CheckerLab holds(String formula) {
        holds = formula;
        return this;
    }

    CheckerLab negation() {
        shows = "negation";
        return this;
    }

    CheckerLab uses(String... claims) {
        uses = List.of(claims);
        return this;
    }

    String spec() {
        Map<String, Object> claim = new LinkedHashMap<>(Map.of("id", "c", "says", "s", "coverage", "whole", "given", given, "holds", holds, "expect", "proved"));
        if (!uses.isEmpty()) {
            claim.put("uses", uses);
        }
        return SpecText.json(Map.of("id", "lab", "kind", "theorem", "title", "t", "let", let, "claims", List.of(claim)));
    }

    static String step(String rule, String premises, String data) {
        return ("{'rule':'" + rule + "','premises':[" + premises + "],'data':{" + data + "}}").replace('\'', '"');
    }

    /** Box at 64 bits with this tree. */
    static String box(String tree) {
        return step("box", "", "'bits':64,'tree':[" + tree + "]");
    }

    static String box() {
        return box("'n'");
    }

    static String intro(int premise, String point) {
        return step("intro", "" + premise, "'point':{" + point + "}");
    }

    static String sha(byte[] bytes) {
        try {
            return java.util.HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String certificate(String... steps) {
        String head = "{'certirank':1,'spec':{'path':'lab.json','sha256':'" + sha(spec().getBytes(StandardCharsets.UTF_8)) + "'},'claim':'c','shows':'" + shows
                + "','uses':[],'steps':[";
        return head.replace('\'', '"') + String.join(",", steps) + "]}";
    }

    Verdict check(String certificate) {
        return check(certificate, spec());
    }

    static Verdict check(String certificate, String spec) {
        try {
            Path root = Files.createTempDirectory("checker");
            Files.writeString(root.resolve("lab.json"), spec);
            Verdict v = Checker.check(certificate.getBytes(StandardCharsets.UTF_8), root);
            Files.delete(root.resolve("lab.json"));
            Files.delete(root);
            return v;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void proves(String... steps) {
        Verdict v = check(certificate(steps));
        Verdict.Accept a = assertInstanceOf(Verdict.Accept.class, v, () -> v.toString());
        assertEquals(shows.equals("claim") ? "proved" : "refuted", a.verdict());
    }

    void rejects(String reason, String... steps) {
        Verdict v = check(certificate(steps));
        Verdict.Reject r = assertInstanceOf(Verdict.Reject.class, v, () -> v.toString());
        assertTrue(r.reason().contains(reason), () -> "'" + r.reason() + "' does not contain '" + reason + "'");
    }

    void declines(String reason, String... steps) {
        Verdict v = check(certificate(steps));
        Verdict.Decline d = assertInstanceOf(Verdict.Decline.class, v, () -> v.toString());
        assertTrue(d.reason().contains(reason), () -> "'" + d.reason() + "' does not contain '" + reason + "'");
    }
}
