/**
 * The optimizers that come with nudge, one record each. In their rules w is a weight, g its gradient, rate the learning
 * rate, t the number of the step; everything else starts at zero and is remembered. Their default learning rates suit
 * standardised inputs.
 */
package dev.nudge.optimizers;
