package dev.nudge.app.play;

import dev.nudge.train.DivergedException;
import java.util.Optional;

/**
 * What a page asks of a figure: a record whose components are the keys of the message, read as the settings of an
 * experiment file are. {@link Requests} lists them.
 */
interface Request {

    /** Does it, and gives the answer, if it takes more than the figure's next state. */
    Optional<Reply> answer(Live live) throws DivergedException;
}
