package org.certirank.check;

import java.util.*;

/** Verifies steps against goals: the last step proves the root goal, each premise the subgoal that the rule computes from the goal and the step's data. */
final class Verifier {
    private static final int LIMIT = 2_000_000;
    private static final Map<String, Rule> RULES = new HashMap<>();

    static {
        RULES.put("cases", new CasesRule());
        RULES.put("enumerate", new EnumerateRule());
        RULES.put("witness", new WitnessRule());
        RULES.put("intro", new IntroRule());
        RULES.put("hypothesis", new HypothesisRule());
        RULES.put("both", new BothRule());
        RULES.put("imply", new ImplyRule());
        RULES.put("either", new EitherRule());
        RULES.put("split", new SplitRule());
        RULES.put("box", new BoxStep());
        RULES.put("identity", new IdentityRule());
        RULES.put("combine", new CombineRule());
        RULES.put("scale", new ScaleRule());
        RULES.put("conjugate", new ConjugateRule());
        RULES.put("monotone", new MonotoneRule());
        RULES.put("anchor", new AnchorRule());
        RULES.put("extremum", new ExtremumRule());
        RULES.put("rewrite", new RewriteRule());
        RULES.put("minor", new MinorRule());
        RULES.put("substitute", new SubstituteRule());
        RULES.put("parts", new PartsRule());
    }

    private final Reading reading;
    private final List<Certificate.Step> steps;
    private int verified;

    private Verifier(Reading reading, List<Certificate.Step> steps) {
        this.reading = reading;
        this.steps = steps;
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
        if (!new Verifier(reading, steps).verify(steps.size() - 1, root)) {
            throw new RejectException("vacuous or unknown: no point of the domain was given");
        }
    }

    /** Whether the goal's domain is known to be inhabited; an exception if the step does not prove the goal. */
    private boolean verify(int index, Goal goal) {
        if (++verified > LIMIT) throw new LimitException("more than " + LIMIT + " checked steps");
        reading.elaborator.tick();
        Certificate.Step step = steps.get(index);
        Rule.Plan plan;
        try {
            plan = plan(RULES.get(step.rule()), step, goal);
        } catch (RejectException | InputException e) {
            throw new RejectException("step " + index + " (" + step.rule() + "): " + e.getMessage());
        }
        if (plan.premises().size() != step.premises().length) {
            throw new RejectException("step " + index + " (" + step.rule() + "): " + step.premises().length + " premises, but the rule asks for " + plan.premises().size());
        }
        List<Boolean> inhabited = new ArrayList<>();
        for (int i = 0; i < step.premises().length; i++) inhabited.add(verify(step.premises()[i], plan.premises().get(i)));
        return switch (plan.inhabited()) {
            case YES -> true;
            case NO -> false;
            case FIRST -> inhabited.get(0);
            case LAST -> inhabited.get(inhabited.size() - 1);
            case ANY -> inhabited.contains(true);
        };
    }

    private Rule.Plan plan(Rule rule, Certificate.Step step, Goal goal) {
        if (rule.quantified() == goal.rest().isEmpty()) {
            throw new RejectException(rule.quantified() ? "the goal has no quantifiers left" : "the goal has quantifiers left");
        }
        List<String> allowed = new ArrayList<>(List.of(rule.fields().split(" ")));
        if (!rule.quantified()) allowed.add("let");
        Fields data = new Fields(step.data(), "data", allowed);
        return rule.apply(goal, data, rule.quantified() ? reading : reading.at(goal, data));
    }
}
