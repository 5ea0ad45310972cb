package org.certirank.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the checker alone: {@code CERT... [--spec FILE] [--seconds N]}. Exit code: the worst of 0 accept, 1 reject, 2 decline, 3 fault or wrong usage. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        List<String> files = new ArrayList<>();
        Path spec = null;
        long seconds = 600;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--spec") && i + 1 < args.length) spec = Path.of(args[++i]);
            else if (args[i].equals("--seconds") && i + 1 < args.length && args[i + 1].matches("[0-9]{1,9}")) seconds = Long.parseLong(args[++i]);
            else if (args[i].startsWith("--")) usage();
            else files.add(args[i]);
        }
        if (files.isEmpty()) usage();
        int worst = 0;
        for (String file : files) {
            Verdict v = Checker.check(Path.of(file), spec, seconds);
            int code = v instanceof Verdict.Accept ? 0 : v instanceof Verdict.Reject ? 1 : v instanceof Verdict.Decline ? 2 : 3;
            worst = code > worst ? code : worst;
            System.out.println(line(v, file));
        }
        System.exit(worst);
    }

    private static void usage() {
        System.err.println("usage: java -jar certirank-checker.jar CERTIFICATE... [--spec FILE] [--seconds N]");
        System.exit(3);
    }

    private static String line(Verdict v, String file) {
        if (v instanceof Verdict.Accept a) {
            return "accept  " + a.verdict() + (a.coverage().equals("part") ? " in part" : "") + "  " + a.spec() + "#" + a.claim() + ": " + a.scope();
        } else if (v instanceof Verdict.Reject r) {
            return "reject  " + file + ": " + r.reason();
        } else if (v instanceof Verdict.Decline d) {
            return "decline  " + file + ": " + d.reason();
        }
        return "fault  " + file + ": " + ((Verdict.Fault) v).reason();
    }
}
