/** From a table to numbers and back: which column plays which role, and how its values are encoded. */
package dev.nudge.features;
