/** From examples to trained weights: the objective, steps down it, and when to stop. */
package dev.nudge.train;
