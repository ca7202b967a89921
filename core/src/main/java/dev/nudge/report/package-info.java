/** What training has led to: the trained model, its predictions, and how good they are. */
package dev.nudge.report;
