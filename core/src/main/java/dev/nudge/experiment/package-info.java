/** A whole experiment: load, split, encode, train, measure. What the command line and the browser both run. */
package dev.nudge.experiment;
