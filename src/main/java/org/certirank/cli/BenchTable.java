package org.certirank.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.certirank.bench.Benchmark;
import org.certirank.bench.Result;

/** The table of results, a row as soon as it is measured: in columns, or in Markdown. */
final class BenchTable {
    private static final int FIGURE = 12;
    private static final int UNIT = 7;
    private static final int PEER = 22;
    private static final MathContext DIGITS = new MathContext(3);

    private final PrintStream out;
    private final Ansi ansi;
    private final boolean markdown;
    private final boolean peers;
    private final int nameWidth;

    BenchTable(Terminal terminal, List<Benchmark> selected, boolean markdown, boolean peers) {
        this.out = terminal.out();
        this.ansi = new Ansi(terminal.coloured() && !markdown);
        this.markdown = markdown;
        this.peers = peers || selected.stream().anyMatch(b -> b.beside().isPresent());
        this.nameWidth = selected.stream().flatMap(b -> Stream.concat(b.orderedRows().stream().map(row -> b.name() + row.getKey()), b.beside().stream().map(x -> b.name() + x.ending())))
                .mapToInt(TextWidth::of).max().orElse(0);
    }

    /** The machine, and the names of the columns. */
    void head(String machine) {
        out.println(markdown ? machine + ".\n" : ansi.dim(machine));
        if (markdown) {
            out.println("| name | value | unit | peer | peer's value | ratio |");
            out.println("|---|---|---|---|---|---|");
        } else {
            out.println(ansi.bold(columns("name", "value", "unit", "peer", "peer's value", "ratio")));
        }
    }

    void row(Result r) {
        String peer = r.peer().map(Result.Peer::name).map(TextWidth::line).orElse("");
        String peerValue = r.peer().map(p -> figure(p.value())).orElse("");
        String ratio = r.ratio().map(BenchTable::figure).orElse("");
        out.println(markdown ? String.join(" | ", "| " + r.name(), figure(r.value()), r.unit().toString(), peer, peerValue, ratio + " |")
                : columns(r.name(), figure(r.value()), r.unit().toString(), peer, peerValue, ratio));
    }

    private String columns(String name, String value, String unit, String peer, String peerValue, String ratio) {
        String left = TextWidth.padded(name, nameWidth) + TextWidth.rightAligned(value, FIGURE) + " " + TextWidth.padded(unit, UNIT);
        return (peers ? left + "  " + TextWidth.padded(peer, PEER) + TextWidth.rightAligned(peerValue, FIGURE) + TextWidth.rightAligned(ratio, FIGURE) : left).stripTrailing();
    }

    /** Three digits, or all of those before the point. */
    static String figure(double x) {
        return x >= 1000 ? String.format(Locale.ROOT, "%,.0f", x) : new BigDecimal(x).round(DIGITS).toPlainString();
    }
}
