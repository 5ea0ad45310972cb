package org.certirank.prove.box;

import java.util.ArrayList;
import java.util.List;
import org.certirank.certificate.Data;

/** The tree of a box step as the certificate format writes it (section 5): runs of one-letter tokens as one text, other splits as lists. */
final class Tokens {
    /** Letters of one text, so that lines stay of a size that editors and differences can show. */
    private static final int RUN = 100;
    private static final int DIGITS = 10;

    private final List<Data> tree = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();

    void leaf(Mark mark) {
        letter(mark.token());
    }

    /** A split of leaf k at the mean of its ends. */
    void halved(int k) {
        if (k < DIGITS) {
            letter(Integer.toString(k));
        } else {
            flush();
            tree.add(Data.integer(k));
        }
    }

    /** A split of leaf k elsewhere. */
    void split(int k, Cut cut) {
        flush();
        Data number = Data.integer(k);
        Data at = Data.text(cut.at().toString());
        tree.add(cut.closedBelow() ? Data.list(number, at, Data.text("le")) : Data.list(number, at));
    }

    private void letter(String token) {
        run.append(token);
        if (run.length() >= RUN) {
            flush();
        }
    }

    private void flush() {
        if (!run.isEmpty()) {
            tree.add(Data.text(run.toString()));
            run.setLength(0);
        }
    }

    List<Data> tree() {
        flush();
        return List.copyOf(tree);
    }
}
