package org.certirank.certificate;

/** A file is no certificate; the message says where (a JSON pointer or line and column) and what was expected. */
public final class CertificateException extends Exception {
    private static final long serialVersionUID = 1L;

    public CertificateException(String message) {
        super(message);
    }
}
