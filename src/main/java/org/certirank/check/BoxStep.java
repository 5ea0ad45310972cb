package org.certirank.check;

import java.util.ArrayList;
import java.util.List;

/** {@code box} {"bits": b, "tree": [...]}: reads the tree for {@link BoxRule}, which says what is inferred. */
final class BoxStep implements Rule {
    @Override public String fields() { return "bits tree"; }

    @Override public Plan apply(Goal goal, Fields data, Reading reading) {
        List<BoxRule.Token> tokens = new ArrayList<>();
        for (Object o : data.list("tree")) tokens.add(token(o, data.at("tree") + "/" + tokens.size()));
        BoxRule.check(reading.nodes, goal.leaves(), goal.hypotheses(), goal.conclusion(), data.integer("bits"), tokens);
        return new Plan(List.of());
    }

    private static BoxRule.Token token(Object o, String pointer) {
        if (o instanceof String s && s.length() == 1 && "xnm".contains(s)) {
            return BoxRule.Token.leaf(s.charAt(0));
        } else if (o instanceof Json.Num) {
            return BoxRule.Token.split(Fields.integer(o, pointer));
        } else if (o instanceof List<?> split && (split.size() == 2 || split.size() == 3 && "le".equals(split.get(2)))) {
            return BoxRule.Token.split(Fields.integer(split.get(0), pointer), rational(split.get(1), pointer), split.size() == 3);
        }
        throw Fields.wrong(pointer, "a token of the tree");
    }

    private static Rat rational(Object o, String pointer) {
        try {
            return Rat.parse(Fields.text(o, pointer));
        } catch (NumberFormatException e) {
            throw Fields.wrong(pointer, "a rational number");
        }
    }
}
