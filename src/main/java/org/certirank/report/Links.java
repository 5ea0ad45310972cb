package org.certirank.report;

import java.nio.charset.StandardCharsets;

/** Relative addresses of files. */
final class Links {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

    private Links() {
    }

    /** A path as a relative reference (RFC 3986): everything but unreserved characters and slashes is percent-encoded, so no path is taken for a scheme. */
    static String encoded(String path) {
        StringBuilder address = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(b) >= 0) {
                address.append((char) b);
            } else {
                address.append(String.format("%%%02X", b & 0xff));
            }
        }
        return address.toString();
    }
}
