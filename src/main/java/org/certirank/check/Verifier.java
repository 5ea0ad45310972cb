package org.certirank.check;

import java.util.*;
import java.util.function.Consumer;

/** Verifies steps against goals: the last step proves the root goal, each premise the subgoal that the rule computes from the goal and the step's data. */
final class Verifier {
    private static final int LIMIT = 2_000_000;

    /**
     * One inference.
     * @param quantified true of rules for goals with quantifiers left
     * @param fields the names of the data fields
     * @param apply asks a step for its premises; a RejectException if the rule does not apply
     */
    private record Rule(boolean quantified, String fields, Consumer<Step> apply) { }

    private static final Map<String, Rule> RULES = new HashMap<>();

    private static void rule(String name, String fields, boolean quantified, Consumer<Step> apply) {
        RULES.put(name, new Rule(quantified, quantified ? fields : fields + " let", apply));
    }

    static {
        rule("cases", "", true, FiniteRules::cases); rule("enumerate", "instances", true, EnumerateRule::apply); rule("witness", "values", true, FiniteRules::witness);
        rule("intro", "point", true, IntroRule::apply); rule("generic", "point", true, IntroRule::generic);
        rule("newton", "centre radius equations matrix bits", true, NewtonRule::apply); rule("orbit", "orbits invariant", true, OrbitRule::apply);
        rule("hypothesis", "index", false, SequentRules::hypothesis); rule("both", "", false, SequentRules::both); rule("imply", "", false, SequentRules::imply);
        rule("either", "index", false, SequentRules::either); rule("split", "on", false, SequentRules::split); rule("box", "bits tree", false, BoxRule::apply);
        rule("identity", "roots equations", false, FormRules::identity); rule("combine", "factor facts terms equations roots", false, FormRules::combine);
        rule("scale", "factor result roots", false, ComparisonRules::scale); rule("conjugate", "by", false, ComparisonRules::conjugate);
        rule("monotone", "function variable domain from to direction roots", false, VariableRules::monotone); rule("anchor", "variable at", false, VariableRules::anchor);
        rule("extremum", "index", false, ComparisonRules::extremum); rule("rewrite", "of is", false, ComparisonRules::rewrite);
        rule("minor", "rows columns", false, MinorRules::minor); rule("substitute", "variable by new in inverse", false, VariableRules::substitute);
        rule("factor", "left right", false, NormRules::factor); rule("floor", "", false, ComparisonRules::floor); rule("squeeze", "", false, ComparisonRules::squeeze);
        rule("gram", "", false, MinorRules::gram); rule("singular", "rows columns", false, MinorRules::singular); rule("stretch", "vector", false, NormRules::stretch);
        rule("frobenius", "", false, NormRules::frobenius); rule("stable", "norm", false, NormRules::stable);
        rule("multipliers", "one minusOne quotient steps", false, MinorRules::multipliers); rule("radius", "count", false, MinorRules::radius);
        rule("unique", "first second pairs radius matrix bits", false, NewtonRule::unique); rule("parts", "", false, SequentRules::parts);
        rule("cut", "formula", false, SequentRules::cut); rule("fact", FactRule.FIELDS, false, FactRule::apply); rule("index", "names", false, IndexRules::index);
        rule("columns", "matrix bound name", false, IndexRules::columns); rule("pairs", "matrix bound names", false, IndexRules::pairs);
        rule("centre", "mask name", false, IndexRules::centre); rule("compose", "sequence from middle to", false, IndexRules::compose);
        rule("induction", "name", false, IndexRules::induction); rule("diagonal", "matrix tokens rows bound name", false, IndexRules::diagonal);
        rule("termwise", "name", false, SumRules::termwise); rule("staircase", "rank names", false, SumRules::staircase);
        rule("instance", "hypothesis at", false, SequentRules::instance);
    }

    /** Everything about a step and a goal that its verification depends on, where there is neither a quantifier nor a generic name. */
    private record Known(int step, List<Leaf> leaves, List<Formula> hypotheses, Formula conclusion, Map<Node, Node> given, List<Value.Scope> names) { }

