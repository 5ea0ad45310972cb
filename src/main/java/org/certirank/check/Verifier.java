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
        rule("cases", "", true, CasesRule::apply);
        rule("enumerate", "instances", true, EnumerateRule::apply);
        rule("witness", "values", true, WitnessRule::apply);
        rule("intro", "point", true, IntroRule::apply);
        rule("generic", "point", true, GenericRule::apply);
        rule("newton", "centre radius equations matrix bits", true, NewtonRule::apply);
        rule("orbit", "orbits invariant", true, OrbitRule::apply);
        rule("hypothesis", "index", false, HypothesisRule::apply);
        rule("both", "", false, BothRule::apply);
        rule("imply", "", false, ImplyRule::apply);
        rule("either", "index", false, EitherRule::apply);
        rule("split", "on", false, SplitRule::apply);
        rule("box", "bits tree", false, BoxRule::apply);
        rule("identity", "roots equations", false, IdentityRule::apply);
        rule("combine", "factor facts terms equations roots", false, CombineRule::apply);
        rule("scale", "factor result roots", false, ScaleRule::apply);
        rule("conjugate", "by", false, ConjugateRule::apply);
        rule("monotone", "function variable domain from to direction roots", false, MonotoneRule::apply);
        rule("anchor", "variable at", false, AnchorRule::apply);
        rule("extremum", "index", false, ExtremumRule::apply);
        rule("rewrite", "of is", false, RewriteRule::apply);
        rule("minor", "rows columns", false, MinorRule::apply);
        rule("substitute", "variable by new in inverse", false, SubstituteRule::apply);
        rule("factor", "left right", false, FactorRule::apply);
        rule("floor", "", false, FloorRule::apply);
        rule("squeeze", "", false, SqueezeRule::apply);
        rule("gram", "", false, GramRule::apply);
        rule("singular", "rows columns", false, SingularRule::apply);
        rule("stretch", "vector", false, StretchRule::apply);
        rule("frobenius", "", false, FrobeniusRule::apply);
        rule("stable", "norm", false, StableRule::apply);
        rule("multipliers", "one minusOne quotient steps", false, MultipliersRule::apply);
        rule("radius", "count", false, RadiusRule::apply);
        rule("unique", "first second pairs radius matrix bits", false, UniqueRule::apply);
        rule("parts", "", false, PartsRule::apply);
        rule("cut", "formula", false, CutRule::apply);
        rule("fact", FactRule.FIELDS, false, FactRule::apply);
        rule("index", "names", false, IndexRule::apply);
        rule("columns", "matrix bound name", false, SpreadRule::columns);
        rule("pairs", "matrix bound names", false, SpreadRule::pairs);
        rule("centre", "mask name", false, CentreRule::apply);
        rule("compose", "sequence from middle to", false, ComposeRule::apply);
        rule("induction", "name", false, InductionRule::apply);
        rule("diagonal", "matrix tokens rows bound name", false, DiagonalRule::apply);
        rule("termwise", "name", false, SumRules::termwise);
        rule("staircase", "rank names", false, SumRules::staircase);
        rule("instance", "hypothesis at", false, HypothesisRule::instance);
    }

    /** Everything about a step and a goal that its verification depends on, where there is neither a quantifier nor a generic name. */
    private record Known(int step, List<Leaf> leaves, List<Formula> hypotheses, Formula conclusion, Map<Node, Node> given, List<Value.Scope> names) { }

    private final Reading reading;
    private final List<Certificate.Step> steps;
    private final Map<Known, Boolean> known = new HashMap<>();
    /** The quantified names that occur in some text of a step or of those below it. */
    private final Map<Integer, Set<String>> mentioned = new HashMap<>();
    private int verified;

    private Verifier(Reading reading, List<Certificate.Step> steps) { this.reading = reading; this.steps = steps; }

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
        Known now = goal.rest().isEmpty() && (goal.scope() == null || !goal.scope().special()) ? known(index, goal) : null;
        Boolean before = now == null ? null : known.get(now);
        if (before != null) return before;
        boolean inhabited = verified(index, goal);
        if (now != null) known.put(now, inhabited);
        return inhabited;
    }

    /**
     * A step at a goal without quantifiers reads the goal and texts of its own, which read what their names stand for, and its premises do the same; the claim is
     * read no more. A name in no text of these steps says nothing. So at an equal goal with the same values for the others, the steps are the same proof.
     */
    private Known known(int index, Goal goal) {
        List<Value.Scope> names = new ArrayList<>();
        for (Value.Scope s = goal.scope(); s != null; s = s.outer()) {
            String name = s.name();
            boolean silent = reading.claim().given().stream().anyMatch(q -> q.name().equals(name)) && !mentioned(index).contains(name);
            if (!silent) names.add(new Value.Scope(name, s.value(), null, false));
        }
        return new Known(index, goal.leaves(), goal.hypotheses(), goal.conclusion(), goal.given(), names);
    }

    private Set<String> mentioned(int index) {
        Set<String> all = mentioned.get(index);
        if (all != null) return all;
        all = new HashSet<>();
        for (int premise : steps.get(index).premises()) all.addAll(mentioned(premise));
        String data = steps.get(index).data().toString();
        for (Spec.Quantifier q : reading.claim().given()) if (data.contains(q.name())) all.add(q.name());
        mentioned.put(index, all);
        return all;
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
