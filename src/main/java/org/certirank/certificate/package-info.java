/** Certificates: proofs as trees, steps as a flat list, canonical bytes, reading and atomic writing. docs/certificate-format.md. */
package org.certirank.certificate;
