package org.certirank.check;

/** What the checker says of a certificate. */
public sealed interface Verdict {
    /** Why it is not accepted. */
    default String reason() { return ""; }

    /**
     * The certificate proves the claim ({@code proved}) or its negation ({@code refuted}).
     * @param scope the claim, definitions expanded, fully bracketed, with its domain
     * @param spec the id of the spec
     * @param coverage the label {@code whole} or {@code part} of the claim
     */
    record Accept(String verdict, String scope, String spec, String claim, String coverage) implements Verdict { }
    /** The certificate is malformed or does not prove what it says; this says nothing about the claim. */
    record Reject(String reason) implements Verdict { }
    /** A limit was passed, or the certificate is of a kind that this version does not know. */
    record Decline(String reason) implements Verdict { }
    /** A file cannot be read, the spec is not well-formed, or the checker itself failed. */
    record Fault(String reason) implements Verdict { }
}
