package org.certirank.prove.rule;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certirank.expr.NormalForm;
import org.certirank.expr.NormalForms;
import org.certirank.expr.Polynomial;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;

/**
 * Normal forms with the roots of a step put in (certificate format, section 6). Within a thread, forms over one factory and one list of roots
 * share what they have computed, as long as the list is among the last ones used.
 */
public final class Forms {
    private static final int KEPT_LISTS = 16;
    /** A factory serves one thread, so the tables need no lock; the reference is soft, so they hold no factory for ever. */
    private static final ThreadLocal<SoftReference<Shared>> SHARED = new ThreadLocal<>();

    private record Shared(Terms terms, Map<List<Root>, NormalForms> byRoots) {
        Shared(Terms terms) {
            this(terms, new LinkedHashMap<>(16, 0.75f, true));
        }

        void keep(List<Root> roots, NormalForms forms) {
            byRoots.put(roots, forms);
            if (byRoots.size() > KEPT_LISTS) {
                byRoots.remove(byRoots.keySet().iterator().next());
            }
        }
    }

    private final Terms terms;
    private final NormalForms forms;

    /**
     * Forms under these roots, each checked with those before it.
     *
     * @throws Move.NotApplicable if the square of a root is not that of the node
     */
    public Forms(Terms terms, List<Root> roots) {
        this.terms = terms;
        this.forms = shared(terms, List.copyOf(roots));
    }

    private static NormalForms shared(Terms terms, List<Root> roots) {
        SoftReference<Shared> reference = SHARED.get();
        Shared shared = reference == null ? null : reference.get();
        if (shared == null || shared.terms() != terms) {
            shared = new Shared(terms);
            SHARED.set(new SoftReference<>(shared));
        }
        NormalForms known = shared.byRoots().get(roots);
        if (known == null) {
            known = new NormalForms(terms);
            for (Root r : roots) {
                Move.require(known.root(r.of(), r.is()), "the root is not the square root of what it should be");
            }
            shared.keep(roots, known);
        }
        return known;
    }

    /** Whether the normal form is 0; then the term is 0 wherever it and the roots are defined. */
    public boolean isZero(Term t) {
        return forms.isZero(t);
    }

    /** The normal form, a product. */
    public NormalForm of(Term t) {
        return forms.of(t);
    }

    /** The normal form with one polynomial above the line, roots reduced. */
    public NormalForm expanded(Term t) {
        return forms.expanded(forms.of(t));
    }

    public NormalForm expanded(NormalForm f) {
        return forms.expanded(f);
    }

    public NormalForm add(NormalForm a, NormalForm b) {
        return forms.add(a, b);
    }

    public NormalForm sub(NormalForm a, NormalForm b) {
        return forms.sub(a, b);
    }

    /** A polynomial with the powers of roots in it reduced. */
    public NormalForm reduced(Polynomial p) {
        return forms.reduced(p);
    }

    /** The form of the square of a SQRT or ABS node. */
    public NormalForm square(Term node) {
        return forms.square(node);
    }

    /** Whether a SQRT or ABS node is replaced by one of the roots. */
    public boolean isRoot(Term node) {
        return forms.isRoot(node);
    }

    /** A term with that normal form, factored. */
    public Term term(NormalForm f) {
        return f.toTerm(terms);
    }
}
