package org.certirank.report;

import java.util.List;
import org.certirank.spec.Spec;

/**
 * What is to be told of one spec.
 *
 * @param spec the spec as it was read
 * @param link where its file lies, seen from the page; empty if it is too far away for a link
 * @param claims one result for each claim, in the order of the file
 */
public record SpecResult(Spec spec, String link, List<ClaimResult> claims) {
    public SpecResult {
        claims = List.copyOf(claims);
    }

    /** The line of the index for this spec. */
    public PageEntry entry() {
        return new PageEntry(spec.id(), spec.kind().word(), spec.title(), spec.path(), spec.sha256(),
                claims.stream().map(c -> new PageEntry.Line(c.claim().id(), c.shown(), ClaimResult.shown(c.claim().expect(), c.claim().coverage()), c.asExpected())).toList());
    }
}
