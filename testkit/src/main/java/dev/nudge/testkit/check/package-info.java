/**
 * What a plugin must do, as checks without any test framework: for a loss, an optimizer or a dataset loader a list of
 * named checks, each of which gives a finding with its figures. They keep no state, and their random examples come from
 * fixed seeds.
 */
package dev.nudge.testkit.check;
