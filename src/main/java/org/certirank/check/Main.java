package org.certirank.check;

import java.nio.file.*;
import java.util.*;

/** The checker's command line: {@code CERT... [--spec FILE] [--seconds N]}. Exit code: the worst of 0 accept, 1 reject, 2 decline, 3 fault or wrong usage. */
public final class Main {
    private static final String USAGE = "usage: java -jar certirank-checker.jar CERTIFICATE... [--spec FILE] [--seconds N]\n"
            + "exit code: the worst of 0 accept, 1 reject, 2 decline, 3 fault or wrong usage; paths in a certificate are relative to the current folder";

    /** By exit code. */
    private static final List<Class<?>> KINDS = List.of(Verdict.Accept.class, Verdict.Reject.class, Verdict.Decline.class, Verdict.Fault.class);

    private Main() { }

    public static void main(String[] args) {
        List<String> files = new ArrayList<>();
        String spec = null;
        long seconds = 600;
        boolean usage = args.length == 0;
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.println(USAGE);
            return;
        }
        for (int i = 0; i < args.length; i++) {
            boolean more = i + 1 < args.length;
            if (more && args[i].equals("--spec")) spec = args[++i];
            else if (more && args[i].equals("--seconds") && args[i + 1].matches("[0-9]{1,9}")) seconds = Long.parseLong(args[++i]);
            else if (args[i].startsWith("--")) usage = true;
            else files.add(args[i]);
        }
        if (usage || files.isEmpty()) {
            System.err.println(USAGE);
            System.exit(3);
        }
        int worst = 0;
        for (String file : files) {
            Verdict v;
            try {
                v = Checker.check(Path.of(file), spec == null ? null : Path.of(spec), seconds);
            } catch (InvalidPathException e) {
                v = new Verdict.Fault("not a path on this machine: " + e.getReason());
            }
            worst = Integer.max(worst, KINDS.indexOf(v.getClass()));
            System.out.println(v.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "  " + text(v, file));
        }
        System.exit(worst);
    }

    private static String text(Verdict v, String file) {
        if (!(v instanceof Verdict.Accept a)) return file + ": " + v.reason();
        return a.verdict() + (a.coverage().equals("part") ? " in part" : "") + "  " + a.spec() + "#" + a.claim() + ": " + a.scope();
    }
}
