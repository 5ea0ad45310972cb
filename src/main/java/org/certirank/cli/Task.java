package org.certirank.cli;

import org.certirank.spec.Claim;

/**
 * One claim to be decided.
 *
 * @param source its spec
 * @param claim the claim
 * @param shown whether it was asked for; otherwise it is there because another one uses it
 */
record Task(LoadedSpec source, Claim claim, boolean shown) {
    /** SPEC#CLAIM. */
    String name() {
        return source.spec().id() + "#" + claim.id();
    }

    CertificateFile certificate() {
        return CertificateFile.of(source.reports(), source.spec().id(), claim.id());
    }
}
