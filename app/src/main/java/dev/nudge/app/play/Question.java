package dev.nudge.app.play;

/** What a page asks of the engine rather than of a figure; it is answered whether or not the figure is open. */
interface Question {

    /** The answer, soon: it is not waited for by anybody's training. */
    Reply answer(Laboratories laboratories);
}
