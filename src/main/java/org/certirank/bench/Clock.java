package org.certirank.bench;

/** What time is measured, of ours and of the peer. */
public enum Clock {
    /** Processor time of the one thread that works, and of the collection of its garbage: other programs on the machine disturb it little. */
    PROCESSOR,
    /** Time on the wall, for work on several threads. */
    WALL
}
