package org.certirank.eval;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Call;
import org.certirank.expr.CallForms;
import org.certirank.expr.NormalForms;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Relation;
import org.certirank.expr.Term;
import org.certirank.expr.TermLimitException;
import org.certirank.expr.Terms;
import org.certirank.interval.Bound;
import org.certirank.interval.RealInterval;

/** Integer nodes, indices, and what is certain of nodes by interval evaluation at 64 bits over the hulls (docs/generic-names.md, section 2). */
public final class GenericNumbers {
    private static final int BITS = 64;

    private final Terms terms;
    private final NormalForms forms;
    private GenericScope scope;

    public GenericNumbers(Terms terms, GenericScope scope) {
        this.terms = terms;
        this.forms = new NormalForms(terms);
        this.scope = scope;
    }

    public GenericScope scope() {
        return scope;
    }

    void scope(GenericScope other) {
        scope = other;
    }

    /** Whether the node is an integer by its form. */
    public boolean isInteger(Term t) {
        return switch (t.op()) {
            case CONST -> t.value().isInteger();
            case LEAF -> scope.isInteger(t);
            case NEG, ADD, MUL, ABS, MIN, MAX -> t.args().stream().allMatch(this::isInteger);
            case POWINT -> t.exponent().signum() >= 0 && isInteger(t.arg(0));
            case FLOOR -> true;
            case CALL -> t.call().kind().isInteger();
            case PI, DIV, POW, SQRT, EXP, LOG, SIN, COS, TANH, ERF, SELECT, RANK, SPECTRAL_NORM, SIGMA_MIN, STABLE_RANK, SPECTRAL_RADIUS, INSIDE, OUTSIDE, SINGULAR,
                    UNDEFINED -> false;
        };
    }

    /** Whether the two are one node or their difference has the normal form 0. */
    public boolean same(Term a, Term b) {
        if (a == b) {
            return true;
        }
        try {
            return forms.isZero(terms.sub(a, b));
        } catch (TermLimitException tooLarge) {
            return false;
        }
    }

    /** Whether i is an index of n: declared one, or a constant in range. */
    public boolean isIndex(Term i, Term n) {
        if (i.isConst()) {
            return n.isConst() && i.value().isInteger() && i.value().signum() > 0 && i.value().compareTo(n.value()) <= 0;
        }
        return i.isLeaf() && scope.unknowns().containsKey(i) && scope.unknowns().get(i).indexOf().filter(m -> same(m, n)).isPresent();
    }

    /** Whether the node is certainly defined and at least c. */
    public boolean isAtLeast(Term t, long c) {
        Optional<Bound> lower = lower(t);
        return lower.isPresent() && lower.get().isFinite() && lower.get().value().toRational().compareTo(Rational.of(c)) >= 0;
    }

    private Optional<Bound> lower(Term t) {
        RealInterval v = value(t);
        return v.isEmpty() || !v.isDefined() ? Optional.empty() : Optional.of(v.lower());
    }

    /** The interval value over the hulls. */
    RealInterval value(Term t) {
        RealArithmetic on = new RealArithmetic(BITS);
        return on.get(new Evaluator<>(on, Program.of(List.of(t))).evaluateOne(this::range), 0);
    }

    /** Whether the node is certainly defined. */
    public boolean isDefined(Term t) {
        return t.isTotal() || value(t).isDefined();
    }

    /** Whether all nodes of a formula are certainly defined, also those inside of formulas for all indices, which were looked at when these were read. */
    boolean isDefined(Prop p) {
        return Props.nodes(p).stream().allMatch(this::isDefined);
    }

    /** Whether a condition in the form of {@link CallForms#condition} is certainly true or false. */
    public Verdict decided(Prop condition) {
        Map<Term, RealInterval> at = new HashMap<>();
        Props.nodes(condition).forEach(t -> at.put(t, value(t)));
        return CallRanges.decided(condition, at);
    }

    /** The condition in that form, if it is made of comparisons of integers. */
    Optional<Prop> condition(Prop p) {
        boolean integers = Props.nodes(p).stream().allMatch(t -> isInteger(t) && isDefined(t)) && Props.height(p) == 0;
        return integers && !(Props.pushNot(p) instanceof Prop.Imp) ? Optional.of(CallForms.condition(terms, p)) : Optional.empty();
    }

    /** Whether a condition in that form is certain, or a hypothesis. */
    private boolean holds(Prop condition) {
        return decided(condition) == Verdict.TRUE || scope.hypotheses().stream().anyMatch(h -> h instanceof Prop.Rel r && isInteger(r.l()) && isInteger(r.r())
                && CallForms.condition(terms, r).equals(condition));
    }

    /** Whether an entry of a table may be asked for at i, where there are n of them. */
    boolean isPlace(Term i, Term n) {
        return isIndex(i, n) || isInteger(i) && holds(CallForms.condition(terms, Relation.GE, i, terms.one())) && holds(CallForms.condition(terms, Relation.LE, i, n));
    }

    /** The term with all conditions that are certain decided, as if it were read here. */
    public Term decided(Term t) {
        Map<Term, Term> made = new HashMap<>();
        for (Term u : Terms.reachable(t)) {
            Term v = u.arity() == 0 ? u : terms.rebuild(u, u.args().stream().map(made::get).toList());
            made.put(u, v.op() == Term.Op.CALL ? decidedCall(v) : v);
        }
        return made.get(t);
    }

    private Term decidedCall(Term t) {
        Call c = t.call();
        if (c.condition().isPresent()) {
            return switch (decided(c.condition().get())) {
                case TRUE -> c.numbers().get(0);
                case FALSE -> c.numbers().get(1);
                case OPEN, UNDEFINED -> t;
            };
        }
        if (c.kind() != Call.Kind.RANGE_SUM && c.kind() != Call.Kind.PROD) {
            return t;
        }
        return new Series(terms, this).over(c.kind(), c.numbers().get(0), c.numbers().get(1), leaf -> decided(CallForms.opened(terms, c, List.of(leaf))), c.boundNames().getFirst());
    }

    private RealInterval[] range(Term leaf) {
        GenericScope.Unknown u = scope.unknowns().get(leaf);
        return new RealInterval[] {u == null ? RealInterval.REALS : u.range()};
    }

    /** The range of the bound unknown of a range; empty if that is certainly empty. */
    RealInterval between(Term from, Term to) {
        RealInterval lo = value(from);
        RealInterval hi = value(to);
        return lo.isEmpty() || hi.isEmpty() ? RealInterval.REALS : CallRanges.between(lo.lower(), hi.upper());
    }
}
