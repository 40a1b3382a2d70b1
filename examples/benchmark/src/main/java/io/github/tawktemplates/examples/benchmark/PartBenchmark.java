package io.github.tawktemplates.examples.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The tag without an engine, for JMH: {@code java -cp examples/benchmark/target/benchmark.jar org.openjdk.jmh.Main PartBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PartBenchmark {
    @Param
    public Part part;

    private Operation operation;

    @Setup
    public void prepare() throws Exception {
        operation = part.operation();
    }

    @Benchmark
    public Object part() throws Exception {
        return operation.run();
    }
}
