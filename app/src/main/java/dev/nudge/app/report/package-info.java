/** The report of a run: one page that opens anywhere, with what was learned, how good it is, and where it comes from. */
package dev.nudge.app.report;
