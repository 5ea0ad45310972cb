package org.certirank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The project's import table: which package below {@code org.certirank} may name which other, closed transitively.
 *
 * <p>{@link #allows} is the table. {@link #violations} reads one source text; it sees imports of every form and qualified names
 * in the code, also of constants, which the compiler copies and which therefore leave no trace in class files.
 */
final class ImportTable {

    static final String ROOT = "org.certirank";
    private static final String INCUBATOR = "jdk.incubator";

    /** What each package may import directly; the table is its transitive closure. */
    private static final Map<String, Set<String>> DIRECT = Map.ofEntries(
            Map.entry("exact", Set.of()),
            Map.entry("interval", Set.of("exact")),
            Map.entry("simd", Set.of("interval")),
            Map.entry("linalg", Set.of("simd")),
            Map.entry("expr", Set.of("exact")),
            Map.entry("graph", Set.of()),
            Map.entry("attention", Set.of("linalg", "graph")),
            Map.entry("eval", Set.of("expr", "attention")),
            Map.entry("spec", Set.of("expr", "graph")),
            Map.entry("certificate", Set.of("expr")),
            Map.entry("prove", Set.of("exact", "interval", "simd", "linalg", "expr", "graph", "attention", "eval", "spec", "certificate")),
            Map.entry("hunt", Set.of("prove")),
            Map.entry("bench", Set.of("prove")),
            Map.entry("report", Set.of("spec", "certificate", "graph")),
            Map.entry("check", Set.of()),
            Map.entry("cli", Set.of("exact", "interval", "simd", "linalg", "expr", "graph", "attention", "eval", "spec", "certificate",
                    "prove", "hunt", "bench", "report", "check")));

    private static final Map<String, Set<String>> CLOSED = closure();

    private static final Pattern PACKAGE = Pattern.compile("\\bpackage\\s+([\\w.]+)\\s*;");
    private static final Pattern OWN_NAME = Pattern.compile("\\borg\\s*\\.\\s*certirank\\s*\\.\\s*(\\w+)");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+(?:static\\s+|module\\s+)?([\\w.]+)");

    private ImportTable() {
    }

    /** The packages of the table. */
    static SortedSet<String> packages() {
        return new TreeSet<>(DIRECT.keySet());
    }

    /** Whether classes of package {@code from} may name classes of package {@code to}; false where either is not in the table. */
    static boolean allows(String from, String to) {
        return DIRECT.containsKey(from) && DIRECT.containsKey(to) && (from.equals(to) || CLOSED.get(from).contains(to));
    }

    /** The name of the table's package that a Java package or class belongs to ("org.certirank.expr.parse" is "expr"); empty for the root itself. */
    static String packageOf(String qualified) {
        if (!qualified.startsWith(ROOT + ".")) {
            return "";
        }
        String rest = qualified.substring(ROOT.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    /** Whether a class of the table's package {@code from} may name this package of the JDK or of a library. */
    static boolean allowsForeign(String from, String foreign, Set<String> javaBase) {
        if (from.equals("check")) {
            return javaBase.contains(foreign);
        }
        return from.equals("simd") || !foreign.startsWith(INCUBATOR);
    }

    /**
     * Every breach of the table in one Java source.
     *
     * @param source the text of the file
     * @param javaBase the packages that the module java.base exports
     */
    static List<String> violations(String source, Set<String> javaBase) {
        String code = JavaSource.withoutCommentsAndLiterals(source);
        List<String> found = new ArrayList<>();
        Matcher declared = PACKAGE.matcher(code);
        if (!declared.find()) {
            return List.of("no package declaration");
        }
        String from = packageOf(declared.group(1));
        if (!DIRECT.containsKey(from)) {
            return List.of("package " + declared.group(1) + " is not in the import table");
        }
        Matcher own = OWN_NAME.matcher(code);
        while (own.find()) {
            if (!allows(from, own.group(1))) {
                found.add(from + " may not name " + own.group(1));
            }
        }
        Matcher imported = IMPORT.matcher(code);
        while (imported.find()) {
            String name = imported.group(1);
            if (!name.startsWith(ROOT + ".") && from.equals("check") && !inJavaBase(name, javaBase)) {
                found.add("check may import java.base only, not " + name);
            }
        }
        if (!from.equals("simd") && code.contains(INCUBATOR)) {
            found.add(from + " may not name " + INCUBATOR);
        }
        return found;
    }

    /** Whether the imported name is that of java.base, of one of its packages, or of something within such a package. */
    private static boolean inJavaBase(String name, Set<String> javaBase) {
        String prefix = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (prefix.equals("java.base")) {
            return true;
        }
        // Type names begin with a capital in the JDK, package names do not: java.util.Map.Entry lies in java.util.
        StringBuilder packageName = new StringBuilder();
        for (String part : prefix.split("\\.")) {
            if (part.isEmpty() || Character.isUpperCase(part.charAt(0))) {
                break;
            }
            packageName.append(packageName.isEmpty() ? "" : ".").append(part);
        }
        return javaBase.contains(packageName.toString());
    }

    private static Map<String, Set<String>> closure() {
        Map<String, Set<String>> closed = new HashMap<>();
        DIRECT.keySet().forEach(from -> closed.put(from, reach(from, new TreeSet<>())));
        return closed;
    }

    private static Set<String> reach(String from, Set<String> seen) {
        for (String to : DIRECT.get(from)) {
            if (seen.add(to)) {
                reach(to, seen);
            }
        }
        return seen;
    }
}
