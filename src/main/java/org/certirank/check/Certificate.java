package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/** A certificate file, its outer form checked (certificate format, section 1). */
record Certificate(Reference spec, boolean negated, List<Reference> uses, List<Step> steps) {
    static final int SIZE = 256 << 20;

    /** A claim in a file with a digest. */
    record Reference(String path, String sha256, String claim) { }

    record Step(String rule, int[] premises, Object data) { }

    static Certificate read(byte[] bytes) {
        Fields f = new Fields(Json.parse(bytes, SIZE), "", List.of("certirank", "spec", "claim", "shows", "uses", "steps"));
        if (f.integer("certirank") != 1) throw new LimitException("certificate version " + f.integer("certirank") + ", this checker reads version 1");
        Fields spec = new Fields(f.get("spec"), "/spec", List.of("path", "sha256"));
        Reference claim = new Reference(path(spec), digest(spec), f.text("claim"));
        boolean negated = f.choice("shows", "claim", "negation").equals("negation");
        List<Reference> uses = new ArrayList<>();
        f.list("uses");
        for (Fields u : f.objects("uses", "path", "sha256", "claim")) uses.add(new Reference(path(u), digest(u), u.text("claim")));
        List<Step> steps = new ArrayList<>();
        f.list("steps");
        for (Fields s : f.objects("steps", "rule", "premises", "data")) steps.add(new Step(s.text("rule"), s.integers("premises"), s.get("data")));
        boolean[] used = new boolean[steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            for (int p : steps.get(i).premises) {
                if (p >= i) throw new RejectException("step " + i + ": premise " + p + (p == i ? " is the step itself" : " points forward"));
                used[p] = true;
            }
        }
        if (steps.isEmpty()) throw new RejectException("no steps");
        for (int i = 0; i + 1 < used.length; i++) {
            if (!used[i]) throw new RejectException("step " + i + " is no premise of a later step");
        }
        return new Certificate(claim, negated, uses, steps);
    }

    private static String path(Fields f) {
        String path = f.text("path");
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0 || part.indexOf(0) >= 0 || part.indexOf(':') >= 0) {
                throw Fields.wrong(f.at("path"), "a path from the project's root");
            }
        }
        return path;
    }

    private static String digest(Fields f) {
        String hex = f.text("sha256");
        if (!hex.matches("[0-9a-f]{64}")) throw Fields.wrong(f.at("sha256"), "64 hexadecimal digits");
        return hex;
    }
}
