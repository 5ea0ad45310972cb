package org.certirank.bench;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/** Matches a hierarchical name, or the beginning of one up to a {@code /}: {@code *}, {@code ?}, {@code [...]} within a part, {@code **} across parts, <code>{a,b}</code>. */
record Glob(PathMatcher matcher) {
    /** {@link IllegalArgumentException} where it is none. */
    static Glob of(String text) {
        return new Glob(FileSystems.getDefault().getPathMatcher("glob:" + (text.endsWith("/") ? text.substring(0, text.length() - 1) : text)));
    }

    boolean matches(String name) {
        try {
            for (Path path = Path.of(name); path != null; path = path.getParent()) {
                if (matcher.matches(path)) {
                    return true;
                }
            }
            return false;
        } catch (InvalidPathException noName) {
            return false;
        }
    }
}
