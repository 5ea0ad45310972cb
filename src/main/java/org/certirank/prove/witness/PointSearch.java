package org.certirank.prove.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.certirank.exact.Rational;
import org.certirank.expr.Prop;
import org.certirank.expr.Props;
import org.certirank.expr.Quantifier;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.goal.Entrance;
import org.certirank.prove.goal.Entry;
import org.certirank.prove.goal.Goal;
import org.certirank.prove.rule.Leaf;

/**
 * Looks for an exact point of the domain that an entered block describes: all hypotheses certainly true there, and a further formula too (or certainly undefined). Deterministic.
 */
public final class PointSearch {
    private static final int BITS = 256;
    private static final int LANDMARKS = 12;
    private static final int ATTEMPT = 5;
    private static final int LEAF = 2;

    private final Goal before;
    private final Entrance entrance;
    private final List<Candidates> candidates = new ArrayList<>();
    private final Prop wanted;
    private final PointValues.Truth truth;
    private final PointValues domain;
    private final PointValues values;
    private final List<Leaf> leaves;

    /**
     * @param before   the goal whose leading quantifiers the entrance entered
     * @param entrance what came of it
     * @param wanted   true besides the hypotheses
     */
    public PointSearch(Goal before, Entrance entrance, Prop wanted) {
        this(before, entrance, wanted, PointValues.Truth.TRUE);
    }

    /** A search for a point at which a formula certainly is as stated: true, false or undefined. */
    public PointSearch(Goal before, Entrance entrance, Prop wanted, PointValues.Truth truth) {
        this.before = before;
        this.entrance = entrance;
        this.wanted = wanted;
        this.truth = truth;
        List<Prop> all = new ArrayList<>(entrance.goal().hypotheses());
        all.add(wanted);
        List<Rational> landmarks = Terms.reachable(Props.nodes(all)).stream().filter(Term::isConst).map(Term::value).distinct().limit(LANDMARKS).toList();
        int i = 0;
        for (Entry e : entrance.entries()) {
            Quantifier q = before.rest().get(i++);
            candidates.add(new Candidates(q.set(), e, entrance.goal().names(), landmarks));
        }
        this.domain = new PointValues(entrance.goal().hypotheses(), BITS);
        this.values = new PointValues(List.of(wanted), BITS);
        this.leaves = entrance.entries().stream().flatMap(e -> e.leaves().stream()).toList();
    }

    /** A point, if one of at most {@code trials} candidates is one. */
    public Optional<Map<Term, Rational>> find(int trials, long seed, Work work) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = candidates.size();
        int simple = Math.max(1, trials / 2);
        int[] k = new int[n];
        int done = 0;
        for (int total = 0; done < simple; total++) {
            int before = done;
            if (!tuples(k, 0, total)) {
                break;
            }
            // all index tuples of this sum, in lexicographic order
            do {
                Optional<Map<Term, Rational>> p = attempt(k, random);
                if (p.isPresent()) {
                    return p;
                }
                done++;
                if (spent(work)) {
                    return Optional.empty();
                }
            } while (done < simple && next(k, total));
            if (done == before) {
                break;
            }
        }
        for (; done < trials; done++) {
            for (int i = 0; i < n; i++) {
                k[i] = random.nextInt(3) == 0 && candidates.get(i).count() > 0 ? random.nextInt(candidates.get(i).count()) : -1;
            }
            Optional<Map<Term, Rational>> p = attempt(k, random);
            if (p.isPresent()) {
                return p;
            }
            if (spent(work)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Charges one attempt. */
    private boolean spent(Work work) {
        work.spend(ATTEMPT + LEAF * leaves.size() + domain.takeSteps() + values.takeSteps());
        return work.over();
    }

    /** The first tuple from position i on whose indices sum to {@code total}: as much as possible at the end. */
    private boolean tuples(int[] k, int i, int total) {
        int rest = total;
        for (int j = k.length - 1; j >= i; j--) {
            k[j] = Math.min(rest, candidates.get(j).count() - 1);
            if (k[j] < 0) {
                return false;
            }
            rest -= k[j];
        }
        return rest == 0;
    }

    private boolean next(int[] k, int total) {
        for (int i = k.length - 2; i >= 0; i--) {
            if (k[i] + 1 < candidates.get(i).count()) {
                int head = 0;
                for (int j = 0; j <= i; j++) {
                    head += k[j];
                }
                k[i]++;
                if (total - head - 1 >= 0 && tuples(k, i + 1, total - head - 1)) {
                    return true;
                }
                k[i]--;
            }
        }
        return false;
    }

    private Optional<Map<Term, Rational>> attempt(int[] k, SplittableRandom random) {
        Map<Term, Rational> point = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Entry e = entrance.entries().get(i);
            List<Rational> v = k[i] < 0 ? candidates.get(i).random(point, random) : candidates.get(i).pattern(k[i], point, random);
            for (int j = 0; j < v.size(); j++) {
                point.put(e.leaves().get(j).term(), v.get(j));
            }
        }
        return accept(point);
    }

    /** The point if it qualifies. */
    public Optional<Map<Term, Rational>> accept(Map<Term, Rational> point) {
        for (Leaf l : leaves) {
            if (!l.hull().contains(point.getOrDefault(l.term(), Rational.ZERO)) || !point.containsKey(l.term())) {
                return Optional.empty();
            }
        }
        domain.at(point);
        for (Prop h : entrance.goal().hypotheses()) {
            if (domain.of(h) != PointValues.Truth.TRUE) {
                return Optional.empty();
            }
        }
        values.at(point);
        return values.of(wanted) == truth ? Optional.of(point) : Optional.empty();
    }

    /** The goal that was entered. */
    public Goal goal() {
        return before;
    }
}
