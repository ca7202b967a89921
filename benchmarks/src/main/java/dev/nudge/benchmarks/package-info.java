/** Whole-run benchmarks of nudge: one work item, one line of JSON. */
package dev.nudge.benchmarks;
