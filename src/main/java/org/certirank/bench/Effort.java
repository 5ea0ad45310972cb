package org.certirank.bench;

/**
 * How long to measure. A result is the best iteration of all forks, and the best of six runs of a peer, three before and three after.
 *
 * @param forks Java machines in turn
 * @param warmUpSeconds the most processor time that each takes to warm up; see {@link WarmUp}
 * @param iterations iterations of each that count, at least one operation each
 * @param iterationMillis their length, and that of one more, which does not count
 * @param peerSeconds length of each of a peer's runs
 */
public record Effort(int forks, double warmUpSeconds, int iterations, int iterationMillis, double peerSeconds) {
    /** A few seconds for each benchmark. */
    public static final Effort USUAL = new Effort(1, 10, 3, 150, 0.08);
    /** For figures to be published: about half a minute for each. */
    public static final Effort LONG = new Effort(3, 20, 6, 500, 0.5);
}
