package org.certirank.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a peer printed; bench/peers/peer.h says what.
 *
 * @param system name and version
 * @param measurements by the name of the benchmark
 */
record PeerOutput(String system, Map<String, Measurement> measurements) {
    /** {@link BenchException} for anything but the form agreed on. */
    static PeerOutput parse(String text) throws BenchException {
        String system = null;
        Map<String, Measurement> found = new LinkedHashMap<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("# ") && system == null) {
                system = line.substring(2).strip();
                continue;
            }
            String[] fields = line.split(" ");
            try {
                if (fields.length != 3 || found.put(fields[0], new Measurement(Double.parseDouble(fields[1]), Double.parseDouble(fields[2]))) != null) {
                    throw new BenchException("a peer's line is not NAME SECONDS ITEMS: " + line);
                }
            } catch (IllegalArgumentException e) {
                throw new BenchException("a peer's line is not NAME SECONDS ITEMS: " + line);
            }
        }
        if (system == null || system.isEmpty()) {
            throw new BenchException("a peer does not say what it is");
        }
        return new PeerOutput(system, found);
    }
}
