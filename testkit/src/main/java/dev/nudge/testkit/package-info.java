/**
 * Tests for plugins: a test class implements the contract of its kind and says what is to be tested.
 *
 * <pre>{@code
 * class QuantileTest implements LossContract {
 *     @Override
 *     public Loss subject() {
 *         return new Quantile();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test is a check of {@link dev.nudge.testkit.check}, the same that {@code nudge plugins check} runs on a jar.
 */
package dev.nudge.testkit;
