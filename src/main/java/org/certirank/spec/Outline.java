package org.certirank.spec;

import java.util.List;
import java.util.Objects;
import org.certirank.expr.Expr;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How a proof goes, as far as a spec says it: docs/spec-language.md section 9. */
public sealed interface Outline {

    /** The engine finds it. */
    record Auto() implements Outline { }

    /**
     * A rule of docs/certificate-format.md; its data may be incomplete where the engine can fill it in, missing premises are
     * {@link Auto}. The data are JSON as written; treat them as immutable.
     */
    record Rule(String rule, ObjectNode data, List<Outline> premises) implements Outline {
        public Rule {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(data);
            premises = List.copyOf(premises);
        }

        /** A rule whose data and premises the engine finds. */
        public static Rule named(String rule) {
            return new Rule(rule, JsonNodeFactory.instance.objectNode(), List.of());
        }
    }

    /** The first alternative whose condition is true. */
    record Choice(List<Alternative> alternatives) implements Outline {
        public Choice {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** An outline for the cases in which a formula over the integers and masks is true. */
    record Alternative(Expr when, Outline use) {
        public Alternative {
            Objects.requireNonNull(when);
            Objects.requireNonNull(use);
        }
    }
}
