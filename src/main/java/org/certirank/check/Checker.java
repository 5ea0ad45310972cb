package org.certirank.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.*;
import java.util.function.Supplier;

/**
 * The checker: decides whether a certificate proves or refutes a claim of a spec. It reads the spec itself, believes nothing that a certificate says, and ends in
 * accept, reject, decline or fault whatever the input is; only a complete verification ends in accept.
 */
public final class Checker {
    private static final long STACK = 1L << 29;
    private static final long GRACE_MILLIS = 5_000;

    /** Everything read from disk in one check: bytes are read once, so that what is digested is what is parsed. */
    private static final class Project {
        private final List<Path> roots;
        private final Path given;
        private final String givenPath;
        private final Map<String, byte[]> files = new HashMap<>();
        private final Map<String, Spec> specs = new HashMap<>();

        Project(List<Path> roots, Path given, String givenPath) {
            this.roots = roots;
            this.given = given;
            this.givenPath = givenPath;
        }

        /** The file of this path with the digest; if none has it, the first of this path. */
        byte[] bytes(String path, String sha256) {
            if (files.containsKey(path)) return files.get(path);
            List<Path> candidates = new ArrayList<>();
            if (given != null && path.equals(givenPath)) candidates.add(given);
            else roots.forEach(root -> candidates.add(root.resolve(path)));
            byte[] first = null;
            for (Path p : candidates) {
                if (!Files.isRegularFile(p)) continue;
                byte[] bytes = Checker.bytes(p, Spec.SIZE);
                first = first == null || digest(bytes).equals(sha256) && !digest(first).equals(sha256) ? bytes : first;
            }
            if (first == null) throw new Unreadable("the file " + path + " is not there");
            files.put(path, first);
            return first;
        }

        Spec spec(String path) {
            Spec known = specs.get(path);
            if (known == null) {
                try {
                    known = Spec.read(bytes(path, ""));
                } catch (InputException e) {
                    throw new Unreadable(path + ": " + e.getMessage());
                }
                specs.put(path, known);
            }
            return known;
        }
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private Checker() {
    }

    /**
     * Checks a certificate file. The spec is the given file, or, if it is null, is found by the path in the certificate from the current folder or else from a folder above the
     * certificate.
     */
    public static Verdict check(Path certificate, Path specOrNull) { return check(certificate, specOrNull, 0); }

    /** The same; declines after so many seconds, 0 standing for no limit. */
    public static Verdict check(Path certificate, Path specOrNull, long seconds) {
        return guarded(seconds, () -> {
            byte[] bytes = bytes(certificate, Certificate.SIZE);
            List<Path> roots = new ArrayList<>(List.of(Path.of("").toAbsolutePath()));
            for (Path p = certificate.toAbsolutePath().normalize().getParent(); p != null; p = p.getParent()) roots.add(p);
            return check(bytes, roots, specOrNull);
        });
    }

    /** Checks the bytes of a certificate; the files it names are looked for from the project's root only. */
    public static Verdict check(byte[] certificate, Path projectRoot) { return guarded(0, () -> check(certificate, List.of(projectRoot), null)); }

    /**
     * The scope of any claim of a spec, as {@link Verdict.Accept} would give it.
     *
     * @throws IllegalArgumentException if the spec is not well-formed or has no such claim
     */
    public static String scope(byte[] spec, String claimId) {
        String[] out = new String[1];
        Verdict v = guarded(0, () -> {
            Spec s = Spec.read(spec);
            if (!s.claims().containsKey(claimId)) throw new InputException("claim '" + claimId + "' is not in the spec");
            out[0] = ScopeText.of(s, s.claims().get(claimId));
            return new Verdict.Decline("");
        });
        if (out[0] == null) throw new IllegalArgumentException(v instanceof Verdict.Reject r ? r.reason() : v.toString());
        return out[0];
    }

