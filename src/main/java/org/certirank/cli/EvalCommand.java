package org.certirank.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The calculator: enclosures of expressions of the spec language, every rounding accounted for. */
@Command(name = "eval", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Evaluates an expression of the spec language rigorously: the value lies in the interval shown.",
            "Digits under 'value' that are followed by '...' are digits of the number itself, cut off and not rounded."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:evaluated, also where the value is undefined", "2:not an expression, or one without a meaning; --batch: some line was bad", "3:an internal fault"},
        footerHeading = "%nExamples:%n",
        footer = {"  certirank eval 'exp(1)' --digits 50", "  certirank eval 'x/y' --let x=1/3 --let 'y=[1, 2]'", "  certirank eval 'softmax(v)' --let 'v=[1, 2, 3]' --arith double",
            "  echo '{\"id\":1,\"expr\":\"x/y\",\"let\":{\"x\":\"[1,2]\",\"y\":\"[-1,1]\"}}' | certirank eval --batch"})
final class EvalCommand implements Callable<Integer> {
    private static final int MOST_DIGITS = 10_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "EXPR", arity = "0..*", description = "An expression or formula, see docs/spec-language.md.")
    private List<String> expressions = List.of();

    @Option(names = "--let", paramLabel = "NAME=VALUE",
            description = "A value for a name: an expression over the names before, or an interval [a, b], (a, b], ... A vector of two numbers is written ([a, b]). May be repeated.")
    private List<String> lets = List.of();

    @Option(names = "--digits", paramLabel = "D", description = "Significant digits to be right, if the names' values permit. Default: 15.")
    private Integer digits;

    @Option(names = "--arith", paramLabel = "real|double", description = "double: one evaluation with double ends, shown in hexadecimal. Default: real, at growing precision.")
    private String arith = "real";

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Option(names = "--batch", description = "Read JSON lines {\"id\", \"expr\", \"let\": {...}}, write {\"id\", \"lo\", \"hi\", \"defined\"} for each.")
    private boolean batch;

    EvalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (!arith.equals("real") && !arith.equals("double")) {
            throw Failure.badInput("--arith " + TextWidth.line(arith) + ": expected real or double");
        }
        boolean inDouble = arith.equals("double");
        if (digits != null && (digits < 1 || digits > MOST_DIGITS)) {
            throw Failure.badInput("--digits " + digits + ": expected a number from 1 to " + MOST_DIGITS);
        }
        if (digits != null && inDouble) {
            throw Failure.badInput("--digits does not go with --arith double: the ends are exact doubles");
        }
        int shown = inDouble ? 0 : digits == null ? 15 : digits;
        // Whatever begins with a minus sign may be an expression, but not what looks like a long option.
        expressions.stream().filter(e -> e.matches("--[A-Za-z].*")).findFirst().ifPresent(option -> {
            throw Failure.badInput("unknown option: " + TextWidth.line(option) + " (try 'certirank eval --help')");
        });
        if (batch) {
            if (!expressions.isEmpty() || !lets.isEmpty()) {
                throw Failure.badInput("--batch reads expressions and values from standard input; expected no EXPR and no --let");
            }
            return new EvalBatch(terminal, shown).run();
        }
        if (expressions.size() != 1) {
            throw Failure.badInput("eval: expected one expression, in quotes, or --batch (try 'certirank eval --help')");
        }
        String expression = expressions.getFirst();
        Answer answer = answer(expression, values(), shown);
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("expr", expression);
            new AnswerJson(shown).into(node, answer);
            terminal.out().println(new JsonMapper().writeValueAsString(node));
        } else {
            terminal.out().println(new AnswerText(shown).of(answer));
        }
        return ExitCode.OK;
    }

    /** @param digits 0 for doubles */
    static Answer answer(String expression, Map<String, String> values, int digits) {
        Calculator calculator = new Calculator(digits);
        values.forEach(calculator::let);
        return calculator.answer(expression);
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String let : lets) {
            int sign = let.indexOf('=');
            if (sign < 0) {
                throw Failure.badInput("--let " + TextWidth.line(let) + ": expected NAME=VALUE, such as x=1/3 or x=[1, 2]");
            }
            if (values.put(let.substring(0, sign).strip(), let.substring(sign + 1)) != null) {
                throw Failure.badInput("--let " + TextWidth.line(let) + ": expected each name once");
            }
        }
        return values;
    }
}
