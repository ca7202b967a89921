/** The datasets that come with nudge: small ones of its own, generated ones, and readers of files. */
package dev.nudge.datasets;
