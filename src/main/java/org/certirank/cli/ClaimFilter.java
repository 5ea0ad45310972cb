package org.certirank.cli;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** The claims that {@code --id} asks for: globs of SPEC or SPEC#CLAIM ({@code *}, {@code ?}, {@code [...]}, <code>{a,b}</code>); none given: all. */
record ClaimFilter(List<One> globs) {

    /** One glob; matches every claim of a spec when it names none. */
    record One(PathMatcher spec, PathMatcher claim) {
        boolean matches(String specId, String claimId) {
            return spec.matches(Path.of(specId)) && claim.matches(Path.of(claimId));
        }
    }

    /** Reads the globs; {@link Failure} for one that is none. */
    static ClaimFilter of(List<String> texts) {
        return new ClaimFilter(texts.stream().map(ClaimFilter::one).toList());
    }

    boolean matches(String specId, String claimId) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(specId, claimId));
    }

    private static One one(String text) {
        int hash = text.indexOf('#');
        return new One(glob(text, hash < 0 ? text : text.substring(0, hash)), glob(text, hash < 0 ? "*" : text.substring(hash + 1)));
    }

    private static PathMatcher glob(String whole, String part) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + part);
        } catch (PatternSyntaxException | InvalidPathException error) {
            throw Failure.badInput("--id " + TextWidth.line(whole) + ": not a glob; expected SPEC or SPEC#CLAIM, with * ? [...] {a,b}");
        }
    }
}
