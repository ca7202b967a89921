package dev.nudge.app.play;

/** Which steps are kept: all at first, then ever fewer, so many between a step and its double. A power of two. */
record Resolution(long perOctave) {

    boolean keeps(long step) {
        return step % Math.max(1, Long.highestOneBit(step / perOctave)) == 0;
    }
}
