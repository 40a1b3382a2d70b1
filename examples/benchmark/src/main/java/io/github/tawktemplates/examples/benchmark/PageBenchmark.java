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

/** Page views, for JMH: {@code java -cp examples/benchmark/target/benchmark.jar org.openjdk.jmh.Main PageBenchmark}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PageBenchmark {
    @Param
    public Engine engine;

    @Param
    public Content content;

    @Param({"THREE_FIELDS", "ATTRIBUTES_45"})
    public Person person;

    private Operation view;

    @Setup
    public void compile() throws Exception {
        view = engine.view(content, person);
    }

    @Benchmark
    public Object view() throws Exception {
        return view.run();
    }
}
