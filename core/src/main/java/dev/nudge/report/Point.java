package dev.nudge.report;

/** A place in a chart. */
public record Point(double x, double y) {}
