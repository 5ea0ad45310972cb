package org.certirank.cli;

import java.nio.file.Path;
import org.certirank.spec.Spec;

/**
 * A spec that was read.
 *
 * @param file absolute and normalised
 * @param root the folder that paths in certificates are relative to
 * @param reports where certificates and pages go
 * @param bytes the file's bytes, from which {@code spec} was read
 * @param spec what they say
 */
record LoadedSpec(Path file, Path root, Path reports, byte[] bytes, Spec spec) {
}
