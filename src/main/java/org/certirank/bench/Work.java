package org.certirank.bench;

/** What a benchmark does over and over, on data made beforehand. */
@FunctionalInterface
public interface Work {
    /** One operation. What it returns is kept from being optimised away. */
    Object run() throws Exception;

    /** How many items (intervals, balls, boxes) the last operation treated. */
    default long items() {
        return 1;
    }

    /** Work on a fixed number of items that writes its results into arrays. */
    static Work on(int items, Runnable operation) {
        return new Work() {
            @Override
            public Object run() {
                operation.run();
                return operation;
            }

            @Override
            public long items() {
                return items;
            }
        };
    }
}
