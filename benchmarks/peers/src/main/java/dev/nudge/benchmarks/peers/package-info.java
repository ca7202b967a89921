/** Other libraries at the work items, by the protocol that nudge is measured with. */
package dev.nudge.benchmarks.peers;
