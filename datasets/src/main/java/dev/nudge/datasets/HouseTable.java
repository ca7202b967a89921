package dev.nudge.datasets;

/** Which of the article's tables of houses. */
public enum HouseTable {
    /** Three houses: area, price. */
    THREE,
    /** Ten houses: area, bathrooms, price. */
    TEN,
    /** The ten houses: area, bathrooms, label. */
    LABELLED
}
