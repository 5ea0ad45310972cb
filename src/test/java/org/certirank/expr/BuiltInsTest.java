package org.certirank.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BuiltInsTest {

    /** The table and section 6 of the documentation name the same functions. */
    @Test
    void tableIsThatOfTheDocumentation() throws IOException {
        String doc = Files.readString(Path.of("docs/spec-language.md"));
        String section = doc.substring(doc.indexOf("## 6. "), doc.indexOf("## 7. "));
        Set<String> documented = new TreeSet<>();
        Matcher code = Pattern.compile("`([^`]*)`").matcher(section);
        while (code.find()) {
            Matcher word = Pattern.compile("(?<![A-Za-z0-9_])([A-Za-z][A-Za-z0-9_]*)(?=\\()|^(sin|cos|tanh|erf|pi)\\b|\\b(sin|cos|tanh|erf)\\b").matcher(code.group(1));
            while (word.find()) {
                documented.add(word.group().trim());
            }
        }
        documented.removeAll(Set.of("A", "M", "X", "x", "e", "v"));
        Set<String> table = new TreeSet<>();
        BuiltIns.all().forEach(b -> table.add(b.name()));
        assertEquals(documented, table);
    }

    @Test
    void everyBuiltInHasFormsAndHelp() {
        for (BuiltIn b : BuiltIns.all()) {
            assertFalse(b.forms().isEmpty(), b.name());
            assertTrue(!b.help().isBlank() && b.help().indexOf('\n') < 0, b.name());
            assertTrue(BuiltIns.isTaken(b.name()));
        }
        assertEquals(List.of("row(matrix, number): vector"), BuiltIns.find("row").orElseThrow().forms());
        assertEquals("max(number, number, ...): number", BuiltIns.find("max").orElseThrow().forms().getFirst());
    }

    /** A calculator's view: names of known sorts, an expression of any sort. */
    @Test
    void sortsOfExpressions() {
        List<SortProblem> problems = new ArrayList<>();
        SortChecker.ClaimScope scope = new SortChecker(List.of(), problems::add).claim();
        scope.bind("x", Sort.NUMBER);
        scope.bind("M", new Sort.Matrix(Dim.of(2), Dim.of(3)));
        assertEquals(new Sort.Matrix(Dim.of(3), Dim.of(3)), sort(scope, "transpose(M) * M"));
        assertEquals(new Sort.Vector(Dim.of(3)), sort(scope, "x * M[1] + [1, 2, 3]"));
        assertEquals(Sort.NUMBER, sort(scope, "diff(x^2, x)"));
        assertEquals(Sort.TRUTH, sort(scope, "norm2(M[1]) < x"));
        assertTrue(problems.isEmpty(), problems.toString());
        assertEquals(Sort.UNKNOWN, sort(scope, "sqr(x)"));
        assertEquals("unknown function 'sqr'; did you mean 'sqrt'?\n  sqr(x)\n  ^", problems.getFirst().render());
    }

    private static Sort sort(SortChecker.ClaimScope scope, String text) {
        Parsed<Expr> p = Parser.expression(text);
        return scope.expression(p.tree(), p.spans(), "");
    }

    @Test
    void symbolicDimensions() {
        assertEquals("", problems("v[1] = w[1] and u + w = u + w", "n in 2..5", "v in vectors(n)", "w in vectors(n + 1)", "u in vectors(1 + n)"));
        assertTrue(problems("v + w = v", "n in 2..5", "v in vectors(n)", "w in vectors(n + 1)").contains("takes vectors of one length, found n and n + 1 entries"));
        assertTrue(problems("M * M = M", "n in 2..5", "M in matrices(n, n - 1)").contains("'*' takes a right side of n - 1 rows here, found n"));
        assertEquals("", problems("M * N = M * N", "n in 2..5", "m in 2..5", "M in matrices(n, m)", "N in matrices(n, m)"), "may agree for some values");
        assertTrue(problems("[1, 2][3] = 1").contains("out of range 1..2"));
        assertEquals("", problems("if(n = 2, [1, 2][3], 1) = 1", "n in 3..4"), "a branch that may never be read");
    }

    private static String problems(String holds, String... given) {
        StringBuilder found = new StringBuilder();
        SortChecker.ClaimScope scope = new SortChecker(List.of(), p -> found.append(p.render()).append('\n')).claim();
        for (String g : given) {
            int in = g.indexOf(" in ");
            Parsed<SetExpr> set = Parser.set(g.substring(in + 4));
            scope.quantify(g.substring(0, in), set.tree(), set.spans(), "name", "set");
        }
        Parsed<Expr> p = Parser.expression(holds);
        scope.formula(p.tree(), p.spans(), "holds");
        return found.toString();
    }

    @Test
    void suggestions() {
        Set<String> names = Set.of("norm2", "softmax", "x", "eps", "layernorm");
        assertEquals("; did you mean 'softmax'?", Suggestions.didYouMean("sofmax", names));
        assertEquals("; did you mean 'layernorm'?", Suggestions.didYouMean("layerNorm", names));
        assertEquals("; did you mean 'eps'?", Suggestions.didYouMean("esp", names));
        assertEquals("", Suggestions.didYouMean("y", names));
        assertEquals("; did you mean 'oo'?", Suggestions.didYouMean("infinity", names));
    }
}
