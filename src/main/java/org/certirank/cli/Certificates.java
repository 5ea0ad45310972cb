package org.certirank.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.certirank.certificate.Certificate;
import org.certirank.certificate.CertificateException;
import org.certirank.certificate.CertificateReader;
import org.certirank.certificate.CertificateWriter;
import org.certirank.certificate.Proof;

/** Certificates as bytes and as records. */
final class Certificates {
    private Certificates() {
    }

    /** The bytes of the certificate that this proof makes. */
    static byte[] bytes(Task task, SpecLibrary library, boolean negation, Proof proof) {
        LoadedSpec source = task.source();
        return CertificateWriter.bytes(Certificate.of(ProjectRoot.relative(source.root(), source.file()), source.spec().sha256(), task.claim().id(),
                negation ? Certificate.Shows.NEGATION : Certificate.Shows.CLAIM, uses(task, library), proof));
    }

    /** The outer form, if the bytes have it. */
    static Optional<Certificate> read(byte[] bytes) {
        try {
            return Optional.of(CertificateReader.read(bytes));
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    /** Every claim that is used, also by those that are used. */
    private static List<Certificate.Use> uses(Task task, SpecLibrary library) {
        Set<Certificate.Use> all = new LinkedHashSet<>();
        collect(new SpecLibrary.Used(task.source(), task.claim()), task.source(), library, all);
        return List.copyOf(all);
    }

    private static void collect(SpecLibrary.Used user, LoadedSpec top, SpecLibrary library, Set<Certificate.Use> all) {
        for (SpecLibrary.Used used : library.usesOf(user.source(), user.claim())) {
            LoadedSpec source = used.source();
            if (all.add(new Certificate.Use(ProjectRoot.relative(top.root(), source.file()), source.spec().sha256(), used.claim().id()))) {
                collect(used, top, library, all);
            }
        }
    }
}
