package org.certirank.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.certificate.Step;
import org.junit.jupiter.api.Test;

class BoxCountTest {
    private static BoxCount of(Data... tokens) {
        return BoxCount.of(new Step("box", List.of(), Data.NONE.with("bits", 96).with("tree", new Data.Items(List.of(tokens)))));
    }

    /** However the tokens are put into texts, the boxes are the same. */
    @Test
    void boxesAreCountedByLetters() {
        BoxCount expected = new BoxCount(1, 2, 1, 96);
        assertEquals(expected, of(Data.text("01m2nxm")));
        assertEquals(expected, of(Data.text("0"), Data.text("1m2"), Data.text("nxm")));
        assertEquals(expected, of(Data.integer(0), Data.list(Data.integer(1), Data.text("1/2")), Data.text("m"), Data.integer(12), Data.text("n"), Data.text("x"), Data.text("m")));
        assertEquals(4, expected.leaves());
    }
}
