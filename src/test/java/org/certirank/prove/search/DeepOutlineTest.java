package org.certirank.prove.search;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.expr.Parser;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Terms;
import org.certirank.prove.Progress;
import org.certirank.prove.box.BoxOptions;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.goal.Names;
import org.certirank.spec.Outline;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an outline leaves to the engine is searched at any depth of the outline. */
class DeepOutlineTest {
    /** Splits inside one another, so many of them, and in the middle what is left to the engine. */
    private static Outline splits(int count) {
        Outline o = new Outline.Auto();
        for (int k = 2; k < count + 2; k++) {
            o = new Outline.Rule("split", JsonNodeFactory.instance.objectNode().put("on", "x >= 1/" + k), List.of(o));
        }
        return o;
    }

    private static boolean proves(String holds, Outline outline) {
        Goal goal = new Goal(new Names(new Terms(), Map.of(), Map.of()), List.of(), List.of(),
                List.of(new Quantifier(Quantifier.Kind.FORALL, "x", Parser.parseSet("[0, 1]"), Optional.empty())), Parser.parse(holds), false);
        Entrance e = Entrance.of(goal, 1);
        Search search = new Search(Clock.of(Duration.ofSeconds(20), Progress.NONE), new BoxOptions(64, 200, 1, Map.of(), Progress.NONE));
        return search.prove(e.goal().sequent(), e.goal().names(), outline).isPresent();
    }

    @Test
    void whatADeepOutlineLeavesOpenIsSearched() {
        assertTrue(proves("x^2 - x + 1 > 0", splits(20)));
    }

    @Test
    void whatIsFalseIsNotProved() {
        assertFalse(proves("x^2 - x > 0", splits(20)));
    }
}
