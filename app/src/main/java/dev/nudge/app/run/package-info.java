/** The run directory: what an experiment leaves behind, each file whole or not there. */
package dev.nudge.app.run;
