package org.certirank.prove;

/** Where a search tells how far it is, and asks whether to go on. Called from any thread. */
public interface Progress {

    Progress NONE = new Progress() {
        @Override
        public void phase(String what) {}

        @Override
        public void boxes(long done, long open) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** A new stage of the search begins. */
    void phase(String what);

    /** Boxes judged so far, and boxes still open. */
    void boxes(long done, long open);

    /** True if the search should stop at the next occasion. */
    boolean cancelled();
}
