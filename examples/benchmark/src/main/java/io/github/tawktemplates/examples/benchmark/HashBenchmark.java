package io.github.tawktemplates.examples.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The hash alone, for JMH: {@code java -cp examples/benchmark/target/benchmark.jar org.openjdk.jmh.Main HashBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HashBenchmark {
    @Param
    public Hash hash;

    @Benchmark
    public Object hash() throws Exception {
        return hash.of(Person.THREE_FIELDS.userId);
    }
}
