/** What every peer measures and how: shared with the Java peers, so without a word of nudge in it. */
package dev.nudge.benchmarks.protocol;
