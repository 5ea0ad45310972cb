package org.certirank.prove.rule;

import java.util.List;
import org.certirank.certificate.Data;

/**
 * A cover of the domain by boxes (certificate format, section 5). Whoever makes one has judged every leaf of the tree.
 *
 * @param bits mantissa bits of the interval evaluation
 * @param tree the subdivision in preorder
 */
public record Box(int bits, List<Data> tree) implements Move {

    /** Natural evaluation on the whole domain. */
    public static Box whole(int bits) {
        return new Box(bits, List.of(Data.text("n")));
    }

    public Box {
        tree = List.copyOf(tree);
    }

    @Override
    public String rule() {
        return "box";
    }

    @Override
    public Data.Fields data() {
        return Data.NONE.with("bits", bits).with("tree", Data.list(tree));
    }

    @Override
    public List<Sequent> premises(Sequent goal) {
        return List.of();
    }
}
