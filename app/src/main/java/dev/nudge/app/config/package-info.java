/** From the text of an experiment file to the records of the engine, and back. */
package dev.nudge.app.config;
