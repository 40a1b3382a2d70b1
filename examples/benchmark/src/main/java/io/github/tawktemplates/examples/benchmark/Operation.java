package io.github.tawktemplates.examples.benchmark;

/** What is measured. Its result is there so that nothing of it is optimised away. */
@FunctionalInterface
interface Operation {
    Object run() throws Exception;
}
