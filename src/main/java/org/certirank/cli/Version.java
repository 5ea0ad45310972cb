package org.certirank.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, from the jar it runs from. */
final class Version implements IVersionProvider {
    /** The version number, or "development" where there is no jar. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"certirank " + number() + " (Java " + Runtime.version().feature() + ")"};
    }
}
