/**
 * What a plugin implements and what it may use: JDK types and this package, nothing else.
 *
 * <p>A plugin is an immutable record that is its own service provider. {@code META-INF/services} lists the record
 * class; its public no-argument constructor states the defaults, its compact constructor checks them, its components
 * are the settings, and {@link dev.nudge.spi.Doc} says what each means. Config keys, error messages, help texts and
 * forms all come from the record.
 */
package dev.nudge.spi;
