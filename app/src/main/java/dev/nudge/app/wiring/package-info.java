/** The Guice modules. */
package dev.nudge.app.wiring;
