package org.certirank.check;

import java.io.IOException;
import java.nio.file.*;
import java.security.*;
import java.util.*;
import java.util.function.Supplier;
import java.util.stream.*;

/**
 * The checker: decides whether a certificate proves or refutes a claim of a spec. It reads the spec itself, believes nothing that a certificate says, and ends
 * in accept, reject, decline or fault whatever the input is; only a complete verification ends in accept.
 */
public final class Checker {
    private static final long STACK = 1L << 29;
    private static final long GRACE_MILLIS = 5_000;
    private final List<Path> roots;
    private final Path given;
    private final Certificate certificate;
    /** Everything read from disk in one check: bytes are read once, so that what is digested is what is parsed. */
    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, Spec> specs = new HashMap<>();

    private Checker(byte[] certificate, List<Path> roots, Path given) {
        this.certificate = Certificate.read(certificate);
        this.roots = roots;
        this.given = given;
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        Unreadable(String message) { super(message); }
    }

    /**
     * Checks a certificate file. The spec is the given file, or, if it is null, is found by the path in the certificate from the current folder or else from a
     * folder above the certificate.
     */
    public static Verdict check(Path certificate, Path specOrNull) { return check(certificate, specOrNull, 0); }

    /** The same; declines after so many seconds, 0 standing for no limit. */
    public static Verdict check(Path certificate, Path specOrNull, long seconds) {
        return guarded(seconds, () -> {
            Stream<Path> above = Stream.iterate(certificate.toAbsolutePath().normalize().getParent(), Objects::nonNull, Path::getParent);
            List<Path> roots = Stream.concat(Stream.of(Path.of("").toAbsolutePath()), above).toList();
            return new Checker(bytes(certificate, Certificate.SIZE), roots, specOrNull).check();
        });
    }

    /** Checks the bytes of a certificate; the files it names are looked for from the project's root only. */
    public static Verdict check(byte[] certificate, Path projectRoot) {
        return guarded(0, () -> new Checker(certificate, List.of(projectRoot), null).check());
    }

    /**
     * The scope of any claim of a spec, as {@link Verdict.Accept} would give it.
     * @throws IllegalArgumentException if the spec is not well-formed or has no such claim, or reading it takes more than a minute
     */
    public static String scope(byte[] spec, String claimId) {
        String[] out = new String[1];
        Verdict v = guarded(60, () -> {
            Spec s = Spec.read(spec);
            if (!s.claims().containsKey(claimId)) throw new InputException("claim '" + claimId + "' is not in the spec");
            out[0] = ScopeText.of(s, s.claims().get(claimId));
            return new Verdict.Decline("");
        });
        if (out[0] == null) throw new IllegalArgumentException(v.reason());
        return out[0];
    }

    private Verdict check() {
        Certificate c = certificate;
        Spec spec = located(c.spec(), "the spec");
        Spec.Claim claim = spec.claims().get(c.spec().claim());
        Set<List<String>> used = new HashSet<>();
        uses(c.spec().path(), claim, new HashSet<>(), used);
        if (used.size() != c.uses().size()) throw new RejectException("the certificate lists " + c.uses().size() + " used claims, the specs " + used.size());
        Verifier.verify(new Reading(spec, claim, c.negated()), c.steps());
        return new Verdict.Accept(c.negated() ? "refuted" : "proved", ScopeText.of(spec, claim), spec.id(), claim.id(), claim.coverage());
    }

    /** The spec that a reference names, its digest and the claim seen to be right. */
    private Spec located(Certificate.Reference r, String what) {
        if (!files.containsKey(r.path())) files.put(r.path(), find(r));
        byte[] bytes = files.get(r.path());
        if (!digest(bytes).equals(r.sha256())) throw new RejectException("digest of " + (what.equals("the spec") ? "spec" : r.path()) + " differs");
        try {
            if (!specs.containsKey(r.path())) specs.put(r.path(), Spec.read(bytes));
        } catch (InputException e) {
            throw new Unreadable(r.path() + ": " + e.getMessage());
        }
        Spec spec = specs.get(r.path());
        if (!spec.claims().containsKey(r.claim())) throw new RejectException("claim '" + r.claim() + "' is not in " + what);
        return spec;
    }

    /** The file of the path with the digest; if none has it, the first of the path. */
    private byte[] find(Certificate.Reference r) {
        boolean told = given != null && r.path().equals(certificate.spec().path());
        Stream<Path> candidates = told ? Stream.of(given) : roots.stream().map(root -> root.resolve(r.path()));
        List<byte[]> found = candidates.filter(Files::isRegularFile).map(p -> bytes(p, Spec.SIZE)).toList();
        if (found.isEmpty()) throw new Unreadable("the file " + r.path() + " is not there");
        return found.stream().filter(b -> digest(b).equals(r.sha256())).findFirst().orElse(found.get(0));
    }

    /** All claims used, transitively, each of which the certificate has to list with the digest of its file. */
    private void uses(String path, Spec.Claim claim, Set<List<String>> open, Set<List<String>> done) {
        if (!open.add(List.of(path, claim.id()))) throw new RejectException("the uses of claim '" + claim.id() + "' go in a circle");
        for (String use : claim.uses()) {
            int hash = use.indexOf('#');
            String file = hash < 0 ? path : use.substring(0, hash), id = use.substring(hash + 1);
            Certificate.Reference listed = certificate.uses().stream().filter(u -> u.path().equals(file) && u.claim().equals(id)).findFirst()
                    .orElseThrow(() -> new RejectException("the used claim '" + use + "' is not listed"));
            Spec.Claim next = located(listed, file).claims().get(id);
            if (open.contains(List.of(file, id)) || done.add(List.of(file, id))) uses(file, next, open, done);
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
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
            if (worker.isAlive()) worker.interrupt();
            worker.join(GRACE_MILLIS);
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
        } catch (StackOverflowError | OutOfMemoryError e) {
            return new Verdict.Decline(e instanceof OutOfMemoryError ? "out of memory" : "nested too deeply");
        } catch (RuntimeException | Error e) {
            return new Verdict.Fault("internal: " + e);
        }
    }
}
