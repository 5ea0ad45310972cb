package org.certirank.check;

import java.util.*;

/** A certificate file, its outer form checked (certificate format, section 1). */
record Certificate(Reference spec, boolean negated, List<Reference> uses, List<Step> steps) {
    static final int SIZE = 256 << 20;

    /** A claim in a file with a digest. */
    record Reference(String path, String sha256, String claim) { }
    record Step(String rule, int[] premises, Object data) { }

    static Certificate read(byte[] bytes) {
        Fields f = new Fields(Json.parse(bytes, SIZE), "", "certirank spec claim shows uses steps");
        if (f.integer("certirank") != 1) throw new LimitException("certificate version " + f.integer("certirank") + ", this checker reads version 1");
        Reference claim = reference(new Fields(f.get("spec"), "/spec", "path sha256"), f.text("claim"));
        boolean negated = f.choice("shows", "claim", "negation").equals("negation");
        f.list("uses");
        List<Reference> uses = f.objects("uses", "path sha256 claim").stream().map(u -> reference(u, u.text("claim"))).toList();
        f.list("steps");
        List<Step> steps = f.objects("steps", "rule premises data").stream().map(s -> new Step(s.text("rule"), s.integers("premises"), s.get("data"))).toList();
        if (steps.isEmpty()) throw new RejectException("no steps");
        Set<Integer> used = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            for (int p : steps.get(i).premises) {
                if (p >= i) throw new RejectException("step " + i + ": premise " + p + (p == i ? " is the step itself" : " points forward"));
                used.add(p);
            }
        }
        for (int i = 0; i + 1 < steps.size(); i++) if (!used.contains(i)) throw new RejectException("step " + i + " is no premise of a later step");
        return new Certificate(claim, negated, uses, steps);
    }

    private static Reference reference(Fields f, String claim) {
        for (String part : f.text("path").split("/", -1)) {
            if (!part.matches("(?!\\.\\.?$)[^\\\\\\x00:]+")) throw Fields.wrong(f.at("path"), "a path from the project's root");
        }
        if (!f.text("sha256").matches("[0-9a-f]{64}")) throw Fields.wrong(f.at("sha256"), "64 hexadecimal digits");
        return new Reference(f.text("path"), f.text("sha256"), claim);
    }
}
