/** The losses that come with nudge, one record each. In their formulas o is an output and t its target. */
package dev.nudge.losses;