    private static Verdict check(byte[] certificate, List<Path> roots, Path given) {
        Certificate c = Certificate.read(certificate);
        Project project = new Project(roots, given, c.spec().path());
        Spec spec = located(project, c.spec(), "the spec");
        Spec.Claim claim = spec.claims().get(c.spec().claim());
        Set<List<String>> used = new HashSet<>();
        uses(project, c, c.spec().path(), claim, new HashSet<>(), used);
        if (used.size() != c.uses().size()) throw new RejectException("the certificate lists " + c.uses().size() + " used claims, the specs " + used.size());
        Verifier.verify(new Reading(spec, claim, c.negated()), c.steps());
        return new Verdict.Accept(c.negated() ? "refuted" : "proved", ScopeText.of(spec, claim), spec.id(), claim.id(), claim.coverage());
    }

    private static Spec located(Project project, Certificate.Reference r, String what) {
        if (!digest(project.bytes(r.path(), r.sha256())).equals(r.sha256())) throw new RejectException("digest of " + (what.equals("the spec") ? "spec" : r.path()) + " differs");
        Spec spec = project.spec(r.path());
        if (!spec.claims().containsKey(r.claim())) throw new RejectException("claim '" + r.claim() + "' is not in " + what);
        return spec;
    }

    /** All claims used, transitively, each of which the certificate has to list with the digest of its file. */
    private static void uses(Project project, Certificate c, String path, Spec.Claim claim, Set<List<String>> open, Set<List<String>> done) {
        if (!open.add(List.of(path, claim.id()))) throw new RejectException("the uses of claim '" + claim.id() + "' go in a circle");
        for (String use : claim.uses()) {
            int hash = use.indexOf('#');
            String file = hash < 0 ? path : use.substring(0, hash);
            String id = use.substring(hash + 1);
            Certificate.Reference listed = c.uses().stream().filter(u -> u.path().equals(file) && u.claim().equals(id)).findFirst()
                    .orElseThrow(() -> new RejectException("the used claim '" + use + "' is not listed"));
            Spec.Claim next = located(project, listed, file).claims().get(id);
            if (open.contains(List.of(file, id)) || !done.contains(List.of(file, id))) uses(project, c, file, next, open, done);
            done.add(List.of(file, id));
        }
        open.remove(List.of(path, claim.id()));
    }

    private static byte[] bytes(Path file, int limit) {
        try {
            if (Files.size(file) > limit) throw new Unreadable(file + " has more than " + limit + " bytes");
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unreadable("cannot read " + file);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(bytes)) hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs on a thread with a deep stack, for expressions may be deeply nested; every failure becomes a verdict that is not accept. */
    private static Verdict guarded(long seconds, Supplier<Verdict> work) {
        Verdict[] result = new Verdict[1];
        Thread worker = new Thread(null, () -> result[0] = caught(work), "certirank-checker", STACK);
        worker.setDaemon(true);
        worker.start();
        try {
            worker.join(1000 * seconds);
            if (worker.isAlive()) {
                worker.interrupt();
                worker.join(GRACE_MILLIS);
            }
        } catch (InterruptedException e) {
            worker.interrupt();
            Thread.currentThread().interrupt();
        }
        return result[0] != null ? result[0] : new Verdict.Decline("the time limit");
    }

    private static Verdict caught(Supplier<Verdict> work) {
        try {
            return work.get();
        } catch (RejectException e) {
            return new Verdict.Reject(e.getMessage());
        } catch (InputException e) {
            return new Verdict.Reject("malformed: " + e.getMessage());
        } catch (LimitException e) {
            return new Verdict.Decline(e.getMessage());
        } catch (Unreadable e) {
            return new Verdict.Fault(e.getMessage());
        } catch (StackOverflowError e) {
            return new Verdict.Decline("nested too deeply");
        } catch (OutOfMemoryError e) {
            return new Verdict.Decline("out of memory");
        } catch (RuntimeException | Error e) {
            return new Verdict.Fault("internal: " + e);
        }
    }
}
