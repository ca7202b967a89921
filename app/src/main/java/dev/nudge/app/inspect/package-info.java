/** What a table shows before anything is trained on it: its columns, and a guess at an experiment. */
package dev.nudge.app.inspect;
