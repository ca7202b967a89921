package dev.nudge.datasets.csv;

/** Whether the first line names the columns. */
public enum Header {
    /** Look and see. */
    AUTO,
    /** It does. */
    TRUE,
    /** It is a row like the others. */
    FALSE
}
