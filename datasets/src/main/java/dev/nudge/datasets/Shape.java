package dev.nudge.datasets;

/** What generated points lie around. */
public enum Shape {
    /** A number that grows in a straight line with one feature. */
    LINE,
    /** A number that is a plane over two features. */
    PLANE,
    /** A disc inside a ring. */
    CIRCLES,
    /** Opposite quadrants belong together. */
    XOR,
    /** Two spirals around each other. */
    SPIRALS,
    /** Two round clouds. */
    GAUSSIANS
}
