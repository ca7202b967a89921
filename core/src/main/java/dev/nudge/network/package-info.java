/** Fully connected networks over one flat array of weights, and the passes through them. */
package dev.nudge.network;
