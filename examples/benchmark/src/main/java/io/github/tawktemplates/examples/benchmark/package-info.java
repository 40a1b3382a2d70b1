/**
 * What the tag costs, beside what people write by hand.
 *
 * <p>{@link io.github.tawktemplates.examples.benchmark.Benchmark} measures everything and writes examples/benchmark/results.md.
 * {@link io.github.tawktemplates.examples.benchmark.PageBenchmark} and its three neighbours are the same for JMH.
 */
package io.github.tawktemplates.examples.benchmark;
