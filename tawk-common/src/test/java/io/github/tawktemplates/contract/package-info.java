/**
 * What the tests of all modules share, and all that this module's test-jar holds: the contracts that each engine keeps, which run
 * on its {@link io.github.tawktemplates.contract.EngineUnderTest}, and helpers. It sees the public API alone.
 */
package io.github.tawktemplates.contract;
