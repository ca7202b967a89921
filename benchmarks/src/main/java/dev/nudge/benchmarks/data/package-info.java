/** Generated inputs: the same bytes for everyone, and files, so that peers in any language read them. */
package dev.nudge.benchmarks.data;
