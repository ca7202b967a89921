/**
 * Text tables as people have them. A look at the first part of the file settles what the settings leave open ({@link
 * dev.nudge.datasets.csv.Csv}); then the file is cut into blocks of lines ({@link
 * dev.nudge.datasets.csv.Blocks}), which two threads read ({@link dev.nudge.datasets.csv.PlainRows}, and {@link
 * dev.nudge.datasets.csv.RecordRows} for what is not plain) while those before them go into typed columns ({@link
 * dev.nudge.datasets.csv.Rows}).
 */
package dev.nudge.datasets.csv;
