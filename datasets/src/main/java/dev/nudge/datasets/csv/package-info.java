/**
 * Text tables as people have them. A look at the first part of the file settles what the settings leave open ({@link
 * dev.nudge.datasets.csv.Csv}); then the file is streamed once into typed columns.
 */
package dev.nudge.datasets.csv;
