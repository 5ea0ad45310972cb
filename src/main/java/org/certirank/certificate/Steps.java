package org.certirank.certificate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Lays a proof out as the flat list of steps of a certificate. */
public final class Steps {
    private Steps() { }

    /** A proof that is being laid out: its premises so far have their indices. */
    private static final class Open {
        final Proof proof;
        final List<Integer> premises = new ArrayList<>();

        Open(Proof proof) {
            this.proof = proof;
        }
    }

    /**
     * The steps in post-order, premises from left to right, each distinct sub-proof once: two sub-proofs are the same if rule, data
     * and premises are. So each step but the last is a premise of a later one, the last is the root, and the order depends on the
     * proof alone. Walks with a stack of its own: proofs may be of any depth.
     */
    public static List<Step> of(Proof root) {
        List<Step> steps = new ArrayList<>();
        Map<Step, Integer> indices = new HashMap<>();
        Map<Proof, Integer> done = new IdentityHashMap<>();
        Deque<Open> stack = new ArrayDeque<>(List.of(new Open(root)));
        while (!stack.isEmpty()) {
            Open top = stack.peek();
            int next = top.premises.size();
            if (next < top.proof.premises().size()) {
                Proof premise = top.proof.premises().get(next);
                Integer index = done.get(premise);
                if (index != null) {
                    top.premises.add(index);
                } else {
                    stack.push(new Open(premise));
                }
                continue;
            }
            Step step = new Step(top.proof.rule(), top.premises, top.proof.data());
            int index = indices.computeIfAbsent(step, s -> {
                steps.add(s);
                return steps.size() - 1;
            });
            done.put(top.proof, index);
            stack.pop();
        }
        return steps;
    }
}