    private final Reading reading;
    private final List<Certificate.Step> steps;
    private final Map<Known, Boolean> known = new HashMap<>();
    /** For each step the quantified names that its texts and those of the steps below it may say. */
    private final List<Set<String>> mentioned = new ArrayList<>();
    private int verified;

    private Verifier(Reading reading, List<Certificate.Step> steps) {
        this.reading = reading;
        this.steps = steps;
        for (Certificate.Step step : steps) {
            String data = step.data().toString();
            Set<String> names = new HashSet<>();
            for (Spec.Quantifier q : reading.claim().given()) if (data.contains(q.name())) names.add(q.name());
            for (int premise : step.premises()) names.addAll(mentioned.get(premise));
            mentioned.add(names);
        }
    }

    /** Returns normally if the steps prove the claim of the reading; otherwise a RejectException. */
    static void verify(Reading reading, List<Certificate.Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (!RULES.containsKey(steps.get(i).rule())) throw new RejectException("step " + i + ": unknown rule '" + steps.get(i).rule() + "'");
        }
        Goal root;
        try {
            root = reading.root();
        } catch (InputException e) {
            throw new RejectException("the claim cannot be read: " + e.getMessage());
        }
        boolean inhabited = new Verifier(reading, steps).verify(steps.size() - 1, root);
        if (!inhabited) throw new RejectException("vacuous or unknown: no point of the domain was given");
    }

    /** Whether the goal's domain is known to be inhabited; an exception if the step does not prove the goal. */
    private boolean verify(int index, Goal goal) {
        if (++verified > LIMIT) throw new LimitException("more than " + LIMIT + " checked steps");
        if (!goal.rest().isEmpty() || goal.scope() != null && goal.scope().special()) return verified(index, goal);
        Known now = known(index, goal);
        Boolean before = known.get(now);
        if (before == null) known.put(now, before = verified(index, goal));
        return before;
    }

    /**
     * A step at a goal without quantifiers reads the goal and its own texts, which read what their names stand for, and so do its premises; the claim is read no
     * more. A name that no text of these steps says means nothing there. So at an equal goal with the same values for the other names the steps are the same proof.
     */
    private Known known(int index, Goal goal) {
        List<Value.Scope> names = new ArrayList<>();
        for (Value.Scope s = goal.scope(); s != null; s = s.outer()) {
            String name = s.name();
            boolean quantified = reading.claim().given().stream().anyMatch(q -> q.name().equals(name));
            if (!quantified || mentioned.get(index).contains(name)) names.add(new Value.Scope(name, s.value(), null, false));
        }
        return new Known(index, goal.leaves(), goal.hypotheses(), goal.conclusion(), goal.given(), names);
    }

    private boolean verified(int index, Goal goal) {
        reading.elaborator().tick();
        Certificate.Step step = steps.get(index);
        Step at = applied(index, step, goal);
        List<Boolean> inhabited = new ArrayList<>();
        for (int i = 0; i < step.premises().length; i++) inhabited.add(verify(step.premises()[i], at.premises.get(i)));
        return switch (at.inhabited) {
            case YES -> true;
            case NO -> false;
            case FIRST -> inhabited.get(0);
            case LAST -> inhabited.get(inhabited.size() - 1);
            case ANY -> inhabited.contains(true);
        };
    }

    private Step applied(int index, Certificate.Step step, Goal goal) {
        try {
            Rule rule = RULES.get(step.rule());
            boolean left = !goal.rest().isEmpty();
            if (rule.quantified != left) throw new RejectException("the goal has " + (left ? "quantifiers left" : "no quantifiers left"));
            Fields data = new Fields(step.data(), "data", rule.fields);
            Step at = new Step(goal, data, rule.quantified ? reading : reading.at(goal).with(data));
            rule.apply.accept(at);
            int asked = at.premises.size(), given = step.premises().length;
            if (asked != given) throw new RejectException(given + " premises, but the rule asks for " + asked);
            return at;
        } catch (RejectException | InputException e) {
            throw new RejectException("step " + index + " (" + step.rule() + "): " + e.getMessage());
        }
    }
}
