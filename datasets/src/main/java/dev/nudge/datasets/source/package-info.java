/** Where the bytes of a dataset come from, and what is said when they do not come. */
package dev.nudge.datasets.source;
