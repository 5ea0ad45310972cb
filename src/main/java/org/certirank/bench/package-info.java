/**
 * Benchmarks: what the arithmetic, the matrices and the search cost, beside other systems on the same data in the same run.
 *
 * <p>{@link org.certirank.bench.Catalogue} lists them; each is a name, a unit and a {@link org.certirank.bench.Work} on data of a fixed {@link org.certirank.bench.Recipe}.
 * {@link org.certirank.bench.Forks} has JMH run one of them in a Java machine of its own; {@link org.certirank.bench.Peers} compiles the C and C++ programs of bench/peers and runs
 * them; {@link org.certirank.bench.BenchRun} takes the two in turns and makes {@link org.certirank.bench.Result}s. Nothing here is part of a proof.
 */
package org.certirank.bench;
