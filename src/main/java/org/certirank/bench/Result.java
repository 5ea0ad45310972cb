package org.certirank.bench;

import java.util.Optional;

/**
 * One row.
 *
 * @param name of the benchmark, perhaps with an ending
 * @param value the figure
 * @param unit its unit
 * @param peer whom it is compared with
 */
public record Result(String name, double value, Unit unit, Optional<Peer> peer) {

    /**
     * The other side.
     *
     * @param name system and version
     * @param value its figure, in the same unit
     */
    public record Peer(String name, double value) { }

    /** How many times faster than the peer. */
    public Optional<Double> ratio() {
        return peer.map(p -> unit.ratio(value, p.value()));
    }
}
