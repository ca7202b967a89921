/** The program: it wires the engine and the plugins together and gives them a command line. */
package dev.nudge.app;
