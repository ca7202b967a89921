/** The playground: the engine played by hand in a browser. */
package dev.nudge.app.play;
