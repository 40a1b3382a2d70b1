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

/** The data alone, for JMH: {@code java -cp examples/benchmark/target/benchmark.jar org.openjdk.jmh.Main PayloadBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PayloadBenchmark {
    @Param
    public Payload payload;

    @Param({"WITH_PHONE", "ATTRIBUTES_45", "CYRILLIC_AND_EMOJI"})
    public Person person;

    private Operation operation;

    @Setup
    public void prepare() throws Exception {
        operation = payload.of(person);
    }

    @Benchmark
    public Object payload() throws Exception {
        return operation.run();
    }
}
