package org.certirank.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.Data;
import org.certirank.certificate.Step;

/**
 * A certificate as a person reads it: the tree of its rules, neighbours of one shape drawn together. Shared steps are counted as often as they
 * are used, but walked once for each place in the outline, so that its size does not explode where sharing does.
 */
final class ProofOutline {
    private static final int MOST_LINES = 150;
    private static final int DEEPEST = 30;
    private static final int LONGEST_DETAIL = 240;

    private final List<Step> steps;
    private final int[] shapes;
    private int lines;

    private ProofOutline(Certificate certificate) {
        this.steps = certificate.steps();
        this.shapes = shapes(steps);
    }

    /** Appends nested lists. */
    static void write(Certificate certificate, Html html) {
        ProofOutline outline = new ProofOutline(certificate);
        html.open("ul", "class", "outline");
        outline.item(Map.of(outline.steps.size() - 1, 1L), 0, html);
        html.close("ul").line();
    }

    /** Equal numbers for equal shapes: the same rule over premises of the same shapes. */
    private static int[] shapes(List<Step> steps) {
        record Shape(String rule, List<Integer> premises) { }
        Map<Shape, Integer> known = new HashMap<>();
        int[] shapes = new int[steps.size()];
        for (int i = 0; i < shapes.length; i++) {
            Step step = steps.get(i);
            // Runs of one shape count as one, so that ranges of different lengths look alike.
            List<Integer> runs = new ArrayList<>();
            for (int premise : step.premises()) {
                if (runs.isEmpty() || runs.getLast() != shapes[premise]) {
                    runs.add(shapes[premise]);
                }
            }
            shapes[i] = known.computeIfAbsent(new Shape(step.rule(), runs), s -> known.size());
        }
        return shapes;
    }

    /** One line for steps of one shape, each with its multiplicity, and below it the lines of their premises. */
    private void item(Map<Integer, Long> group, int depth, Html html) {
        lines++;
        Step first = steps.get(group.keySet().iterator().next());
        long count = group.values().stream().reduce(0L, Saturated::sum);
        html.open("li");
        if (count > 1) {
            html.text(Saturated.text(count) + " × ");
        }
        html.element("span", first.rule(), "class", "rule");
        String words = RuleText.of(first.rule());
        html.text(words.isEmpty() ? "" : " — " + words);
        String detail = detail(group, first);
        html.text(detail.isEmpty() ? "" : ": " + detail);
        List<Map<Integer, Long>> below = premises(group);
        if (!below.isEmpty()) {
            html.open("ul", "class", "outline");
            for (Map<Integer, Long> next : below) {
                if (depth >= DEEPEST || lines >= MOST_LINES) {
                    html.element("li", "…");
                    break;
                }
                item(next, depth + 1, html);
            }
            html.close("ul");
        }
        html.close("li").line();
    }

    private List<Map<Integer, Long>> premises(Map<Integer, Long> group) {
        List<Map<Integer, Long>> runs = new ArrayList<>();
        group.forEach((index, times) -> {
            int run = -1;
            int shape = -1;
            for (int premise : steps.get(index).premises()) {
                if (shapes[premise] != shape) {
                    shape = shapes[premise];
                    run++;
                    if (run == runs.size()) {
                        runs.add(new TreeMap<>());
                    }
                }
                runs.get(run).merge(premise, times, Saturated::sum);
            }
        });
        return runs;
    }

    private String detail(Map<Integer, Long> group, Step first) {
        if (first.rule().equals("box")) {
            return group.entrySet().stream().map(e -> BoxCount.of(steps.get(e.getKey())).times(e.getValue())).reduce(BoxCount.NONE, BoxCount::plus).toString();
        }
        boolean alike = group.size() == 1;
        Map<String, Data> data = first.data().fields();
        String text = switch (first.rule()) {
            case "witness" -> fields(data.get("values"));
            case "intro", "generic" -> data.containsKey("point") ? "not vacuous, " + (alike ? "" : "first ") + "at " + fields(data.get("point")) : "";
            case "enumerate" -> data.get("instances") instanceof Data.Int(long n) && n > 0 ? String.format(java.util.Locale.ROOT, "%,d of them", n) : "";
            case "split" -> text(data.get("on"));
            case "combine" -> data.get("terms") instanceof Data.Items(List<Data> terms) ? terms.size() + (terms.size() == 1 ? " term" : " terms") : "";
            case "scale" -> data.containsKey("factor") ? "by " + text(data.get("factor")) : "rewritten";
            case "conjugate" -> "by " + text(data.get("by"));
            case "monotone" -> text(data.get("function")) + ", " + text(data.get("direction")) + " in " + text(data.get("variable")) + " on " + text(data.get("domain"));
            case "anchor" -> text(data.get("variable")) + " = " + text(data.get("at"));
            case "rewrite" -> text(data.get("of")) + " = " + text(data.get("is"));
            case "substitute" -> text(data.get("variable")) + " = " + text(data.get("by"));
            case "fact" -> text(data.get("is")) + data.entrySet().stream().filter(e -> !e.getKey().equals("is")).map(e -> ", " + e.getKey() + " " + text(e.getValue()))
                    .collect(Collectors.joining());
            case "index", "pairs" -> text(data.get("names"));
            case "columns" -> text(data.get("name"));
            case "cut" -> text(data.get("formula"));
            case "centre" -> text(data.get("name")) + " of " + text(data.get("mask"));
            case "compose" -> "at " + text(data.get("middle"));
            case "induction" -> "in " + text(data.get("name"));
            case "instance" -> "at " + text(data.get("at"));
            default -> "";
        };
        return text.length() > LONGEST_DETAIL ? text.substring(0, text.offsetByCodePoints(0, LONGEST_DETAIL / 2)) + " …" : text;
    }

    private static String fields(Data data) {
        return data instanceof Data.Fields(Map<String, Data> fields)
                ? fields.entrySet().stream().map(e -> e.getKey() + " = " + text(e.getValue())).collect(Collectors.joining(", ")) : "";
    }

    private static String text(Data data) {
        return switch (data) {
            case null -> "";
            case Data.Text(String text) -> text;
            case Data.Int(long number) -> Long.toString(number);
            case Data.Items(List<Data> items) -> items.stream().map(ProofOutline::text).collect(Collectors.joining(", ", "(", ", ...)"));
            case Data.Fields fields -> fields(fields);
        };
    }
}
